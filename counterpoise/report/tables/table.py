"""A table as a frozen record: what it says, apart from where it is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from ...model import Receipt
from ...model.naming import looks_like
from ..numbers import format_number, round_for_file, round_shown

Kind = Literal["text", "number", "percent", "day", "rank", "list"]
Cell = str | float | int | bool | None | tuple[str, ...]

NUMERIC: frozenset[str] = frozenset({"number", "percent", "day", "rank"})
"""Kinds of column that hold numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``unit`` stands in the heading.

    ``percent`` cells are in percent (15 means 15 %), ``day`` cells in days from the decision,
    ``list`` cells are tuples of short texts. ``decimals`` None: each row has its own. ``help`` is
    the sentence behind the heading's "?". ``empty`` is what a reader sees in an empty cell.
    ``about`` says what kind of thing of the case lends its name to the label ("criterion",
    "option"); it is empty for headings of ours. In a signed column a gain carries its plus in texts.
    """

    id: str
    label: str
    kind: Kind = "text"
    unit: str = ""
    decimals: int | None = 0
    help: str = ""
    empty: str = ""
    about: str = ""
    is_signed: bool = False

    @property
    def heading(self) -> str:
        """Label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def is_numeric(self) -> bool:
        return self.kind in NUMERIC


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows and what must be said beside them.

    Numbers in ``rows`` have full precision; a missing one is None. ``row_ids`` name what each row
    is about (option, criterion, claim id). ``row_decimals`` serve columns without their own.

    Headings are unique, whatever the case calls its criteria and options: see `tell_headings_apart`.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
    row_decimals: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.id}: a row has not as many cells as there are columns")
        if len({column.id for column in self.columns}) < len(self.columns):
            raise ValueError(f"table {self.id}: two columns have one id")
        object.__setattr__(self, "columns", tell_headings_apart(self.columns))

    def column(self, column_id: str) -> tuple[Cell, ...]:
        """The cells of one column, top to bottom."""
        index = [column.id for column in self.columns].index(column_id)
        return tuple(row[index] for row in self.rows)

    def decimals_at(self, row: int, column: Column) -> int:
        """Decimals that the number in this cell is shown with."""
        return self.row_decimals[row] if column.decimals is None else column.decimals

    def shown(self) -> list[list[Cell]]:
        """Cells as shown on screen and in CSV and XLSX: numbers rounded, lists joined."""
        return [
            [
                shown_cell(cell, column, self.decimals_at(r, column) if column.is_numeric else 0)
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for r, row in enumerate(self.rows)
        ]

    def texts(self) -> list[list[str]]:
        """Cells as text, for print, Markdown and the terminal."""
        return [
            [
                text_cell(cell, column, self.decimals_at(r, column) if column.is_numeric else 0)
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for r, row in enumerate(self.rows)
        ]


def tell_headings_apart(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with unique headings.

    A criterion called Score does not take the place of our own "Score (points)": it stands under
    "Score (criterion) (points)". Names of the case that are still alike carry their column's id.
    """
    ours = {looks_like(column.heading) for column in columns if not column.about} | RESERVED
    named = [
        replace(column, label=f"{column.label} ({column.about})")
        if column.about and looks_like(column.heading) in ours
        else column
        for column in columns
    ]
    count = Counter(looks_like(column.heading) for column in named)
    return tuple(
        replace(column, label=f"{column.label} ({column.id})")
        if column.about and count[looks_like(column.heading)] > 1
        else column
        for column in named
    )


RESERVED = frozenset({"notes", "receipt"})
"""Headings that a file puts beside those of the table."""


def shown_cell(cell: Cell, column: Column, decimals: int) -> Cell:
    """The cell as a reader meets it, numbers still numbers."""
    if column.is_numeric:
        return None if cell is None else round_shown(_number(cell), decimals)
    return text_cell(cell, column, decimals)


def text_cell(cell: Cell, column: Column, decimals: int) -> str:
    """The cell as text; its unit stands in the heading."""
    if cell is None or cell == ():
        return column.empty
    if column.is_numeric:
        return format_number(_number(cell), decimals, sign=column.is_signed)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "; ".join(cell) if isinstance(cell, tuple) else str(cell)


def _number(cell: Cell) -> float:
    if not isinstance(cell, int | float):
        raise TypeError(f"a column of numbers holds {cell!r}")
    return cell


def file_cell(cell: Cell) -> str | float | int | bool | list[str] | None:
    """The cell for a machine-readable file, with full precision."""
    if isinstance(cell, float):
        return round_for_file(cell)
    return list(cell) if isinstance(cell, tuple) else cell
