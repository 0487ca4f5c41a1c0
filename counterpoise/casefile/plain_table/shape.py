"""Which cells of a table are options, criteria and levels, and which rows say directions, weights and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .bytes_to_rows import Cell, Rows
from .decimals import split_unit
from .words import direction_of_word, guess_direction, left_role_of, role_of, split_label

ROWS, COLUMNS = "options in rows", "options in columns"


@dataclass(slots=True)
class Shape:
    """A table turned so that options stand in rows.

    ``roles`` are the rows that say directions, weights or units, by what they say. ``row_of`` and
    ``column_of`` give the place in the file, from 1.
    """

    title: str
    options: list[tuple[str, list[Cell], int]] = field(default_factory=list)
    criteria: list[tuple[str, int]] = field(default_factory=list)
    roles: dict[str, tuple[str, list[Cell]]] = field(default_factory=dict)
    orientation: str = ROWS
    is_sure: bool = True
    percent: set[tuple[int, int]] = field(default_factory=set)
    not_taken: list[str] = field(default_factory=list)


def find_shape(rows: Rows, orientation: str = "", weights_row: str = "") -> Shape:
    """The parts of the table; ``orientation`` and ``weights_row`` are what the caller knows already."""
    cells, title, notes, start = _without_titles(rows.cells)
    kept = [k for k in range(len(cells[0]) if cells else 0) if any(row[k] is not None for row in cells)]
    percent = {(row - start, kept.index(column)) for row, column in rows.percent if column in kept}
    cells = [[row[k] for k in kept] for row in cells]
    stated, is_sure = (orientation, True) if orientation else _orientation(cells)
    if stated == COLUMNS:
        cells = [list(column) for column in zip(*cells, strict=True)] if cells else []
        percent = {(column, row) for row, column in percent}
    shape = Shape(title, orientation=stated, is_sure=is_sure, percent=percent, not_taken=[*rows.notes, *notes])
    if not cells:
        return shape
    shape.criteria = [(str(label).strip(), at) for at, label in enumerate(cells[0]) if at and label is not None]
    unnamed = [at for at, label in enumerate(cells[0]) if at and label is None]
    if unnamed:
        shape.not_taken.append(f"{len(unnamed)} column{'s' if len(unnamed) > 1 else ''} without a heading")
    for at, row in enumerate(cells[1:], start=1):
        _sort_in(shape, row, at, weights_row)
    return shape


def _without_titles(cells: list[list[Cell]]) -> tuple[list[list[Cell]], str, list[str], int]:
    """The table without lines of one cell above and below it, its title, the other lines, and where it begins.

    A name alone in the last line is an option without levels; a sentence is a note.
    """
    start, end = 0, len(cells)
    while start < end and _filled(cells[start]) < 2 and len(cells[start]) > 2:
        start += 1
    while end > start and _filled(cells[end - 1]) == 1 and _is_note(_said(cells[end - 1])):
        end -= 1
    lines = [_said(row) for row in cells[:start]]
    notes = [f"the line '{line[:80]}' above the table" for line in lines[1:]]
    notes += [f"the line '{_said(row)[:80]}' below the table" for row in cells[end:]]
    return cells[start:end], lines[0] if lines else "", notes, start


def _said(row: list[Cell]) -> str:
    return next((str(cell) for cell in row if cell is not None), "")


def _is_note(text: str) -> bool:
    return ":" in text or len(text.split()) > 4 or text.startswith(("*", "("))


def _filled(row: list[Cell]) -> int:
    return sum(cell is not None for cell in row)


def _orientation(cells: list[list[Cell]]) -> tuple[str, bool]:
    """Whether options stand in rows, and whether something in the table tells it."""
    if not cells:
        return ROWS, True
    turned = [list(column) for column in zip(*cells, strict=True)]
    evidence = {ROWS: _evidence(cells), COLUMNS: _evidence(turned)}
    if evidence[ROWS] == evidence[COLUMNS]:
        return ROWS, False
    return (ROWS if evidence[ROWS] > evidence[COLUMNS] else COLUMNS), True


def _evidence(cells: list[list[Cell]]) -> int:
    """How much tells that options stand in rows: rows of directions, units and weights, criteria as headings."""
    weights = {"direction": 10, "units": 5, "weights": 2}
    rows = sum(weights.get(_role(str(row[0] or "").strip(), row[1:], ""), 0) for row in cells[1:])
    return rows + sum(_tells_criterion(str(label)) for label in cells[0][1:] if label is not None)


def _tells_criterion(label: str) -> bool:
    name, unit = split_label(label)
    return bool(unit) or bool(guess_direction(name, "")[1])


def _sort_in(shape: Shape, row: list[Cell], at: int, weights_row: str) -> None:
    label, values = row[0], row[1:]
    text = str(label).strip() if label is not None else ""
    role = _role(text, values, weights_row)
    if role and role not in shape.roles:
        shape.roles[role] = (text or role, row)
    elif not text and not any(value is not None for value in values):
        return
    elif left := left_role_of(text):
        shape.not_taken.append(f"the row '{text}' ({_WHY_LEFT[left]})")
    elif not text:
        shape.not_taken.append(f"row {at + 1}, which has no name")
    else:
        shape.options.append((text, row, at))


def _role(text: str, values: list[Cell], weights_row: str) -> str:
    """What the row says beside the options; a row of min and max needs no name."""
    if weights_row and text.lower() == weights_row.lower():
        return "weights"
    filled = [value for value in values if value is not None]
    are_directions = bool(filled) and all(direction_of_word(value) for value in filled)
    role = role_of(text)
    if are_directions and (role == "direction" or not all(_is_number(value) for value in filled)):
        return "direction"
    if role == "weights" and weights_row:
        return ""
    fits: Mapping[str, bool] = {
        "weights": bool(filled) and all(_is_number(value) for value in filled),
        "units": bool(filled) and not any(_is_number(value) for value in filled),
    }
    return role if fits.get(role) else ""


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and split_unit(cell) is not None)


_WHY_LEFT = {
    "statistic": "a statistic of the table",
    "thresholds": "thresholds and preference functions belong to another method",
    "group": "a group of another tool",
}
