"""A cell that a scenario or a perspective sees otherwise than the option's own file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..draft import Draft
from ..records import (
    CriterionRecord,
    EffectRecord,
    LevelRecord,
    MissingRecord,
    ScenarioEffectRecord,
    ScenarioLevelRecord,
)
from ..sheet import AnySheet, Finding
from ..wording import Path, number, quote
from .cells import off_scale
from .parts import most_likely

Changed = LevelRecord | EffectRecord | ScenarioLevelRecord | ScenarioEffectRecord
Of = Literal["scenario", "belief"]


def check_changed_cell(
    draft: Draft, sheet: AnySheet, path: Path, option: str, cell: Changed, of: Of, base: float | None
) -> Iterator[Finding]:
    """It is not derived or missing as stated, is entered as its criterion is, and lies within its bounds.

    ``path`` ends in the criterion's id; ``base`` is the baseline's most likely level there, None where not known.
    """
    id_ = str(path[-1])
    criterion, stated = draft.criteria.get(id_), draft.options.get(option)
    if criterion is None or stated is None:
        return
    is_level = isinstance(cell, LevelRecord | ScenarioLevelRecord)
    needed = "level" if option == draft.baseline else criterion.entered_as
    if criterion.measured_by is not None:
        yield _derived(sheet, path, criterion, of)
    elif stated.record is not None and isinstance(stated.record.performance.get(id_), MissingRecord):
        yield Finding(
            sheet,
            path,
            "missing-as-stated",
            f"the level of {quote(option)} is missing as stated, so no {of} can change it",
            f"an estimate that is otherwise in the {of}",
            f"estimate it in {stated.file}, or delete it here",
            "key",
        )
    elif draft.baseline and is_level != (needed == "level"):
        yield _wrong_form(draft, sheet, path, option, criterion, needed)
    elif isinstance(cell, LevelRecord | ScenarioLevelRecord):
        yield from off_scale(sheet, (*path, "level"), criterion, cell.level, 0.0, "the level")
    elif base is not None:
        what = f"with the baseline's {number(base)} the level"
        yield from off_scale(sheet, (*path, "effect"), criterion, most_likely(cell.effect), base, what)


def _derived(sheet: AnySheet, path: Path, criterion: CriterionRecord, of: Of) -> Finding:
    of_days = of == "scenario" and criterion.measured_by in ("ready_day", "effect_day")
    return Finding(
        sheet,
        path,
        "derived-typed-in",
        f"this criterion is derived (measured_by: {criterion.measured_by})",
        "derived criteria follow from costs, risks and prerequisites",
        "change 'lead_days' or 'lag_days' in the scenario" if of_days else "delete it here",
        "key",
    )


def _wrong_form(
    draft: Draft, sheet: AnySheet, path: Path, option: str, criterion: CriterionRecord, needed: str
) -> Finding:
    reason = f"case.yaml says 'entered_as: {criterion.entered_as}'"
    if option == draft.baseline:
        reason = "the baseline states levels"
    stated = "effect" if needed == "level" else "level"
    return Finding(
        sheet,
        (*path, stated),
        "wrong-entry",
        f"'{stated}' is stated",
        f"'{needed}': {reason}",
        f"write '{needed}' and check the number",
        "key",
    )
