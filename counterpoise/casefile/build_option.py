"""Records of an option -> the option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from ..model import Basis, Impact, Money, Option, Performance, Prerequisite, Risk
from .build_cost import build_costs
from .estimates import build_range
from .milestones import all_prerequisites
from .records import (
    Based,
    CaseRecord,
    EffectRecord,
    LevelRecord,
    MissingRecord,
    OptionRecord,
    PrerequisiteRecord,
    RiskRecord,
)

Entry = TypeVar("Entry")


def build_option(
    id_: str,
    record: OptionRecord,
    excludes: tuple[str, ...],
    claims: frozenset[str],
    case: CaseRecord,
    money: Money,
) -> Option:
    """The option; ``claims`` are those that the case holds, others are dropped."""
    criteria = tuple(case.criteria)
    cells = by_criterion(record.performance, criteria)
    needed = all_prerequisites(record, case.milestones)
    return Option(
        id=id_,
        name=record.name,
        summary=record.summary,
        performance={key: build_performance(key, found, claims) for key, found in cells.items()},
        costs={
            cost.id: cost
            for key, found in record.costs.items()
            for cost in build_costs(key, found, build_basis(found, claims), money)
        },
        risks={key: _build_risk(key, found, claims, criteria) for key, found in record.risks.items()},
        prerequisites={key: _build_prerequisite(key, found, claims) for key, found in needed.items()},
        lag_days=build_range(record.lag_days.days),
        lag_basis=build_basis(record.lag_days, claims),
        short_name=record.short_name or "",
        stage=record.stage or "",
        status=record.status or "",
        tags=tuple(record.tags),
        excludes=excludes,
        claims=_known(record.claims, claims),
        is_inferred=record.inferred,
        impacts=_build_impacts(record, claims, case),
    )


def _build_impacts(record: OptionRecord, claims: frozenset[str], case: CaseRecord) -> dict[str, dict[str, Impact]]:
    """Impacts in the order of actors and periods, so that their own order means nothing."""
    return {
        actor: {
            period: Impact(build_range(found.impact), build_basis(found, claims))
            for period, found in in_order_of(case.periods, record.actors[actor]).items()
        }
        for actor in case.actors
        if record.actors.get(actor)
    }


def by_criterion(entries: Mapping[str, Entry], criteria: Iterable[str]) -> dict[str, Entry]:
    """Entries that are keyed by criterion in the order of the criteria, so that their own order means nothing."""
    return in_order_of(criteria, entries)


def in_order_of(ids: Iterable[str], entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Those entries whose ids are named, in the order of the ids."""
    return {id_: entries[id_] for id_ in ids if id_ in entries}


def build_basis(record: Based, claims: frozenset[str]) -> Basis:
    """What a number rests on; a claim whose file is left out is dropped."""
    return Basis(record.basis, record.because, _known(record.claims, claims))


def _known(ids: list[str], claims: frozenset[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in claims)


def build_performance(
    criterion: str, record: LevelRecord | EffectRecord | MissingRecord, claims: frozenset[str]
) -> Performance:
    """A cell; a claim whose file is left out is dropped."""
    if isinstance(record, MissingRecord):
        return Performance(criterion, None, None, missing=record.missing)
    is_effect = isinstance(record, EffectRecord)
    amount = record.effect if isinstance(record, EffectRecord) else record.level
    return Performance(criterion, build_range(amount), build_basis(record, claims), is_effect)


def _build_risk(id_: str, record: RiskRecord, claims: frozenset[str], criteria: tuple[str, ...]) -> Risk:
    return Risk(
        id_,
        record.event,
        build_range(record.likelihood),
        record.severity,
        build_basis(record, claims),
        record.mitigation or "",
        tuple(record.counted_in),
        {criterion: build_range(amount) for criterion, amount in by_criterion(record.effects, criteria).items()},
        record.later_step or "",
    )


def _build_prerequisite(id_: str, record: PrerequisiteRecord, claims: frozenset[str]) -> Prerequisite:
    return Prerequisite(
        id_,
        record.what,
        record.kind,
        build_range(record.lead_days),
        build_basis(record, claims),
        record.option,
        record.hard,
        tuple(record.after),
        record.later_step or "",
    )
