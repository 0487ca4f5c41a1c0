"""Scores of many packages over many draws, a stretch of packages at a time: nothing grows with both.

A score is the whole number that `uncertainty.kernel` makes of it, from the same sums in single precision, so
that shares, ranks and ties of packages are those that the same packages have there as alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np

from ...arrays import Bools, Floats, Ints
from ...frozen import freeze
from ...score import normalise_weights
from ...uncertainty.estimates import QUANTILES
from ...uncertainty.kernel.counter import draw_words
from ...uncertainty.kernel.data import HEADROOM, score_shift
from ...uncertainty.kernel.raw_weights import unknown_weights, weights_around
from ...uncertainty.kernel.with_numpy import fix_scores
from ...uncertainty.ranked_rows import counted_criteria
from ...uncertainty.weights import WeightLaw, draw_weights

MOST_DETAILED = 200
"""Packages that are compared rank by rank and pair by pair."""

CELLS_AT_ONCE = 1 << 19
"""Packages x draws scored together: 2 MB, in a core's cache."""

HELD_CELLS = 1 << 24
"""Packages x draws whose scores are kept between two passes (64 MB); beyond, they are computed twice."""

ScoreRows = Callable[[slice], Ints]
"""Whole-number scores of a stretch of packages in every draw, shape (n_packages of it, n_draws)."""


@dataclass(frozen=True)
class DrawnWeights:
    """Weights of every draw, not yet divided by their total, single precision.

    ``weight_jd`` has shape (n_criteria, n_draws), or one column where all draws have the same;
    ``counts_j`` marks criteria that have weight in some draw.
    """

    weight_jd: Floats
    total_d: Floats
    counts_j: Bools

    def some_draws(self, draws: slice) -> DrawnWeights:
        """The same over a stretch of the draws."""
        if len(self.total_d) == 1:
            return self
        return DrawnWeights(self.weight_jd[:, draws], self.total_d[draws], self.counts_j)


@dataclass(frozen=True)
class ScoreSums:
    """What `sum_scores` finds, a row per package, scores and regrets in points of 0 to 100.

    ``quantile_pq`` are order statistics at 5, 50 and 95 %; ``regret_p`` is the mean distance to the best
    of the draw, ``most_regret_p`` the largest.
    """

    first_share_p: Floats
    mean_p: Floats
    quantile_pq: Floats
    regret_p: Floats
    regret_error_p: Floats
    most_regret_p: Floats


def draw_raw_weights(law: WeightLaw | Floats, n_draws: int, seed: int) -> DrawnWeights:
    """Weights of draws 0 to ``n_draws`` - 1 as a kernel draws them; an array is taken as it is.

    An array has shape (n_criteria,) for the same weights in every draw, or (n_draws, n_criteria).
    """
    if isinstance(law, np.ndarray):
        raw_jd = normalise_weights(law)[:, None] if law.ndim == 1 else law.T
        counts_j: Bools = np.any(law.reshape(-1, law.shape[-1]) > 0, axis=0)
        return _with_total(np.asarray(raw_jd, np.float32), counts_j)
    share_j, word_d = law.share_j.astype(np.float32), draw_words(0, n_draws)
    if law.kind == "exact":
        raw_jd = share_j[:, None]
    elif law.kind == "around":
        raw_jd = weights_around(share_j, np.float32(law.spread), law.keys(seed), word_d)
    elif law.kind == "unknown" and not law.is_quasi:
        raw_jd = unknown_weights(law.keys(seed), word_d)
    else:
        raw_jd = draw_weights(law, n_draws, seed).T
    return _with_total(np.asarray(raw_jd, np.float32), counted_criteria(law))


def _with_total(weight_jd: Floats, counts_j: Bools) -> DrawnWeights:
    total_d = weight_jd[0].copy()
    for weight_d in weight_jd[1:]:
        total_d += weight_d
    return DrawnWeights(freeze(weight_jd), freeze(total_d), freeze(counts_j))


def bits_for(n_packages: int) -> int:
    """Bits of a score given up to the number of a package, as where they are ranked."""
    return score_shift(min(n_packages, MOST_DETAILED))


def fix_values(value_of: Callable[[int], Floats], weights: DrawnWeights, shape: tuple[int, int], shift: int) -> Ints:
    """Whole-number scores of ``shape`` (n_packages, n_draws).

    ``value_of(j)`` gives the values on criterion j in that shape, or one column where all draws have the same.
    """
    score_pd = np.zeros(shape, np.float32)
    for j in np.flatnonzero(weights.counts_j):
        score_pd += np.asarray(value_of(int(j)), np.float32) * weights.weight_jd[j]
    return fix_scores(score_pd, weights.total_d, shift)


