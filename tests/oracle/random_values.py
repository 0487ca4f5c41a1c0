"""Small random problems of every awkward kind, for comparing the engine with the oracle."""

from __future__ import annotations

from random import Random

KINDS = ("plain", "coarse", "near ties", "tiny", "equal", "far weights")


def draw_values(random: Random, n_options: int, n_criteria: int, kind: str) -> list[list[float]]:
    """Partial values: free, in tenths (ties), a ten-millionth apart, all tiny, or rows that repeat."""
    match kind:
        case "coarse":
            pick = lambda: random.randint(0, 10) / 10  # noqa: E731
        case "near ties":
            pick = lambda: random.choice([0.1, 0.5, 0.9]) + random.randint(-3, 3) * 1e-7  # noqa: E731
        case "tiny":
            pick = lambda: random.random() * 1e-6  # noqa: E731
        case _:
            pick = random.random
    values = [[pick() for _ in range(n_criteria)] for _ in range(n_options)]
    if kind == "equal":
        values[-1] = list(values[0])
    return values


def draw_weights(random: Random, n_criteria: int, kind: str) -> list[float]:
    """Points: some zero, or many powers of ten apart."""
    if kind == "far weights":
        return [10.0 ** random.randint(-9, 0) for _ in range(n_criteria)]
    points = [float(random.choice([0, 1, 2, 5, 10])) for _ in range(n_criteria)]
    return points if sum(points) else [1.0] * n_criteria


def punch_holes(random: Random, values: list[list[float]], share: float = 0.2) -> list[list[float | None]]:
    """The same values, some of them missing."""
    return [[None if random.random() < share else value for value in row] for row in values]
