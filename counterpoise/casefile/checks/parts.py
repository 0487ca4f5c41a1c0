"""The parts of a record that several checks look at, with their paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..draft import Draft
from ..estimates import Stated, build_range, share_spreads
from ..records import (
    Based,
    CriterionRecord,
    EffectRecord,
    Experts,
    ImpactRecord,
    ImpactSpread,
    LevelRecord,
    OptionRecord,
    PrerequisiteRecord,
    ScenarioCell,
    ScenarioLevelRecord,
    ShareSpread,
    Spread,
    WeightsRecord,
)
from ..sheet import AnySheet, At, Finding
from ..wording import Path, closest, did_you_mean, listing, quote

UNKNOWN = {
    "criterion": "unknown-criterion",
    "option": "unknown-option",
    "claim": "unknown-claim",
    "milestone": "unknown-milestone",
    "objective": "unknown-objective",
    "profile": "unknown-profile",
    "actor": "unknown-actor",
    "period": "unknown-period",
}


ESTIMATED = ("level", "effect", "amount", "likelihood", "lead_days", "days", "change", "impact")
"""Keys that may hold an estimate."""


def based_parts(record: OptionRecord) -> Iterator[tuple[Path, Based]]:
    """Everything in an option that states a basis."""
    for key, cell in record.performance.items():
        if isinstance(cell, Based):
            yield ("performance", key), cell
    for group in ("costs", "risks", "prerequisites"):
        for key, part in getattr(record, group).items():
            yield (group, key), part
    yield ("lag_days",), record.lag_days
    yield from impacts(record)


def impacts(record: OptionRecord) -> Iterator[tuple[Path, ImpactRecord]]:
    """Every impact of an option; its path ends in the actor and the period."""
    for actor, row in record.actors.items():
        for period, found in row.items():
            yield ("actors", actor, period), found


def all_based_parts(draft: Draft) -> Iterator[tuple[AnySheet, Path, Based]]:
    """Everything in options, beliefs, stacking and interactions that states a basis."""
    for _id, sheet, record in draft.sound_options():
        for path, part in based_parts(record):
            yield sheet, path, part
    for id_, criterion in draft.criteria.items():
        for share, estimate in share_spreads(criterion.stacking):
            yield draft.case, ("criteria", id_, "stacking", share), estimate
    for sheet, _profile, path, cell in belief_cells(draft):
        yield sheet, path, cell
    if draft.case.record:
        for id_, milestone in draft.case.record.milestones.items():
            yield draft.case, ("milestones", id_), milestone
        for at, interaction in enumerate(draft.case.record.interactions):
            yield draft.case, ("interactions", at), interaction


def belief_cells(draft: Draft) -> Iterator[tuple[AnySheet, WeightsRecord, Path, LevelRecord | EffectRecord]]:
    """Every cell that a perspective sees otherwise; its path ends in the option and the criterion."""
    for _id, sheet, profile in draft.sound_weights():
        for option, row in profile.beliefs.items():
            for criterion, cell in row.items():
                yield sheet, profile, ("beliefs", option, criterion), cell


def milestones(draft: Draft) -> Iterator[tuple[AnySheet, Path, PrerequisiteRecord]]:
    """Every prerequisite, of options and shared ones, with its path."""
    if draft.case.record:
        yield from ((draft.case, ("milestones", id_), found) for id_, found in draft.case.record.milestones.items())
    for _id, sheet, option in draft.sound_options():
        yield from ((sheet, ("prerequisites", id_), found) for id_, found in option.prerequisites.items())


def all_spreads(draft: Draft) -> Iterator[tuple[AnySheet, Path, Spread | ShareSpread | ImpactSpread]]:
    """Every low, mode and high of the case."""
    for sheet, path, part in all_based_parts(draft):
        if isinstance(part, ShareSpread):
            yield sheet, path, part
        for key in _estimated(type(part)):
            for inner, amount in each_estimate(getattr(part, key)):
                if isinstance(amount, Spread | ImpactSpread):
                    yield sheet, (*path, key, *inner), amount
    for _id, sheet, record in draft.sound_options():
        for id_, cost in record.costs.items():
            if cost.yearly is not None and isinstance(cost.yearly.amount, Spread):
                yield sheet, ("costs", id_, "yearly", "amount"), cost.yearly.amount
        for id_, risk in record.risks.items():
            for criterion, amount in risk.effects.items():
                if isinstance(amount, Spread):
                    yield sheet, ("risks", id_, "effects", criterion), amount
    for path, stated in scenario_amounts(draft):
        for inner, amount in each_estimate(stated):
            if isinstance(amount, Spread):
                yield draft.case, (*path, *inner), amount


@cache
def _estimated(kind: type[Based]) -> tuple[str, ...]:
    """Keys of a record that hold estimates."""
    return tuple(key for key in ESTIMATED if key in kind.model_fields)


def each_estimate(stated: object) -> Iterator[tuple[Path, object]]:
    """A stated number itself, or the estimate of every expert with its path inside."""
    if isinstance(stated, Experts):
        yield from ((("experts", name), said) for name, said in stated.experts.items())
    else:
        yield (), stated


def scenario_cells(draft: Draft) -> Iterator[tuple[Path, str, str, ScenarioCell]]:
    """Every cell of every scenario, with its option and criterion, and its path."""
    for id_, scenario in draft.case.record.scenarios.items() if draft.case.record else ():
        for option, row in scenario.cells.items():
            for criterion, cell in row.items():
                yield ("scenarios", id_, "cells", option, criterion), option, criterion, cell


def scenario_amounts(draft: Draft) -> Iterator[tuple[Path, Stated]]:
    """Every number of every scenario."""
    for path, _option, _criterion, cell in scenario_cells(draft):
        if isinstance(cell, ScenarioLevelRecord):
            yield (*path, "level"), cell.level
        else:
            yield (*path, "effect"), cell.effect
    yield from scenario_days(draft)


def scenario_days(draft: Draft) -> Iterator[tuple[Path, float | Spread]]:
    """Every number of days of every scenario."""
    for id_, scenario in draft.case.record.scenarios.items() if draft.case.record else ():
        for key in ("lead_days", "lag_days"):
            yield from ((("scenarios", id_, key, name), days) for name, days in getattr(scenario, key).items())


def numbers(amount: Stated) -> dict[Path, float]:
    """The numbers of an amount by their path inside it; an exact number has the path ``()``."""
    if isinstance(amount, Experts):
        each = ((name, numbers(said)) for name, said in amount.experts.items())
        return {("experts", name, *path): value for name, found in each for path, value in found.items()}
    if isinstance(amount, Spread):
        return {("low",): amount.low, ("mode",): amount.mode, ("high",): amount.high}
    return {(): amount}


def most_likely(amount: Stated) -> float:
    """The most likely level of an amount, or the number itself."""
    return build_range(amount).mode


def criterion_cells(
    draft: Draft, record: OptionRecord
) -> Iterator[tuple[Path, CriterionRecord, LevelRecord | EffectRecord]]:
    """The cells of an option that hold a number, with their criteria, as far as both are sound."""
    for id_, cell in record.performance.items():
        criterion = draft.criteria.get(id_)
        if criterion is not None and isinstance(cell, LevelRecord | EffectRecord):
            yield ("performance", id_), criterion, cell


def unknown(
    sheet: AnySheet, path: Path, what: str, id_: str, known: frozenset[str], at: At = "value", hint: str = ""
) -> Finding:
    """A reference to something that is not there, with the nearest name that is."""
    return Finding(
        sheet,
        path,
        UNKNOWN[what],
        f"no {what} has the id {quote(id_)}",
        _one_of(known),
        hint or did_you_mean(id_, known),
        at,
    )


@lru_cache(maxsize=64)
def _one_of(known: frozenset[str]) -> str:
    return f"one of: {listing(sorted(known))}" if known else "there is none in this case"


def not_named(needed: Iterable[str], written: Iterable[str], known: Iterable[str]) -> list[str]:
    """What is needed and not written, without what is only misspelt (that is reported by itself)."""
    named, names = frozenset(written), frozenset(known)
    absent = [id_ for id_ in needed if id_ not in named]
    misspelt = {closest(id_, names) for id_ in named - names} if absent else set()
    return [id_ for id_ in absent if id_ not in misspelt]
