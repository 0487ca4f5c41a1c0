"""From levels to partial values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Criterion
from .arrays import Floats
from .frozen import freeze


@dataclass(frozen=True)
class ValueFunction:
    """Piecewise-linear function from a level to a partial value in [0, 1].

    ``level_k`` ascends; ``value_k`` are the values at those levels. Outside the knots the value
    is that of the nearer end: a level beyond the scale is worth no more than its end.
    """

    level_k: Floats
    value_k: Floats

    def __call__(self, level: Floats) -> Floats:
        """Partial values of ``level`` (any shape); NaN stays NaN, which means missing."""
        return np.interp(level, self.level_k, self.value_k)


def value_function(criterion: Criterion) -> ValueFunction:
    """The value function that the case states for a criterion."""
    points = sorted(criterion.value_points)
    return ValueFunction(
        freeze(np.array([level for level, _ in points], float)),
        freeze(np.array([value for _, value in points], float)),
    )


def partial_values(level_xj: Floats, functions: tuple[ValueFunction, ...]) -> Floats:
    """Partial value of every level; the last axis of ``level_xj`` is the criterion.

    Parameters
    ----------
    level_xj
        Shape (..., n_criteria); levels in each criterion's unit, NaN where missing.
    functions
        One value function per criterion.

    Returns
    -------
    Same shape; partial values in [0, 1], NaN where the level is missing.

    Raises
    ------
    ValueError
        The last axis and the number of functions differ.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3 (additive value functions).
    """
    if level_xj.shape[-1] != len(functions):
        raise ValueError(f"{level_xj.shape[-1]} criteria in the levels, {len(functions)} value functions")
    value_xj = np.empty(level_xj.shape, float)
    for j, function in enumerate(functions):
        value_xj[..., j] = function(level_xj[..., j])
    return value_xj
