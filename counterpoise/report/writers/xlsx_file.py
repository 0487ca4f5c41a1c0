"""A workbook: one sheet per table, one for the receipt. Numbers are numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ..receipts import receipt_lines
from ..tables.table import Table

WIDEST = 60


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """The whole workbook. Text is never taken for a formula or a link; numbers are rounded as on screen."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        names: list[str] = []
        for table in tables:
            names.append(sheet_name(table.title, [*names, "Receipt"]))
            _write_table(book, book.add_worksheet(names[-1]), table)
        _write_receipt(book, tables)
    return stream.getvalue()


def _write_table(book: Workbook, sheet: Worksheet, table: Table) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2"})
    prose = book.add_format({"text_wrap": True, "valign": "top"})
    texts, shown = table.texts(), table.shown()
    for c, column in enumerate(table.columns):
        sheet.write_string(0, c, column.heading, heading)
        sheet.set_column(c, c, _width(column.heading, [row[c] for row in texts]))
        if column.help:
            sheet.write_comment(0, c, column.help)
    for r, row in enumerate(shown):
        for c, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if column.is_numeric and cell is not None:
                sheet.write_number(r + 1, c, cell, book.add_format(_number_format(table.decimals_at(r, column))))
            elif not column.is_numeric and cell:
                sheet.write_string(r + 1, c, str(cell), prose)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for k, note in enumerate(table.notes):
        sheet.write_string(len(table.rows) + 2 + k, 0, note)


def _number_format(decimals: int) -> dict[str, str]:
    return {"num_format": "#,##0" + ("." + "0" * decimals if decimals else ""), "valign": "top"}


def _width(heading: str, texts: list[str]) -> int:
    longest_word = max((len(word) for word in heading.split()), default=0)
    return min(WIDEST, max([longest_word, 8, *(len(text) for text in texts)]) + 2)


def _write_receipt(book: Workbook, tables: Sequence[Table]) -> None:
    receipts = {id(table.receipt): table.receipt for table in tables if table.receipt}
    if not receipts:
        return
    sheet = book.add_worksheet("Receipt")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80, book.add_format({"text_wrap": True}))
    for r, (name, value) in enumerate(line for receipt in receipts.values() for line in receipt_lines(receipt)):
        sheet.write_string(r, 0, name)
        sheet.write_string(r, 1, value)


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """A sheet name a spreadsheet accepts: at most 31 characters, no ``[]:*?/\\``, unique."""
    base = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "Table"
    name, n = base, 2
    while name.lower() in {other.lower() for other in taken}:
        suffix = f" {n}"
        name, n = base[: 31 - len(suffix)] + suffix, n + 1
    return name
