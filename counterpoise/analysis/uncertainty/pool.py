"""Several experts' estimates of one number, pooled: the mean of their distributions.

The linear opinion pool with equal weights. A draw is a quantile of the pooled distribution, so one uniform number
gives one draw, as for a single estimate, and estimates that err together keep their rank correlation.

References
----------
Stone (1961), The opinion pool, Annals of Mathematical Statistics 32(4), 1339-1342.
Clemen & Winkler (1999), Combining probability distributions from experts in risk analysis, Risk Analysis 19(2),
187-203.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...model import Range
from ..arrays import Floats
from ..frozen import freeze


@dataclass(frozen=True)
class Pool:
    """A pooled distribution between knots, by rising level.

    Between knots k and k + 1 the density is ``density_k + slope_k x (level - level_k)``; ``below_k`` is the
    probability up to and at knot k, ``reached_k`` that short of knot k + 1 (an expert who is sure adds a jump there).
    """

    level_k: Floats
    below_k: Floats
    reached_k: Floats
    density_k: Floats
    slope_k: Floats


def pooled_quantiles(pool: Pool, uniform_d: Floats) -> Floats:
    """Levels below which the pooled probability is as large as each uniform."""
    is_last_d = uniform_d > pool.reached_k[-1]  # the jump of those who are sure of the highest level
    at_d = np.where(is_last_d, 0, np.searchsorted(pool.reached_k, uniform_d, side="left"))
    more_d = uniform_d - pool.below_k[at_d]
    density_d, slope_d = pool.density_k[at_d], pool.slope_k[at_d]
    root_d = density_d + np.sqrt(np.maximum(density_d**2 + 2 * slope_d * more_d, 0.0))
    step_d = np.divide(2 * more_d, root_d, out=np.zeros_like(more_d), where=(more_d > 0) & (root_d > 0))
    inside_d = np.minimum(pool.level_k[at_d] + step_d, pool.level_k[at_d + 1])
    drawn_d: Floats = np.where(is_last_d, pool.level_k[-1], inside_d)
    return drawn_d


@lru_cache(maxsize=256)
def pool_triangles(ranges: tuple[Range, ...]) -> Pool:
    """The pool of triangular distributions; the density is linear between any two of their corners."""
    level_k = np.unique([end for found in ranges for end in (found.low, found.mode, found.high)])
    start_k, middle_k = level_k[:-1], (level_k[:-1] + level_k[1:]) / 2
    below_k, density_k, slope_k = np.zeros(len(level_k)), np.zeros(len(start_k)), np.zeros(len(start_k))
    for found in ranges:
        if found.is_exact:
            below_k += level_k >= found.mode
            continue
        span = found.high - found.low
        up = 2 / (span * (found.mode - found.low)) if found.mode > found.low else 0.0
        down = 2 / (span * (found.high - found.mode)) if found.high > found.mode else 0.0
        inside_k = np.clip(level_k, found.low, found.high)
        rising_k, falling_k = up / 2 * (inside_k - found.low) ** 2, 1 - down / 2 * (found.high - inside_k) ** 2
        below_k += np.where(inside_k < found.mode, rising_k, np.where(inside_k < found.high, falling_k, 1.0))
        is_up_k = (found.low < middle_k) & (middle_k < found.mode)
        is_down_k = (found.mode < middle_k) & (middle_k < found.high)
        density_k += np.where(
            is_up_k, up * (start_k - found.low), np.where(is_down_k, down * (found.high - start_k), 0)
        )
        slope_k += np.where(is_up_k, up, np.where(is_down_k, -down, 0))
    return _make_pool(ranges, level_k, below_k, density_k, slope_k)


def pool_tables(ranges: tuple[Range, ...], probability_k: Sequence[Floats], place_k: Sequence[Floats]) -> Pool:
    """The pool of tabulated distributions, linear between knots.

    ``probability_k`` and ``place_k`` hold a table for each range: the probability below a place, a share of its span.
    """
    knots = [found.low + (found.high - found.low) * place for found, place in zip(ranges, place_k, strict=True)]
    level_k = np.unique(np.concatenate(knots))
    below_k, density_k = np.zeros(len(level_k)), np.zeros(len(level_k) - 1)
    for found, knot, probability in zip(ranges, knots, probability_k, strict=True):
        if found.is_exact:
            below_k += level_k >= found.mode
        else:
            reached_k = np.interp(level_k, knot, probability)
            below_k += reached_k
            density_k += np.diff(reached_k) / np.diff(level_k)
    return _make_pool(ranges, level_k, below_k, density_k, np.zeros(len(density_k)))


def _make_pool(ranges: tuple[Range, ...], level_k: Floats, below_k: Floats, density_k: Floats, slope_k: Floats) -> Pool:
    """Sums over the experts as means."""
    sure_k = np.array([sum(found.is_exact and found.mode == level for found in ranges) for level in level_k])
    parts = (below_k[:-1], (below_k - sure_k)[1:], density_k, slope_k)
    return Pool(freeze(level_k), *(freeze(part / len(ranges)) for part in parts))
