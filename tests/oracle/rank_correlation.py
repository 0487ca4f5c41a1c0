"""Spearman's rank correlation in plain Python, for numbers without ties."""

from __future__ import annotations

from collections.abc import Sequence


def rank_correlation(x: Sequence[float], y: Sequence[float]) -> float:
    ranks = []
    for numbers in (x, y):
        place = [0] * len(numbers)
        for rank, at in enumerate(sorted(range(len(numbers)), key=numbers.__getitem__)):
            place[at] = rank
        ranks.append(place)
    n = len(x)
    squares = sum((a - b) ** 2 for a, b in zip(*ranks, strict=True))
    return 1 - 6 * squares / (n * (n * n - 1))
