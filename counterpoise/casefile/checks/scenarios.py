"""Scenarios change what is there, within what can be, and their chances leave room for each other."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import AS_STATED, MIXED
from ..draft import Draft
from ..milestones import all_prerequisites
from ..records import ScenarioLevelRecord, ScenarioRecord
from ..sheet import Finding
from ..wording import Path, number, quote
from .cells import baseline_level
from .changed_cells import check_changed_cell
from .parts import most_likely, scenario_cells, unknown

WHOLE = 100 + 1e-9
"""All chances together, in percent, with room for rounding."""


def check_scenario_names(draft: Draft) -> Iterator[Finding]:
    """A scenario changes something; every option, criterion and prerequisite that it names is there."""
    for id_, scenario in draft.case.record.scenarios.items() if draft.case.record else ():
        path = ("scenarios", id_)
        if id_ in (AS_STATED, MIXED):
            yield Finding(
                draft.case,
                path,
                "reserved-id",
                f"no scenario can be called {quote(id_)}: the word is used to ask for "
                + ("the case as stated" if id_ == AS_STATED else "all scenarios under their chances"),
                "an id of its own",
                "give it another id",
                "key",
            )
        if not any((any(scenario.cells.values()), scenario.lead_days, scenario.lag_days)):
            yield Finding(
                draft.case,
                path,
                "empty-scenario",
                "the scenario changes nothing",
                "'cells', 'lead_days' or 'lag_days' with at least one estimate",
                "say what is otherwise in it, or delete it",
                "key",
            )
        yield from _unknown(draft, path, scenario)


def _unknown(draft: Draft, path: Path, scenario: ScenarioRecord) -> Iterator[Finding]:
    options = frozenset(draft.options)
    if "options" not in draft.unread:
        for key in ("cells", "lag_days"):
            for option in getattr(scenario, key):
                if option not in options:
                    yield unknown(draft.case, (*path, key, option), "option", option, options, "key")
        if all(sheet.record is not None for sheet in draft.options.values()):
            known = _prerequisites(draft)
            for id_ in scenario.lead_days:
                if id_ not in known:
                    yield unknown(draft.case, (*path, "lead_days", id_), "milestone", id_, known, "key")
    if draft.criterion_ids is not None:
        criteria = frozenset(draft.criterion_ids)
        for option, row in scenario.cells.items():
            for id_ in row:
                if id_ not in criteria:
                    yield unknown(draft.case, (*path, "cells", option, id_), "criterion", id_, criteria, "key")


def _prerequisites(draft: Draft) -> frozenset[str]:
    shared = draft.case.record.milestones if draft.case.record else {}
    return frozenset(id_ for _id, _sheet, option in draft.sound_options() for id_ in all_prerequisites(option, shared))


def check_scenario_chances(draft: Draft) -> Iterator[Finding]:
    """Not more than 100 percent in all; the rest is the chance of the case as stated."""
    total = 0.0
    for id_, scenario in draft.case.record.scenarios.items() if draft.case.record else ():
        total += scenario.chance or 0.0
        if total > WHOLE and scenario.chance:
            yield Finding(
                draft.case,
                ("scenarios", id_, "chance"),
                "chances-over-100",
                f"with this one the chances of the scenarios are {number(total)} % together",
                "at most 100 % together; what is left is the chance of the case as stated",
                f"at most {number(max(0.0, 100 - total + scenario.chance))} is left for this one",
            )
            return


def check_scenario_numbers(draft: Draft) -> Iterator[Finding]:
    """Cells are not derived or missing, are entered as their criterion is, and lie within its bounds."""
    if draft.case.record is None:
        return
    for path, option, id_, cell in scenario_cells(draft):
        yield from check_changed_cell(
            draft, draft.case, path, option, cell, "scenario", _base(draft, str(path[1]), id_)
        )


def _base(draft: Draft, scenario: str, criterion: str) -> float | None:
    """The baseline's most likely level in a scenario."""
    row = draft.case_record.scenarios[scenario].cells.get(draft.baseline, {})
    cell = row.get(criterion)
    if isinstance(cell, ScenarioLevelRecord):
        return most_likely(cell.level)
    return baseline_level(draft, criterion)
