"""Bytes of a plain table, or cells pasted from one -> rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Problem
from ..spreadsheet import Found, SheetCells, check_container, read_grid, workbook_problem
from ..wording import listing

MOST_BYTES = 5_000_000
MOST_ROWS, MOST_COLUMNS = 2_000, 702

Cell = str | float | None
"""Text as it stands, a number that a spreadsheet keeps as one, or nothing."""


@dataclass(slots=True)
class Rows:
    """The cells of a table, without empty rows and columns around it.

    ``percent`` are the places of numbers that a spreadsheet shows as per cent. ``notes`` says what was left aside.
    """

    cells: list[list[Cell]] = field(default_factory=list)
    percent: set[tuple[int, int]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_rows(data: bytes, name: str) -> Rows:
    """The rows of a file: .xlsx, or text in UTF-8, UTF-16 or Windows-1252 with ``;``, ``,`` or tab. Never raises."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06") or data.startswith(b"\xd0\xcf\x11\xe0"):
        return _from_workbook(data, name)
    if len(data) > MOST_BYTES:
        found = f"the table has {len(data):,} bytes"
        return Rows(
            problems=[_problem("workbook-too-large", name, found, f"at most {MOST_BYTES:,} bytes", "take fewer rows")]
        )
    text = _decode(data)
    if "\x00" in text:
        found, advice = "the file is no text", "save the table as CSV (UTF-8) or as Excel workbook (.xlsx)"
        return Rows(problems=[_problem("workbook-unreadable", name, found, "a table as CSV or .xlsx", advice)])
    return _bounded(_from_text(text), name)


def _problem(code: str, name: str, found: str, expected: str, advice: str) -> Problem:
    return workbook_problem(code, found, advice, expected, name)


def _decode(data: bytes) -> str:
    """The text in the encoding that its first bytes or its letters show."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf_16", "replace")
    for encoding, odd in (("utf_16_le", data[1:200:2]), ("utf_16_be", data[0:200:2])):
        if len(data) >= 4 and odd.count(0) * 2 > len(odd):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf_8_sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _from_text(text: str) -> list[list[Cell]]:
    """The rows under the separator that cuts the most lines into equally many cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return _cut("\n".join(lines[1:]), first[4])
    candidates = [(separator, _cut("\n".join(lines), separator)) for separator in "\t;,|"]
    return max(candidates, key=lambda found: _regularity(found[1]))[1]


def _cut(text: str, separator: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    csv.field_size_limit(MOST_BYTES)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([cell.strip() or None for cell in row[: MOST_COLUMNS + 1]])
            if len(rows) > MOST_ROWS * 5:
                break
    except csv.Error:  # quotation marks that never end: what was read so far is a table or none
        return rows
    return rows


def _regularity(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Rows that share the most frequent number of cells (two at least), then that number."""
    widths = [len(row) for row in rows if len(row) > 1 and any(row)]
    best = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return widths.count(best) * min(best, 3), best


def _from_workbook(data: bytes, name: str) -> Rows:
    container = check_container(data)
    if container.problems:
        return Rows(problems=container.problems)
    grid = read_grid(data, lambda _name, _rows: True)
    filled = [sheet for sheet in grid.sheets if len(sheet.rows) > 1]
    if grid.problems or not filled:
        found, advice = "no sheet holds a table", "put the options into rows and the criteria into columns"
        return Rows(problems=grid.problems or [_problem("missing-sheet", name, found, "a table", advice)])
    chosen = filled[0]
    rows = _of_sheet(chosen)
    rows.problems = [*container.refused, *rows.problems, *chosen.problems]
    if others := [sheet.name for sheet in grid.sheets if sheet is not chosen and sheet.rows]:
        rows.notes.append(f"only the sheet {chosen.name} was read, not {listing(others)}")
    return _bounded(rows.cells, name, rows)


def _of_sheet(sheet: SheetCells) -> Rows:
    found = Rows()
    width = min(max(max(cells) for cells in sheet.rows.values()), MOST_COLUMNS)
    for number in sorted(sheet.rows):
        row: list[Cell] = [None] * width
        for column, cell in sheet.rows[number].items():
            if column <= width:
                row[column - 1] = _cell(found, sheet.name, number, column, cell)
                if cell.kind == "percent":
                    found.percent.add((len(found.cells), column - 1))
        found.cells.append(row)
    return found


def _cell(rows: Rows, sheet: str, number: int, column: int, cell: Found) -> Cell:
    from ..spreadsheet import cell_name

    if cell.kind == "formula":
        advice = "copy the table and paste it over itself as values only"
        place = cell_name(sheet, number, column)
        rows.problems.append(
            _problem(
                "cell-formula", place, "the cell holds a formula", "a value: formulas are not computed here", advice
            )
        )
        return None
    if cell.kind == "error":
        return None
    if cell.kind in ("number", "percent") and isinstance(cell.value, int | float):
        return float(cell.value) * (100 if cell.kind == "percent" else 1)
    return str(cell.value).strip() or None


def _bounded(cells: list[list[Cell]], name: str, rows: Rows | None = None) -> Rows:
    """The table without empty rows and columns around it, in which every row has the same length."""
    found = rows or Rows()
    kept = [at for at, row in enumerate(cells) if any(cell is not None for cell in row)]
    width = max((len(cells[at]) for at in kept), default=0)
    if len(kept) > MOST_ROWS or width > MOST_COLUMNS:
        text = f"the table has {len(kept):,} rows and {width:,} columns"
        most = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
        found.problems.append(_problem("workbook-too-large", name, text, most, "take fewer rows"))
        kept = []
    padded = [[*cells[at], *([None] * (width - len(cells[at])))] for at in kept]
    columns = [k for k in range(width) if any(row[k] is not None for row in padded)]
    moved = {(row, column): (kept.index(row), columns.index(column)) for row, column in found.percent if row in kept}
    found.percent = set(moved.values())
    found.cells = [[row[k] for k in columns] for row in padded]
    return found
