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

from ...casefile.formula_signs import AT_START, BEFORE_SIGN, FORMULA_SIGNS, GUARD, UNSEEN
from ..receipts import receipt_lines
from ..tables.table import Cell, Column, Table

BYTE_ORDER_MARK = "\ufeff"

SEPARATORS = ";\uff1b\t\r\n\v\f|\uff5c\x85\u2028\u2029"

_BLANK = rf"[{SEPARATORS}{UNSEEN}]"
BLANK_BEFORE_SIGN = re.compile(rf"(?<!{_BLANK}){_BLANK}+(?=[{re.escape(FORMULA_SIGNS)}])")
"""A whole run of separators and what is not seen, so that a long one is looked at once."""

AFTER_COMMA = re.compile(rf"([,\uff0c]{BEFORE_SIGN})")
"""In a file with semicolons no quotation marks hold a cell together for a program that expects commas."""

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
            out.writerows([[]] * bool(k) + [[neutralize(table.title, dialect.separator)]])
        out.writerows(_lines(table, dialect))
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8", "replace")


def write_csv_semicolon(tables: Sequence[Table]) -> bytes:
    """The same for spreadsheets that expect semicolons between cells and a comma in numbers."""
    return write_csv(tables, SEMICOLONS)


def _lines(table: Table, dialect: Dialect) -> list[list[str]]:
    tail_headings, tail = _tail(table, dialect.separator)
    heading = [neutralize(column.heading, dialect.separator) for column in table.columns] + tail_headings
    body = [
        [
            _csv_cell(cell, column, table.decimals_at(r, column) if column.is_numeric else 0, dialect)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        + tail
        for r, row in enumerate(table.shown())
    ]
    return [heading, *body]


def _tail(table: Table, separator: str) -> tuple[list[str], list[str]]:
    columns: list[tuple[str, str]] = []
    if table.notes:
        columns.append(("Notes", neutralize(BETWEEN.join(table.notes), separator)))
    if table.receipt:
        lines = (f"{name}: {value}".replace(";", ",") for name, value in receipt_lines(table.receipt))
        columns.append(("Receipt", neutralize(BETWEEN.join(lines), separator)))
    return [name for name, _ in columns], [text for _, text in columns]


def _csv_cell(cell: Cell, column: Column, decimals: int, dialect: Dialect) -> str:
    if cell is None:
        return ""
    if column.is_numeric:
        return f"{cell:.{decimals}f}".replace(".", dialect.decimal_mark)
    return neutralize(str(cell), dialect.separator)


def neutralize(text: str, separator: str = ",") -> str:
    """The text, with an apostrophe wherever a spreadsheet would begin to run it as a formula.

    ``separator`` is that of the file, whose cells are quoted where it stands in them.
    """
    inside = BLANK_BEFORE_SIGN.sub(_guard_after_separator, text)
    if separator != ",":
        inside = AFTER_COMMA.sub(rf"\1{GUARD}", inside)
    return GUARD + inside if AT_START.match(inside) else inside


def _guard_after_separator(run: re.Match[str]) -> str:
    return run[0] + GUARD if any(sign in SEPARATORS for sign in run[0]) else run[0]
