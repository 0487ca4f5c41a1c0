"""From what a caller has (values, a weight law) to what a kernel reads, with all checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import numpy as np

from ..arrays import Bools, Floats, Words
from .kernel.counter import named_keys
from .kernel.data import (
    LEVEL_DRAWN,
    LEVEL_EXACT,
    LEVEL_TRIANGULAR,
    MAX_OPTIONS,
    WEIGHT_AROUND,
    WEIGHT_GIVEN,
    WEIGHT_UNKNOWN,
    KernelInput,
    score_shift,
    score_unit,
)
from .weights import WeightLaw

_NO_TABLE = np.zeros((1, 1), np.float32)
_NO_KEYS = np.zeros((1, 1), np.uint32)


@dataclass(frozen=True)
class TriangularValues:
    """Partial values drawn independently, cell by cell, from triangular distributions.

    Shape (n_options, n_criteria) each, within [0, 1], low <= mode <= high.
    """

    low_ij: Floats
    mode_ij: Floats
    high_ij: Floats

    @property
    def shape(self) -> tuple[int, ...]:
        return self.mode_ij.shape


@dataclass(frozen=True)
class StreamedValues:
    """Partial values drawn a stretch at a time, for more draws than memory holds.

    ``draw(first, stop)`` gives those of draws ``first`` to ``stop - 1``, shape (n_options,
    n_criteria, stop - first); ``shape`` is (n_options, n_criteria). The result is the same as from
    all draws at once. ``is_missing_ij`` marks cells that are NaN in every draw (None: there is none).
    """

    shape: tuple[int, int]
    draw: Callable[[int, int], Floats]
    is_missing_ij: Bools | None = None


HeldValues = Floats | TriangularValues

Values = HeldValues | StreamedValues
"""Partial values: exact (n_options, n_criteria), triangular, drawn (n_options, n_criteria, n_draws), or
drawn a stretch at a time."""


def check_values(values: Values, option_ids: tuple[str, ...], criterion_ids: tuple[str, ...]) -> None:
    """Refuse values that no ranking can be made of.

    Raises
    ------
    ValueError
        A value is missing (its option and criterion are named) or outside [0, 1], the shape does
        not fit the ids, or there are no or too many options.
    """
    check_shape(values, option_ids, criterion_ids)
    for array in _arrays_of(values):
        _check_cells(array, option_ids, criterion_ids)
    if isinstance(values, TriangularValues):
        is_wrong_ij = (values.low_ij > values.mode_ij) | (values.mode_ij > values.high_ij)
        if is_wrong_ij.any():
            i, j = np.argwhere(is_wrong_ij)[0]
            raise ValueError(f"{option_ids[i]} on {criterion_ids[j]} does not keep low <= mode <= high")


def check_shape(values: Values, option_ids: tuple[str, ...], criterion_ids: tuple[str, ...]) -> None:
    """Refuse values that do not fit the ids, or no or too many options; see `check_values`."""
    n, m = len(option_ids), len(criterion_ids)
    if not 1 <= n <= MAX_OPTIONS or m < 1:
        raise ValueError(f"{n} options and {m} criteria; 1 to {MAX_OPTIONS} options and 1 criterion are needed")
    if values.shape[:2] != (n, m):
        raise ValueError(f"values have shape {values.shape} for {n} options and {m} criteria")


def _arrays_of(values: Values) -> tuple[Floats, ...]:
    """What there is to check beforehand; a stretch that is drawn later is checked when it is there."""
    if isinstance(values, TriangularValues):
        return values.low_ij, values.mode_ij, values.high_ij
    return () if isinstance(values, StreamedValues) else (values,)


def _check_cells(array: Floats, option_ids: tuple[str, ...], criterion_ids: tuple[str, ...]) -> None:
    least, most = array.min(), array.max()  # NaN carries through to both
    if least >= 0 and most <= 1:
        return
    i, j = np.argwhere(~((array >= 0) & (array <= 1)))[0][:2]
    cell = f"the value of {option_ids[i]} on {criterion_ids[j]}"
    if np.isnan(array[i, j]).any():
        raise ValueError(f"{cell} is missing; give it a range, or leave out the option or the criterion")
    raise ValueError(f"{cell} is outside 0 to 1; partial values are needed, not levels")


class _LevelArrays(TypedDict):
    level_kind: int
    value_ji: Floats
    least_ji: Floats
    most_ji: Floats
    level_key_ji: Words
    value_ijd: Floats


class _WeightArrays(TypedDict):
    weight_kind: int
    share_j: Floats
    spread: np.float32
    weight_key_j: Words
    weight_jd: Floats


def kernel_input(
    values: HeldValues,
    law: WeightLaw,
    option_ids: tuple[str, ...],
    seed: int,
    *,
    with_scores: bool,
    with_pairs: bool,
) -> KernelInput:
    """The arrays of a run. Weights that a kernel cannot draw itself are filled in chunk by chunk."""
    n = len(option_ids)
    return KernelInput(
        **_level_arrays(values, option_ids, law.criterion_ids, seed),
        **_weight_arrays(law, seed),
        origin=0,
        shift=score_shift(n),
        unit=score_unit(n),
        with_scores=with_scores,
        with_pairs=with_pairs,
    )


def _level_arrays(
    values: HeldValues, option_ids: tuple[str, ...], criterion_ids: tuple[str, ...], seed: int
) -> _LevelArrays:
    arrays: _LevelArrays = {
        "level_kind": LEVEL_EXACT,
        "value_ji": _NO_TABLE,
        "least_ji": _NO_TABLE,
        "most_ji": _NO_TABLE,
        "level_key_ji": _NO_KEYS,
        "value_ijd": _NO_TABLE[None],
    }
    if isinstance(values, TriangularValues):
        low_ji, mode_ji, high_ji = (a.T.astype(float) for a in (values.low_ij, values.mode_ij, values.high_ij))
        grid = 2.0**-16
        names = [f"value {option} {criterion}" for criterion in criterion_ids for option in option_ids]
        return arrays | {
            "level_kind": LEVEL_TRIANGULAR,
            "value_ji": _single(low_ji + grid / 2 * (high_ji - low_ji)),
            "least_ji": _single(grid * (high_ji - mode_ji)),
            "most_ji": _single(grid * (mode_ji - low_ji)),
            "level_key_ji": named_keys(seed, names).reshape(low_ji.shape),
        }
    if values.ndim == 3:
        return arrays | {"level_kind": LEVEL_DRAWN, "value_ijd": _single(values)}
    return arrays | {"value_ji": _single(values.T)}


def _weight_arrays(law: WeightLaw, seed: int) -> _WeightArrays:
    kinds: dict[str, int] = {"exact": WEIGHT_AROUND, "around": WEIGHT_AROUND, "unknown": WEIGHT_UNKNOWN}
    return {
        "weight_kind": WEIGHT_GIVEN if law.is_quasi else kinds.get(law.kind, WEIGHT_GIVEN),
        "share_j": _single(law.share_j),
        "spread": np.float32(law.spread if law.kind == "around" else 0),
        "weight_key_j": law.keys(seed),
        "weight_jd": _NO_TABLE,
    }


def _single(array: Floats) -> Floats:
    return np.ascontiguousarray(array, np.float32)
