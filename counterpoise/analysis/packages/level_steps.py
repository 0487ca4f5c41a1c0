"""How a criterion's level follows from the members, as steps that a compiled loop takes.

`combine` says the same in whole tables, and is what holds. Here each criterion becomes running sums and
largest numbers over the members, and numbers that join where a package holds some options and not others, in
the same order of operations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ...model import Criterion
from ..arrays import Bools, Floats
from .combine import Join, days_alone, days_on, days_waiting, gains_and_losses, held_alone, held_by_several
from .parts import PackageParts

SUM_AND_LARGEST, OFFSET, LAST_DAY = 0, 1, 2
"""How running tables become a level: the first plus the others times a factor, gains less losses that offset
each other, the last of days."""


class Joins(NamedTuple):
    """Numbers (n_joins, n_draws) that join packages which hold all of ``held_mi`` and none of ``absent_mi``."""

    held_mi: Bools
    absent_mi: Bools
    amount_md: Floats


class LevelSteps(NamedTuple):
    """The steps to one criterion's level and value, for every draw.

    ``x_kid`` are what options add to each running table, shape (n_tables, n_options, n_draws), ``start_kd`` where
    it begins, ``is_largest_k`` whether the largest counts or the sum, ``factor_k`` how it enters the level.
    ``joins`` are added to the level (of days, the last counts), then it is ``none_d`` for the empty package if
    ``has_none``. Where ``has_events``, the last table is what risks that happen change: with ``event_joins``, and
    ``event_none_d`` for the empty package, it is added at the end. ``ends`` are the natural bounds.
    """

    kind: int
    sign: float
    x_kid: Floats
    start_kd: Floats
    is_largest_k: Bools
    factor_k: Floats
    beside_rest_d: Floats
    base_d: Floats
    joins: Joins
    has_none: bool
    none_d: Floats
    has_events: bool
    event_joins: Joins
    event_none_d: Floats
    ends: Floats
    level_k: Floats
    value_k: Floats


class _Tables:
    """Running tables as they are added."""

    def __init__(self, parts: PackageParts) -> None:
        self.shape = (parts.n_options, parts.n_draws)
        self.x: list[Floats] = []
        self.start: list[Floats] = []
        self.is_largest: list[bool] = []
        self.factor: list[float] = []

    def add(self, x_id: Floats, start: Floats | float = 0.0, *, is_largest: bool = False, factor: float = 1.0) -> None:
        self.x.append(np.broadcast_to(x_id, self.shape))
        self.start.append(np.broadcast_to(start, self.shape[1:]))
        self.is_largest.append(is_largest)
        self.factor.append(factor)


def level_steps(parts: PackageParts, j: int) -> LevelSteps:
    """The steps to the level of packages on criterion j, and to its value."""
    criterion, function, n_draws = parts.criteria[j], parts.functions[j], parts.n_draws
    tables, events, none_d = _Tables(parts), parts.events[j], np.zeros(n_draws)
    kind, sign, joins, has_none = SUM_AND_LARGEST, 1.0, _joins(parts, ()), False
    beside: Floats | float = 1.0
    if criterion.measured_by in ("cost", "risk"):
        is_cost = criterion.measured_by == "cost"
        entries, of_none = (parts.costs, parts.baseline_costs) if is_cost else (parts.risks, parts.baseline_risks)
        tables.add(held_alone(parts, entries))
        joins, has_none, none_d = _joins(parts, held_by_several(entries)), True, of_none.amount_kd.sum(axis=0)
    elif criterion.is_derived:
        sign, day_of = days_on(parts, j)
        tables.add(days_alone(parts, sign, day_of), -np.inf, is_largest=True)
        joins = _joins(parts, days_waiting(parts, sign, day_of))
        kind, has_none, none_d = LAST_DAY, True, day_of[-1][0]
    else:
        kind, sign, beside = _stack(parts, tables, j)
        joins = _joins(parts, [((a, b), (), change) for a, b, change in parts.pairs[j]])
    has_events = bool(events.holders) and kind != LAST_DAY
    if has_events:
        tables.add(held_alone(parts, events))
    return LevelSteps(
        kind,
        float(sign),
        np.array(tables.x, float),
        np.array(tables.start, float),
        np.array(tables.is_largest, bool),
        np.array(tables.factor, float),
        np.array(np.broadcast_to(1 - beside, n_draws), float),
        np.array(parts.baseline_jd[j], float),
        joins,
        has_none,
        np.array(np.broadcast_to(none_d, n_draws), float),
        has_events,
        _joins(parts, held_by_several(events) if has_events else ()),
        np.array(parts.baseline_event_jd[j], float),
        np.array(_natural_ends(criterion)),
        np.array(function.level_k, float),
        np.array(function.value_k, float),
    )


def _stack(parts: PackageParts, tables: _Tables, j: int) -> tuple[int, float, Floats | float]:
    """Tables of gains and losses that stack, the better direction, and the share beside gains; see `combine`."""
    better, shares = parts.better_j[j], parts.stacking[j]  # a float of Python would keep single precision
    gain_id, loss_id, is_offset = gains_and_losses(parts, j)
    if is_offset:
        for x_id, share in ((gain_id, shares.gains), (loss_id, shares.losses)):
            tables.add(share * x_id)
            tables.add((1 - share) * x_id, is_largest=True)
        return OFFSET, better, shares.beside_gains
    tables.add(better * (shares.gains * gain_id - shares.losses * loss_id), parts.baseline_jd[j])
    for x_id, share, sign in ((gain_id, shares.gains, 1.0), (loss_id, shares.losses, -1.0)):
        if np.any(share != 1) and x_id.any():
            tables.add((1 - share) * x_id, is_largest=True, factor=sign * better)
    return SUM_AND_LARGEST, 1.0, 1.0


def _joins(parts: PackageParts, entries: Iterable[Join]) -> Joins:
    listed = list(entries)
    shape = (len(listed), parts.n_options)
    held_mi, absent_mi = np.zeros(shape, bool), np.zeros(shape, bool)
    amount_md = np.zeros((len(listed), parts.n_draws))
    for m, (held, absent, amount) in enumerate(listed):
        held_mi[m, list(held)] = True
        absent_mi[m, list(absent)] = True
        amount_md[m] = amount
    return Joins(held_mi, absent_mi, amount_md)


def _natural_ends(criterion: Criterion) -> tuple[float, float]:
    """Natural bounds of a criterion's level, infinite where it has none."""
    return (
        -np.inf if criterion.lower is None else criterion.lower,
        np.inf if criterion.upper is None else criterion.upper,
    )
