"""The workbook being written: its formats, and sheets with a criterion a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from ...widths import wrap_text
from ...writers.xlsx_file import LINE_HEIGHT, fit_cell
from ..record import Model

TOP = 3
"""Row of the headings; criteria begin under it."""

FIRST = TOP + 1
NAMES = 2
"""Columns before the numbers: the criterion and its unit."""

INPUT = "#FFF6D6"
"""Color of cells to write over."""

WIDE, NARROW = 34, 13


@dataclass
class Book:
    """A workbook being written, with its formats by name."""

    book: Any
    model: Model
    formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2"}
        looks: dict[str, dict[str, Any]] = {
            "head": head,
            "title": {"bold": True, "font_size": 16},
            "bold": {"bold": True, "text_wrap": True, "valign": "top"},
            "text": {"text_wrap": True, "valign": "top"},
            "points": {
                "num_format": "0.00",
                "bg_color": INPUT,
                "locked": False,
                "border": 1,
                "border_color": "#C9B458",
            },
            "share": {"num_format": "0.0%"},
            "value": {"num_format": "0.000"},
            "score": {"num_format": "0.0"},
            "rank": {"num_format": "0"},
        }
        for criterion in self.model.criteria:
            shape = "#,##0" + ("." + "0" * criterion.decimals if criterion.decimals else "")
            looks[f"input {criterion.decimals}"] = looks["points"] | {"num_format": shape}
            looks[f"level {criterion.decimals}"] = {"num_format": shape}
        self.formats = {name: self.book.add_format(look) for name, look in looks.items()}

    @property
    def n_criteria(self) -> int:
        return len(self.model.criteria)

    @property
    def last(self) -> int:
        """Row of the last criterion."""
        return TOP + self.n_criteria

    def sheet(self, name: str, title: str, about: str) -> Any:
        """A new sheet with its title and what it is for."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.write_string(1, 0, fit_cell(about))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
        return sheet

    def table_of_criteria(self, name: str, title: str, about: str, heads: Sequence[str]) -> Any:
        """A sheet with a criterion a row and further columns under ``heads``."""
        sheet = self.sheet(name, title, about)
        widths = [WIDE, 18, *([NARROW] * len(heads))]
        self.write_heads(sheet, ("Criterion", "Unit", *heads), widths)
        for j, criterion in enumerate(self.model.criteria):
            sheet.write_string(FIRST + j, 0, fit_cell(criterion.name), self.formats["bold"])
            sheet.write_string(FIRST + j, 1, fit_cell(criterion.unit), self.formats["text"])
        sheet.freeze_panes(FIRST, NAMES)
        sheet.repeat_rows(TOP)
        return sheet

    def write_heads(self, sheet: Any, heads: Sequence[str], widths: Sequence[int]) -> None:
        """The row of headings, with columns of these widths and room for every line."""
        for c, (text, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(TOP, c, fit_cell(text), self.formats["head"])
            sheet.set_column(c, c, width)
        sheet.set_row(TOP, row_height(heads, widths))

    def column(self, sheet: str, column: int) -> str:
        """The cells of all criteria in one column of a sheet."""
        letter = xl_col_to_name(column)
        return f"{sheet}!${letter}${FIRST + 1}:${letter}${self.last + 1}"


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Points that a row needs for its wrapped texts, in columns of these widths."""
    pairs = zip(texts, widths, strict=True)
    return float(LINE_HEIGHT * max((len(wrap_text(text, width)) for text, width in pairs), default=1))
