"""What a sheet of the workbook holds: its rows, its columns, and where each cell stands in the files.

A path may hold placeholders: ``{option}`` is what stands in the row's column of that key, ``#`` the place
of the row in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..record_shape import Shape, keys_of, shape_of
from ..wording import Path

Kind = Literal["text", "prose", "id", "ids", "lines", "rank", "number", "share", "whole", "yesno", "choice", "day"]
"""What a cell holds: ``ids`` are separated by commas, ``lines`` stand below each other, ``rank`` is a > b = c."""

Cell = str | int | float | None
"""What is written into a cell: text, a number, or nothing."""

ROW = "#"
Bound = Mapping[str, str | int]
"""What the placeholders of a row stand for."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``path`` is where its cell stands in the file; None for a column that names the row. A column
    ``info`` is written for readers and never read. ``is_mode`` marks the number that also stands
    alone, without low and high. ``of`` names the table whose ids may stand here; ``words`` are
    those that may.
    """

    key: str
    heading: str
    kind: Kind = "text"
    path: Path | None = None
    of: str = ""
    help: str = ""
    width: int = 14
    info: str = ""
    is_mode: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet with a row for each entry at ``rows``, in the files whose names fit ``file``.

    ``counts_bare`` says whether a row that holds nothing but its name is an entry.
    """

    key: str
    sheet: str
    about: str
    root: type[BaseModel]
    file: str
    rows: tuple[Path, ...]
    columns: tuple[Column, ...]
    counts_bare: bool = True

    @property
    def names(self) -> tuple[Column, ...]:
        """The columns that name a row."""
        return tuple(column for column in self.columns if column.path is None and not column.info)

    @property
    def is_list(self) -> bool:
        return any(ROW in path for path in self.rows)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the first sheet: a value of ``case.yaml`` that stands there once."""

    path: Path
    heading: str
    kind: Kind = "text"
    of: str = ""

    @property
    def key(self) -> str:
        return ".".join(map(str, self.path))


def spread(path: Path, what: str, unit: str = "", of: Kind = "number", prefix: str = "") -> tuple[Column, ...]:
    """Three columns for low, likely and high; where one number is stated, it stands under likely."""
    after = f" ({unit})" if unit else ""
    name = prefix or str(path[-1])
    return (
        Column(f"{name}.low", f"{what}: low{after}", of, (*path, "low"), width=11),
        Column(f"{name}.mode", f"{what}: likely{after}", of, (*path, "mode"), width=11, is_mode=True),
        Column(f"{name}.high", f"{what}: high{after}", of, (*path, "high"), width=11),
    )


def based(path: Path, prefix: str = "", of: str = "") -> tuple[Column, ...]:
    """What every estimate says about itself: basis, reason, claims; ``of`` stands after their headings."""
    return (
        Column(f"{prefix}basis", f"Basis{of}", "choice", (*path, "basis"), width=12),
        Column(f"{prefix}because", f"Reason{of}", "prose", (*path, "because"), width=50),
        Column(f"{prefix}claims", f"Claims{of}", "ids", (*path, "claims"), of="claims", width=16),
    )


def fill(path: Path, bound: Bound) -> Path:
    """The path with what its placeholders stand for."""
    return tuple(_fill(step, bound) for step in path)


def fill_file(template: str, bound: Bound) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(bound[found[1]]), template)


def _fill(step: str | int, bound: Bound) -> str | int:
    if step == ROW:
        return bound[ROW]
    return bound[step[1:-1]] if isinstance(step, str) and step.startswith("{") else step


def field_of(root: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field of a record at a path, whichever form the value around it has."""
    return next((keys_of(shape.type)[str(path[-1])] for shape in _around(root, path)), None)


def choices_of(root: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The words that may stand at a path, or none where any may."""
    inner = next((shape.keys[str(path[-1])].type for shape in _around(root, path)), None)
    return tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()


def _around(root: type[BaseModel], path: Path) -> Iterator[Shape]:
    found = [shape_of(root)]
    for step in path[:-1]:
        found = [inner for shape in found for inner in _inside(shape, step)]
    flat = [form for shape in found for form in (shape, *shape.forms.values())]
    yield from (shape for shape in flat if str(path[-1]) in shape.keys)


def _inside(shape: Shape, step: str | int) -> Iterator[Shape]:
    for form in (shape, *shape.forms.values()):
        inner = form.keys.get(str(step)) or form.entries
        if inner is not None:
            yield inner


@dataclass(slots=True)
class Row:
    """One row: what its placeholders stand for, and its cells by the key of the column."""

    bound: dict[str, str | int]
    cells: dict[str, Cell] = field(default_factory=dict)
