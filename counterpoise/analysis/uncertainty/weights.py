"""What is known about the weights, and weights drawn from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..arrays import Floats, Words
from ..frozen import freeze
from ..score import normalise_weights
from .interval_weights import draw_interval_weights
from .kernel.counter import check_draws, draw_words, named_keys, single_exponentials
from .kernel.raw_weights import unknown_weights, weights_around
from .quasi import draw_quasi_simplex

WeightsKnown = Literal["exact", "around", "order", "intervals", "unknown"]
WEIGHTS_KNOWN: tuple[WeightsKnown, ...] = ("exact", "around", "order", "intervals", "unknown")

DEFAULT_SPREAD = 0.25
MAX_SPREAD = 0.5
"""Largest relative spread for which no weight can become negative."""


@dataclass(frozen=True)
class WeightLaw:
    """How weights are drawn.

    ``share_j`` is the profile, summing to 1. ``spread`` is used by ``around``, ``low_j`` and
    ``high_j`` by ``intervals``. Random numbers are drawn by criterion id, so that they stay with
    a criterion when others come or go.
    """

    kind: WeightsKnown | Literal["given"]
    criterion_ids: tuple[str, ...]
    share_j: Floats
    spread: float = DEFAULT_SPREAD
    low_j: Floats | None = None
    high_j: Floats | None = None
    is_quasi: bool = False

    def keys(self, seed: int) -> Words:
        """Stream key of every criterion; shape (n_criteria,), uint32."""
        return named_keys(seed, [f"weight {id_}" for id_ in self.criterion_ids])


def weight_law(
    kind: WeightsKnown,
    weight_j: Floats,
    criterion_ids: Sequence[str] | None = None,
    *,
    spread: float = DEFAULT_SPREAD,
    ranges: Mapping[str, tuple[float, float]] | None = None,
    quasi: bool = False,
) -> WeightLaw:
    """State what is known about the weights.

    Parameters
    ----------
    kind
        ``exact``: the profile, in every draw. ``around``: weight j is multiplied by
        1 + spread * (x_j - mean x), with x_j uniform on [-1, 1] and the mean weighted by the
        profile; the mean of the draws is exactly the profile, a weight of 0 stays 0, and spread
        0.25 says "up to about a quarter more or less". ``order``: uniform over all weights that
        keep the profile's order; equal weights stay equal and a weight of 0 stays 0.
        ``intervals``: uniform over all weights within ``ranges``. ``unknown``: uniform over all
        weights.
    weight_j
        Shape (n_criteria,); the profile on any common scale.
    spread
        Only for ``around``: from 0 to 0.5.
    ranges
        Only for ``intervals``: lowest and highest share in percent, by criterion id; criteria
        without a range may have any share.
    quasi
        Only for ``unknown``: scrambled Sobol points in place of random ones.

    Raises
    ------
    ValueError
        Weights, spread or ranges that admit no draw; the message says which.
    """
    share_j = normalise_weights(weight_j)
    ids = tuple(criterion_ids) if criterion_ids is not None else tuple(str(j) for j in range(len(share_j)))
    if len(ids) != len(share_j):
        raise ValueError(f"{len(share_j)} weights for {len(ids)} criteria")
    if kind not in WEIGHTS_KNOWN:
        raise ValueError(f"weights known '{kind}' is not one of {', '.join(WEIGHTS_KNOWN)}")
    if kind == "around" and not 0 <= spread <= MAX_SPREAD:
        raise ValueError(f"the spread of weights is {spread}; it lies between 0 and {MAX_SPREAD}")
    if quasi and kind != "unknown":
        raise ValueError(f"quasi-random weights are offered for unknown weights, not for '{kind}'")
    low_j, high_j = _share_bounds(ids, ranges or {}) if kind == "intervals" else (None, None)
    return WeightLaw(kind, ids, freeze(share_j), spread, low_j, high_j, quasi)


def draw_weights(law: WeightLaw, n_draws: int, seed: int, first: int = 0) -> Floats:
    """Weights of draws ``first`` to ``first + n_draws - 1``; the same whatever else is drawn.

    Returns
    -------
    ``weight_dj``, shape (n_draws, n_criteria), float64: rows non-negative, summing to 1.

    References
    ----------
    Tervonen & Lahdelma (2007), Implementing stochastic multicriteria acceptability analysis, EJOR
    178(2), 500-513 (uniform weights, weights in an order).
    """
    check_draws(n_draws, first)
    if law.kind == "exact":
        return np.tile(law.share_j, (n_draws, 1))
    if law.is_quasi:
        return draw_quasi_simplex(len(law.share_j), n_draws, seed, first)
    if law.kind == "order":
        return _draw_ordered(law, n_draws, seed, first)
    if law.kind == "intervals" and law.low_j is not None and law.high_j is not None:
        return draw_interval_weights(law.low_j, law.high_j, law.keys(seed), n_draws, first)
    word_d = draw_words(first, n_draws)
    if law.kind == "around":
        raw_jd = weights_around(law.share_j.astype(np.float32), np.float32(law.spread), law.keys(seed), word_d)
    else:
        raw_jd = unknown_weights(law.keys(seed), word_d)
    share_jd: Floats = raw_jd / raw_jd.sum(axis=0, dtype=float)
    return share_jd.T


def _draw_ordered(law: WeightLaw, n_draws: int, seed: int, first: int) -> Floats:
    """Uniform on the simplex whose corners weigh the k most important groups equally."""
    levels = sorted({float(share) for share in law.share_j if share > 0}, reverse=True)
    corner_kj = np.array([[share >= level for share in law.share_j] for level in levels], float)
    corner_kj /= corner_kj.sum(axis=1, keepdims=True)
    word_d = draw_words(first, n_draws)
    key_k = named_keys(seed, [f"order {k}" for k in range(len(levels))])
    mixture_dk = np.stack([single_exponentials(word_d, int(key)) for key in key_k], axis=1).astype(float)
    mixture_dk /= mixture_dk.sum(axis=1, keepdims=True)
    weight_dj: Floats = mixture_dk @ corner_kj
    return weight_dj


def _share_bounds(ids: tuple[str, ...], ranges: Mapping[str, tuple[float, float]]) -> tuple[Floats, Floats]:
    unknown = sorted(set(ranges) - set(ids))
    if unknown:
        raise ValueError(f"ranges are given for {', '.join(unknown)}, which is no criterion here")
    bound_jb = np.array([ranges.get(id_, (0.0, 100.0)) for id_ in ids], float) / 100
    for id_, (low, high) in zip(ids, bound_jb, strict=True):
        if not 0 <= low <= high <= 1:
            raise ValueError(f"the range of {id_} is {100 * low:g} to {100 * high:g} %, not 0 <= low <= high <= 100")
    low_sum, high_sum = 100 * bound_jb.sum(axis=0)
    if low_sum > 100 + 1e-9:
        raise ValueError(f"the lowest shares add up to {low_sum:g} %, more than all weight")
    if high_sum < 100 - 1e-9:
        raise ValueError(f"the highest shares add up to {high_sum:g} %, less than all weight")
    return freeze(bound_jb[:, 0]), freeze(bound_jb[:, 1])
