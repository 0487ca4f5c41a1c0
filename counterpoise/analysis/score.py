"""Additive scores, their contributions, and the ranking they give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Floats, Ints
from .frozen import freeze
from .table import PerformanceTable

TIE = 1e-9
"""Scores (0 to 100) closer than this are one score: the difference is rounding."""

UNRANKED = 0
"""Rank of an option that cannot be ranked because a level that counts is missing."""


@dataclass(frozen=True)
class Ranking:
    """Options scored under one set of weights.

    ``weight_j`` are shares that sum to 1; ``contribution_ij`` = 100 x weight x partial value;
    ``score_i`` their sum, 0 to 100, NaN for an option with a missing level on a criterion with
    weight. ``low_i`` and ``high_i`` are the scores when every estimate of the option stands at
    the end that serves it least, or best. ``rank_i``: 1 is best, equal scores share the better
    rank, 0 is unranked. ``order`` lists row numbers from first to last, unranked ones at the end.
    """

    option_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    baseline: int
    weight_j: Floats
    value_ij: Floats
    contribution_ij: Floats
    score_i: Floats
    low_i: Floats
    high_i: Floats
    rank_i: Ints
    order: tuple[int, ...]

    @property
    def leaders(self) -> tuple[int, ...]:
        """Rows that share rank 1; empty when nothing can be ranked."""
        return tuple(i for i in self.order if self.rank_i[i] == 1)

    @property
    def lead(self) -> float | None:
        """Score points between the first and the next; None with fewer than two ranked options."""
        ranked = [i for i in self.order if self.rank_i[i] != UNRANKED]
        return float(self.score_i[ranked[0]] - self.score_i[ranked[1]]) if len(ranked) > 1 else None


@dataclass(frozen=True)
class PairDifference:
    """Why option ``first`` stands above or below ``second``, in score points by criterion."""

    first: int
    second: int
    difference_j: Floats
    total: float


def normalise_weights(point_j: Floats) -> Floats:
    """Shares of weight, summing to 1.

    Parameters
    ----------
    point_j
        Shape (n_criteria,); non-negative points on any common scale.

    Raises
    ------
    ValueError
        A weight is negative or not a number, or all are zero.
    """
    point_j = np.asarray(point_j, float)
    if not np.isfinite(point_j).all() or (point_j < 0).any():
        raise ValueError("a weight is negative or not a number; weights are 0 or more")
    total = point_j.sum()
    if total <= 0:
        raise ValueError("all weights are zero; at least one criterion needs weight")
    weight_j: Floats = point_j / total
    return weight_j


def rank_options(table: PerformanceTable, point_j: Floats) -> Ranking:
    """Score and rank every option by the additive model.

    Answers "who is first under these weights, if every estimate is at its most likely level?". It
    says nothing about how sure that is: see the uncertainty and sensitivity modules.

    Parameters
    ----------
    point_j
        Shape (n_criteria,); swing weights on any common scale, see `normalise_weights`.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3; Edwards (1977), How to use
    multiattribute utility measurement for social decisionmaking, IEEE Trans. SMC 7(5), 326-340.
    """
    weight_j = normalise_weights(point_j)
    value_ij = table.values()
    low_ij, high_ij = table.value_bounds()
    contribution_ij = 100 * weigh(value_ij, weight_j)
    score_i = contribution_ij.sum(axis=1)
    rank_i = rank_scores(score_i)
    return Ranking(
        table.option_ids,
        table.criterion_ids,
        table.baseline,
        freeze(weight_j),
        freeze(value_ij),
        freeze(contribution_ij),
        freeze(score_i),
        freeze(100 * low_ij @ weight_j),
        freeze(100 * high_ij @ weight_j),
        freeze(rank_i),
        order_by_rank(rank_i),
    )


def tied_options(ranking: Ranking, margin: float) -> tuple[str, ...]:
    """Ids of the options whose score lies within ``margin`` points of the first's, first to last."""
    ranked = [i for i in ranking.order if ranking.rank_i[i] != UNRANKED]
    return tuple(
        ranking.option_ids[i] for i in ranked if ranking.score_i[i] >= ranking.score_i[ranked[0]] - margin - TIE
    )


def weigh(value_xj: Floats, weight_j: Floats) -> Floats:
    """Weight x partial value; a missing value with no weight contributes nothing."""
    return np.where(weight_j == 0, 0.0, value_xj * weight_j)


def rank_scores(score_i: Floats) -> Ints:
    """Rank of every score, 1 best; equal scores share the better rank, NaN gets rank 0."""
    is_ranked = ~np.isnan(score_i)
    ascending = np.sort(score_i[is_ranked])
    n_above_i = len(ascending) - np.searchsorted(ascending, score_i + TIE, side="right")
    return np.where(is_ranked, 1 + n_above_i, UNRANKED)


def order_by_rank(rank_i: Ints) -> tuple[int, ...]:
    """Row numbers from first to last; ties keep the order of the options, unranked come last."""
    return tuple(sorted(range(len(rank_i)), key=lambda i: (rank_i[i] == UNRANKED, rank_i[i], i)))


def compare_pair(ranking: Ranking, first: int, second: int) -> PairDifference:
    """Score points that each criterion gives ``first`` over ``second``; NaN where one is missing."""
    difference_j = ranking.contribution_ij[first] - ranking.contribution_ij[second]
    return PairDifference(first, second, freeze(difference_j), float(difference_j.sum()))


def dominance(value_ij: Floats) -> Bools:
    """Which option dominates which: at least as good on every criterion and better on one.

    Returns
    -------
    Shape (n_options, n_options), bool; [i, k] says that i dominates k. An option with a missing
    value neither dominates nor is dominated.
    """
    no_worse_ik: Bools = np.all(value_ij[:, None, :] >= value_ij[None, :, :] - TIE / 100, axis=2)
    better_ik: Bools = np.any(value_ij[:, None, :] > value_ij[None, :, :] + TIE / 100, axis=2)
    return no_worse_ik & better_ik
