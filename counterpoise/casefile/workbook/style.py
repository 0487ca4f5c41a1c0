"""What all sheets of the workbook share: formats, drop-downs, the page, and what a case says of an id."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from .columns import Cell, Column
from .layout import BY_KEY, CASE

KEY_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2
"""Hidden keys, headings, and the first row of entries, from 0."""

LINE, TALLEST = 15, 405
"""Points of a line of text, and of the tallest row that a spreadsheet takes."""

A4, ON_A_PAGE = 9, 190
"""The paper, and how many characters of columns a printed page holds."""

SPARE_ROWS = 200
"""Empty rows below the last that have drop-downs and checks."""


class Book:
    """The workbook being written, with its formats and what its readers are told beside an id."""

    def __init__(self, workbook: Workbook, trees: Mapping[str, Any]) -> None:
        self.workbook = workbook
        self._trees = {name: copy.deepcopy(tree) for name, tree in trees.items()}
        self._rows: Mapping[str, int] = {}

    def count_rows(self, rows: Mapping[str, int]) -> None:
        """How many rows each table has: as many ids a drop-down offers."""
        self._rows = rows

    def last_row(self, table: str) -> int:
        return FIRST_ROW + self._rows.get(table, 0) + SPARE_ROWS

    def ids_of(self, table: str) -> str:
        """The range that holds the ids of a table, for a drop-down."""
        found = BY_KEY[table]
        at = next(k for k, column in enumerate(found.columns) if column.heading == "Id")
        letter = xl_col_to_name(at)
        return f"='{found.sheet}'!${letter}${FIRST_ROW + 1}:${letter}${self.last_row(table) + 1}"

    @cached_property
    def heading(self) -> Format:
        return self._format(bold=True, bottom=1, bg_color="#E8EDF2")

    @cached_property
    def hint(self) -> Format:
        return self._format(font_color="#595959", bg_color="#F5F5F5")

    @cached_property
    def text(self) -> Format:
        return self._format(num_format="@")

    @cached_property
    def answer(self) -> Format:
        """A number among texts, below one another."""
        return self._format(num_format="General", align="left")

    @cached_property
    def number(self) -> Format:
        return self._format(num_format="General")

    def _format(self, **look: object) -> Format:
        return self.workbook.add_format({"text_wrap": True, "valign": "top", **look})

    @property
    def money(self) -> str:
        """Unit and currency of money, where the case says them."""
        money = self._group(CASE, "money")
        return " ".join(str(money[key]) for key in ("unit", "currency") if isinstance(money.get(key), str)) or "money"

    def tell(self, what: str, bound: Mapping[str, object]) -> str:
        """What a column for readers shows beside the ids of a row; nothing where the case does not say it."""
        return _TOLD[what](self, bound)

    def _group(self, file: str, *path: str) -> Mapping[str, Any]:
        found: Any = self._trees.get(file)
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else {}

    def criterion(self, bound: Mapping[str, object]) -> Mapping[str, Any]:
        return self._group(CASE, "criteria", str(bound.get("criterion")))

    def option(self, bound: Mapping[str, object]) -> Mapping[str, Any]:
        return self._group(f"options/{bound.get('option')}.yaml")


def _scale(book: Book, bound: Mapping[str, object]) -> str:
    scale = book.criterion(bound).get("scale")
    ends = [scale.get(key) for key in ("worst", "best")] if isinstance(scale, dict) else []
    return f"worst {ends[0]:g}, best {ends[1]:g}" if len(ends) == 2 and all(_is_number(end) for end in ends) else ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


_TOLD: Mapping[str, Callable[[Book, Mapping[str, object]], str]] = {
    "unit": lambda book, bound: _said(book.criterion(bound).get("unit")),
    "criterion name": lambda book, bound: _said(book.criterion(bound).get("name")),
    "option name": lambda book, bound: _said(book.option(bound).get("name")),
    "scale": _scale,
}


def put(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    """A number as a number, text as text whatever it looks like."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif cell is not None:
        sheet.write_number(row, column, cell, look)


def check_cells(
    book: Book, sheet: Worksheet, at: int, last: int, column: Column, words: tuple[str, ...], first: int = FIRST_ROW
) -> None:
    """Drop-downs for words and ids, and a check that numbers are numbers."""
    rule: dict[str, object]
    if words:
        rule = {"validate": "list", "source": list(words), "error_title": "Not one of the choices"}
        rule["error_message"] = f"Choose one of: {', '.join(words)}."[:255]
    elif column.of and column.kind == "id":
        rule = {"validate": "list", "source": book.ids_of(column.of), "error_type": "warning"}
        rule |= {
            "error_title": "Not yet known",
            "error_message": f"No row of {BY_KEY[column.of].sheet} has this id yet.",
        }
    elif column.kind in ("number", "share", "whole"):
        kind = "integer" if column.kind == "whole" else "decimal"
        most = 1 if column.kind == "share" else 10**15
        rule = {"validate": kind, "criteria": "between", "minimum": -most if most > 1 else 0, "maximum": most}
        rule |= {"error_title": "A number is needed", "error_message": "Type a number, without its unit."}
    else:
        return
    sheet.data_validation(first, at, last, at, {"ignore_blank": True, **rule})


def set_height(sheet: Worksheet, row: int, cells: Sequence[tuple[Cell, int]]) -> None:
    """Room for the lines of every cell at its column's width; not every program finds it by itself."""
    lines = max((_count_lines(cell, width) for cell, width in cells if isinstance(cell, str)), default=1)
    if lines > 1:
        sheet.set_row(row, min(LINE * lines, TALLEST))


def _count_lines(text: str, width: int) -> int:
    """Lines that a text takes at a width, with whole words."""
    count = 0
    for paragraph in text.split("\n"):
        count, left = count + 1, width
        for word in paragraph.split():
            if len(word) > left and left < width:
                count, left = count + 1, width
            count += (len(word) - 1) // width
            left -= len(word) + 1
    return count


def set_page(sheet: Worksheet, name: str, frozen: int, width: int) -> None:
    """Headings and names stay in sight; printed, they stand on every page, and no page is too fine to read."""
    sheet.freeze_panes(FIRST_ROW, frozen)
    sheet.repeat_rows(HEAD_ROW)
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4)
    sheet.fit_to_pages(max(1, round(width / ON_A_PAGE)), 0)
    sheet.set_footer(f"&L{name}&R&P of &N")
