"""Separated values that a spreadsheet and a program both read without a setting.

UTF-8 with a byte-order mark, because spreadsheets take a file without one for a national code
page and spoil every accent. Numbers are plain, rounded as on screen; a missing number is an empty
cell. Text that a spreadsheet would run as a formula gets an apostrophe in front, at the beginning of
a cell and after every sign at which a spreadsheet of another country might split it. What the table
was computed from stands in the last column of every row, so that a sorted, cut or appended table
keeps it.

Two dialects: commas and decimal points, and, for spreadsheets set to a language that writes 0,5,
semicolons and decimal commas.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..receipts import receipt_lines
from ..tables.table import Cell, Column, Table

BYTE_ORDER_MARK = "\ufeff"

FORMULA_SIGNS = "=+-@\u2212＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋﬩"
"""Signs that begin a formula, in every width in which a spreadsheet may read them."""

AT_START = re.compile(rf"[\t\r\n]|[\s\"]*[{re.escape(FORMULA_SIGNS)}]")

AFTER_SEPARATOR = re.compile(rf"([;\t\r\n\v\f|\u2028\u2029][\s\"]*)(?=[{re.escape(FORMULA_SIGNS)}])")

BETWEEN = " | "
"""Stands between notes and the lines of a receipt: no sign at which a spreadsheet splits a row."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells, and what separates whole numbers from their decimals."""

    separator: str
    decimal_mark: str


COMMAS, SEMICOLONS = Dialect(",", "."), Dialect(";", ",")


def write_csv(tables: Sequence[Table], dialect: Dialect = COMMAS) -> bytes:
    """One table as one block; several follow each other, each under its title and apart by an empty line."""
    stream = io.StringIO(newline="")
    out = csv.writer(stream, delimiter=dialect.separator)
    for k, table in enumerate(tables):
        if len(tables) > 1:
            out.writerows([[]] * bool(k) + [[neutralize(table.title)]])
        out.writerows(_lines(table, dialect))
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8", "replace")


def write_csv_semicolon(tables: Sequence[Table]) -> bytes:
    """The same for spreadsheets that expect semicolons between cells and a comma in numbers."""
    return write_csv(tables, SEMICOLONS)


def _lines(table: Table, dialect: Dialect) -> list[list[str]]:
    tail_headings, tail = _tail(table)
    heading = [neutralize(column.heading) for column in table.columns] + tail_headings
    body = [
        [
            _csv_cell(cell, column, table.decimals_at(r, column) if column.is_numeric else 0, dialect)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        + tail
        for r, row in enumerate(table.shown())
    ]
    return [heading, *body]


def _tail(table: Table) -> tuple[list[str], list[str]]:
    columns: list[tuple[str, str]] = []
    if table.notes:
        columns.append(("Notes", neutralize(BETWEEN.join(table.notes))))
    if table.receipt:
        lines = (f"{name}: {value}".replace(";", ",") for name, value in receipt_lines(table.receipt))
        columns.append(("Receipt", neutralize(BETWEEN.join(lines))))
    return [name for name, _ in columns], [text for _, text in columns]


def _csv_cell(cell: Cell, column: Column, decimals: int, dialect: Dialect) -> str:
    if cell is None:
        return ""
    if column.is_numeric:
        return f"{cell:.{decimals}f}".replace(".", dialect.decimal_mark)
    return neutralize(str(cell))


def neutralize(text: str) -> str:
    """The text, with an apostrophe wherever a spreadsheet would begin to run it as a formula."""
    inside = AFTER_SEPARATOR.sub(r"\1'", text)
    return "'" + inside if AT_START.match(inside) else inside
