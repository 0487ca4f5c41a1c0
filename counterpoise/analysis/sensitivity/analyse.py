"""Everything that would change who is first, in one call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from ..score import Ranking
from ..table import PerformanceTable
from .cell_switch import BaselineSwitch, CellSwitches, find_baseline_switches, find_cell_switches
from .findings import Finding, find_smallest_changes
from .nearest_weights import NearestWeights, find_all_nearest_weights
from .tornado import Bar, build_tornado
from .weight_sweep import WeightSweep, find_leader, sweep_weights


@dataclass(frozen=True)
class Sensitivity:
    """Sweeps by criterion, nearest weights by option, switching levels by cell, bars and findings.

    ``lead`` is in score points, None when there is nobody to lead. ``nearest`` solves a programme
    per option and is computed when first asked for.
    """

    ranking: Ranking
    locked: tuple[int, ...]
    leader: int
    lead: float | None
    sweeps: tuple[WeightSweep, ...]
    cells: CellSwitches
    baselines: tuple[BaselineSwitch, ...]
    tornado: tuple[Bar, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def nearest(self) -> tuple[NearestWeights, ...]:
        """For every option, the nearest weights at which it is first, or that there are none."""
        return find_all_nearest_weights(self.ranking, self.locked)


def analyse(table: PerformanceTable, ranking: Ranking, locked: Collection[int] = ()) -> Sensitivity:
    """What would change who is first: every weight, every cell, all weights together.

    Parameters
    ----------
    table, ranking
        The performances and the ranking that `rank_options` gives for them.
    locked
        Columns whose weight the nearest weights may not move.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    sweeps = sweep_weights(ranking)
    cells = find_cell_switches(table, ranking)
    baselines = find_baseline_switches(table, ranking)
    return Sensitivity(
        ranking,
        tuple(locked),
        find_leader(ranking),
        ranking.lead,
        sweeps,
        cells,
        baselines,
        build_tornado(table, ranking),
        find_smallest_changes(table, ranking, sweeps, cells, baselines),
    )
