"""Checked bytes of a workbook -> the cells that hold something, sheet by sheet."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal
from zipfile import ZipFile

from ...model import Problem
from ..wording import printable
from .container import workbook_problem

MOST_ROWS, MOST_COLUMNS = 50_000, 702
"""Rows and columns (up to ZZ) with something in them; no case has more."""
MOST_SHEETS = 100

CellKind = Literal["text", "number", "yesno", "date", "error", "formula", "percent"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a cell, and as what the spreadsheet keeps it.

    A date is text (``2026-01-31``), and so are an error and a formula.
    """

    value: str | int | float | bool
    kind: CellKind


@dataclass(slots=True)
class SheetCells:
    """One sheet: its name, and by row number the cells by column number, both from 1."""

    name: str
    rows: dict[int, dict[int, Found]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """The sheets that were read, the names of the others, and why nothing could be read."""

    sheets: list[SheetCells] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def cell_name(sheet: str, row: int, column: int) -> str:
    """``Levels!D7``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row}"


def read_grid(data: bytes, is_wanted: Callable[[str, list[list[Found | None]]], bool]) -> Grid:
    """The cells of every wanted sheet; the bytes have passed `check_container`. Never raises.

    Parameters
    ----------
    is_wanted
        Says by the name and the first rows of a sheet whether it is read in full.
    """
    from openpyxl import load_workbook

    grid = Grid()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
            for sheet in book.worksheets[:MOST_SHEETS]:
                sheet.reset_dimensions()
                if is_wanted(_title(sheet), _first_rows(sheet)):
                    grid.sheets.append(_read_sheet(data, sheet))
                else:
                    grid.others.append(_title(sheet))
            book.close()
        except Exception as error:  # the reader knows no end of ways to say that XML is not what it expects
            grid.sheets.clear()
            grid.problems.append(_damaged(error))
    return grid


def _damaged(error: Exception) -> Problem:
    return workbook_problem(
        "workbook-unreadable",
        f"the workbook is damaged ({type(error).__name__})",
        "open it in a spreadsheet program and save it as .xlsx again",
    )


def _title(sheet: Any) -> str:
    """The name as a spreadsheet program allows it: short, and without signs that cannot be seen."""
    return printable(str(sheet.title)[:31])


def _first_rows(sheet: Any) -> list[list[Found | None]]:
    return [[_found(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.iter_rows(max_row=3)]


def _read_sheet(data: bytes, sheet: Any) -> SheetCells:
    found = SheetCells(_title(sheet))
    found.merged = _merged(data, str(sheet._worksheet_path))
    for at, cells in enumerate(sheet.iter_rows(), start=1):
        held = {k: kept for k, cell in enumerate(cells, start=1) if (kept := _found(cell))}
        if not held:
            continue
        if len(found.rows) >= MOST_ROWS:
            found.problems.append(_too_many(found.name, f"more than {MOST_ROWS:,} rows hold something"))
            break
        if max(held) > MOST_COLUMNS and not found.problems:
            place = cell_name(found.name, at, max(held))
            found.problems.append(_too_many(place, f"more than {MOST_COLUMNS} columns hold something"))
        found.rows[at] = held
    return found


def _too_many(place: str, found: str) -> Problem:
    return workbook_problem("workbook-too-large", found, "delete what does not belong there", place=place)


def _merged(data: bytes, path: str) -> tuple[str, ...]:
    with ZipFile(BytesIO(data)) as archive:
        content = archive.read(path.lstrip("/"))
    found = re.findall(rb'mergeCell\s[^>]*?ref="([A-Z0-9:]{1,40})"', content)
    return tuple(reference.decode("ascii") for reference in found[:1000])


def _found(cell: Any) -> Found | None:
    """The cell as one of a few kinds; None for one that holds nothing."""
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f":
        return Found(str(getattr(value, "text", None) or value), "formula")
    if cell.data_type == "e":
        return Found(str(value), "error")
    if isinstance(value, bool):
        return Found(value, "yesno")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time(0):
        return Found(value.date().isoformat(), "date")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return Found(str(value), "date")
    if isinstance(value, int | float):
        return Found(value, "percent" if "%" in str(cell.number_format) else "number")
    return Found(str(value), "text")
