"""Options x criteria of performances, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..model import Measure, Range
from .arrays import Bools, Floats
from .value import ValueFunction, partial_values


@dataclass(frozen=True)
class PerformanceTable:
    """Levels of options (rows, i) on criteria (columns, j), in each criterion's unit.

    ``mode_ij`` are the levels that scores are computed from; ``low_ij`` and ``high_ij`` bound
    them. NaN means missing. ``is_shared_ij`` marks the baseline's levels on criteria whose other
    rows are effects on it: their spread is common to all options and does not separate them.
    ``own_i`` holds each option's cost, risk exposure, ready and effect day, as the files give them
    (empty in a table made of bare arrays).
    """

    option_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    baseline: int
    low_ij: Floats
    mode_ij: Floats
    high_ij: Floats
    is_shared_ij: Bools
    functions: tuple[ValueFunction, ...]
    own_i: tuple[Mapping[Measure, Range], ...] = ()

    def values(self) -> Floats:
        """Partial values at the modes, shape (n_options, n_criteria); NaN where missing."""
        return partial_values(self.mode_ij, self.functions)

    def difference_ij(self) -> Floats:
        """Most likely level minus that of the baseline, in the criterion's unit; NaN where either is missing."""
        difference_ij: Floats = self.mode_ij - self.mode_ij[self.baseline]
        return difference_ij

    def value_bounds(self) -> tuple[Floats, Floats]:
        """Lowest and highest partial value within each cell's own range.

        A shared cell stands at its mode; a missing one spans the whole scale, 0 to 1.
        """
        end_ij = [
            partial_values(np.where(self.is_shared_ij, self.mode_ij, ends), self.functions)
            for ends in (self.low_ij, self.high_ij)
        ]
        low_ij, high_ij = np.minimum(*end_ij), np.maximum(*end_ij)
        return np.where(np.isnan(low_ij), 0.0, low_ij), np.where(np.isnan(high_ij), 1.0, high_ij)
