"""Why one option stands above another, criterion by criterion."""

from __future__ import annotations

from ...analysis.score import Ranking, compare_pair
from ...analysis.table import PerformanceTable
from ...model import Case, Receipt
from ..glossary import GLOSSARY
from ..sentences.phrases import largest_first
from .table import Column, Table
from .values import number_or_none


def pair_table(
    case: Case, performance: PerformanceTable, ranking: Ranking, first: str, second: str, receipt: Receipt | None = None
) -> Table:
    """Levels of two options side by side and the score points each criterion gives the first.

    Rows stand from what speaks most for the first option to what speaks most for the second.
    """
    a, b = performance.option_ids.index(first), performance.option_ids.index(second)
    difference_j = compare_pair(ranking, a, b).difference_j
    order, criteria = largest_first(difference_j), list(case.criteria.values())
    label_a, label_b = case.options[first].label, case.options[second].label
    rows = tuple(
        (
            criteria[j].name,
            criteria[j].unit,
            number_or_none(performance.mode_ij[a, j]),
            number_or_none(performance.mode_ij[b, j]),
            float(100 * ranking.weight_j[j]),
            number_or_none(difference_j[j]),
        )
        for j in order
    )
    return Table(
        "pair",
        f"{label_a} and {label_b}",
        _columns(label_a, label_b),
        rows,
        row_ids=tuple(criteria[j].id for j in order),
        receipt=receipt,
        row_decimals=tuple(criteria[j].decimals for j in order),
    )


def _columns(label_a: str, label_b: str) -> tuple[Column, ...]:
    level = GLOSSARY["performance"].sentence
    points = "Score points that this criterion gives the first over the second."
    return (
        Column("criterion", "Criterion"),
        Column("unit", "Unit"),
        Column("first", f"Level: {label_a}", "number", "", None, level, "missing", "option"),
        Column("second", f"Level: {label_b}", "number", "", None, level, "missing", "option"),
        Column("weight", "Weight", "percent", "%", 1, GLOSSARY["weight"].sentence),
        Column("difference", f"In favor of {label_a}", "number", "points", 1, points, "missing", "option"),
    )
