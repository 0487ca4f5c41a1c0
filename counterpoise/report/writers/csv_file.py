"""Comma-separated values that a spreadsheet and a program both read without a setting.

UTF-8 with a byte-order mark, because spreadsheets take a file without one for a national code
page and spoil every accent. Numbers are plain, with a point, rounded as on screen; a missing number is an empty cell.
Text that a spreadsheet would run as a formula gets an apostrophe in front. What
the table was computed from stands in the last column of every row, so that a sorted, cut or
appended table keeps it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ..receipts import receipt_lines
from ..tables.table import Cell, Column, Table

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(tables: Sequence[Table]) -> bytes:
    """One table as one block; several follow each other, each under its title and apart by an empty line."""
    stream = io.StringIO(newline="")
    out = csv.writer(stream)
    for k, table in enumerate(tables):
        if len(tables) > 1:
            out.writerows([[]] * bool(k) + [[neutralise(table.title)]])
        out.writerows(_lines(table))
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8")


def _lines(table: Table) -> list[list[str]]:
    tail_headings, tail = _tail(table)
    heading = [neutralise(column.heading) for column in table.columns] + tail_headings
    body = [
        [
            _csv_cell(cell, column, table.decimals_at(r, column) if column.is_numeric else 0)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        + tail
        for r, row in enumerate(table.shown())
    ]
    return [heading, *body]


def _tail(table: Table) -> tuple[list[str], list[str]]:
    columns: list[tuple[str, str]] = []
    if table.notes:
        columns.append(("Notes", neutralise(" ".join(table.notes))))
    if table.receipt:
        columns.append(("Receipt", "; ".join(f"{name}: {value}" for name, value in receipt_lines(table.receipt))))
    return [name for name, _ in columns], [text for _, text in columns]


def _csv_cell(cell: Cell, column: Column, decimals: int) -> str:
    if cell is None:
        return ""
    return f"{cell:.{decimals}f}" if column.is_numeric else neutralise(str(cell))


def neutralise(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet would run it as a formula."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text
