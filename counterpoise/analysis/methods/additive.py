"""The additive model in the shape of the other methods, so that all can be compared."""

from __future__ import annotations

from ..arrays import Floats
from .result import MethodResult, Names, check_inputs, give_result, show


def additive(value_ij: Floats, weight_j: Floats, names: Names | None = None) -> MethodResult:
    """Score = 100 x the sum over criteria of share of weight x partial value.

    A gain on one criterion makes up for a loss on another at the rate of the weights. On fixed
    scales an option's score does not depend on which others are present. Arguments and errors:
    `check_inputs`.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3.
    """
    inputs = check_inputs(value_ij, weight_j, names)
    contribution_ij = 100 * inputs.share_j * inputs.value_ij
    score_i = contribution_ij.sum(axis=1)
    options, criteria = inputs.names.options, inputs.names.criteria
    working = [
        show("Contributions: share of weight x partial value x 100", options, criteria, contribution_ij),
        show("Score: sum of the contributions", options, ["score"], score_i[:, None]),
    ]
    return give_result("additive", score_i, working)
