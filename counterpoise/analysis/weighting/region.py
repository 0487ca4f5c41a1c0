"""Weights that are left open: the part of the simplex that keeps linear rows, its center, and draws from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..arrays import Floats
from .linear_program import LinearProgram

CHAINS, KEPT = 128, 32
"""Walks side by side, and positions of each that are kept."""

BURN, THIN = 12, 1
"""Steps before the first kept position, and between two, as multiples of the number of criteria."""

SEED = 1

THINNEST = 1e-7
"""A region with less room around its center than this holds no weights of its own."""


def center(row_kj: Sequence[Floats], n: int) -> Floats | None:
    """The weights with the most room to all sides among those with row . weights >= 0; None where there is no room.

    The center of the largest ball in the region (Chebyshev center), by a linear program.
    """
    program = LinearProgram(n + 1)
    program.equal.append((dict.fromkeys(range(n), 1.0), 1.0))
    for row_j in (*row_kj, *np.eye(n)):
        scaled = np.asarray(row_j, float) / np.linalg.norm(row_j)
        program.at_least({j: float(scaled[j]) for j in range(n) if scaled[j]} | {n: -1.0}, 0.0)
    solved = program.minimize({n: -1.0})
    if solved is None or -solved[0] < THINNEST:
        return None
    inside_j: Floats = solved[1][:n] / solved[1][:n].sum()
    return inside_j


def draw_region(row_kj: Sequence[Floats], inside_j: Floats) -> Floats:
    """Weights drawn uniformly from a region, shape (CHAINS * KEPT, n); always the same for the same rows.

    Hit-and-run: from where a walk stands, a uniform point of the chord in a random direction. Each half of the walks
    takes directions between two positions of the other half, so that a long and narrow region is crossed as easily
    as a round one.

    References
    ----------
    Smith (1984), Efficient Monte Carlo procedures for generating points uniformly distributed over bounded regions,
    Operations Research 32(6), 1296-1308.
    """
    n = len(inside_j)
    if n == 1:
        return np.ones((CHAINS * KEPT, 1))
    random = np.random.default_rng(SEED)
    bound_kj = np.vstack([np.eye(n), *(np.asarray(row_j, float)[None] for row_j in row_kj)])
    at_cj = np.tile(inside_j, (CHAINS, 1))
    halves = (np.arange(CHAINS // 2), np.arange(CHAINS // 2, CHAINS))
    burn, kept = BURN * n, []
    for step in range(burn + KEPT * THIN * n):
        for mine, others in (halves, halves[::-1]):
            if step < burn // 2:
                direction_cj = random.standard_normal((len(mine), n))
                direction_cj -= direction_cj.mean(axis=1, keepdims=True)
            else:
                one, other = (random.integers(0, len(others), len(mine)) for _ in range(2))
                direction_cj = at_cj[others[one]] - at_cj[others[other]]
            at_cj[mine] = _step(at_cj[mine], direction_cj, bound_kj, random)
        if step >= burn and (step - burn) % (THIN * n) == THIN * n - 1:
            kept.append(at_cj.copy())
    return np.vstack(kept)


def _step(at_cj: Floats, direction_cj: Floats, bound_kj: Floats, random: np.random.Generator) -> Floats:
    """A uniform point of the chord through each position."""
    slack_ck, slope_ck = at_cj @ bound_kj.T, direction_cj @ bound_kj.T
    with np.errstate(divide="ignore", invalid="ignore"):
        reach_ck = -slack_ck / slope_ck
    low_c = np.where(slope_ck > 0, reach_ck, -np.inf).max(axis=1)
    high_c = np.where(slope_ck < 0, reach_ck, np.inf).min(axis=1)
    is_still = ~(np.isfinite(low_c) & np.isfinite(high_c))  # two walks stand on the same spot
    low_c, high_c = np.where(is_still, 0.0, np.minimum(low_c, 0.0)), np.where(is_still, 0.0, np.maximum(high_c, 0.0))
    moved_cj = at_cj + (low_c + (high_c - low_c) * random.random(len(at_cj)))[:, None] * direction_cj
    moved_cj = np.maximum(moved_cj, 0.0)
    weight_cj: Floats = moved_cj / moved_cj.sum(axis=1, keepdims=True)
    return weight_cj
