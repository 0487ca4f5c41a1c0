"""The case is not larger than can be computed while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator

from ..bounds import (
    MAX_ACTORS,
    MAX_CELLS,
    MAX_CRITERIA,
    MAX_ENTRIES,
    MAX_MILESTONES,
    MAX_OPTIONS,
    MAX_PACKAGES,
    MAX_PAIRS,
    MAX_PERIODS,
    MAX_PROFILES,
    MAX_RULES,
    MAX_STEPS,
)
from ..draft import Draft
from ..sheet import Finding
from ..wording import Path
from .parts import milestones as all_milestones


def check_size(draft: Draft) -> Iterator[Finding]:
    """Options, criteria, milestones and the like are within their bounds."""
    for path, count, most, what in _counts(draft):
        if count > most:
            yield Finding(
                draft.case,
                path,
                "case-too-large",
                f"the case has {count:,} {what}",
                f"at most {most:,}",
                "drop what cannot change the answer, or split the case",
                "key",
            )


def _counts(draft: Draft) -> Iterator[tuple[Path, int, int, str]]:
    criteria = len(draft.criterion_ids or ())
    yield (), len(draft.options), MAX_OPTIONS, "options"
    yield ("criteria",), criteria, MAX_CRITERIA, "criteria"
    yield ("criteria",), len(draft.options) * criteria, MAX_CELLS, "options times criteria"
    yield (), len(draft.weights), MAX_PROFILES, "weight profiles"
    if draft.case.record is not None:
        record = draft.case.record
        yield ("packages",), len(record.packages), MAX_PACKAGES, "named packages"
        yield ("interactions",), len(record.interactions), MAX_PAIRS, "interactions"
        yield ("rules",), len(record.rules), MAX_RULES, "rules"
        yield ("limits",), len(record.limits), MAX_RULES, "limits"
        yield ("actors",), len(record.actors), MAX_ACTORS, "actors"
        yield ("periods",), len(record.periods), MAX_PERIODS, "periods"
    milestones: set[str] = set()
    steps: set[tuple[str, str]] = set()
    years: set[tuple[str, int]] = set()
    risks: set[str] = set()
    for _sheet, path, found in all_milestones(draft):
        milestones.add(str(path[-1]))
        steps.update((str(path[-1]), earlier) for earlier in found.after)
    for _id, _sheet, option in draft.sound_options():
        for id_, cost in option.costs.items():
            span = (cost.year, cost.year) if cost.yearly is None else (cost.yearly.from_, cost.yearly.to)
            years.update((id_, year) for year in range(span[0], span[1] + 1))
        risks.update(option.risks)
    yield (), len(milestones), MAX_MILESTONES, "different prerequisites"
    yield (), len(steps), MAX_STEPS, "entries under 'after'"
    yield (), len(years), MAX_ENTRIES, "different costs, each year of a yearly cost counted"
    yield (), len(risks), MAX_ENTRIES, "different risks"
