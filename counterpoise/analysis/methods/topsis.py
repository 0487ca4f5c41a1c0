"""TOPSIS: near to the best that is on offer, far from the worst."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..arrays import Floats
from .result import MethodResult, Names, check_choice, check_inputs, give_result, show

ALL_ALIKE = 0.5
"""Closeness when ideal and anti-ideal are one point: every option is as near to the one as to the other."""


def topsis(
    value_ij: Floats,
    weight_j: Floats,
    names: Names | None = None,
    *,
    normalisation: Literal["scale", "vector"] = "scale",
    reference: Literal["present", "scale"] = "present",
) -> MethodResult:
    """Closeness to the ideal: distance from the anti-ideal as a share of both distances, 0 to 1.

    Distances are Euclidean on weighted values, so that a shortfall counts more than in proportion
    to its size. Arguments and errors: `check_inputs`.

    Parameters
    ----------
    normalisation
        ``scale``: partial values as they are (the fixed scales make them comparable). ``vector``:
        every column divided by its Euclidean length, as in the book; for raw levels, a criterion
        to be minimised with its sign turned.
    reference
        ``present``: ideal and anti-ideal are the best and worst values among the options present,
        as in the book; removing an option may then reorder the others. ``scale``: 1 and 0, the
        ends of the fixed scales.

    Rules
    -----
    A constant criterion contributes nothing (with reference ``present``). When all options are
    alike, every closeness is one half.

    References
    ----------
    Hwang & Yoon (1981), Multiple Attribute Decision Making, Springer, ch. 3.
    """
    inputs = check_inputs(value_ij, weight_j, names)
    check_choice("normalisation", normalisation, ("scale", "vector"))
    check_choice("reference", reference, ("present", "scale"))
    normal_ij = _divide_by_length(inputs.value_ij) if normalisation == "vector" else inputs.value_ij
    weighted_ij = inputs.share_j * normal_ij
    if reference == "present":
        ideal_j, anti_ideal_j = weighted_ij.max(axis=0), weighted_ij.min(axis=0)
    else:
        ideal_j, anti_ideal_j = inputs.share_j, np.zeros_like(inputs.share_j)
    to_ideal_i = np.sqrt(((weighted_ij - ideal_j) ** 2).sum(axis=1))
    to_anti_ideal_i = np.sqrt(((weighted_ij - anti_ideal_j) ** 2).sum(axis=1))
    both_i = to_ideal_i + to_anti_ideal_i
    closeness_i = np.divide(to_anti_ideal_i, both_i, out=np.full(len(both_i), ALL_ALIKE), where=both_i > 0)
    options, criteria = inputs.names.options, inputs.names.criteria
    working = [
        show("Weighted values", options, criteria, weighted_ij),
        show("Ideal and anti-ideal", ["ideal", "anti-ideal"], criteria, np.array([ideal_j, anti_ideal_j])),
        show(
            "Distances and closeness",
            options,
            ["to the ideal", "to the anti-ideal", "closeness"],
            np.column_stack([to_ideal_i, to_anti_ideal_i, closeness_i]),
        ),
    ]
    return give_result("topsis", closeness_i, working)


def _divide_by_length(value_ij: Floats) -> Floats:
    length_j: Floats = np.sqrt((value_ij**2).sum(axis=0))
    return np.divide(value_ij, length_j, out=np.zeros_like(value_ij), where=length_j > 0)
