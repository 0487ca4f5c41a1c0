"""What every method takes and gives back: checked values, a ranking, and the working shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Ints
from ..frozen import freeze
from ..score import normalise_weights, rank_scores


@dataclass(frozen=True)
class Names:
    """What options and criteria are called in messages and in the working."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Working:
    """One step of a calculation as a captioned table of numbers; ``cell_rc`` has a row per name."""

    caption: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cell_rc: Floats


@dataclass(frozen=True)
class MethodResult:
    """Options scored and ranked by one method.

    ``score_i`` is in the method's own measure; ``is_higher_better`` says which way it is read.
    ``rank_i``: 1 is best, equal scores share the better rank, 0 is unranked. ``compromise`` are
    the rows of VIKOR's compromise set, empty for other methods.
    """

    method: str
    score_i: Floats
    rank_i: Ints
    is_higher_better: bool
    working: tuple[Working, ...]
    compromise: tuple[int, ...] = ()

    @property
    def merit_i(self) -> Floats:
        """The score turned so that more is better."""
        return self.score_i if self.is_higher_better else -self.score_i


@dataclass(frozen=True)
class Inputs:
    """Values and shares that a method may use as they are: finite, weighted, named."""

    value_ij: Floats
    share_j: Floats
    names: Names


def check_inputs(value_ij: Floats, weight_j: Floats, names: Names | None) -> Inputs:
    """Values with shares of weight that sum to 1; a criterion without weight becomes constant 0.

    Parameters
    ----------
    value_ij
        Shape (n_options, n_criteria); larger is better on every criterion.
    weight_j
        Shape (n_criteria,); non-negative, on any common scale.

    Raises
    ------
    ValueError
        The shapes do not fit, there is no option, the weights are no weights, or a value that
        counts is missing or infinite; the message names the option and the criterion.
    """
    value_ij = np.asarray(value_ij, float)
    if value_ij.ndim != 2 or len(value_ij) == 0 or value_ij.shape[1:] != np.shape(weight_j):
        shapes = f"values have shape {value_ij.shape}, weights {np.shape(weight_j)}"
        raise ValueError(f"{shapes}; expected (options, criteria) and (criteria,)")
    share_j = normalise_weights(weight_j)
    names = names or _number_names(*value_ij.shape)
    value_ij = np.where(share_j > 0, value_ij, 0.0)
    for i, j in np.argwhere(~np.isfinite(value_ij)):
        state = "missing" if np.isnan(value_ij[i, j]) else "infinite"
        raise ValueError(f"the level of {names.options[i]} on {names.criteria[j]} is {state}; every level is needed")
    return Inputs(value_ij, share_j, names)


def give_result(
    method: str,
    score_i: Floats,
    working: Sequence[Working],
    is_higher_better: bool = True,
    compromise: tuple[int, ...] = (),
) -> MethodResult:
    """The result with its ranks; scores that differ by rounding only are equal."""
    rank_i = rank_scores(score_i if is_higher_better else -score_i)
    return MethodResult(method, freeze(score_i), freeze(rank_i), is_higher_better, tuple(working), compromise)


def check_choice(setting: str, given: str, allowed: Sequence[str]) -> None:
    """Refuse a setting that is none of the allowed words."""
    if given not in allowed:
        raise ValueError(f"{setting} is {given!r}; it is one of {', '.join(allowed)}")


def show(caption: str, rows: Sequence[str], columns: Sequence[str], cell_rc: Floats) -> Working:
    """One captioned table of working."""
    return Working(caption, tuple(rows), tuple(columns), freeze(np.array(cell_rc, float)))


def _number_names(n_options: int, n_criteria: int) -> Names:
    return Names(
        tuple(f"option {i + 1}" for i in range(n_options)), tuple(f"criterion {j + 1}" for j in range(n_criteria))
    )
