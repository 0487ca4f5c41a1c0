"""The trees of a case's files -> rows of the sheets, and what fits no cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from ..build import in_order
from ..wording import Path
from .cells import NOT_FIT, is_safe_text, to_cell
from .columns import ROW, Bound, Cell, Column, Row, Table, fill
from .layout import CASE, FIELDS, TABLES

_GONE, _TAKEN = object(), object()
Trees = dict[str, Any]
"""Plain trees by the name of their file."""


@dataclass(slots=True)
class Parts:
    """The rows of each table by its key, the fields of the first sheet by their key, and the rest by file and path."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    fields: dict[str, Cell] = field(default_factory=dict)
    rest: list[tuple[str, Path, object]] = field(default_factory=list)


def split(trees: Trees) -> Parts:
    """Every value of the trees in exactly one place; the trees are emptied on the way."""
    parts = Parts()
    order = {
        "options": _take_order(trees, "options", "option_order"),
        "profiles": _take_order(trees, "weights", "profile_order"),
    }
    for item in FIELDS:
        cell = _take(trees.get(CASE), item.path, lambda value, kind=item.kind: to_cell(value, kind))
        if cell is not NOT_FIT:
            parts.fields[item.key] = cell
    for table in TABLES:
        names = order.get(table.key, list(trees))
        parts.rows[table.key] = [row for name in names if name in trees for row in _rows(table, name, trees[name])]
    for name, tree in trees.items():
        parts.rest += [(name, path, value) for path, value in _leaves(tree)]
    return parts


def _take_order(trees: Trees, folder: str, key: str) -> list[str]:
    """The files of a folder in the order in which they are shown; the key that says so is taken out."""
    files = {PurePosixPath(name).stem: name for name in trees if name.startswith(f"{folder}/")}
    case = trees.get(CASE)
    if not isinstance(case, dict):
        return list(files.values())
    stated, order = case.get(key), []
    is_known = isinstance(stated, list) and all(isinstance(id_, str) and id_ in files for id_ in stated)
    if isinstance(stated, list) and is_known and len(set(stated)) == len(stated):
        order = case.pop(key)
    first = case.get("baseline") if folder == "options" else None
    return [files[id_] for id_ in in_order(files, [first, *order] if isinstance(first, str) else order)]


def _rows(table: Table, name: str, tree: object) -> Iterator[Row]:
    from_name = match_file(table.file, name)
    if from_name is None:
        return
    seen: set[tuple[tuple[str, str | int], ...]] = set()
    for template in table.rows:
        for bound in list(_bindings(tree, template, from_name)):
            key = tuple(sorted(bound.items()))
            if key in seen:
                continue
            seen.add(key)
            row = Row(dict(bound))
            for column in table.columns:
                if column.path is not None and (cell := _take_column(tree, column, bound)) is not NOT_FIT:
                    row.cells[column.key] = cell
            if row.cells or table.counts_bare:
                yield row


def match_file(template: str, name: str) -> dict[str, str | int] | None:
    """What the placeholders of a file's name stand for, or None for another file."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))
    found = re.fullmatch(pattern, name)
    return dict(found.groupdict()) if found else None


def _bindings(tree: object, template: Path, bound: Bound) -> Iterator[Bound]:
    if not template:
        if tree is not _TAKEN:
            yield bound
        return
    step, rest = template[0], template[1:]
    if step == ROW:
        for at, inner in enumerate(tree if isinstance(tree, list) else ()):
            yield from _bindings(inner, rest, {**bound, ROW: at})
    elif isinstance(tree, dict):
        if isinstance(step, str) and step.startswith("{"):
            for key, inner in tree.items():
                if key and key == key.strip() and is_safe_text(key):
                    yield from _bindings(inner, rest, {**bound, step[1:-1]: key})
        elif step in tree:
            yield from _bindings(tree[step], rest, bound)


def _take_column(tree: object, column: Column, bound: Bound) -> Any:
    path = fill(column.path or (), bound)
    around = _at(tree, path[:-1])
    if column.is_mode and isinstance(around, int | float):
        return _take(tree, path[:-1], lambda value: to_cell(value, column.kind))
    if column.is_mode and isinstance(around, dict) and set(around) == {"mode"}:
        return NOT_FIT
    return _take(tree, path, lambda value: to_cell(value, column.kind))


def _at(tree: object, path: Path) -> Any:
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step, _GONE)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return _GONE
    return tree


def _take(tree: Any, path: Path, write: Any) -> Any:
    """The cell for the value at a path, which is then gone from the tree; NOT_FIT leaves it there."""
    around = _at(tree, path[:-1])
    value = _at(around, path[-1:])
    cell = NOT_FIT if value is _GONE or value is _TAKEN else write(value)
    if cell is not NOT_FIT:
        around[path[-1]] = _TAKEN  # items of lists keep their places
    return cell


def _leaves(tree: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """What is left: scalars, and groups and lists that were empty from the beginning, by path."""
    if isinstance(tree, dict) and tree:
        for key, inner in tree.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(tree, list) and tree:
        for at, inner in enumerate(tree):
            yield from _leaves(inner, (*path, at))
    elif tree is not _TAKEN and path:
        yield path, tree
