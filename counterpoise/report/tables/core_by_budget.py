"""Which measures to decide now, find out about or drop, at each budget."""

from __future__ import annotations

from ...analysis.packages.listed.core_by_budget import CoreByBudget
from ...model import Case, Receipt
from ..numbers import decimals_of, format_number
from .table import Column, Table

CLASSES = {"core": "decide now", "borderline": "find out", "exterior": "drop"}
"""What follows from a measure's standing among the good packages."""


def core_by_budget_table(case: Case, found: CoreByBudget, receipt: Receipt | None = None) -> Table:
    """A row per measure; per budget the share of good packages that hold it, and what follows."""
    columns = [Column("option", "Measure")]
    for b, budget in enumerate(found.budget_b):
        money = format_number(float(budget), 0, case.money.label)
        help_text = f"Share of the {int(found.count_b[b]):,} packages within the tie margin of the best for that money."
        columns.append(Column(f"share.{b + 1}", money, "percent", "%", 0, help_text))
        columns.append(Column(f"class.{b + 1}", f"{money}: what to do", help="In every good package: decide now."))
    standing = [found.standing(b) for b in range(len(found.budget_b))]
    body = tuple(
        (
            case.options[id_].label,
            *(
                cell
                for b in range(len(found.budget_b))
                for cell in (100 * float(found.share_bi[b, i]), CLASSES[standing[b][i]])
            ),
        )
        for i, id_ in enumerate(found.option_ids)
    )
    margin = format_number(found.margin, decimals_of(found.margin))
    note = f"Good packages are those within the {margin}-point tie margin of the best affordable one."
    title = "What to decide now, study or drop, by budget"
    return Table("core_by_budget", title, tuple(columns), body, found.option_ids, (note,), receipt)
