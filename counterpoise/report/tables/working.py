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
    columns = tuple(
        Column(f"column.{k}", _label(case, name), "number", decimals=4, empty="none")
        for k, name in enumerate(step.columns)
    )
    rows = tuple(
        (_label(case, name), *map(number_or_none, cells))
        for name, cells in zip(step.rows, step.cell_rc.tolist(), strict=True)
    )
    return Table(f"working.{number + 1}", step.caption, (Column("row", "Row"), *columns), rows)


def _label(case: Case, name: str) -> str:
    if name in case.options:
        return case.options[name].label
    return case.criteria[name].name if name in case.criteria else name
