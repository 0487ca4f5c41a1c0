"""Which choice several perspectives could agree on, and what each of them gives up for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats
from ..frozen import freeze
from ..score import TIE
from .agreement import average_ranks

RULES = ("max_min", "least_regret", "weighted_mean", "approval", "majority", "borda")


@dataclass(frozen=True)
class Compromise:
    """One choice under a rule: ``gives_up_a`` are score points behind each perspective's own best.

    ``price`` is the largest of them, over perspectives that count. ``amount`` is what the rule went by: the lowest
    score (max-min), the largest regret, the mean score, the number of perspectives that accept (approval), the smallest
    number that prefer it to another choice (majority), or Borda points; one that counts twice is two. ``accepts_a``
    says which perspectives accept it.
    """

    choice: int
    amount: float
    price: float
    gives_up_a: Floats
    accepts_a: Bools


def regrets(score_ac: Floats) -> Floats:
    """Score points that each choice lies behind each perspective's own best."""
    best_a1 = score_ac.max(axis=1, keepdims=True)
    regret_ac: Floats = best_a1 - score_ac
    return regret_ac


def least_acceptable(score_ac: Floats, today: int | None, within: float | None) -> Floats:
    """The score from which each perspective accepts: so many points below its own best, or that of today's course.

    Raises
    ------
    ValueError
        Neither is given.
    """
    if within is not None:
        below_best_a: Floats = score_ac.max(axis=1) - within
        return below_best_a
    if today is None:
        raise ValueError("today's course has no score, so nothing can be compared with it")
    return score_ac[:, today]


def acceptable(score_ac: Floats, today: int | None, within: float | None) -> Bools:
    """Which choices each perspective accepts; see `least_acceptable`."""
    return np.asarray(score_ac >= least_acceptable(score_ac, today, within)[:, None] - TIE)


def find_compromises(
    score_ac: Floats, accepts_ac: Bools, count_a: Floats | None = None
) -> Mapping[str, Compromise | None]:
    """The choice of each rule in `RULES`; of several that a rule puts level, the one with the smallest largest regret.

    Max-min: the highest of lowest scores (Rawls 1971). Least regret: the smallest largest regret (Savage 1951).
    Weighted mean: the highest mean score (Harsanyi 1955). Approval: accepted by most perspectives (Brams & Fishburn
    1978). Majority: preferred to every other choice by more perspectives than the other way round (a Condorcet winner),
    None where there is none. Borda: most points, one for each choice that a perspective puts below and a half for each
    that it puts level.

    Parameters
    ----------
    count_a
        How many each perspective counts as (default: one each), not all 0. One that counts as 0 has no say; above
        that, max-min and least regret make no difference.

    References
    ----------
    Rawls, A Theory of Justice; Savage, The theory of statistical decision, JASA 46, 55-67; Harsanyi, Cardinal welfare,
    individualistic ethics, and interpersonal comparisons of utility, Journal of Political Economy 63(4), 309-321; Brams
    & Fishburn, Approval voting, American Political Science Review 72(3), 831-847.
    """
    count_a = np.ones(len(score_ac)) if count_a is None else np.asarray(count_a, float)
    has_say_a = count_a > 0
    regret_ac = regrets(score_ac)
    largest_c = regret_ac[has_say_a].max(axis=0)
    n = score_ac.shape[1]
    borda_c = count_a @ (n - average_ranks(score_ac))
    by_rule: dict[str, tuple[int, float] | None] = {
        "max_min": _first(score_ac[has_say_a].min(axis=0), largest_c),
        "least_regret": (int(largest_c.argmin()), float(largest_c.min())),
        "weighted_mean": _first(count_a @ score_ac / count_a.sum(), largest_c),
        "approval": _first(count_a @ accepts_ac, largest_c),
        "majority": _condorcet(score_ac, count_a),
        "borda": _first(borda_c, largest_c),
    }
    return {
        rule: None
        if found is None
        else Compromise(
            found[0],
            found[1],
            float(largest_c[found[0]]),
            freeze(regret_ac[:, found[0]].copy()),
            freeze(accepts_ac[:, found[0]].copy()),
        )
        for rule, found in by_rule.items()
    }


def _first(merit_c: Floats, largest_c: Floats) -> tuple[int, float]:
    level = np.flatnonzero(merit_c >= merit_c.max() - TIE)
    chosen = int(level[largest_c[level].argmin()])
    return chosen, float(merit_c[chosen])


def _condorcet(score_ac: Floats, count_a: Floats) -> tuple[int, float] | None:
    """The choice that beats every other, and the fewest perspectives that prefer it to one; a knockout finds it."""
    left = np.arange(score_ac.shape[1])
    while len(left) > 1:
        one, other = left[: len(left) // 2 * 2 : 2], left[1::2]
        wins = _margin(score_ac, count_a, one, other) > TIE
        left = np.concatenate((np.where(wins, one, other), left[len(left) // 2 * 2 :]))
    others = np.delete(np.arange(score_ac.shape[1]), left[0])
    if not len(others):
        return int(left[0]), float(count_a.sum())
    if (_margin(score_ac, count_a, left, others) <= TIE).any():
        return None
    return int(left[0]), float((count_a @ (score_ac[:, left] > score_ac[:, others] + TIE)).min())


def _margin(score_ac: Floats, count_a: Floats, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    difference_ac = score_ac[:, one] - score_ac[:, other]
    margin: np.ndarray = count_a @ (difference_ac > TIE) - count_a @ (difference_ac < -TIE)
    return margin
