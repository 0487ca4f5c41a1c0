"""The smallest single changes that would change who is first, as data for sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..score import Ranking
from ..table import PerformanceTable
from .cell_switch import BaselineSwitch, CellSwitches
from .weight_sweep import WeightSweep


@dataclass(frozen=True)
class Finding:
    """One change after which option ``takes_over`` is first.

    ``kind`` is ``weight`` (``now`` and ``then`` are shares, 0 to 1), ``cell`` (levels of option
    ``row`` in the criterion's unit) or ``baseline`` (levels of the baseline; all options move with
    it). ``size`` is the share of weight, or of the criterion's scale in partial value, that the
    change takes up; a baseline's is the share of the scale's length. ``relative`` is then / now - 1
    (None from 0). ``is_inside`` says whether the level lies within its own range (weights: None).
    """

    kind: Literal["weight", "cell", "baseline"]
    column: int
    row: int | None
    now: float
    then: float
    takes_over: int
    size: float
    relative: float | None
    is_inside: bool | None


def find_smallest_changes(
    table: PerformanceTable,
    ranking: Ranking,
    sweeps: tuple[WeightSweep, ...],
    cells: CellSwitches,
    baselines: tuple[BaselineSwitch, ...],
) -> tuple[Finding, ...]:
    """All single changes that change the leader, smallest first; those inside a range go first.

    Weights count as inside: how far one may move is the reader's judgement. Sizes of weights and
    of levels are shares of different things; the order is a help for reading and no more.
    """
    found = [*_from_weights(sweeps), *_from_cells(table, ranking, cells), *_from_baselines(table, baselines)]
    return tuple(sorted(found, key=lambda f: (f.is_inside is False, f.size, f.kind, f.column, f.row or 0)))


def _from_weights(sweeps: tuple[WeightSweep, ...]) -> list[Finding]:
    return [
        Finding("weight", j, None, now, then, row, abs(then - now), _relative(now, then), None)
        for j, (now, sweep) in enumerate((sweep.weight, sweep) for sweep in sweeps)
        for then, row in ((sweep.low, sweep.below), (sweep.high, sweep.above))
        if row is not None
    ]


def _from_cells(table: PerformanceTable, ranking: Ranking, cells: CellSwitches) -> list[Finding]:
    return [
        Finding(
            "cell",
            int(j),
            int(i),
            float(table.mode_ij[i, j]),
            float(cells.level_ij[i, j]),
            int(cells.takes_over_ij[i, j]),
            float(abs(cells.value_change_ij[i, j])),
            _relative(float(table.mode_ij[i, j]), float(cells.level_ij[i, j])),
            bool(cells.is_inside_ij[i, j]),
        )
        for i, j in np.argwhere(cells.takes_over_ij >= 0)
    ]


def _from_baselines(table: PerformanceTable, baselines: tuple[BaselineSwitch, ...]) -> list[Finding]:
    return [
        Finding(
            "baseline",
            switch.column,
            table.baseline,
            switch.level - switch.change,
            switch.level,
            switch.takes_over,
            float(abs(switch.change) / np.ptp(table.functions[switch.column].level_k)),
            _relative(switch.level - switch.change, switch.level),
            switch.is_inside,
        )
        for switch in baselines
    ]


def _relative(now: float, then: float) -> float | None:
    return None if now == 0 else then / now - 1
