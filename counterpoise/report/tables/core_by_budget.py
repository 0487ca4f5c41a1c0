"""Which measures to decide now, find out about or drop, at each budget."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.packages.listed.core_by_budget import CoreByBudget, CoreBySureness, CoreOfGood
from ...model import Case, Receipt
from ..numbers import count_of, decimals_of, format_number
from ..sentences.sureness import share_text
from .table import Cell, Column, Table

CLASSES = {"core": "decide now", "borderline": "find out", "exterior": "drop"}
"""What follows from a measure's standing among the good packages."""


def core_by_budget_table(case: Case, found: CoreByBudget, receipt: Receipt | None = None) -> Table:
    """A row per measure; per budget the share of good packages that hold it, and what follows."""
    heads = [format_number(float(budget), 0, case.money.label) for budget in found.budget_b]
    note = "Good packages are those within the {margin}-point tie margin of the best affordable one."
    columns, body, notes = _cells(case, found, heads, note)
    title = "What to decide now, study or drop, by budget"
    return Table("core_by_budget", title, columns, body, found.option_ids, notes, receipt)


def core_by_sureness_table(case: Case, found: CoreBySureness, receipt: Receipt | None = None) -> Table:
    """The same per sureness: the share of simulations in which all limits and red lines hold together."""
    heads = [share_text(float(sure)) for sure in found.sure_b]
    note = "Good packages are those within the {margin}-point tie margin of the best one that is as sure."
    columns, body, notes = _cells(case, found, heads, note)
    title = "What to decide now, study or drop, by sureness"
    return Table("core_by_sureness", title, columns, body, found.option_ids, notes, receipt)


def _cells(
    case: Case, found: CoreOfGood, heads: Sequence[str], note: str
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """Columns, rows and notes of a table with two columns a step."""
    columns = [Column("option", "Measure")]
    for b, head in enumerate(heads):
        help_text = f"Share of the {count_of(int(found.count_b[b]), 'good package')} that include the measure."
        columns.append(Column(f"share.{b + 1}", head, "percent", "%", 0, help_text))
        columns.append(Column(f"class.{b + 1}", f"{head}: what to do", help="In every good package: decide now."))
    standing = [found.standing(b) for b in range(len(heads))]
    body = tuple(
        (
            case.options[id_].label,
            *(cell for b in range(len(heads)) for cell in (100 * float(found.share_bi[b, i]), CLASSES[standing[b][i]])),
        )
        for i, id_ in enumerate(found.option_ids)
    )
    return tuple(columns), body, (note.format(margin=format_number(found.margin, decimals_of(found.margin))),)
