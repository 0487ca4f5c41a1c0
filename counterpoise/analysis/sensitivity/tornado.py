"""How far the lead swings when one uncertain number goes from one end of its range to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..score import TIE, UNRANKED, Ranking
from ..table import PerformanceTable
from .weight_sweep import WeightSweep, find_leader


@dataclass(frozen=True)
class Bar:
    """The leader's lead, in score points over the best of the others, at both ends of one range.

    ``row`` is the option whose level moves, None when it is a weight (then ``low`` and ``high`` are
    shares) or, with ``is_shared``, the baseline whose level moves every option's. A negative lead
    says that somebody else is first. ``swing`` is the largest lead minus the smallest, the present
    lead included.
    """

    row: int | None
    column: int
    low: float
    high: float
    lead_at_low: float
    lead_at_high: float
    swing: float
    is_shared: bool = False


def build_tornado(table: PerformanceTable, ranking: Ranking) -> tuple[Bar, ...]:
    """One bar per uncertain cell that moves the lead, widest swing first.

    Answers "whose uncertainty matters most for who is first?", one cell at a time. It is not a
    probability: an end of a range is as unlikely as its author meant it to be.

    References
    ----------
    Howard (1988), Decision analysis: practice and promise, Management Science 34(6), 679-695.
    """
    leader = find_leader(ranking)
    if (ranking.rank_i != UNRANKED).sum() < 2:
        return ()
    low_ij, high_ij = table.low_ij, table.high_ij
    lead_low_ij, lead_high_ij = (_leads_at(table, ranking, leader, level_ij) for level_ij in (low_ij, high_ij))
    is_moved_ij = (low_ij < high_ij) & (ranking.rank_i != UNRANKED)[:, None] & (ranking.weight_j > 0)
    return _widest_first(
        Bar(
            int(i),
            int(j),
            float(low_ij[i, j]),
            float(high_ij[i, j]),
            *_leads_and_swing(ranking, leader, lead_low_ij[i, j], lead_high_ij[i, j]),
            bool(table.is_shared_ij[i, j]),
        )
        for i, j in np.argwhere(is_moved_ij)
    )


def build_weight_tornado(
    ranking: Ranking, sweeps: tuple[WeightSweep, ...], low_j: Floats, high_j: Floats
) -> tuple[Bar, ...]:
    """One bar per weight that moves the lead between two shares (0 to 1), the others in proportion."""
    leader = find_leader(ranking)
    if (ranking.rank_i != UNRANKED).sum() < 2:
        return ()
    return _widest_first(
        Bar(
            None,
            j,
            float(low),
            float(high),
            *_leads_and_swing(ranking, leader, _lead(sweep.scores(low), leader), _lead(sweep.scores(high), leader)),
        )
        for j, (sweep, low, high) in enumerate(zip(sweeps, low_j, high_j, strict=True))
    )


def _leads_at(table: PerformanceTable, ranking: Ranking, leader: int, level_ij: Floats) -> Floats:
    """The leader's lead when one cell at a time stands at ``level_ij``, shape (n_options, n_criteria)."""
    value_ij = np.column_stack([function(level_ij[:, j]) for j, function in enumerate(table.functions)])
    gain_ij = 100 * ranking.weight_j * (value_ij - ranking.value_ij)
    score_i = ranking.score_i
    best, second = _two_best_others(score_i, leader)
    rival_i = np.where(np.arange(len(score_i)) == best, -np.inf if second is None else score_i[second], score_i[best])
    lead_ij: Floats = score_i[leader] - np.maximum(rival_i[:, None], score_i[:, None] + gain_ij)
    lead_ij[leader] = score_i[leader] + gain_ij[leader] - score_i[best]
    for i, j in np.argwhere(table.is_shared_ij):
        lead_ij[i, j] = _lead(_scores_after_shift(table, ranking, int(j), level_ij[i, j] - table.mode_ij[i, j]), leader)
    return lead_ij


def _two_best_others(score_i: Floats, leader: int) -> tuple[int, int | None]:
    others = [i for i in np.argsort(-score_i, kind="stable") if i != leader and not np.isnan(score_i[i])]
    return int(others[0]), int(others[1]) if len(others) > 1 else None


def _scores_after_shift(table: PerformanceTable, ranking: Ranking, j: int, shift: float) -> Floats:
    """Scores when every option's level on a criterion moves by the same amount."""
    moved_i = table.functions[j](table.mode_ij[:, j] + shift)
    score_i: Floats = ranking.score_i + 100 * ranking.weight_j[j] * (moved_i - ranking.value_ij[:, j])
    return score_i


def _lead(score_i: Floats, leader: int) -> float:
    others = np.delete(score_i, leader)
    return float(score_i[leader] - np.nanmax(others)) if not np.isnan(others).all() else np.nan


def _leads_and_swing(ranking: Ranking, leader: int, at_low: float, at_high: float) -> tuple[float, float, float]:
    leads = (float(at_low), float(at_high), _lead(ranking.score_i, leader))
    return leads[0], leads[1], max(leads) - min(leads)


def _widest_first(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    moving = [bar for bar in bars if bar.swing > TIE]
    return tuple(sorted(moving, key=lambda bar: (-bar.swing, bar.column, -1 if bar.row is None else bar.row)))
