"""From a kernel's sums to shares, scores and regrets, each with its Monte Carlo error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Ints
from ..share_error import share_error
from .kernel.data import BIN_BITS, HEADROOM, SQUARE_BITS, TIE_UNITS, KernelSums

QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Estimates:
    """What the sums say; parts that were not summed are None. Scores and regrets in 0 to 100.

    ``rank_ir`` rank acceptability, ``central_ij`` mean weights where first (0 where never),
    ``pair_ik`` share of draws with i before k, ``score_i`` means, ``quantile_iq`` their
    `QUANTILES`, ``regret_i`` mean distance to the best.
    """

    rank_ir: Floats
    central_ij: Floats
    pair_ik: Floats | None
    score_i: Floats | None
    quantile_iq: Floats | None
    regret_i: Floats | None


def estimate(sums: KernelSums, n_draws: int, shift: int) -> Estimates:
    """Means over ``n_draws`` draws."""
    rank_ir = (sums.count_ri + sums.tied_ri / TIE_UNITS).T / n_draws
    has_scores, has_pairs = len(sums.score_i) > 0, len(sums.above_ik) > 0
    return Estimates(
        rank_ir,
        _central_weights(sums.central_ij),
        _pair_shares(sums.above_ik, n_draws) if has_pairs else None,
        _points(sums.score_i / n_draws, shift) if has_scores else None,
        _score_quantiles(sums, n_draws, shift, np.array(QUANTILES)) if has_scores else None,
        _points((sums.best - sums.score_i) / n_draws, shift) if has_scores else None,
    )


def estimate_errors(sums: KernelSums, means: Estimates, n_draws: int, shift: int) -> Estimates:
    """Standard errors of independent draws, in the shape of the means (0 for central weights).

    Shares: binomial. Means: standard deviation / sqrt(draws). Quantiles: half the distance between
    the quantiles one binomial error to either side.
    """
    if means.score_i is None or means.quantile_iq is None or means.regret_i is None:
        score_i = quantile_iq = regret_i = None
    else:
        score_i = _mean_error(sums.square_i, means.score_i, n_draws)
        regret_i = _mean_error(sums.regret_square_i, means.regret_i, n_draws)
        quantile_iq = _quantile_errors(sums, n_draws, shift)
    return Estimates(
        share_error(means.rank_ir, n_draws),
        np.zeros_like(means.central_ij),
        None if means.pair_ik is None else share_error(means.pair_ik, n_draws),
        score_i,
        quantile_iq,
        regret_i,
    )


def spread_errors(replicates: list[Estimates]) -> Estimates:
    """Standard errors of the mean of independent replicates, from how much these differ."""

    def if_known(parts: Sequence[Floats | None]) -> Floats | None:
        known = [part for part in parts if part is not None]
        return _spread_error(known) if known else None

    return Estimates(
        _spread_error([replicate.rank_ir for replicate in replicates]),
        _spread_error([replicate.central_ij for replicate in replicates]),
        if_known([replicate.pair_ik for replicate in replicates]),
        if_known([replicate.score_i for replicate in replicates]),
        if_known([replicate.quantile_iq for replicate in replicates]),
        if_known([replicate.regret_i for replicate in replicates]),
    )


def _spread_error(parts: Sequence[Floats]) -> Floats:
    error: Floats = np.std(parts, axis=0, ddof=1) / np.sqrt(len(parts))
    return error


def _central_weights(central_ij: Ints) -> Floats:
    total_i = central_ij.sum(axis=1, keepdims=True)
    mean_ij: Floats = central_ij / np.maximum(total_i, 1)
    return mean_ij


def _pair_shares(above_ik: Ints, n_draws: int) -> Floats:
    """Equal scores count half for either; an option is not compared with itself (0)."""
    share_ik: Floats = 0.5 + (above_ik - above_ik.T) / (2 * n_draws)
    np.fill_diagonal(share_ik, 0.0)
    return share_ik


def _points(fixed: Ints | Floats, shift: int) -> Floats:
    points: Floats = 100 * fixed / (2.0 ** (32 - shift) * HEADROOM)
    return points


def _score_quantiles(sums: KernelSums, n_draws: int, shift: int, level_q: Floats) -> Floats:
    """Quantiles from the histogram, linear within a bin and inside what occurred."""
    edge_b = 100 * np.arange((1 << BIN_BITS) + 1) / ((1 << BIN_BITS) * HEADROOM)
    extreme_ie = _points(sums.extreme_ie, shift)
    rows = []
    for bin_b, (least, most) in zip(sums.bin_ib, extreme_ie, strict=True):
        filled = np.flatnonzero(bin_b)
        below_b = np.concatenate([[0], np.cumsum(bin_b[filled])]) / n_draws
        start_q = np.clip(np.searchsorted(below_b, level_q, side="left") - 1, 0, len(filled) - 1)
        inside_q = (level_q - below_b[start_q]) / (below_b[start_q + 1] - below_b[start_q])
        rows.append(np.clip(edge_b[filled[start_q]] + inside_q * edge_b[1], least, most))
    return np.array(rows)


def _quantile_errors(sums: KernelSums, n_draws: int, shift: int) -> Floats:
    level_q = np.array(QUANTILES)
    error_q = np.sqrt(level_q * (1 - level_q) / n_draws)
    low_iq = _score_quantiles(sums, n_draws, shift, np.maximum(level_q - error_q, 0))
    high_iq = _score_quantiles(sums, n_draws, shift, np.minimum(level_q + error_q, 1))
    error_iq: Floats = (high_iq - low_iq) / 2
    return error_iq


def _mean_error(square_i: Ints, mean_i: Floats, n_draws: int) -> Floats:
    """The squares were summed with `SQUARE_BITS` bits, whose half a unit is put back."""
    unit = 100 / (2.0**SQUARE_BITS * HEADROOM)
    mean_square_i = unit**2 * square_i / n_draws
    variance_i = mean_square_i - np.maximum(mean_i - unit / 2, 0) ** 2
    error_i: Floats = np.sqrt(np.maximum(variance_i, 0) / n_draws)
    return error_i
