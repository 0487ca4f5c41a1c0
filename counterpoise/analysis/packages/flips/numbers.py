"""The numbers that packages are computed from, each by itself, and the parts of packages when one of them moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ....model import SHARES, Case, Criterion, Option, Range
from ...arrays import Floats
from ..parts import Inputs, PackageParts, ReadyDays, Shared, build_parts
from ..shares import Shares

NumberKind = Literal[
    "cell", "baseline", "stacking", "interaction", "lead time", "lag", "cost", "likelihood", "weight", "limit"
]


@dataclass(frozen=True)
class Number:
    """One number of a case, or of a question, that may be other than it is.

    ``about`` says whose it is: the option of a cell or lag, the milestone, cost or risk, the stacking
    share's name, the two options of an interaction, or what a limit bounds. ``now`` is the number at
    its most likely, ``low`` and ``high`` the ends to which it is moved, all in its own unit (a cell
    entered as an effect is the effect). ``own`` is the range that the case gives, None for what the reader sets.
    ``place`` numbers interactions and limits; ``scale`` is the width that a change is measured by.
    """

    kind: NumberKind
    about: tuple[str, ...]
    criterion: str | None
    now: float
    low: float
    high: float
    scale: float
    own: Range | None = None
    place: int = 0

    @property
    def id(self) -> str:
        """A name for exports: "cell trees.noise"."""
        about = "+".join(self.about)
        if self.kind == "stacking":
            return f"stacking {self.criterion}.{about}"
        at = f".{self.criterion}" if self.criterion and self.criterion != about else ""
        return f"{self.kind} {about}{at}"


def list_numbers(case: Case, parts: PackageParts) -> tuple[Number, ...]:
    """Every number that levels of packages follow from, once, however many options share it."""
    found: dict[tuple[object, ...], Number] = {}
    for number in (*_cells(case), *_joint(case, parts), *_entries(case)):
        found.setdefault((number.kind, number.about, number.criterion, number.place), number)
    return tuple(found.values())


def move_number(case: Case, parts: PackageParts, inputs: Inputs, number: Number, at_b: Floats) -> PackageParts:
    """The parts of packages with one number at each of some values; a value takes the place of a draw.

    ``inputs`` are the case's most likely ones, which need not be gathered each time.
    """
    wide = _widen(parts, len(at_b))
    if number.kind in ("cell", "baseline"):
        return _move_cell(case, wide, number, at_b)
    if number.kind == "stacking":
        return _move_share(wide, number, at_b)
    if number.kind == "interaction":
        return _move_interaction(case, wide, number, at_b)
    return _move_entry(case, inputs, wide, number, at_b)


def _cells(case: Case) -> Iterator[Number]:
    for criterion in case.criteria.values():
        if criterion.is_derived:
            continue
        base = case.options[case.baseline].performance[criterion.id].range
        for option in case.options.values():
            own = option.performance[criterion.id].range
            if own is None or base is None:
                continue
            by = base.mode if option.performance[criterion.id].is_effect else 0.0
            ends = sorted((criterion.worst - by, criterion.best - by))
            kind: NumberKind = "baseline" if option.id == case.baseline else "cell"
            low, high = min(ends[0], own.low), max(ends[1], own.high)
            yield Number(kind, (option.id,), criterion.id, own.mode, low, high, _width(criterion), own)


def _joint(case: Case, parts: PackageParts) -> Iterator[Number]:
    for shares, criterion in zip(parts.stacking, parts.criteria, strict=True):
        if criterion.is_derived:
            continue
        for name in SHARES:
            own = next((e.range for e in criterion.stacking.estimates if e.share == name), None)
            yield Number("stacking", (name,), criterion.id, _share(shares, name), 0.0, 1.0, 1.0, own)
    for place, both in enumerate(case.interactions):
        criterion = case.criteria[both.criterion]
        if set(both.pair) <= set(parts.option_ids) and not criterion.is_derived:
            width = _width(criterion)
            low, high = min(-width, both.change), max(width, both.change)
            yield Number("interaction", both.pair, criterion.id, both.change, low, high, width, both.estimate, place)


def _share(shares: Shares, name: str) -> float:
    """A stacking share as it is set, the most likely one."""
    return float(np.ravel(getattr(shares, name))[0])


def _entries(case: Case) -> Iterator[Number]:
    """What derived criteria follow from: money, days and chances."""
    widths = {criterion.measured_by: _width(criterion) for criterion in case.criteria.values()}
    days = float(widths.get("ready_day") or widths.get("effect_day") or case.horizon_days)
    for option in case.options.values():
        for cost in option.costs.values():
            if cost.kind == "committed" and not cost.drawn_as:
                yield _entry("cost", cost.id, cost.amount, widths.get("cost") or abs(cost.amount.mode) or 1.0)
        for risk in option.risks.values():
            if risk.is_exposed:
                own = risk.likelihood
                yield Number("likelihood", (risk.id,), None, own.mode, 0.0, 100.0, 100.0, own)
        yield from _days(option, days)


def _days(option: Option, days: float) -> Iterator[Number]:
    for need in option.prerequisites.values():
        if not need.later_step and not need.option:
            yield _entry("lead time", need.id, need.lead_days, days)
    yield _entry("lag", option.id, option.lag_days, days)


def _entry(kind: NumberKind, about: str, own: Range, scale: float) -> Number:
    """From nothing to twice the number, and a scale's width beyond it."""
    low = min(0.0, own.low, 2 * own.mode if kind == "cost" else 0.0)
    return Number(kind, (about,), None, own.mode, low, max(own.high, 2 * own.mode, own.mode + scale), scale, own)


