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
from ..widths import display_width, wrap_text

WIDEST = 60

LINE_HEIGHT = 15
"""Points of a line of text."""

MOST_IN_NAME, MOST_IN_CELL = 31, 32_767
"""What a spreadsheet takes in the name of a sheet and in a cell, in UTF-16 units, as it counts."""

CUT = " ... (cut: a cell holds no more)"

TAKEN_BY_EXCEL = ("History",)

NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
NOT_IN_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f\x7f-\x9f]|" + NOT_IN_XML.pattern)


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """The whole workbook. Text is never taken for a formula or a link; numbers are rounded as on screen."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        names: list[str] = []
        for table in tables:
            names.append(sheet_name(table.title, [*names, "Receipt", *TAKEN_BY_EXCEL]))
            _write_table(book, book.add_worksheet(names[-1]), table)
        _write_receipt(book, tables)
    return stream.getvalue()


def _write_table(book: Workbook, sheet: Worksheet, table: Table) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2"})
    prose = book.add_format({"text_wrap": True, "valign": "top"})
    texts, shown = table.texts(), table.shown()
    widths = [_width(column.heading, [row[c] for row in texts]) for c, column in enumerate(table.columns)]
    for c, column in enumerate(table.columns):
        sheet.write_string(0, c, fit_cell(column.heading), heading)
        sheet.set_column(c, c, widths[c])
        if column.help:
            sheet.write_comment(0, c, fit_cell(column.help))
    for r, row in enumerate(shown):
        for c, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if column.is_numeric and cell is not None:
                sheet.write_number(r + 1, c, cell, book.add_format(_number_format(table.decimals_at(r, column))))
            elif not column.is_numeric and cell:
                sheet.write_string(r + 1, c, fit_cell(str(cell)), prose)
    _set_page(sheet, table, widths)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for k, note in enumerate(table.notes):
        sheet.write_string(len(table.rows) + 2 + k, 0, fit_cell(note))


def _set_page(sheet: Worksheet, table: Table, widths: Sequence[int]) -> None:
    """Headings stay in sight and have room for their lines; printed, the table is one page wide."""
    lines = [len(wrap_text(column.heading, width)) for column, width in zip(table.columns, widths, strict=True)]
    sheet.set_row(0, LINE_HEIGHT * max(lines, default=1))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _number_format(decimals: int) -> dict[str, str]:
    return {"num_format": "#,##0" + ("." + "0" * decimals if decimals else ""), "valign": "top"}


def _width(heading: str, texts: list[str]) -> int:
    longest_word = max(map(display_width, heading.split()), default=0)
    return min(WIDEST, max([longest_word, 8, *map(display_width, texts)]) + 2)


def _write_receipt(book: Workbook, tables: Sequence[Table]) -> None:
    receipts = {id(table.receipt): table.receipt for table in tables if table.receipt}
    if not receipts:
        return
    sheet = book.add_worksheet("Receipt")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80, book.add_format({"text_wrap": True}))
    for r, (name, value) in enumerate(line for receipt in receipts.values() for line in receipt_lines(receipt)):
        sheet.write_string(r, 0, name)
        sheet.write_string(r, 1, fit_cell(value))


def fit_cell(text: str) -> str:
    """The text as a workbook can hold it; what is too long for a cell is cut, and says so."""
    clean = NOT_IN_XML.sub("\ufffd", text)
    return clean if units(clean) <= MOST_IN_CELL else cut_units(clean, MOST_IN_CELL - len(CUT)) + CUT


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """A sheet name a spreadsheet accepts: at most 31 UTF-16 units, none of ``[]:*?/\\``, unique."""
    base = cut_units(" ".join(NOT_IN_NAME.sub(" ", title).split()), MOST_IN_NAME).strip() or "Table"
    name, n = base, 2
    seen = {other.casefold() for other in taken}
    while name.casefold() in seen:
        suffix = f" {n}"
        name, n = cut_units(base, MOST_IN_NAME - len(suffix)).strip() + suffix, n + 1
    return name


def units(text: str) -> int:
    """Length in UTF-16 units: an emoji is two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def cut_units(text: str, most: int) -> str:
    """The beginning of a text that has at most so many UTF-16 units."""
    left = most
    for k, sign in enumerate(text):
        left -= units(sign)
        if left < 0:
            return text[:k]
    return text
