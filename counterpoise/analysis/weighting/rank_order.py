"""Weights from an order alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from ..arrays import Floats
from .elicited import Elicited, to_shares
from .profile import rank_weights


def rank_sum(n: int) -> Floats:
    """Weights in proportion to n, n - 1, ..., 1.

    References
    ----------
    Stillwell, Seaver & Edwards (1981), A comparison of weight approximation techniques in multiattribute utility
    decision making, Organizational Behavior and Human Performance 28(1), 62-77.
    """
    weight_j: Floats = np.arange(n, 0, -1.0) * 2 / (n * (n + 1))
    return weight_j


def rank_reciprocal(n: int) -> Floats:
    """Weights in proportion to 1, 1/2, ..., 1/n; source as for `rank_sum`."""
    weight_j: Floats = 1 / np.arange(1.0, n + 1)
    weight_j /= weight_j.sum()
    return weight_j


def _by_place(formula: Callable[[int], Floats]) -> Callable[[Sequence[Sequence[str]]], Mapping[str, float]]:
    """Weights by place; equals share what their places would have."""

    def weigh(groups: Sequence[Sequence[str]]) -> Mapping[str, float]:
        weight_j, first, found = formula(sum(map(len, groups))), 0, {}
        for group in groups:
            share = float(weight_j[first : first + len(group)].mean())
            found.update(dict.fromkeys(group, share))
            first += len(group)
        return found

    return weigh


CENTROID = "centroid"
FORMULAS: Mapping[str, Callable[[Sequence[Sequence[str]]], Mapping[str, float]]] = {
    CENTROID: rank_weights,
    "sum": _by_place(rank_sum),
    "reciprocal": _by_place(rank_reciprocal),
}
"""The centroid is the mean of all weights that keep the order; the two others are rules of thumb."""


def weigh_order(groups: Sequence[Sequence[str]], criterion_ids: Sequence[str], formula: str = CENTROID) -> Elicited:
    """Weights of criteria given in order, most important first, equals in one group.

    A criterion that is in no group has weight 0. An order cannot contradict itself.

    References
    ----------
    Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11), 1515-1523.
    """
    found = FORMULAS[formula](groups)
    return Elicited(to_shares([found.get(id_, 0.0) for id_ in criterion_ids]))
