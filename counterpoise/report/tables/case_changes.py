"""What differs between two versions of a case, in files and in results."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.changes import CaseChange
from ..sentences.case_change import package_name
from ..sentences.differences import SaidDifference
from .table import Column, Table

PACKAGE = "package"
"""Row id of the best package among options."""


def file_changes_table(said: Sequence[SaidDifference]) -> Table:
    """One row per value that differs, by entry and field, with the old and the new value."""
    columns = (
        Column("entry", "Entry"),
        Column("field", "Field"),
        Column("before", "Before", empty="none"),
        Column("after", "After", empty="none"),
        Column("unit", "Unit"),
        Column("place", "Location"),
    )
    rows = tuple((one.entry, one.field, one.before or None, one.after or None, one.unit, one.place) for one in said)
    return Table("file_changes", "What changed in the files", columns, rows)


def score_changes_table(change: CaseChange) -> Table:
    """Scores and ranks before and after, options of the new case first and those that are gone behind them."""
    old, new = change.old, change.new
    ids = (*new.ranking.option_ids, *(id_ for id_ in change.left if id_ not in new.ranking.option_ids))
    rows = []
    for id_ in ids:
        before, after = old.score(id_), new.score(id_)
        label = (new.case.options.get(id_) or old.case.options[id_]).label
        difference = None if before is None or after is None else after - before
        tie = " and ".join(word for word, found in (("before", old), ("now", new)) if id_ in found.tied)
        rows.append((label, before, after, difference, old.rank(id_), new.rank(id_), tie))
    best_before, best_after = (None if found.best is None else found.best.score for found in (old, new))
    both = best_before is not None and best_after is not None
    rows.append(
        (
            "Best package",
            best_before,
            best_after,
            (best_after or 0.0) - (best_before or 0.0) if both else None,
            None,
            None,
            "",
        )
    )
    columns = (
        Column("option", "Option"),
        Column("before", "Score before", "number", "points", 1, empty="none"),
        Column("after", "Score now", "number", "points", 1, empty="none"),
        Column("difference", "Change", "number", "points", 2, empty="none", is_signed=True),
        Column("rank_before", "Rank before", "rank"),
        Column("rank_after", "Rank now", "rank"),
        Column("tied", "Within the tie margin"),
    )
    notes = (f"Best package before: {package_name(old)}. Now: {package_name(new)}.",)
    return Table(
        "score_changes", "What it did to the scores", columns, tuple(rows), (*ids, PACKAGE), notes, new.receipt
    )


def change_parts_table(change: CaseChange, said_groups: Sequence[str]) -> Table:
    """How much of each score's change each group of changes made; a group's row for each score that it moved.

    The parts of one option add up to its change of score.
    """
    found = change.attribution
    rows: list[tuple[str, str, float]] = []
    for g, group in enumerate(change.groups if found is not None else ()):
        told = "; ".join(dict.fromkeys(said_groups[one] for one in group))
        for x, label in enumerate(measured_labels(change)):
            part = 0.0 if found is None else float(found.part_gx[g, x])
            if abs(part) >= 5e-7:
                rows.append((told, label, part))
    columns = (
        Column("change", "Change"),
        Column("option", "Score of"),
        Column("part", "Part of the change", "number", "points", 2, is_signed=True),
    )
    return Table("change_parts", "Which change did how much", columns, tuple(rows), receipt=change.new.receipt)


def measured_labels(change: CaseChange) -> tuple[str, ...]:
    """What the columns of the attribution measure."""
    labels = tuple(change.new.case.options[id_].label for id_ in change.measured)
    return (*labels, "Best package") if change.has_package else labels
