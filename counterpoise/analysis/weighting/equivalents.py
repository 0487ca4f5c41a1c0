"""What weights mean in units: how much of one criterion is worth as much as some of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np

from ...model import Criterion
from ..arrays import Floats
from ..value import ValueFunction, partial_values, value_function

AROUND = 0.01
"""Half the stretch around the middle of a scale, as a share of it, on which the slope is taken."""

HARDLY = 0.1
"""Options that differ by less of a criterion's value hardly differ on it."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """``amount`` of a criterion, for the better, is worth ``equal`` of ``other``, at the middle of both scales.

    ``is_beyond`` says that this is more than the whole scale of ``other``.
    """

    criterion: str
    amount: float
    other: str
    equal: float
    is_beyond: bool


@dataclass(frozen=True, slots=True)
class ScaleUse:
    """How the options use a criterion's scale.

    ``spread`` is the difference of value between the best and the worst option, 0 to 1, None where no level is
    known. ``share`` is the weight, ``effective`` the weight if every scale ran only from the worst to the best
    option.
    """

    criterion: str
    share: float
    spread: float | None
    effective: float | None

    @property
    def is_idle(self) -> bool:
        """Weight on a criterion on which the options hardly differ."""
        return self.share > 0 and self.spread is not None and self.spread < HARDLY


def find_equivalents(criteria: Sequence[Criterion], share_j: Sequence[float]) -> list[Equivalent]:
    """Every ordered pair of criteria that have weight and a slope at the middle of their scale.

    The value of a small amount is weight x slope of the value function x amount, so the amounts of two criteria
    that are worth the same are in inverse ratio (Keeney & Raiffa 1976, ch. 3: marginal rate of substitution).
    """
    worth = {
        c.id: share * slope
        for c, share in zip(criteria, share_j, strict=True)
        if share > 0 and (slope := middle_slope(c)) > 0
    }
    by_id = {c.id: c for c in criteria}
    found = []
    for id_, value in worth.items():
        amount = round_amount(by_id[id_])
        for other, other_value in worth.items():
            if other != id_:
                equal = amount * value / other_value
                beyond = equal > abs(by_id[other].best - by_id[other].worst) * (1 + 1e-9)
                found.append(Equivalent(id_, amount, other, equal, beyond))
    return found


def middle_slope(criterion: Criterion) -> float:
    """Value per unit, for the better, around the middle of the scale; 0 where the value function is flat there."""
    middle, whole = (criterion.worst + criterion.best) / 2, criterion.best - criterion.worst
    at_k = np.array([middle - AROUND * whole, middle + AROUND * whole])
    worse, better = value_function(criterion)(at_k)
    return float((better - worse) / (2 * AROUND * abs(whole)))


def round_amount(criterion: Criterion) -> float:
    """A power of ten of the criterion's unit, a fiftieth to a fifth of its scale: 1 on a scale from 0 to 60 %."""
    return 10.0 ** floor(log10(abs(criterion.best - criterion.worst) / 5))


def use_of_scales(criteria: Sequence[Criterion], share_j: Sequence[float], level_ij: Floats) -> list[ScaleUse]:
    """How far the options differ on each criterion, and what the weights come to where they do.

    Parameters
    ----------
    level_ij
        Shape (n_options, n_criteria); most likely levels, NaN where missing.
    """
    functions: tuple[ValueFunction, ...] = tuple(map(value_function, criteria))
    value_ij = partial_values(level_ij, functions)
    spreads = [
        float(known.max() - known.min()) if len(known := value_ij[~np.isnan(value_ij[:, j]), j]) else None
        for j in range(len(criteria))
    ]
    total = sum(share * (spread or 0.0) for share, spread in zip(share_j, spreads, strict=True))
    return [
        ScaleUse(c.id, share, spread, share * spread / total if spread is not None and total > 0 else None)
        for c, share, spread in zip(criteria, share_j, spreads, strict=True)
    ]
