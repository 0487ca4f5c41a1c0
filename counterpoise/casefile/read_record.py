"""Tree -> record, with every fault, and with as much of the record as can be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model import Problem
from .bounds import MAX_PROBLEMS
from .record_faults import explain_record_fault, required_keys
from .record_shape import Location, is_entry, is_key_fault, path_of, type_at
from .sheet import AnySheet, Kind, Sheet
from .stand_ins import STAND_INS
from .wording import Path, describe
from .yaml_tree import Tree

_ROUNDS = 6
_GONE = object()


def read_sheet(kind: Kind, id_: str, tree: Tree, record_type: type[BaseModel]) -> AnySheet:
    """The sheet of one file: its record, and its problems so far.

    Every fault is reported once. What is faulty is taken out and the rest is read again, so that
    checks between files still see all that is sound.
    """
    if not tree.is_whole:
        return Sheet(kind, id_, tree, None, tree.problems, tree.faulty)
    if not isinstance(tree.data, dict) or not tree.data:
        problem = _nothing_to_read(tree, record_type)
        problems = tree.problems if tree.faulty else (*tree.problems, problem)
        return Sheet(kind, id_, tree, None, problems, tree.faulty)
    try:
        return Sheet(kind, id_, tree, record_type.model_validate(tree.data), tree.problems, tree.faulty)
    except ValidationError as error:
        return _read_what_is_sound(kind, id_, tree, record_type, error)


def _nothing_to_read(tree: Tree, record_type: type[BaseModel]) -> Problem:
    keys = ", ".join(required_keys(record_type))
    line, column = tree.place_of_value(())
    if tree.data is None or tree.data == {}:
        return Problem(
            tree.file,
            0,
            0,
            "",
            "empty-file",
            "the file holds nothing",
            f"keys: {keys}",
            "fill it in, delete it, or let its name begin with _ to set it aside",
        )
    return Problem(
        tree.file,
        line,
        column,
        "",
        "wrong-type",
        f"{describe(tree.data)} is not expected here",
        f"expected here: a group with the keys {keys}",
        "",
    )


@dataclass(slots=True)
class _Salvage:
    """A copy of the data from which faulty parts are taken out.

    Items of lists are only marked until ``close_gaps``, so that places in lists stay right and
    a list with very many faults is gone through once.
    """

    data: dict[str, Any]
    kept: dict[Path, list[int]] = field(default_factory=dict)
    _lists: dict[Path, list[Any]] = field(default_factory=dict)

    def take_out(self, path: Path) -> None:
        parent: object = self.data
        for step in path[:-1]:
            parent = _child(parent, step)
        last = path[-1]
        if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            parent[last] = _GONE
            self._lists[path[:-1]] = parent
        elif isinstance(parent, dict):
            parent.pop(last, None)

    def close_gaps(self) -> None:
        for path, items in self._lists.items():
            places = self.kept.get(path) or range(len(items))
            self.kept[path] = [place for place, item in zip(places, items, strict=True) if item is not _GONE]
            items[:] = [item for item in items if item is not _GONE]
        self._lists.clear()


def _read_what_is_sound(
    kind: Kind, id_: str, tree: Tree, record_type: type[BaseModel], error: ValidationError
) -> AnySheet:
    problems, faulty = list(tree.problems), set(tree.faulty)
    for fault in error.errors(include_url=False):
        path = _path_of_fault(record_type, fault)
        if not _is_known(path, tree.faulty):
            faulty.add(path)
            if len(problems) <= MAX_PROBLEMS:
                problems.append(explain_record_fault(tree, record_type, fault))
    salvage = _Salvage(_copy(tree.data))
    record = _salvage_record(salvage, record_type, error)
    kept: Mapping[Path, tuple[int, ...]] = {path: tuple(places) for path, places in salvage.kept.items()}
    return Sheet(kind, id_, tree, record, tuple(problems), frozenset(faulty), kept)


def _is_known(path: Path, faulty: frozenset[Path]) -> bool:
    return bool(faulty) and any(path[:length] in faulty for length in range(len(path) + 1))


def _salvage_record(salvage: _Salvage, record_type: type[BaseModel], error: ValidationError) -> BaseModel | None:
    for _round in range(_ROUNDS):
        faults = error.errors(include_url=False, include_context=False)
        cuts = {_cut(record_type, fault) for fault in faults}
        for cut in cuts:
            top = cut[0]
            if len(cut) == 1 and isinstance(top, str) and top in STAND_INS[record_type]:
                salvage.data[top] = STAND_INS[record_type][top]
            else:
                salvage.take_out(cut)
        salvage.close_gaps()
        try:
            return record_type.model_validate(salvage.data)
        except ValidationError as next_error:
            error = next_error
    return None


def _path_of_fault(record_type: type[BaseModel], fault: ErrorDetails) -> Path:
    location: Location = fault["loc"]
    is_key = fault["type"] != "extra_forbidden" and is_key_fault(record_type, location)
    return path_of(record_type, location[:-1] if is_key else location)


def _cut(record_type: type[BaseModel], fault: ErrorDetails) -> Path:
    """The part around a fault that is left out: a whole entry, so that no half of one is checked.

    Of groups inside groups it is the entry of the inner one. A claim is left out by itself, not with its source.
    """
    location: Location = fault["loc"]
    if fault["type"] == "extra_forbidden" or is_key_fault(record_type, location):
        return _path_of_fault(record_type, fault)
    is_in_claim = location[:1] == ("sources",) and location[2:3] == ("claims",) and len(location) > 3
    for length in range(4 if is_in_claim else 2, len(location) + 1):
        is_group_inside = length < len(location) and get_origin(type_at(record_type, location[:length])) is dict
        if is_entry(record_type, location[:length]) and not is_group_inside:
            return path_of(record_type, location[:length])
    return location[:1]


def _child(parent: object, step: str | int) -> object:
    if isinstance(parent, dict):
        return parent.get(step)
    if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        return parent[step]
    return None


def _copy(value: Any) -> Any:
    """A copy of a tree; its depth is bounded by the reader."""
    if isinstance(value, dict):
        return {key: _copy(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_copy(child) for child in value]
    return value
