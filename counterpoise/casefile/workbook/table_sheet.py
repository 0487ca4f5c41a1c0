"""One table of the workbook as a sheet."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ..wording import Path
from .columns import Cell, Column, Row, Table, choices_of, field_of
from .style import FIRST_ROW, HEAD_ROW, KEY_ROW, Book, check_cells, put, set_height, set_page


def write_table(book: Book, table: Table, rows: list[Row]) -> None:
    """Hidden keys, headings with what they mean, one row for each entry, and drop-downs below the last too."""
    sheet = book.workbook.add_worksheet(table.sheet)
    last = book.last_row(table.key)
    for at, column in enumerate(table.columns):
        _head(book, sheet, at, table, column)
        words = column.words or (choices_of(table.root, column.path) if column.path else ())
        check_cells(book, sheet, at, last, column, words if column.kind == "choice" else ())
    for at, row in enumerate(rows):
        _write_row(book, sheet, FIRST_ROW + at, table, row)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    set_height(sheet, HEAD_ROW, [(_heading(book, column), column.width) for column in table.columns])
    if rows:
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(rows), len(table.columns) - 1)
    set_page(sheet, table.sheet, len(table.names), sum(column.width for column in table.columns))


def _head(book: Book, sheet: Worksheet, at: int, table: Table, column: Column) -> None:
    is_number = column.kind in ("number", "share", "whole")
    look = book.hint if column.info else book.number if is_number else book.text
    sheet.set_column(at, at, column.width, look)
    sheet.write_string(KEY_ROW, at, f"{table.key}/{column.key}")
    sheet.write_string(HEAD_ROW, at, _heading(book, column), book.heading)
    if text := _help(table, column):
        sheet.write_comment(HEAD_ROW, at, text if at else f"{table.about}\n\n{text}", {"x_scale": 2})


def _heading(book: Book, column: Column) -> str:
    return column.heading.replace("{money}", book.money)


def _help(table: Table, column: Column) -> str:
    """What the format says of the field, in its own sentence."""
    if column.info:
        return "For reading only: it is not taken over, and comes anew with the next workbook."
    if column.path is None:
        return column.help
    return describe_field(table.root, column.path) or describe_field(table.root, column.path[:-1])


def describe_field(root: type, path: Path) -> str:
    found = field_of(root, path) if path else None
    return " ".join((found.description or "").split()) if found else ""


def _write_row(book: Book, sheet: Worksheet, at: int, table: Table, row: Row) -> None:
    for k, column in enumerate(table.columns):
        cell = _cell(book, column, row)
        look = book.hint if column.info else book.text if isinstance(cell, str) else book.number
        put(sheet, at, k, cell, look)
    set_height(sheet, at, [(_cell(book, column, row), column.width) for column in table.columns])


def _cell(book: Book, column: Column, row: Row) -> Cell:
    if column.info:
        return book.tell(column.info, row.bound)
    return str(row.bound[column.key]) if column.path is None else row.cells.get(column.key)
