"""Fractions where percent are needed: 0.2 is read as 0.2 %, a hundredth of what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..draft import Draft
from ..estimates import Stated
from ..records import CriterionRecord
from ..sheet import AnySheet, Finding
from ..wording import Path, number
from .estimates import chances
from .parts import criterion_cells, numbers

Amounts = list[tuple[AnySheet, Path, Stated]]

_PER_CENT = re.compile(r"%|\bper ?cent\b|\bpercent", re.IGNORECASE)
_FEW = 5
"""A per-cent scale at least so wide is not meant for levels of at most 1."""


def check_fractions(draft: Draft) -> Iterator[Finding]:
    """Chances of a file, levels on a per-cent criterion, and shares of a profile are not all at most 1."""
    if draft.case.record is not None:
        scenarios = draft.case.record.scenarios.items()
        stated: Amounts = [
            (draft.case, ("scenarios", id_, "chance"), of.chance) for id_, of in scenarios if of.chance is not None
        ]
        yield from _ask(stated, "chance of a scenario")
        for id_, of in scenarios:
            yield from _changed(draft, draft.case, ("scenarios", id_, "cells"), of.cells, "scenario")
    for _id, sheet, option in draft.sound_options():
        yield from _ask([(sheet, path, amount) for path, amount in chances(option)], "chance in this file")
    for id_, criterion in draft.criteria.items():
        if _is_wide_per_cent(criterion):
            yield from _ask(_levels(draft, id_), f"level of '{criterion.name}'")
    for _id, weights, profile in draft.sound_weights():
        bounds: Amounts = [
            (weights, ("ranges", id_, key), getattr(found, key))
            for id_, found in profile.ranges.items()
            for key in ("low", "high")
        ]
        yield from _ask(bounds, "bound of a share")
        yield from _changed(draft, weights, ("beliefs",), profile.beliefs, "perspective")


def _is_wide_per_cent(criterion: CriterionRecord) -> bool:
    return bool(_PER_CENT.search(criterion.unit)) and abs(criterion.scale.best - criterion.scale.worst) >= _FEW


def _changed(
    draft: Draft, sheet: AnySheet, path: Path, cells: Mapping[str, Mapping[str, object]], of: str
) -> Iterator[Finding]:
    """Cells that are otherwise in a scenario or for a perspective, where the options' own numbers are no fractions."""
    for id_, criterion in draft.criteria.items():
        if not _is_wide_per_cent(criterion):
            continue
        found: Amounts = []
        for option, changed in cells.items():
            key = "level" if hasattr(changed.get(id_), "level") else "effect"
            amount = getattr(changed.get(id_), key, None)
            if amount is not None:
                found.append((sheet, (*path, option, id_, key), amount))
        if not found:
            continue
        own = [amount for _sheet, _path, amount in _levels(draft, id_)]
        if max((abs(value) for amount in own for value in numbers(amount).values()), default=0) >= _FEW:
            yield from _ask(found, f"level of '{criterion.name}' in this {of}")


def _levels(draft: Draft, id_: str) -> Amounts:
    found: Amounts = []
    for _option, sheet, option in draft.sound_options():
        for path, criterion, cell in criterion_cells(draft, option):
            if path[-1] == id_ and isinstance(criterion, CriterionRecord):
                key = "level" if hasattr(cell, "level") else "effect"
                found.append((sheet, (*path, key), getattr(cell, key)))
    return found


def _ask(amounts: Amounts, what: str) -> Iterator[Finding]:
    """One question at the first amount, when all are fractions; an exact 0 tells nothing."""
    sizes = [abs(value) for _sheet, _path, amount in amounts for value in numbers(amount).values() if value]
    if not sizes or max(sizes) > 1:
        return
    low, high = min(sizes), max(sizes)
    sheet, path, _amount = next(found for found in amounts if any(numbers(found[2]).values()))
    meant = number(100 * low) if low == high else f"{number(100 * low)} to {number(100 * high)}"
    read = number(low) if low == high else f"{number(low)} to {number(high)}"
    yield Finding(
        sheet,
        path,
        "fraction-as-percent",
        f"every {what} is at most 1, so it is read as {read} %",
        "percent, 0 to 100",
        f"did you mean {meant}?",
        severity="warning",
    )
