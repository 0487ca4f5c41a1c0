"""From a uniform number to a draw of an estimate: triangular or PERT on low, mode and high, or a pool of these."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...model import Range
from ..arrays import Floats
from .pool import Pool, pool_tables, pool_triangles, pooled_quantiles

PERT_KNOTS = 4097
"""Knots of the tabulated PERT distribution, denser towards low and high."""


def triangular_quantiles(estimate: Range, uniform_d: Floats) -> Floats:
    """Quantiles of the triangular distribution with the estimate's ends and peak."""
    span = estimate.high - estimate.low
    if span == 0:
        return np.full(uniform_d.shape, estimate.mode)
    below, above = estimate.mode - estimate.low, estimate.high - estimate.mode
    drawn_d: Floats = np.where(
        uniform_d * span < below,
        estimate.low + np.sqrt(span * below * uniform_d),
        estimate.high - np.sqrt(span * above * (1 - uniform_d)),
    )
    return drawn_d


def pert_quantiles(estimate: Range, uniform_d: Floats) -> Floats:
    """Quantiles of the PERT distribution: a beta on [low, high] with mean (low + 4 mode + high)/6.

    Read from a table of the distribution by linear interpolation, within 1e-5 of the span of the
    exact quantile.

    References
    ----------
    Malcolm, Roseboom, Clark & Fazar (1959), Application of a technique for research and
    development program evaluation, Operations Research 7(5), 646-669.
    """
    span = estimate.high - estimate.low
    if span == 0:
        return np.full(uniform_d.shape, estimate.mode)
    probability_k, place_k = _pert_table(estimate)
    drawn_d: Floats = estimate.low + span * np.interp(uniform_d, probability_k, place_k)
    return drawn_d


def estimate_quantiles(estimate: Range, uniform_d: Floats, shape: str) -> Floats:
    """Draws of an estimate from uniforms; ``shape`` is ``triangular`` or ``pert``, of each expert in a pool."""
    if shape not in ("triangular", "pert"):
        raise ValueError(f"shape '{shape}' is not known; use triangular or pert")
    opinions = tuple(expert.range for expert in estimate.experts)
    if len(set(opinions)) > 1:
        return pooled_quantiles(pool_triangles(opinions) if shape == "triangular" else _pool_perts(opinions), uniform_d)
    only = opinions[0] if opinions else estimate
    return (triangular_quantiles if shape == "triangular" else pert_quantiles)(only, uniform_d)


@lru_cache(maxsize=32)
def _pool_perts(ranges: tuple[Range, ...]) -> Pool:
    tables = [_pert_table(found) for found in ranges]
    return pool_tables(ranges, [probability_k for probability_k, _ in tables], [place_k for _, place_k in tables])


def _pert_table(estimate: Range) -> tuple[Floats, Floats]:
    span = estimate.high - estimate.low
    return _beta_table(round((estimate.mode - estimate.low) / span, 9) if span else 0.5)


@lru_cache(maxsize=512)
def _beta_table(peak: float) -> tuple[Floats, Floats]:
    from scipy.special import betainc  # only draws need it

    place_k = np.sin(np.linspace(0, np.pi / 2, PERT_KNOTS)) ** 2
    return betainc(1 + 4 * peak, 5 - 4 * peak, place_k), place_k
