"""The level of one cell of the performance table at which the leader changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..score import TIE, UNRANKED, Ranking
from ..table import PerformanceTable
from ..value import ValueFunction
from .weight_sweep import find_leader


@dataclass(frozen=True)
class CellSwitches:
    """For every cell, the level at which first place is shared; beyond it the leader changes.

    All arrays have shape (n_options, n_criteria). Where two share first place now, that level is the
    present one exactly, if there is anything beyond it. ``level_ij`` is the switching level in the
    criterion's unit (an effect counts from the baseline's level: `effects`), NaN where no level on
    the scale does it. ``takes_over_ij`` is the row that is first beyond it, -1 where there is
    none: the leader's own cells let the next option pass, the cells of others lift that other.
    ``relative_ij`` is the change as a share of the present level (0.08: 8 % more), NaN from a level
    of 0. ``value_change_ij`` is the change in partial value, NaN where there is none.

    ``is_inside_ij`` says that the level lies within the cell's own low to high; ``reach_ij`` is how
    far toward that end of the range it lies (0: at the present level, 1: at the end; infinite for
    an exact level). Cells that all options share (`BaselineSwitch`) have none here.
    """

    leader: int
    level_ij: Floats
    takes_over_ij: Floats
    relative_ij: Floats
    value_change_ij: Floats
    is_inside_ij: Bools
    reach_ij: Floats

    def effects(self, table: PerformanceTable) -> Floats:
        """Switching levels as changes against the baseline's level; NaN on criteria entered as levels."""
        is_effect_j = table.is_shared_ij[table.baseline]
        return np.where(is_effect_j, self.level_ij - table.mode_ij[table.baseline], np.nan)


@dataclass(frozen=True)
class BaselineSwitch:
    """A shift of the baseline's level, and so of every option's, at which the leader changes.

    ``level`` is the baseline's switching level and ``change`` the shift, in the criterion's unit;
    ``takes_over`` is the row that is first beyond it; ``is_inside`` and ``reach`` as for a cell.
    """

    column: int
    level: float
    change: float
    takes_over: int
    is_inside: bool
    reach: float


def find_cell_switches(table: PerformanceTable, ranking: Ranking) -> CellSwitches:
    """Level of every single cell at which somebody else becomes first, the rest staying as it is.

    Answers "which number, if it were wrong, would change the answer, and how wrong must it be?".
    One number at a time: two that are wrong together are the business of the draws. Exact: the
    partial value at which two scores meet, taken back through the piecewise-linear value function;
    of several such levels the one nearest to the present level is given.

    References
    ----------
    Triantaphyllou & Sanchez (1997), A sensitivity analysis approach for some deterministic
    multi-criteria decision-making methods, Decision Sciences 28(1), 151-194.
    """
    leader = find_leader(ranking)
    wanted_ij, takes_over_i = _wanted_values(ranking, leader)
    wanted_ij[table.is_shared_ij] = np.nan
    wanted_ij[_leads_nowhere(table, wanted_ij, leader)] = np.nan
    level_ij = np.column_stack(
        [level_at_value(function, wanted_ij[:, j], table.mode_ij[:, j]) for j, function in enumerate(table.functions)]
    )
    exists_ij = ~np.isnan(level_ij)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative_ij = np.where(table.mode_ij != 0, level_ij / table.mode_ij - 1, np.nan)
    reach_ij = _reach(level_ij - table.mode_ij, table.low_ij - table.mode_ij, table.high_ij - table.mode_ij)
    return CellSwitches(
        leader,
        freeze(level_ij),
        freeze(np.where(exists_ij, takes_over_i[:, None], -1)),
        freeze(relative_ij),
        freeze(np.where(exists_ij, wanted_ij - ranking.value_ij, np.nan)),
        freeze(reach_ij <= 1 + 1e-12),
        freeze(reach_ij),
    )


