"""One file of a case: its tree, its record and the paths that already have a problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from ..model import Problem
from .wording import Path, dotted
from .yaml_tree import Tree

RecordType = TypeVar("RecordType", bound=BaseModel)
At = Literal["key", "value"]
"""What a problem points at: the key of a path, or its value."""

Kind = Literal["case", "option", "weights", "sources"]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[RecordType]):
    """What one file says.

    ``record`` is there whenever the text could be read; faulty parts are left out of it or, where
    a required field has a fault, replaced by a stand-in, so that the rest can still be checked.
    ``kept`` gives, for each list that lost items, the places that the others had in the file.
    """

    kind: Kind
    id: str
    tree: Tree
    record: RecordType | None
    problems: tuple[Problem, ...] = ()
    faulty: frozenset[Path] = frozenset()
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.tree.file

    def written(self, key: str) -> Any:
        """What stands under a key at the top of the file, sound or not; None when nothing does."""
        return self.tree.data.get(key) if isinstance(self.tree.data, dict) else None

    def is_faulty(self, path: Path) -> bool:
        """Whether the path, or something around it, already has a problem."""
        return bool(self.faulty) and any(path[:length] in self.faulty for length in range(len(path) + 1))

    def path_in_file(self, path: Path) -> Path:
        """The path as it was before faulty items were left out of lists."""
        if not self.kept:
            return path
        found: Path = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) else step)
        return found


AnySheet = Sheet[Any]
"""A sheet of any kind of file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found wrong, by sheet and path; its place is looked up later.

    ``at`` says whether the key or the value is pointed at.
    """

    sheet: Sheet[Any]
    path: Path
    code: str
    found: str
    expected: str = ""
    suggestion: str = ""
    at: At = "value"
    severity: Literal["error", "warning"] = "error"

    def to_problem(self) -> Problem | None:
        """The problem with its place, or None when the spot already has one."""
        path = self.sheet.path_in_file(self.path)
        if self.sheet.is_faulty(path):
            return None
        tree = self.sheet.tree
        line, column = tree.place_of_key(path) if self.at == "key" else tree.place_of_value(path)
        return Problem(
            tree.file, line, column, dotted(path), self.code, self.found, self.expected, self.suggestion, self.severity
        )
