"""Another method beside the additive model: ranks, agreement, and every step of its working."""

from __future__ import annotations

from ...analysis.methods import MethodResult, Working, compare_orders, cross_check
from ...analysis.score import Ranking
from ...model import Case, Receipt
from .methods import agreement_table, methods_table
from .table import Column, Table
from .values import number_or_none


def other_method_tables(
    case: Case, ranking: Ranking, other: MethodResult, receipt: Receipt | None = None
) -> list[Table]:
    """Both rankings, where they disagree and why, then the working as captioned tables."""
    (additive,) = cross_check(ranking, ("additive",))
    agreement = compare_orders(ranking, other)
    return [
        methods_table(case, ranking, (additive, other), receipt),
        agreement_table(case, ranking, (agreement,), receipt),
        *(working_table(case, step, k) for k, step in enumerate(other.working)),
    ]


def working_table(case: Case, step: Working, number: int) -> Table:
    """One step of a calculation, its rows and columns under the names that readers know."""
    is_by_criterion = step.columns == tuple(case.criteria)
    names = [case.criteria[id_].name for id_ in step.columns] if is_by_criterion else step.columns
    about = "criterion" if is_by_criterion else ""
    columns = tuple(Column(f"column.{k}", name, "number", "", 4, "", "none", about) for k, name in enumerate(names))
    is_by_option = all(id_ in case.options for id_ in step.rows)
    labels = [case.options[id_].label for id_ in step.rows] if is_by_option else step.rows
    rows = tuple(
        (label, *map(number_or_none, cells)) for label, cells in zip(labels, step.cell_rc.tolist(), strict=True)
    )
    return Table(f"working.{number + 1}", step.caption, (Column("row", "Row"), *columns), rows)
