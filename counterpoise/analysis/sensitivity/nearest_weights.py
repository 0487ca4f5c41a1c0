"""The smallest movement of weights that makes an option first, or the proof that none can."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..score import TIE, UNRANKED, Ranking
from .linear_weights import find_best_worst, move_weights_least

LEVEL = 1e-6
"""Score points within which two options are level at the weights that were found."""

HAIR = 1e-9
"""Share of weight that stays on a criterion so that an option without a level on it stays unranked."""


@dataclass(frozen=True)
class NearestWeights:
    """The weights closest to the present ones at which option ``row`` is first.

    ``weight_j`` are those weights (shares) and ``change_j`` the change from the present ones, or
    None when no weights do it. ``movement`` is the share of all weight that shifts between criteria:
    half the sum of absolute changes. At these weights the option is at least level with every other;
    ``level_with`` lists the rows it is level with.

    ``best_lead`` is the largest lead, in score points, that any allowed weights give the option
    over the best of the others (negative: it always trails by that much or more; zero: it can
    draw level and no more; None when it cannot be ranked or stands alone).

    When no weights at all do it, ``mix_i`` proves it: shares of the other options, summing to 1,
    whose blend is better than the option on every criterion (on which no ranked option lacks a
    level). When ``mix_i`` is None as well, the locks, bounds or missing levels stand in the way
    (``is_held_back``).

    Options that are not ranked now take no part, and no weights are given that would rank one of
    them above the option. A criterion on which a ranked option lacks a level keeps its weight of 0:
    nobody is made first by others being unranked.
    """

    row: int
    weight_j: Floats | None
    change_j: Floats | None
    movement: float | None
    level_with: tuple[int, ...]
    best_lead: float | None
    mix_i: Floats | None = None
    is_held_back: bool = False

    @property
    def is_possible(self) -> bool:
        return self.weight_j is not None


def find_nearest_weights(
    ranking: Ranking,
    row: int,
    locked: Collection[int] = (),
    low_j: Floats | None = None,
    high_j: Floats | None = None,
) -> NearestWeights:
    """Smallest total movement of weights at which an option becomes first.

    Answers "how different would priorities have to be for this option to win?". It treats every
    level as certain. There may be other weights just as near; one of them is given, and it moves
    as few weights as a corner of the feasible set allows. Where a solver's tolerance would decide
    (levels nearly equal, weights far apart) the programme is solved in fractions.

    Parameters
    ----------
    row
        The option's row.
    locked
        Columns whose share may not change.
    low_j, high_j
        Shape (n_criteria,); bounds on shares, 0 to 1. Default: none.

    Raises
    ------
    ValueError
        A lower bound is above its upper bound, or no weights keep the locks and bounds.

    References
    ----------
    Weber (1985), A method of multiattribute decision making with incomplete information,
    Management Science 31(11), 1365-1371 (linear programmes over sets of weights); Hazen (1986),
    Partial information, dominance, and potential optimality in multiattribute utility theory,
    Operations Research 34(2), 296-310 (options that no weights can make first).
    """
    low_j, high_j = _allowed_shares(ranking, locked, low_j, high_j)
    if ranking.rank_i[row] == UNRANKED:
        return NearestWeights(row, None, None, None, (), None, is_held_back=True)
    others = np.flatnonzero((ranking.rank_i != UNRANKED) & (np.arange(len(ranking.rank_i)) != row))
    value_ij = np.nan_to_num(ranking.value_ij)
    edge_kj = value_ij[row] - value_ij[others]
    if not len(others):
        return _stay(ranking, row, None)
    best_lead = _largest_lead(edge_kj, low_j, high_j)
    is_allowed = ((ranking.weight_j >= low_j - 1e-12) & (ranking.weight_j <= high_j + 1e-12)).all()
    if ranking.rank_i[row] == 1 and is_allowed:
        return _stay(ranking, row, best_lead)
    change_j = None if best_lead < 0 else _move_least(ranking, row, edge_kj, low_j, high_j)
    if change_j is None:
        mix_i = _better_mix(edge_kj[:, ~_is_missing(ranking)], others, len(value_ij))
        return NearestWeights(row, None, None, None, (), best_lead, mix_i, is_held_back=mix_i is None)
    return _describe(ranking, row, others, edge_kj, change_j, best_lead)


def find_all_nearest_weights(ranking: Ranking, locked: Collection[int] = ()) -> tuple[NearestWeights, ...]:
    """`find_nearest_weights` for every option, in their order."""
    return tuple(find_nearest_weights(ranking, row, locked) for row in range(len(ranking.option_ids)))


def _allowed_shares(
    ranking: Ranking, locked: Collection[int], low_j: Floats | None, high_j: Floats | None
) -> tuple[Floats, Floats]:
    """Bounds of every share; a criterion that a ranked option lacks a level on keeps its weight of 0."""
    low_j = np.zeros(len(ranking.weight_j)) if low_j is None else np.array(low_j, float)
    high_j = np.ones(len(ranking.weight_j)) if high_j is None else np.array(high_j, float)
    fixed = sorted({*locked, *(int(j) for j in np.flatnonzero(_is_missing(ranking)))})
    low_j[fixed] = high_j[fixed] = ranking.weight_j[fixed]
    for j in np.flatnonzero(~(low_j <= high_j)):
        raise ValueError(f"the lower bound of {ranking.criterion_ids[j]} is above its upper bound")
    if low_j.sum() > 1 + 1e-12 or high_j.sum() < 1 - 1e-12:
        raise ValueError(
            f"no weights keep these bounds: shares sum to 1, the lower bounds to {low_j.sum():.3g}, "
            f"the upper ones to {high_j.sum():.3g}"
        )
    return low_j, high_j


def _is_missing(ranking: Ranking) -> Bools:
    """Criteria on which a ranked option lacks a level; they have no weight."""
    is_missing_j: Bools = np.isnan(ranking.value_ij[ranking.rank_i != UNRANKED]).any(axis=0)
    return is_missing_j


def _stay(ranking: Ranking, row: int, best_lead: float | None) -> NearestWeights:
    level_with = tuple(i for i in ranking.leaders if i != row)
    return NearestWeights(row, ranking.weight_j, freeze(np.zeros_like(ranking.weight_j)), 0.0, level_with, best_lead)


def _largest_lead(edge_kj: Floats, low_j: Floats, high_j: Floats) -> float:
    """Largest score lead over the best of the others that any allowed weights give."""
    lead = 100 * find_best_worst(edge_kj, low_j, high_j)[0]
    return 0.0 if abs(lead) < TIE else lead


def _move_least(ranking: Ranking, row: int, edge_kj: Floats, low_j: Floats, high_j: Floats) -> Floats | None:
    """The least change of weights that puts an option first, with no unranked option ranked above it."""
    kept_low_j = low_j
    while True:
        change_j = move_weights_least(edge_kj, ranking.weight_j, kept_low_j, high_j)
        if change_j is None:
            return None
        is_counted_j = _lacks_a_winner(ranking, row, _moved(ranking.weight_j, change_j)) & (kept_low_j < HAIR)
        if not is_counted_j.any():
            return change_j
        hair_j = np.minimum(np.minimum(HAIR, ranking.weight_j), high_j)
        kept_low_j = np.where(is_counted_j, np.maximum(kept_low_j, hair_j), kept_low_j)


def _lacks_a_winner(ranking: Ranking, row: int, weight_j: Floats) -> Bools:
    """Criteria with weight now that keep out an unranked option which would win at these weights without them."""
    is_missing_ij = np.isnan(ranking.value_ij)
    is_ranked_i = ~(is_missing_ij & (weight_j > 0)).any(axis=1)
    score_i = 100 * np.where(is_missing_ij, 0.0, ranking.value_ij) @ weight_j
    is_winner_i = (ranking.rank_i == UNRANKED) & is_ranked_i & (score_i > score_i[row] + TIE)
    lacks_j: Bools = is_missing_ij[is_winner_i].any(axis=0) & (ranking.weight_j > 0)
    return lacks_j


def _moved(weight_j: Floats, change_j: Floats) -> Floats:
    moved_j: Floats = np.maximum(weight_j + change_j, 0.0)
    share_j: Floats = moved_j / moved_j.sum()
    return share_j


def _describe(
    ranking: Ranking, row: int, others: Ints, edge_kj: Floats, change_j: Floats, best_lead: float
) -> NearestWeights:
    weight_j = _moved(ranking.weight_j, change_j)
    level_with = tuple(int(k) for k in others[100 * edge_kj @ weight_j < LEVEL])
    movement = float(np.abs(change_j).sum() / 2)
    return NearestWeights(row, freeze(weight_j), freeze(change_j), movement, level_with, best_lead)


def _better_mix(edge_kj: Floats, others: Ints, n_options: int) -> Floats | None:
    """Shares of the others whose blend beats the option on every criterion; None if there are none."""
    n_others = len(others)
    _, share_k = find_best_worst(-edge_kj.T, np.zeros(n_others), np.ones(n_others))
    if (-share_k @ edge_kj).min() <= 0:
        return None
    mix_i = np.zeros(n_options)
    mix_i[others] = share_k
    return freeze(mix_i)
