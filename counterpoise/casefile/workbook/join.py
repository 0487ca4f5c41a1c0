"""Rows of the sheets -> the trees of a case's files, and where each of their values stands in the workbook."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

from ...model import Problem
from ..spreadsheet import Found, cell_name
from ..wording import Path, did_you_mean, dotted, quote
from .cells import Fault, from_cell, read_name
from .columns import ROW, Bound, Column, Table, fill, fill_file
from .layout import BY_KEY, CASE, FIELDS
from .recognize import Known
from .split import Trees

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.ya?ml")
_FILE_OF_SOURCES = "sources.yaml"
_NAMES_FILES = ("options", "profiles")

Places = dict[tuple[str, str], str]
"""The cell (``Levels!D7``) by file and dotted path."""


@dataclass(slots=True)
class Joined:
    """The trees, the places of their values, and what could not be read."""

    trees: Trees = field(default_factory=dict)
    places: Places = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    """By table, the ids of its rows, each with the place where it stands."""
    files_of_sources: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Headings by column (``Levels!H``), and by cell in the sheet of fields."""

    def refuse(self, place: str, fault: Fault) -> None:
        self.problems.append(Problem(place, 0, 0, "", fault.code, fault.found, fault.expected, fault.suggestion))


def join_question(joined: Joined, known: Known) -> None:
    """The fields of the first sheet; each line is known by its hidden key, or by its words."""
    by_key = {item.key: item for item in FIELDS}
    by_words = {item.heading: item for item in FIELDS}
    at = known.columns
    for row, cells in known.rows:
        named = [cells[at[name]] for name in ("key", "heading") if name in at and at[name] in cells]
        item = next(
            (found for cell in named if (found := by_key.get(str(cell.value)) or by_words.get(str(cell.value)))), None
        )
        place = cell_name(known.name, row, at.get("value", 1))
        value = cells.get(at.get("value", 0))
        if item is None:
            if value is not None:
                told = f"the line {quote(str(named[0].value))} is not known" if named else "the line has no name"
                joined.refuse(place, Fault("unknown-key", told, "the lines of a new workbook", "delete the line"))
            continue
        joined.places[CASE, dotted(item.path)] = place
        joined.labels[place] = item.heading
        if len(item.path) > 1:
            joined.places.setdefault((CASE, str(item.path[0])), place)
        if value is not None:
            _set(joined, CASE, item.path, value, item.kind, place)


def join_table(joined: Joined, table: Table, known: Known) -> None:
    """Every row of a table as values of its file; a row that cannot be placed is told and left."""
    for column in table.columns:
        if column.key in known.columns:
            joined.labels[cell_name(known.name, 0, known.columns[column.key])[:-1]] = column.heading
    seen: dict[tuple[object, ...], str] = {}
    ids = joined.ids.setdefault(table.key, {})
    for number, cells in known.rows:
        if not any(known.columns.get(column.key) in cells for column in table.columns if not column.info):
            continue
        bound = _name_row(joined, table, known, number, cells)
        if bound is None:
            continue
        place = cell_name(known.name, number, known.columns.get(table.columns[0].key, 1))
        if not table.is_list:
            key = tuple(bound[column.key] for column in table.names if column.key != "file")
            first = seen.setdefault(key, place)
            if first != place:
                what = " and ".join(quote(str(part)) for part in key)
                fault = Fault("row-twice", f"{what} already has a row at {first}", "one row for each", "delete one row")
                joined.refuse(place, fault)
                continue
            ids.setdefault(str(key[-1]), place)
        _fill_row(joined, table, known, (number, cells), bound)


def _name_row(
    joined: Joined, table: Table, known: Known, number: int, cells: dict[int, Found]
) -> dict[str, str | int] | None:
    """What the columns that name a row say, or None after a fault."""
    bound: dict[str, str | int] = {}
    is_sound = True
    for column in table.names:
        if column.key not in known.columns:
            continue
        at = known.columns[column.key]
        cell = cells.get(at)
        name = read_name(column, cell) if cell is not None else ""
        fault = name if isinstance(name, Fault) else _fault_of_name(joined, table, column, name)
        if fault is not None:
            joined.refuse(cell_name(known.name, number, at), fault)
            is_sound = False
        elif not isinstance(name, Fault):
            bound[column.key] = name
    if not is_sound or any(column.key not in bound and column.key != "file" for column in table.names):
        return None
    if "{file}" in table.file:
        bound["file"] = bound.get("file") or joined.files_of_sources.get(str(bound["source"])) or _FILE_OF_SOURCES
        joined.files_of_sources.setdefault(str(bound["source"]), str(bound["file"]))
    return bound


