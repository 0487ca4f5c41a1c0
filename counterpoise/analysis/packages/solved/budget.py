"""How long a solver may search: by nodes, which is the same everywhere, and at the most by the clock."""

from __future__ import annotations

from time import monotonic
from typing import TypedDict

import numpy as np


class SolverOptions(TypedDict, total=False):
    """Options of `scipy.optimize.milp`."""

    disp: bool
    presolve: bool
    mip_rel_gap: float
    node_limit: int
    time_limit: float


class Budget:
    """Nodes and seconds for one search of several solver runs; both are used up as it goes.

    Ended by its nodes, a search ends at the same place on every machine and its result can be
    reproduced. The clock is a last resort: ``is_reproducible`` then turns false.
    """

    def __init__(self, nodes: float = np.inf, seconds: float = np.inf) -> None:
        self._nodes_left = nodes
        self._ends_at = monotonic() + seconds
        self.is_reproducible = True

    @property
    def seconds_left(self) -> float:
        return self._ends_at - monotonic()

    @property
    def is_used_up(self) -> bool:
        """Whether no further run may begin."""
        if self._nodes_left < 1:
            return True
        if self.seconds_left <= 0:
            self.is_reproducible = False
            return True
        return False

    def options(self) -> SolverOptions:
        """What the solver is told; no gap is allowed beyond its own tolerances."""
        options: SolverOptions = {"mip_rel_gap": 0.0}
        if np.isfinite(self._nodes_left):
            options["node_limit"] = int(self._nodes_left)
        if np.isfinite(self._ends_at):
            options["time_limit"] = max(self.seconds_left, 0.01)
        return options

    def spend(self, nodes: int | None, *, was_cut_short: bool) -> None:
        """Take a run off the budget; every run costs a node at least."""
        used = max(nodes or 0, 1)
        if was_cut_short and used < self._nodes_left:  # so it was not the nodes that ended it
            self.is_reproducible = False
            self._ends_at = min(self._ends_at, monotonic())
        self._nodes_left -= used
