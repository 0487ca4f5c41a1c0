"""Value of information for packages by nested simulation, in plain Python loops; it shares no code with the engine.

Options add to criteria of scale 0 to 100, starting from 0; of the gains of a package the largest counts in full,
of the others a share. A number is (low, mode, high) and drawn from a triangle.
"""

from __future__ import annotations

from itertools import combinations
from random import Random
from statistics import mean, stdev

Estimate = tuple[float, float, float]
Numbers = dict[str, Estimate]


def draw(random: Random, numbers: Numbers) -> dict[str, float]:
    return {
        name: low if low == high else random.triangular(low, high, mode) for name, (low, mode, high) in numbers.items()
    }


def score(members: tuple[str, ...], world: dict[str, float], weights: dict[str, float]) -> float:
    """Score 0 to 100 of a package; ``world`` has "option.criterion" and "share.criterion"."""
    total = 0.0
    for criterion, weight in weights.items():
        gains = sorted((world[f"{option}.{criterion}"] for option in members), reverse=True)
        level = gains[0] + world[f"share.{criterion}"] * sum(gains[1:]) if gains else 0.0
        total += weight * min(level, 100.0)
    return total / sum(weights.values())


def worth_of(
    name: str, options: list[str], numbers: Numbers, weights: dict[str, float], seed: int, outer: int, inner: int
) -> tuple[float, float]:
    """Worth of knowing one number before a package is chosen, and its standard error."""
    random = Random(seed)
    packages = [some for size in range(len(options) + 1) for some in combinations(options, size)]
    known = []
    for _ in range(outer):
        at = draw(random, {name: numbers[name]})[name]
        worlds = [draw(random, numbers) | {name: at} for _ in range(inner)]
        known.append([mean(score(package, world, weights) for world in worlds) for package in packages])
    overall = [mean(column) for column in zip(*known, strict=True)]
    chosen = max(range(len(packages)), key=lambda p: overall[p])
    gains = [max(row) - row[chosen] for row in known]
    return mean(gains), stdev(gains) / outer**0.5