def _width(criterion: Criterion) -> float:
    return abs(criterion.best - criterion.worst)


def _move_cell(case: Case, wide: PackageParts, number: Number, at_b: Floats) -> PackageParts:
    j = wide.criterion_ids.index(str(number.criterion))
    criterion = wide.criteria[j]
    lower = -np.inf if criterion.lower is None else criterion.lower
    upper = np.inf if criterion.upper is None else criterion.upper
    effect_ijd, baseline_jd = wide.effect_ijd.copy(), wide.baseline_jd.copy()
    base = case.options[case.baseline].performance[criterion.id].range
    assert base is not None
    if number.kind == "cell":
        by = base.mode if case.options[number.about[0]].performance[criterion.id].is_effect else 0.0
        effect_ijd[wide.option_ids.index(number.about[0]), j] = np.clip(at_b + by, lower, upper) - baseline_jd[j]
        return replace(wide, effect_ijd=effect_ijd)
    level_b = np.clip(at_b, lower, upper)
    for i, id_ in enumerate(wide.option_ids):
        cell = case.options[id_].performance[criterion.id]
        if cell.range is not None:
            own_b = (
                np.clip(at_b + cell.range.mode, lower, upper)
                if cell.is_effect
                else wide.effect_ijd[i, j] + (wide.baseline_jd[j])
            )
            effect_ijd[i, j] = own_b - level_b
    baseline_jd[j] = level_b
    return replace(wide, effect_ijd=effect_ijd, baseline_jd=baseline_jd)


def _move_share(wide: PackageParts, number: Number, at_b: Floats) -> PackageParts:
    j = wide.criterion_ids.index(str(number.criterion))
    stacking = list(wide.stacking)
    stacking[j] = replace(stacking[j], **{number.about[0]: at_b})
    return replace(wide, stacking=tuple(stacking))


def _move_interaction(case: Case, wide: PackageParts, number: Number, at_b: Floats) -> PackageParts:
    j = wide.criterion_ids.index(str(number.criterion))
    same = [place for place, both in enumerate(case.interactions) if both.criterion == number.criterion]
    known = [place for place in same if set(case.interactions[place].pair) <= set(wide.option_ids)]
    pairs = list(wide.pairs)
    pairs[j] = tuple(
        (a, b, at_b if place == number.place else change) for place, (a, b, change) in zip(known, pairs[j], strict=True)
    )
    return replace(wide, pairs=tuple(pairs))


def _move_entry(case: Case, inputs: Inputs, wide: PackageParts, number: Number, at_b: Floats) -> PackageParts:
    (id_,) = number.about
    inputs = replace(inputs, level_ijd=np.broadcast_to(inputs.level_ijd, (*inputs.level_ijd.shape[:2], len(at_b))))
    match number.kind:
        case "cost":
            costs = [cost for option in case.options.values() for cost in option.costs.values()]
            later = {cost.id: cost.times * at_b for cost in costs if cost.drawn_as == id_}
            built = build_parts(case, replace(inputs, cost_d={**inputs.cost_d, id_: at_b, **later}))
            return replace(wide, costs=built.costs, baseline_costs=built.baseline_costs)
        case "likelihood":
            built = build_parts(case, replace(inputs, likelihood_d={**inputs.likelihood_d, id_: at_b}))
            return replace(wide, risks=built.risks, baseline_risks=built.baseline_risks)
        case "lead time":
            built = build_parts(case, replace(inputs, lead_d={**inputs.lead_d, id_: at_b}))
        case _:
            built = build_parts(case, replace(inputs, lag_d={**inputs.lag_d, id_: at_b}))
    return replace(wide, ready=built.ready, baseline_ready=built.baseline_ready)


def _widen(parts: PackageParts, n: int) -> PackageParts:
    """Parts of one state of the world as those of ``n`` equal ones."""

    def wide(array: Floats) -> Floats:
        return np.broadcast_to(array[..., :1], (*array.shape[:-1], n))

    def wide_shared(shared: Shared) -> Shared:
        return replace(shared, amount_kd=wide(shared.amount_kd))

    def wide_days(days: ReadyDays) -> ReadyDays:
        return replace(days, day_sd=wide(days.day_sd), lag_d=wide(days.lag_d))

    return replace(
        parts,
        baseline_jd=wide(parts.baseline_jd),
        effect_ijd=wide(parts.effect_ijd),
        costs=wide_shared(parts.costs),
        risks=wide_shared(parts.risks),
        ready=tuple(wide_days(days) for days in parts.ready),
        baseline_ready=wide_days(parts.baseline_ready),
        baseline_costs=wide_shared(parts.baseline_costs),
        baseline_risks=wide_shared(parts.baseline_risks),
        events=tuple(wide_shared(shared) for shared in parts.events),
        baseline_event_jd=wide(parts.baseline_event_jd),
    )
