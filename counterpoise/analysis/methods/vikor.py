"""VIKOR: a compromise between the smallest total regret and the smallest single regret."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..arrays import Floats
from .result import MethodResult, Names, check_choice, check_inputs, give_result, show

ROUNDING = 1e-12
"""A spread of regrets below this is none: dividing by it would rank rounding errors."""


def vikor(
    value_ij: Floats,
    weight_j: Floats,
    names: Names | None = None,
    *,
    majority: float = 0.5,
    reference: Literal["present", "scale"] = "present",
) -> MethodResult:
    """Q: how far an option is from the best compromise, 0 best, 1 worst; with the compromise set.

    Regret on a criterion is the share of weight times the distance from the best value, measured
    against the distance between best and worst. S is the sum of regrets, R the largest single one;
    Q puts weight ``majority`` (the paper's v) on S and the rest on R, each stretched to 0..1 over
    the options. Arguments and errors: `check_inputs`.

    Parameters
    ----------
    majority
        0 to 1: how much the sum counts against the largest single regret.
    reference
        ``present``: best and worst among the options present, as in the paper. ``scale``: 1 and 0.

    Rules
    -----
    A constant criterion contributes nothing (with reference ``present``). When all options have
    the same S, or the same R, that part contributes nothing to Q. See `compromise_set`.

    References
    ----------
    Opricovic & Tzeng (2004), Compromise solution by MCDM methods: a comparative analysis of VIKOR
    and TOPSIS, EJOR 156(2), 445-455.
    """
    if not 0 <= majority <= 1:
        raise ValueError(f"majority is {majority}; it lies between 0 and 1")
    check_choice("reference", reference, ("present", "scale"))
    inputs = check_inputs(value_ij, weight_j, names)
    regret_ij = inputs.share_j * _shortfall(inputs.value_ij, reference)
    sum_i, largest_i = regret_ij.sum(axis=1), regret_ij.max(axis=1)
    q_i = majority * _stretch(sum_i) + (1 - majority) * _stretch(largest_i)
    options, criteria = inputs.names.options, inputs.names.criteria
    working = [
        show("Regrets: share of weight x distance from the best", options, criteria, regret_ij),
        show(
            "Sum of regrets S, largest regret R, and Q (less is better)",
            options,
            ["S", "R", "Q"],
            np.column_stack([sum_i, largest_i, q_i]),
        ),
    ]
    return give_result("vikor", q_i, working, is_higher_better=False, compromise=compromise_set(sum_i, largest_i, q_i))


def compromise_set(sum_i: Floats, largest_i: Floats, q_i: Floats) -> tuple[int, ...]:
    """Rows that the paper's two conditions leave as the compromise, in order of Q.

    Acceptable advantage (C1): the second Q is at least 1 / (n - 1) above the first. Acceptable
    stability (C2): the first is also best by S or by R. Both hold: the first alone. Only C2 fails:
    the first and the second (all that share second place). C1 fails: everyone whose Q is less than
    1 / (n - 1) above the first.
    """
    order = np.argsort(q_i, kind="stable")
    if len(order) == 1:
        return (int(order[0]),)
    first, second = order[0], order[1]
    advantage = 1 / (len(order) - 1)
    if q_i[second] - q_i[first] < advantage - ROUNDING:
        return tuple(int(i) for i in order if q_i[i] - q_i[first] < advantage - ROUNDING)
    if sum_i[first] <= sum_i.min() + ROUNDING or largest_i[first] <= largest_i.min() + ROUNDING:
        return (int(first),)
    return tuple(int(i) for i in order if q_i[i] <= q_i[second] + ROUNDING)


def _shortfall(value_ij: Floats, reference: str) -> Floats:
    """Distance from the best as a share of the distance between best and worst."""
    if reference == "scale":
        return 1 - value_ij
    best_j, worst_j = value_ij.max(axis=0), value_ij.min(axis=0)
    spread_j: Floats = best_j - worst_j
    shortfall_ij: Floats = best_j - value_ij
    return np.divide(shortfall_ij, spread_j, out=np.zeros_like(value_ij), where=spread_j > 0)


def _stretch(regret_i: Floats) -> Floats:
    spread = regret_i.max() - regret_i.min()
    return (regret_i - regret_i.min()) / spread if spread > ROUNDING else np.zeros_like(regret_i)
