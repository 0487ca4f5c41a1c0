"""Beliefs of a perspective change what is there, within what can be."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..records import LevelRecord, WeightsRecord
from ..sheet import Finding
from .cells import baseline_level
from .changed_cells import check_changed_cell
from .parts import belief_cells, most_likely, unknown


def check_belief_options(draft: Draft) -> Iterator[Finding]:
    """Every option that a belief is about has a file in ``options``."""
    if "options" in draft.unread:
        return
    known = frozenset(draft.options)
    for _id, sheet, profile in draft.sound_weights():
        for option in profile.beliefs:
            if option not in known:
                yield unknown(sheet, ("beliefs", option), "option", option, known, "key")


def check_belief_numbers(draft: Draft) -> Iterator[Finding]:
    """Beliefs are about cells that are not derived or missing, entered as their criterion is, and within bounds."""
    for sheet, profile, path, cell in belief_cells(draft):
        base = _base(draft, profile, str(path[-1]))
        yield from check_changed_cell(draft, sheet, path, str(path[1]), cell, "belief", base)


def _base(draft: Draft, profile: WeightsRecord, criterion: str) -> float | None:
    """The baseline's most likely level as the perspective sees it."""
    cell = profile.beliefs.get(draft.baseline, {}).get(criterion)
    if isinstance(cell, LevelRecord):
        return most_likely(cell.level)
    return baseline_level(draft, criterion)
