"""What weights must satisfy, by plain loops."""

from __future__ import annotations

import itertools
import math
import random


def rank_sum_with_equals(sizes: list[int]) -> list[float]:
    """Weight of a member of each group: the mean of the places' weights n, n - 1, ... that the group covers."""
    n = sum(sizes)
    total = n * (n + 1) / 2
    found, place = [], 0
    for size in sizes:
        covered = [n - at for at in range(place, place + size)]
        found.append(sum(covered) / size / total)
        place += size
    return found


def largest_deviation(weights: dict[str, float], ratios: list[tuple[str, str, float]], *, of_ratios: bool) -> float:
    worst = 0.0
    for more, less, times in ratios:
        if of_ratios:
            worst = max(worst, abs(weights[more] / weights[less] - times))
        else:
            worst = max(worst, abs(weights[more] - times * weights[less]))
    return worst


def squared_log_error(weights: dict[str, float], ratios: list[tuple[str, str, float]]) -> float:
    return sum((math.log(weights[more] / weights[less]) - math.log(times)) ** 2 for more, less, times in ratios)


def nearby(weights: dict[str, float], step: float) -> list[dict[str, float]]:
    """Weights from which a little is moved between two criteria."""
    found = []
    for one, other in itertools.permutations(weights, 2):
        if weights[one] > step:
            found.append({**weights, one: weights[one] - step, other: weights[other] + step})
    return found


def keeps_categories(values: dict[str, float], judgments: list[tuple[str, str, int, int]], gap: float) -> bool:
    """Whether differences of a higher category exceed those of every lower one by the gap between the two."""
    for more, less, low, high in judgments:
        difference = values[more] - values[less]
        if difference < gap * low - 1e-6 or (high == 0 and abs(difference) > 1e-6):
            return False
        for other, below, _other_low, other_high in judgments:
            if low > other_high and difference < values[other] - values[below] + gap * (low - other_high) - 1e-6:
                return False
    return True


def center_of_ranges(ranges: list[tuple[float, float]], steps: int) -> list[float]:
    """Mean of all weights on a grid of shares that keep their ranges, summing to 1; for three criteria."""
    total, n = [0.0, 0.0, 0.0], 0
    for i in range(steps + 1):
        for k in range(steps + 1 - i):
            weights = (i / steps, k / steps, 1 - (i + k) / steps)
            if all(low - 1e-9 <= weight <= high + 1e-9 for weight, (low, high) in zip(weights, ranges, strict=True)):
                total = [sum(pair) for pair in zip(total, weights, strict=True)]
                n += 1
    return [part / n for part in total]


def mean_of_choices(
    n: int, choices: list[tuple[int, int, float, float, str]], about: float, n_draws: int, seed: int
) -> list[float]:
    """Mean of random shares that agree with choices (one, other, gain on one, gain on other, said), by rejection."""
    random_number = random.Random(seed).expovariate
    total, kept = [0.0] * n, 0
    for _draw in range(n_draws):
        raw = [random_number(1.0) for _ in range(n)]
        share = [value / sum(raw) for value in raw]
        if all(_agrees(share, choice, about) for choice in choices):
            kept += 1
            total = [a + b for a, b in zip(total, share, strict=True)]
    return [value / kept for value in total]


def _agrees(share: list[float], choice: tuple[int, int, float, float, str], about: float) -> bool:
    one, other, one_gain, other_gain, said = choice
    a, b = share[one] * one_gain, share[other] * other_gain
    return a >= b if said == "a" else b >= a if said == "b" else a <= about * b and b <= about * a
