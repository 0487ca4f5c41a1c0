"""Scores, ranks and sweeps once more, in plain Python: the tests' oracle. It shares no code with the engine.

A partial value is a number, or None where the level is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Values = Sequence[Sequence[float | None]]

TIE = 1e-9
"""Score points, as stated in the Method."""


def score(values: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """100 x the weighted mean of the values; None when a value that has weight is missing."""
    if any(weight > 0 and value is None for value, weight in zip(values, weights, strict=True)):
        return None
    parts = [weight * value for value, weight in zip(values, weights, strict=True) if weight > 0]
    return 100 * sum(parts) / sum(weights)


def leaders(values: Values, weights: Sequence[float], tie: float = TIE) -> set[int]:
    """Who is first: every option within a tie of the best of those that have a score."""
    scores = [score(row, weights) for row in values]
    known = [s for s in scores if s is not None]
    return {i for i, s in enumerate(scores) if s is not None and s >= max(known) - tie}


def weights_at(weights: Sequence[float], j: int, share: float) -> list[float]:
    """Criterion j at a share of all weight, the others in proportion; equal parts where they have none."""
    rest = [0.0 if k == j else w for k, w in enumerate(weights)]
    if sum(rest) == 0:
        rest = [0.0 if k == j else 1.0 for k in range(len(weights))]
    return [share if k == j else (1 - share) * w / sum(rest) for k, w in enumerate(rest)]


def nearest_of_two(values: Values, weights: Sequence[float], row: int) -> Fraction | None:
    """Two criteria, every level known: the least share that must change hands to make an option first.

    In fractions: with w the first weight, each other option asks for w on one side of a point.
    """
    low, high = Fraction(0), Fraction(1)
    first, second = (Fraction(float(x)) for x in values[row])
    for k, other in enumerate(values):
        if k == row:
            continue
        one, two = first - Fraction(float(other[0])), second - Fraction(float(other[1]))
        slope = one - two  # w * one + (1 - w) * two >= 0
        if slope == 0:
            if two < 0:
                return None
        elif slope > 0:
            low = max(low, -two / slope)
        else:
            high = min(high, -two / slope)
    if low > high:
        return None
    now = Fraction(float(weights[0])) / (Fraction(float(weights[0])) + Fraction(float(weights[1])))
    return max(low - now, now - high, Fraction(0))
