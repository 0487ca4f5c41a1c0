"""Which options take part in the draws: those with a level on every criterion that has weight there."""

from __future__ import annotations

import numpy as np

from ..arrays import Bools, Floats, Ints
from .run_input import StreamedValues, TriangularValues, Values
from .weights import WeightLaw


def find_ranked(values: Values, law: WeightLaw, given_dj: Floats | None) -> tuple[Bools, Bools]:
    """Options that can be ranked in the draws, and criteria that have weight in some of them; both bool."""
    counts_j = counted_criteria(law, given_dj)
    lacks_one_i: Bools = np.any(_missing_cells(values) & counts_j, axis=1)
    return ~lacks_one_i, counts_j


def counted_criteria(law: WeightLaw, given_dj: Floats | None = None) -> Bools:
    """Criteria that have weight in some draw, bool."""
    if given_dj is not None:
        counts_j: Bools = np.any(given_dj > 0, axis=0)
        return counts_j
    if law.kind == "unknown":
        return np.ones(len(law.share_j), bool)
    if law.kind == "intervals" and law.high_j is not None:
        return law.high_j > 0
    return law.share_j > 0


def _missing_cells(values: Values) -> Bools:
    """Cells that lack a value, bool; one that lacks it in some draws only is refused where values are checked."""
    if isinstance(values, TriangularValues):
        return np.isnan(values.mode_ij)
    if isinstance(values, StreamedValues):
        return np.zeros(values.shape, bool) if values.is_missing_ij is None else values.is_missing_ij
    if values.ndim == 2:
        return np.isnan(values)
    is_missing_ij = np.isnan(values[:, :, 0])
    for i, j in np.argwhere(is_missing_ij):
        is_missing_ij[i, j] = np.isnan(values[i, j]).all()
    return is_missing_ij


def take_rows(values: Values, rows: Ints, counts_j: Bools) -> Values:
    """The values of some options; on criteria that never count, whatever is missing is 0."""

    def take(array: Floats) -> Floats:
        taken = array if len(rows) == len(array) else array[rows]
        if counts_j.all() or len(counts_j) != array.shape[1] or not np.isnan(taken[:, ~counts_j]).any():
            return taken
        taken = taken.copy()
        taken[:, ~counts_j] = np.nan_to_num(taken[:, ~counts_j])
        return taken

    if isinstance(values, TriangularValues):
        return TriangularValues(take(values.low_ij), take(values.mode_ij), take(values.high_ij))
    if isinstance(values, StreamedValues):
        draw = values.draw
        return StreamedValues((len(rows), values.shape[1]), lambda first, stop: take(draw(first, stop)))
    return take(values)
