"""The equal-weight pool of triangular estimates, in plain Python: probabilities, and quantiles by bisection."""

from __future__ import annotations

from collections.abc import Sequence

Triangle = tuple[float, float, float]


def probability_up_to(level: float, triangle: Triangle) -> float:
    low, mode, high = triangle
    if level < low:
        return 0.0
    if level >= high:
        return 1.0
    if level < mode:
        return (level - low) ** 2 / ((high - low) * (mode - low))
    return 1 - (high - level) ** 2 / ((high - low) * (high - mode))


def pooled_probability(level: float, triangles: Sequence[Triangle]) -> float:
    return sum(probability_up_to(level, triangle) for triangle in triangles) / len(triangles)


def pooled_quantile(uniform: float, triangles: Sequence[Triangle]) -> float:
    """The lowest level up to which the pooled probability is at least ``uniform``."""
    low, high = min(t[0] for t in triangles), max(t[2] for t in triangles)
    if pooled_probability(low, triangles) >= uniform:
        return low
    for _ in range(100):
        middle = (low + high) / 2
        if pooled_probability(middle, triangles) >= uniform:
            high = middle
        else:
            low = middle
    return high
