"""Which choice several perspectives could agree on, and what each of them gives up for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats
from ..frozen import freeze
from ..score import TIE
from .agreement import average_ranks

RULES = ("max_min", "least_regret", "approval", "majority", "borda")


@dataclass(frozen=True)
class Compromise:
    """One choice under a rule: ``gives_up_a`` are score points behind each perspective's own best.

    ``price`` is the largest of them. ``amount`` is what the rule went by: the lowest score (max-min), the largest
    regret, the number of perspectives that accept (approval), the smallest number that prefer it to another
    choice (majority), or Borda points. ``accepts_a`` says which perspectives accept it.
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


def acceptable(score_ac: Floats, today: int | None, within: float | None) -> Bools:
    """Which choices each perspective accepts: within so many points of its own best, or at least today's course.

    Raises
    ------
    ValueError
        Neither is given.
    """
    if within is not None:
        return np.asarray(regrets(score_ac) <= within + TIE)
    if today is None:
        raise ValueError("today's course has no score, so nothing can be compared with it")
    return np.asarray(score_ac >= score_ac[:, today, None] - TIE)


def find_compromises(score_ac: Floats, accepts_ac: Bools) -> Mapping[str, Compromise | None]:
    """The choice of each rule in `RULES`; of several that a rule puts level, the one with the smallest largest regret.

    Max-min: the highest of lowest scores (Rawls 1971). Least regret: the smallest largest regret (Savage 1951).
    Approval: accepted by most perspectives (Brams & Fishburn 1978). Majority: preferred to every other choice by
    more perspectives than the other way round (a Condorcet winner), None where there is none. Borda: most points,
    one for each choice that a perspective puts below and a half for each that it puts level.

    References
    ----------
    Rawls, A Theory of Justice; Savage, The theory of statistical decision, JASA 46, 55-67; Brams & Fishburn, Approval
    voting, American Political Science Review 72(3), 831-847.
    """
    regret_ac = regrets(score_ac)
    largest_c = regret_ac.max(axis=0)
    n = score_ac.shape[1]
    borda_c = sum(n - average_ranks(score_c) for score_c in score_ac)
    winner = _condorcet(score_ac)
    by_rule: dict[str, tuple[int, float] | None] = {
        "max_min": _first(score_ac.min(axis=0), largest_c),
        "least_regret": (int(largest_c.argmin()), float(largest_c.min())),
        "approval": _first(accepts_ac.sum(axis=0).astype(float), largest_c),
        "majority": winner,
        "borda": _first(np.asarray(borda_c, float), largest_c),
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


def _condorcet(score_ac: Floats) -> tuple[int, float] | None:
    """The choice that beats every other, and the fewest perspectives that prefer it to one; a knockout finds it."""
    left = np.arange(score_ac.shape[1])
    while len(left) > 1:
        one, other = left[: len(left) // 2 * 2 : 2], left[1::2]
        wins = _margin(score_ac, one, other) > 0
        left = np.concatenate((np.where(wins, one, other), left[len(left) // 2 * 2 :]))
    others = np.delete(np.arange(score_ac.shape[1]), left[0])
    if not len(others):
        return int(left[0]), float(len(score_ac))
    if (_margin(score_ac, left, others) <= 0).any():
        return None
    return int(left[0]), float((score_ac[:, left] > score_ac[:, others] + TIE).sum(axis=0).min())


def _margin(score_ac: Floats, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    difference_ac = score_ac[:, one] - score_ac[:, other]
    margin: np.ndarray = (difference_ac > TIE).sum(axis=0) - (difference_ac < -TIE).sum(axis=0)
    return margin
