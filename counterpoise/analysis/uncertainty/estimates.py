"""From a kernel's sums to shares, scores and regrets, each with its Monte Carlo error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .kernel.data import BIN_BITS, HEADROOM, SQUARE_BITS, TIE_UNITS, KernelSums

QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Estimates:
    """What the sums say; parts that were not summed are None. Scores and regrets in 0 to 100.

    ``rank_ir`` rank acceptability, ``central_ij`` mean weights where first (0 where never),
    ``pair_ik`` share of draws with i before k, ``score_i`` means, ``quantile_iq`` their
    `QUANTILES`, ``regret_i`` mean distance to the best.
    """

    rank_ir: np.ndarray
    central_ij: np.ndarray
    pair_ik: np.ndarray | None
    score_i: np.ndarray | None
    quantile_iq: np.ndarray | None
    regret_i: np.ndarray | None


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
        _share_error(means.rank_ir, n_draws),
        np.zeros_like(means.central_ij),
        None if means.pair_ik is None else _share_error(means.pair_ik, n_draws),
        score_i,
        quantile_iq,
        regret_i,
    )


def spread_errors(replicates: list[Estimates]) -> Estimates:
    """Standard errors of the mean of independent replicates, from how much these differ."""

    def error(name: str) -> np.ndarray | None:
        parts = [getattr(replicate, name) for replicate in replicates]
        return None if parts[0] is None else np.std(parts, axis=0, ddof=1) / np.sqrt(len(parts))

    return Estimates(*(error(name) for name in Estimates.__dataclass_fields__))


def _central_weights(central_ij: np.ndarray) -> np.ndarray:
    total_i = central_ij.sum(axis=1, keepdims=True)
    return central_ij / np.maximum(total_i, 1)


def _pair_shares(above_ik: np.ndarray, n_draws: int) -> np.ndarray:
    """Equal scores count half for either; an option is not compared with itself (0)."""
    share_ik = 0.5 + (above_ik - above_ik.T) / (2 * n_draws)
    np.fill_diagonal(share_ik, 0.0)
    return share_ik


def _points(fixed: np.ndarray, shift: int) -> np.ndarray:
    return 100 * fixed / (2.0 ** (32 - shift) * HEADROOM)


def _score_quantiles(sums: KernelSums, n_draws: int, shift: int, level_q: np.ndarray) -> np.ndarray:
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


def _quantile_errors(sums: KernelSums, n_draws: int, shift: int) -> np.ndarray:
    level_q = np.array(QUANTILES)
    error_q = np.sqrt(level_q * (1 - level_q) / n_draws)
    low_iq = _score_quantiles(sums, n_draws, shift, np.maximum(level_q - error_q, 0))
    high_iq = _score_quantiles(sums, n_draws, shift, np.minimum(level_q + error_q, 1))
    return (high_iq - low_iq) / 2


def _share_error(share: np.ndarray, n_draws: int) -> np.ndarray:
    return np.sqrt(np.clip(share * (1 - share), 0, None) / n_draws)


def _mean_error(square_i: np.ndarray, mean_i: np.ndarray, n_draws: int) -> np.ndarray:
    """The squares were summed with `SQUARE_BITS` bits, whose half a unit is put back."""
    unit = 100 / (2.0**SQUARE_BITS * HEADROOM)
    mean_square_i = unit**2 * square_i / n_draws
    variance_i = mean_square_i - np.maximum(mean_i - unit / 2, 0) ** 2
    return np.sqrt(np.maximum(variance_i, 0) / n_draws)
