"""The levels of options taken one at a time: what was typed in, and what follows from the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from ..model import Case, Criterion, Measure, Option, Range
from .arrays import Bools
from .frozen import freeze
from .table import PerformanceTable
from .timeline import option_days
from .value import value_function


def build_performance_table(case: Case) -> PerformanceTable:
    """Levels of every option on every criterion, as low, mode and high.

    An effect is added to the mode of the baseline's level, so that what the baseline shares with
    every option is not counted as the option's own spread. Levels are clipped to natural bounds.
    """
    own_i = tuple(own_measures(case, option) for option in case.options.values())
    ranges = [
        [option_level(case, option, criterion, own) for criterion in case.criteria.values()]
        for option, own in zip(case.options.values(), own_i, strict=True)
    ]
    low_ij, mode_ij, high_ij = (
        freeze(np.array([[np.nan if cell is None else getattr(cell, which) for cell in row] for row in ranges], float))
        for which in ("low", "mode", "high")
    )
    return PerformanceTable(
        tuple(case.options),
        tuple(case.criteria),
        tuple(case.options).index(case.baseline),
        low_ij,
        mode_ij,
        high_ij,
        freeze(_shared_cells(case)),
        tuple(value_function(criterion) for criterion in case.criteria.values()),
        own_i,
    )


def own_measures(case: Case, option: Option) -> Mapping[Measure, Range]:
    """What follows from an option's own costs, risks and prerequisites, whatever the criteria are."""
    days = option_days(case, option.id)
    return MappingProxyType(
        {
            "cost": committed_cost([option]),
            "risk": risk_exposure([option]),
            "ready_day": days.ready,
            "effect_day": days.effect,
        }
    )


def option_level(
    case: Case, option: Option, criterion: Criterion, own: Mapping[Measure, Range] | None = None
) -> Range | None:
    """An option's level on a criterion, in its unit, or None when it is missing.

    ``own`` are the option's `own_measures`, where they are at hand already.
    """
    if criterion.measured_by is not None:
        return clip((own or own_measures(case, option))[criterion.measured_by], criterion)
    cell = option.performance[criterion.id]
    if cell.range is None:
        return None
    if not cell.is_effect:
        return clip(cell.range, criterion)
    base = case.options[case.baseline].performance[criterion.id].range
    return None if base is None else clip(_shift(cell.range, base.mode), criterion)


def committed_cost(options: Iterable[Option], year: int | None = None) -> Range:
    """Committed money of a set of options (of one year, if given); a shared entry counts once."""
    entries = {cost.id: cost for option in options for cost in option.costs.values()}
    return add_ranges(
        cost.amount for cost in entries.values() if cost.kind == "committed" and year in (None, cost.year)
    )


def risk_exposure(options: Iterable[Option]) -> Range:
    """Sum of likelihood (share) x severity over the exposed risks; a shared risk counts once."""
    risks = {risk.id: risk for option in options for risk in option.risks.values()}
    return add_ranges(_weigh(risk.likelihood, risk.severity / 100) for risk in risks.values() if risk.is_exposed)


def add_ranges(ranges: Iterable[Range]) -> Range:
    """Lows, modes and highs, each added up."""
    listed = list(ranges)
    return Range(*(float(sum(getattr(r, which) for r in listed)) for which in ("low", "mode", "high")))


def clip(level: Range, criterion: Criterion) -> Range:
    """The level, kept within the criterion's natural bounds."""
    lower = -np.inf if criterion.lower is None else criterion.lower
    upper = np.inf if criterion.upper is None else criterion.upper
    return Range(*(float(min(max(x, lower), upper)) for x in (level.low, level.mode, level.high)))


def _shift(change: Range, by: float) -> Range:
    return Range(change.low + by, change.mode + by, change.high + by)


def _weigh(range_: Range, factor: float) -> Range:
    return Range(range_.low * factor, range_.mode * factor, range_.high * factor)


def _shared_cells(case: Case) -> Bools:
    shared_ij = np.zeros((len(case.options), len(case.criteria)), bool)
    effects = [criterion.entered_as == "effect" and not criterion.is_derived for criterion in case.criteria.values()]
    shared_ij[list(case.options).index(case.baseline)] = effects
    return shared_ij