def level_at_value(function: ValueFunction, value_x: Floats, near_x: Floats) -> Floats:
    """Level whose partial value is ``value_x``, nearest to ``near_x``; NaN where there is none.

    Parameters
    ----------
    value_x, near_x
        Same shape (n,); partial values, and levels in the criterion's unit.
    """
    start_k, end_k = function.value_k[:-1], function.value_k[1:]
    value_xk = value_x[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        share_xk = (value_xk - start_k) / (end_k - start_k)
    share_xk = np.where((share_xk >= -1e-12) & (share_xk <= 1 + 1e-12), np.clip(share_xk, 0, 1), np.nan)
    level_xk = function.level_k[:-1] + share_xk * np.diff(function.level_k)
    stays_x = np.abs(function(near_x) - value_x) <= 1e-12  # flat stretches: already there
    level_xk = np.column_stack([level_xk, np.where(stays_x, near_x, np.nan)])
    away_xk = np.where(np.isnan(level_xk), np.inf, np.abs(level_xk - near_x[:, None]))
    nearest_x: Floats = level_xk[np.arange(len(value_x)), away_xk.argmin(axis=1)]
    return nearest_x


def find_baseline_switches(table: PerformanceTable, ranking: Ranking) -> tuple[BaselineSwitch, ...]:
    """Nearest shifts, down and up, of each level that all options share at which the leader changes.

    On a criterion entered as effects the baseline's level is under every option's. A shift only
    matters where a value function bends or ends: on a straight stretch all move alike. Exact, unless
    some option's level stands cut off at a natural bound now: it is taken to move with the others.
    """
    leader = find_leader(ranking)
    switches = []
    for j in np.flatnonzero(table.is_shared_ij[table.baseline]):
        if ranking.weight_j[j] > 0 and not np.isnan(table.mode_ij[table.baseline, j]):
            switches += _shift_both_ways(table, ranking, leader, int(j))
    return tuple(switches)


def _wanted_values(ranking: Ranking, leader: int) -> tuple[Floats, Ints]:
    """Partial value of every cell at which the first place is shared, and by row who takes over."""
    others = [i for i in ranking.order if i != leader and ranking.rank_i[i] != UNRANKED]
    takes_over_i = np.arange(len(ranking.rank_i))
    wanted_ij = np.full(ranking.value_ij.shape, np.nan)
    if not others:
        return wanted_ij, takes_over_i
    missing_i = ranking.score_i[leader] - ranking.score_i
    missing_i[leader] = ranking.score_i[others[0]] - ranking.score_i[leader]
    missing_i[np.abs(missing_i) <= TIE] = 0.0  # a tie is a tie, whatever the rounding of its scores
    takes_over_i[leader] = others[0]
    has_weight_j = ranking.weight_j > 0
    wanted_ij[:, has_weight_j] = ranking.value_ij[:, has_weight_j] + missing_i[:, None] / (
        100 * ranking.weight_j[has_weight_j]
    )
    return wanted_ij, takes_over_i


def _leads_nowhere(table: PerformanceTable, wanted_ij: Floats, leader: int) -> Bools:
    """Cells whose wanted value is an end of what the criterion is worth: nothing lies beyond it."""
    least_j = np.array([function.value_k.min() for function in table.functions])
    most_j = np.array([function.value_k.max() for function in table.functions])
    is_end_ij: Bools = wanted_ij >= most_j - 1e-12
    is_end_ij[leader] = wanted_ij[leader] <= least_j + 1e-12
    return is_end_ij


def _reach(change: Floats, to_low: Floats, to_high: Floats) -> Floats:
    """How far toward the end of the range a change goes; NaN stays NaN."""
    room = np.where(change < 0, to_low, to_high)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.where(np.abs(room) > 0, np.abs(change) / np.abs(room), np.inf)
    return np.where(np.isnan(change), np.nan, np.where(change == 0, 0.0, reach))


def _shift_both_ways(table: PerformanceTable, ranking: Ranking, leader: int, j: int) -> list[BaselineSwitch]:
    shift_d, lead_di = _leads_over_shifts(table, ranking, leader, j)
    found = []
    for is_side_d, order in ((shift_d <= 0, slice(None, None, -1)), (shift_d >= 0, slice(None))):
        change, row = _first_loss(shift_d[is_side_d][order], lead_di[is_side_d][order])
        if row is not None:
            found.append(_baseline_switch(table, j, change, row))
    return found


def _leads_over_shifts(table: PerformanceTable, ranking: Ranking, leader: int, j: int) -> tuple[Floats, Floats]:
    """The leader's lead over every option at each shift where some value function bends, and at 0."""
    mode_i, function = table.mode_ij[:, j], table.functions[j]
    shift_d = np.append((function.level_k[:, None] - mode_i[~np.isnan(mode_i)]).ravel(), 0.0)
    shift_d = np.unique(shift_d)
    gain_di = 100 * ranking.weight_j[j] * (function(mode_i + shift_d[:, None]) - function(mode_i))
    score_di = ranking.score_i + gain_di
    return shift_d, score_di[:, [leader]] - score_di


def _first_loss(shift_d: Floats, lead_di: Floats) -> tuple[float, int | None]:
    """First shift, going along, at which some option passes the leader, and which one."""
    best, row, best_slope = np.inf, None, 0.0
    for i in np.flatnonzero((lead_di < -TIE).any(axis=0)):
        d = int((lead_di[:, i] < -TIE).argmax())
        before, after = max(lead_di[d - 1, i], 0.0), lead_di[d, i]
        slope = (after - before) / abs(shift_d[d] - shift_d[d - 1])
        shift = shift_d[d - 1] + before / (before - after) * (shift_d[d] - shift_d[d - 1])
        if (abs(shift), slope) < (abs(best), best_slope):
            best, row, best_slope = float(shift), int(i), slope
    return best, row


def _baseline_switch(table: PerformanceTable, j: int, change: float, row: int) -> BaselineSwitch:
    b = table.baseline
    mode = float(table.mode_ij[b, j])
    reach = float(_reach(np.array(change), table.low_ij[b, j] - mode, table.high_ij[b, j] - mode))
    return BaselineSwitch(j, mode + change, change, row, reach <= 1 + 1e-12, reach)