def _fault_of_name(joined: Joined, table: Table, column: Column, name: str) -> Fault | None:
    """Why a row cannot be placed by this name."""
    if column.key == "file":
        is_file = not name or _FILE.fullmatch(name)
        return (
            None if is_file else Fault("bad-file-name", f"{quote(name)} cannot be a file", "such as sources.yaml", "")
        )
    if not name:
        what = "the id" if column.heading == "Id" else quote(column.heading)
        return Fault(
            "row-without-id",
            f"the row has no {what.removeprefix('the ')}",
            f"{what} in every row",
            "fill it in, or clear the row",
        )
    if column.words:
        is_word = name in column.words
        return (
            None
            if is_word
            else Fault("not-allowed", f"{quote(name)} is no choice", f"one of {', '.join(column.words)}", "")
        )
    if column.of:
        if name in joined.ids.get(column.of, {}):
            return None
        sheet = BY_KEY[column.of].sheet
        advice = did_you_mean(name, joined.ids.get(column.of, {})) or f"add a row to {sheet}, or correct the id"
        return Fault(
            "unknown-row", f"{quote(name)} has no row in the sheet {sheet}", f"an id of the sheet {sheet}", advice
        )
    if table.key in _NAMES_FILES and not (_IDENTIFIER.fullmatch(name) and name.lower() != "all"):
        return Fault("bad-id", f"{quote(name)} cannot be an id", "a letter first, then letters, digits and _", "")
    return None


def _fill_row(
    joined: Joined, table: Table, known: Known, line: tuple[int, dict[int, Found]], bound: dict[str, str | int]
) -> None:
    number, cells = line
    file = fill_file(table.file, bound)
    if table.is_list:
        before = fill(table.rows[0][: table.rows[0].index(ROW)], bound)
        bound[ROW] = len(child_at(joined.trees.get(file), before) or ())
    start = cell_name(known.name, number, known.columns.get(table.columns[0].key, 1))
    for template in table.rows:
        path = fill(template, bound)
        for length in range(len(path), -1, -1):
            joined.places.setdefault((file, dotted(path[:length])), start)
        if table.counts_bare and path and not isinstance(path[-1], int):
            _group_at(joined.trees.setdefault(file, {}), path)
    if table.counts_bare:
        joined.trees.setdefault(file, {})
    for column in table.columns:
        if column.path is not None and column.key in known.columns:
            _read_column(joined, column, cells.get(known.columns[column.key]), file, bound, known, number)
    _collapse(joined, table, file, bound)


def _read_column(
    joined: Joined, column: Column, cell: Found | None, file: str, bound: Bound, known: Known, number: int
) -> None:
    path = fill(column.path or (), bound)
    place = cell_name(known.name, number, known.columns[column.key])
    key = (file, dotted(path))
    if key not in joined.places or cell is not None:
        joined.places[key] = place
    if column.is_mode:
        joined.places[file, dotted(path[:-1])] = place
    elif len(path) > 1:
        joined.places.setdefault((file, dotted(path[:-1])), place)
    if cell is not None:
        _set(joined, file, path, cell, column.kind, place)


def _set(joined: Joined, file: str, path: Path, cell: Found, kind: Any, place: str) -> None:
    value = from_cell(cell, kind)
    if isinstance(value, Fault):
        joined.refuse(place, value)
    elif value is not None:
        try:
            put_at(joined.trees.setdefault(file, {}), path, value)
        except ValueError:
            found = f"{quote(dotted(path))} is already stated in another way"
            joined.refuse(place, Fault("row-twice", found, "one statement of each value", "clear one of the two"))


def put_at(tree: Any, path: Path, value: object) -> None:
    """Set a value in a tree, with the groups and lists around it; a step that fits none raises ValueError."""
    around = tree
    for step, following in itertools.pairwise(path):
        around = _step(around, step, [] if isinstance(following, int) else {})
    if isinstance(around, dict) and isinstance(path[-1], str):
        around[path[-1]] = value
    elif isinstance(around, list) and isinstance(path[-1], int) and path[-1] <= len(around):
        around[path[-1] :] = [value, *around[path[-1] + 1 :]]
    else:
        raise ValueError("the path fits no place")


def _step(around: Any, step: str | int, empty: Any) -> Any:
    if isinstance(around, dict) and isinstance(step, str):
        return around.setdefault(step, empty)
    if isinstance(around, list) and isinstance(step, int) and step <= len(around):
        if step == len(around):
            around.append(empty)
        return around[step]
    raise ValueError("the path fits no place")


def _group_at(tree: Any, path: Path) -> None:
    for step in path:
        tree = tree.setdefault(step, {}) if isinstance(tree, dict) and isinstance(step, str) else tree


def _collapse(joined: Joined, table: Table, file: str, bound: Bound) -> None:
    """A number that stands alone under likely is a number, and no spread."""
    for column in table.columns:
        if column.is_mode and column.path is not None:
            path = fill(column.path, bound)[:-1]
            around = child_at(joined.trees.get(file), path[:-1])
            spread = child_at(around, path[-1:])
            if isinstance(spread, dict) and set(spread) == {"mode"}:
                around[path[-1]] = spread["mode"]


def child_at(tree: Any, path: Path) -> Any:
    """What stands at a path of a tree; None where nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        else:
            tree = tree[step] if isinstance(tree, list) and isinstance(step, int) and step < len(tree) else None
    return tree
