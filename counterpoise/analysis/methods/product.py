"""Weighted product: partial values raised to their weights and multiplied."""

from __future__ import annotations

import numpy as np

from ..arrays import Floats
from .result import MethodResult, Names, check_inputs, give_result, show


def product(value_ij: Floats, weight_j: Floats, names: Names | None = None, *, floor: float = 0.0) -> MethodResult:
    """Weighted geometric mean of the partial values.

    Halving a value costs the same wherever it stands, so that a poor level on one criterion is
    hard to make up for. Only ratios of scores have a meaning. Arguments and errors: `check_inputs`.

    Parameters
    ----------
    floor
        Values below it are raised to it before multiplying. The default of 0 changes nothing.

    Rules
    -----
    A value of 0 on a criterion with weight makes the score 0, however good the rest; all such
    options share the last rank, unless ``floor`` is above 0. A constant criterion multiplies all
    scores alike and is left out, so that a constant 0 does not hide the rest.

    Raises
    ------
    ValueError
        A value is below 0; the message names the option and the criterion.

    References
    ----------
    Triantaphyllou (2000), Multi-Criteria Decision Making Methods: A Comparative Study, Kluwer, ch. 2.
    """
    inputs = check_inputs(value_ij, weight_j, names)
    options, criteria = inputs.names.options, inputs.names.criteria
    for i, j in np.argwhere(inputs.value_ij < 0):
        value = f"{inputs.value_ij[i, j]:g}"
        raise ValueError(f"the value of {options[i]} on {criteria[j]} is {value}; a product needs 0 or more")
    counts_j = np.where(np.ptp(inputs.value_ij, axis=0) > 0, inputs.share_j, 0.0)
    factor_ij = np.maximum(inputs.value_ij, floor) ** counts_j
    score_i = factor_ij.prod(axis=1)
    working = [
        show("Factors: partial value to the power of its weight", options, criteria, factor_ij),
        show("Score: product of the factors", options, ["score"], score_i[:, None]),
    ]
    return give_result("product", score_i, working)
