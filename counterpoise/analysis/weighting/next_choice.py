"""The next choice to ask for: the one whose answer leaves the fewest weights open, whatever it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor, log2, log10

import numpy as np

from ...model import Criterion
from ..arrays import Floats
from ..value import value_function
from .choices import Choice, inner_spans, open_weights
from .trade_off import TradeOff

ENOUGH = 0.05
"""Half the width of what is left open of a share (its middle 90 %) at which asking may end."""

PER_HALVING = 1.25
"""Questions that it takes to halve an open share: two criteria at a time cannot cut every shape in its middle."""

NEAR_END = 0.97
"""A partial value above it is asked about as the best level."""


@dataclass(frozen=True, slots=True)
class Outcomes(TradeOff):
    """Two outcomes to choose between: a is better on ``one``, b on ``other``; all else is equal.

    ``a_share`` is the part of the weights still open that prefers a.
    """

    a_share: float


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a person stands: what is left open of each share, 0 to 1, how many questions likely remain, the next one.

    ``next`` is None where every pair was skipped, or there is only one criterion.
    """

    range_by_id: Mapping[str, tuple[float, float]]
    likely_left: int
    next: Outcomes | None


def ask_next(
    choices: Sequence[Choice],
    criteria: Sequence[Criterion],
    skipped: Collection[frozenset[str]] = (),
    about: frozenset[str] = frozenset(),
) -> Asking:
    """The next question, chosen by how much of the open weights its answer takes away.

    For every pair of criteria the outcomes are set so that half of the weights still open prefer each; of these
    questions the one is asked that cuts across the longest extent of what is open. Levels are rounded to two digits,
    so the halves are about equal. ``skipped`` are pairs that are not to be asked
    about; ``about`` is a pair that is to be asked about first.

    References
    ----------
    Toubia, Hauser & Simester (2004), Polyhedral methods for adaptive choice-based conjoint analysis, Journal of
    Marketing Research 41(1), 116-131: choices that cut the longest axis of the set of weights through its center.
    Here the choices are limited to two criteria at a time, and the center is the median of draws.
    """
    ids = tuple(criterion.id for criterion in criteria)
    weight_dj = open_weights(tuple(choices), ids)[2]
    span_j = inner_spans(weight_dj)
    found: list[tuple[float, Outcomes]] = []
    for i, j in combinations(range(len(ids)), 2):
        pair = frozenset((ids[i], ids[j]))
        if pair == about or (pair not in skipped and not about):
            found.append(_question(criteria[i], criteria[j], weight_dj[:, i], weight_dj[:, j]))
    best = max(found, key=lambda pair: pair[0], default=None)
    left = _likely_left([(high - low) / 2 for low, high in span_j])
    return Asking(dict(zip(ids, span_j, strict=True)), left, best[1] if best else None)


def _question(one: Criterion, other: Criterion, one_d: Floats, other_d: Floats) -> tuple[float, Outcomes]:
    """Outcomes between which the open weights are split, and how far these extend across the split."""
    times = float(np.median(one_d / np.maximum(other_d, 1e-12)))
    one_b, other_a = one.worst, other.worst
    one_a = level_with(one, min(1.0, 1 / times) if times > 0 else 1.0)
    other_b = level_with(other, min(1.0, times))
    one_gain, other_gain = (_gain(criterion, level) for criterion, level in ((one, one_a), (other, other_b)))
    across_d = (one_gain * one_d - other_gain * other_d) / np.hypot(one_gain, other_gain)
    share = float((across_d > 0).mean())
    outcomes = Outcomes(one.id, other.id, one_a, one_b, other_a, other_b, share)
    return float(across_d.std()) * 4 * share * (1 - share), outcomes


def level_with(criterion: Criterion, value: float) -> float:
    """A round level, two digits from the worst, with about this partial value; never the worst level itself."""
    values = [point[1] for point in criterion.value_points]
    levels = [point[0] for point in criterion.value_points]
    pairs = sorted(zip(values, levels, strict=True))
    exact = float(np.interp(value, [pair[0] for pair in pairs], [pair[1] for pair in pairs]))
    if value > NEAR_END:
        return criterion.best
    gain, whole = exact - criterion.worst, criterion.best - criterion.worst
    step = 10.0 ** (floor(log10(max(abs(gain), abs(whole) / 1000))) - 1)
    rounded = criterion.worst + np.sign(whole) * max(round(abs(gain) / step), 1) * step
    low, high = sorted((criterion.worst, criterion.best))
    return float(round(min(max(rounded, low), high), 12))


def _gain(criterion: Criterion, level: float) -> float:
    at_l = value_function(criterion)(np.array([criterion.worst, level]))
    return max(float(at_l[1] - at_l[0]), 1e-9)


def _likely_left(half_j: Sequence[float]) -> int:
    """Answers that halve each open share until it is narrow enough; shares add up to 1, so one of them is free."""
    bits = sum(max(log2(half / ENOUGH), 0.0) for half in half_j if half > 0)
    return ceil(PER_HALVING * bits * (len(half_j) - 1) / len(half_j)) if len(half_j) else 0