def to_points(fixed: Ints | Floats, shift: int) -> Floats:
    """Whole-number scores in points of 0 to 100."""
    points: Floats = 100.0 * np.asarray(fixed, float) / (2.0 ** (32 - shift) * HEADROOM)
    return points


def stretches(n_packages: int, n_draws: int) -> tuple[slice, ...]:
    """Packages scored together; more than one only where scores would not fit in a cache."""
    size = max(1, CELLS_AT_ONCE // max(n_draws, 1))
    return tuple(slice(first, min(first + size, n_packages)) for first in range(0, n_packages, size))


def sum_scores(parts: Sequence[slice], score_rows: ScoreRows, n_draws: int, shift: int) -> ScoreSums:
    """First shares, means, quantiles and regrets of all packages that ``parts`` cover, in two passes.

    The first pass finds the best score of every draw, the second how far each package is from it. The
    same figures whatever the parts, and however many threads share them.
    """
    n_packages = parts[-1].stop if parts else 0
    is_held = n_packages * n_draws <= HELD_CELLS
    best_d = np.full(n_draws, np.iinfo(np.int32).min, np.int32)
    held: list[Ints] = []
    for fixed_pd in _in_turn(score_rows, parts):
        np.maximum(best_d, fixed_pd.max(axis=0), out=best_d)
        if is_held:
            held.append(fixed_pd)
    found = _Found(n_packages, n_draws, shift, best_d)
    again: Iterator[Ints] = iter(held) if is_held else _in_turn(score_rows, parts)
    for rows, fixed_pd in zip(parts, again, strict=True):
        found.add(rows, fixed_pd)
    return found.sums()


class _Found:
    """Figures as they are filled in, a stretch of packages at a time."""

    def __init__(self, n_packages: int, n_draws: int, shift: int, best_d: Ints) -> None:
        self.shift, self.best_d, self.n_draws = shift, best_d, n_draws
        self.place_q = [round(q * (n_draws - 1)) for q in QUANTILES]
        self.total_p, self.most_p = np.zeros(n_packages, np.int64), np.zeros(n_packages, np.int64)
        self.square_p, self.fixed_pq = np.zeros(n_packages), np.zeros((n_packages, len(QUANTILES)), np.int64)
        self.first: list[tuple[Ints, Ints]] = []

    def add(self, rows: slice, fixed_pd: Ints) -> None:
        gap_pd = self.best_d - fixed_pd
        row_f, draw_f = np.nonzero(gap_pd == 0)
        self.first.append((row_f + rows.start, draw_f))
        self.total_p[rows] = fixed_pd.sum(axis=1, dtype=np.int64)
        self.most_p[rows] = gap_pd.max(axis=1)
        small_pd = gap_pd.astype(np.float32)
        self.square_p[rows] = np.einsum("pd,pd->p", small_pd, small_pd, dtype=np.float64)
        self.fixed_pq[rows] = np.partition(fixed_pd, self.place_q, axis=1)[:, self.place_q]

    def sums(self) -> ScoreSums:
        none = np.zeros(0, np.intp)
        row_f, draw_f = (np.concatenate([none, *parts]) for parts in zip(*self.first, (none, none), strict=True))
        credit_f = 1 / np.bincount(draw_f, minlength=self.n_draws)[draw_f]
        share_p = np.bincount(row_f, weights=credit_f, minlength=len(self.total_p)) / self.n_draws
        regret_p = (self.best_d.sum(dtype=np.int64) - self.total_p) / self.n_draws
        variance_p = np.maximum(self.square_p / self.n_draws - regret_p**2, 0)
        points = (self.total_p / self.n_draws, self.fixed_pq, regret_p, np.sqrt(variance_p / self.n_draws), self.most_p)
        return ScoreSums(freeze(share_p), *(freeze(to_points(fixed, self.shift)) for fixed in points))


def _in_turn(score_rows: ScoreRows, parts: Sequence[slice]) -> Iterator[Ints]:
    """Scores of every stretch in order, computed by all cores, few of them ahead of their use."""
    n_threads = cpu_count() or 1
    if len(parts) < 2 * n_threads:
        yield from map(score_rows, parts)
        return
    with ThreadPoolExecutor(n_threads) as pool:
        ahead = [pool.submit(score_rows, part) for part in parts[: 2 * n_threads]]
        for k in range(len(parts)):
            yield ahead[k % len(ahead)].result()
            if k + len(ahead) < len(parts):
                ahead[k % len(ahead)] = pool.submit(score_rows, parts[k + len(ahead)])
