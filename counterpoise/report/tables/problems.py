"""What is wrong in the case's files."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Problem
from .table import Column, Table

COLUMNS = (
    Column("severity", "Severity"),
    Column("file", "File"),
    Column("line", "Line", "number", decimals=0, empty="whole file"),
    Column("column", "Column", "number", decimals=0),
    Column("path", "Key"),
    Column("found", "Found"),
    Column("expected", "Expected"),
    Column("suggestion", "What to do"),
    Column("code", "Code", help="The kind of problem; docs/problems.md explains each."),
)


def problems_table(problems: Iterable[Problem]) -> Table:
    """Every problem of the case's files, sorted by place."""
    listed = sorted(problems)
    rows = tuple(
        (p.severity, p.file, p.line or None, p.column or None, p.path, p.found, p.expected, p.suggestion, p.code)
        for p in listed
    )
    return Table("problems", "Problems in the files", COLUMNS, rows, tuple(p.code for p in listed))
