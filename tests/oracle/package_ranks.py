"""Packages over given draws once more, in plain Python: levels, shares, ranks, pairs, regret, dominance.

It shares no code with the engine. Levels of options are given draw by draw; every criterion runs from 0 (or
100) to 100 (or 0) on a straight line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

Levels = Sequence[Sequence[Sequence[float]]]
"""By option (the baseline first), criterion and draw."""


def package_level(alone: Sequence[float], sign: int, gains: float, losses: float) -> float:
    """Level of a package; ``alone`` are the baseline's level and those of the members."""
    base, *others = alone
    effects = [sign * (level - base) for level in others]
    up = sorted((e for e in effects if e > 0), reverse=True) or [0.0]
    down = sorted((-e for e in effects if e < 0), reverse=True) or [0.0]
    return base + sign * (up[0] + gains * sum(up[1:]) - down[0] - losses * sum(down[1:]))


def score(
    levels: Levels, members: Sequence[int], criteria: Sequence[tuple[int, float, float]], d: int, weights
) -> float:
    """Score of a package in draw d; ``criteria`` are (sign, share of further gains, of further losses)."""
    total = 0.0
    for j, (sign, gains, losses) in enumerate(criteria):
        level = package_level([levels[i][j][d] for i in (0, *members)], sign, gains, losses)
        value = level / 100 if sign > 0 else 1 - level / 100
        total += weights[j] * min(max(value, 0.0), 1.0)
    return 100 * total / sum(weights)


TIE = 1e-5
"""Score points below which scores are the same: the engine holds them in single precision."""


def rank_shares(scores: Sequence[Sequence[float]]) -> list[list[float]]:
    """Share of draws in which each takes each rank; those that tie share their ranks. ``scores`` by package, draw."""
    n, n_draws = len(scores), len(scores[0])
    shares = [[0.0] * n for _ in scores]
    for d in range(n_draws):
        for i in range(n):
            above = sum(1 for k in range(n) if scores[k][d] > scores[i][d] + TIE)
            tied = sum(1 for k in range(n) if abs(scores[k][d] - scores[i][d]) <= TIE)
            for rank in range(above, above + tied):
                shares[i][rank] += 1 / (n_draws * tied)
    return shares


def pair_share(one: Sequence[float], other: Sequence[float]) -> float:
    """Share of draws in which one beats the other, equal scores counting half."""
    return sum(0.5 if abs(a - b) <= TIE else float(a > b) for a, b in zip(one, other, strict=True)) / len(one)


def regrets(scores: Sequence[Sequence[float]]) -> list[list[float]]:
    """Distance to the best of the draw, by package and draw."""
    best = [max(of_draw) for of_draw in zip(*scores, strict=True)]
    return [[b - s for b, s in zip(best, row, strict=True)] for row in scores]


def dominance(one: Sequence[float], other: Sequence[float]) -> int:
    """1: first order, 2: second order only, 0: neither."""
    mine, theirs = sorted(one), sorted(other)
    gaps = [a - b for a, b in zip(mine, theirs, strict=True)]
    if all(gap >= -TIE for gap in gaps):
        return int(any(gap > TIE for gap in gaps))
    return 2 * all(gap >= -TIE for gap in accumulate(gaps))
