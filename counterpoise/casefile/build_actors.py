"""Records of actors, periods and the scale of impacts -> the model's nouns."""

from __future__ import annotations

from ..model import Actor, Anchor, Period
from .records import CaseRecord


def build_actors(record: CaseRecord) -> dict[str, Actor]:
    """The actors by id."""
    return {id_: Actor(id_, found.name, found.definition, found.note or "") for id_, found in record.actors.items()}


def build_periods(record: CaseRecord) -> dict[str, Period]:
    """The periods by id, each from where the one before it ends."""
    periods: dict[str, Period] = {}
    start = 0.0
    for id_, found in record.periods.items():
        periods[id_] = Period(id_, found.name, start, found.to_day)
        start = start if found.to_day is None else found.to_day
    return periods


def build_impact_scale(record: CaseRecord) -> tuple[Anchor, ...]:
    """The case's own words for impacts, the worst first."""
    return tuple(sorted((Anchor(found.level, found.meaning) for found in record.impact_scale), key=lambda a: a.level))
