"""Packages ranked by value in time as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.packages.describe import PackageRow
from ...model import Case, Receipt
from ...study.packages.answer import InTime
from ..sentences.in_time import delivered
from ..sentences.packages import package_name
from .table import Column, Table
from .values import number_or_none


def in_time_table(case: Case, rows: Sequence[PackageRow], in_time: InTime, receipt: Receipt | None = None) -> Table:
    """The packages that deliver most, with their scores beside."""
    columns = (
        Column("rank", "Rank", "rank"),
        Column("package", "Package"),
        Column("value", "Value in time", "number", "points", 1, f"Value {delivered(in_time)}, 0 to 100."),
        Column("score", "Score", "number", "points", 1, "Score at the most likely levels, whenever it is delivered."),
        Column("effect_day", "Effect", "day", "day", 0),
    )
    body = tuple(
        (
            row.rank or None,
            package_name(case, row.members),
            number_or_none(in_time.value_by_members[row.members]),
            number_or_none(row.score),
            row.effect_day,
        )
        for row in rows
    )
    return Table("in_time", f"Packages by value {delivered(in_time)}", columns, body, receipt=receipt)
