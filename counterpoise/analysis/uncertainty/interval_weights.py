"""Weights drawn uniformly from the simplex cut by a range for every share.

Shares are drawn one after another, each from its exact conditional distribution given those
before it. What remains for the later shares has a density that is a repeated integral of boxes;
it is tabulated once. No draw is rejected and no chain has to mix, so a draw costs the same however
narrow the ranges are, and any draw can be computed again on its own.
"""

from __future__ import annotations

import numpy as np

from ..arrays import Floats, Words
from .kernel.counter import double_uniforms, draw_words

KNOTS = 4097
"""Knots of each table of a remainder's distribution: its error is of order 1/KNOTS^2."""


def draw_interval_weights(low_j: Floats, high_j: Floats, key_j: Words, n_draws: int, first: int) -> Floats:
    """Weights within ``low_j`` and ``high_j``, uniform among all that sum to 1.

    Parameters
    ----------
    low_j, high_j
        Shape (n_criteria,); shares, which must leave room for a sum of 1.
    key_j
        Key of every criterion's stream of random numbers.

    Returns
    -------
    ``weight_dj``; every row within the bounds, summing to 1 up to rounding.
    """
    weight_dj = np.tile(low_j, (n_draws, 1))
    free = np.flatnonzero(high_j > low_j)
    rest = 1 - low_j[high_j <= low_j].sum()
    if len(free) == 0:
        return weight_dj
    low_j, high_j, key_j = low_j[free], high_j[free], key_j[free]
    tables = _remainder_tables(low_j, high_j, rest)
    word_d = draw_words(first, n_draws)
    rest_d = np.full(n_draws, rest)
    for j, (sum_k, mass_k) in enumerate(tables):
        least_d = np.interp(np.maximum(rest_d - high_j[j], sum_k[0]), sum_k, mass_k)
        most_d = np.interp(np.minimum(rest_d - low_j[j], sum_k[-1]), sum_k, mass_k)
        drawn_d = least_d + double_uniforms(word_d, int(key_j[j])) * (most_d - least_d)
        left_d = np.interp(drawn_d, mass_k, sum_k)
        left_d = np.clip(left_d, rest_d - high_j[j], rest_d - low_j[j])
        weight_dj[:, free[j]] = rest_d - left_d
        rest_d = left_d
    weight_dj[:, free[-1]] = rest_d
    weight_dj[:, free] = np.clip(weight_dj[:, free], low_j, high_j)
    return weight_dj


def _remainder_tables(low_j: Floats, high_j: Floats, total: float) -> list[tuple[Floats, Floats]]:
    """For every share but the last: the sum left for later ones, and the mass up to that sum.

    Only sums that can be reached count, so that a narrow corner gets the whole table.
    """
    tables: list[tuple[Floats, Floats]] = []
    for j in range(len(low_j) - 1, 0, -1):
        least = max(low_j[j:].sum(), total - high_j[:j].sum())
        most = min(high_j[j:].sum(), total - low_j[:j].sum())
        sum_k = np.linspace(least, max(most, least), KNOTS)
        density_k = np.ones(KNOTS) if not tables else _density(sum_k, low_j[j], high_j[j], *tables[0])
        mass_k = np.concatenate([[0.0], np.cumsum(density_k[1:] + density_k[:-1])])
        tables.insert(0, (sum_k, mass_k / mass_k[-1] if mass_k[-1] > 0 else np.linspace(0, 1, KNOTS)))
    return tables


def _density(sum_k: Floats, low: float, high: float, later_k: Floats, mass_k: Floats) -> Floats:
    """Volume of the later shares when this one and they add up to each sum."""
    volume_k: Floats = np.interp(sum_k - low, later_k, mass_k) - np.interp(sum_k - high, later_k, mass_k)
    return volume_k
