"""The records as fields of a form: what each key is called for people, and what kind of value it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from . import records
from .form_labels import LABELS, REFERS

Kind = Literal[
    "line", "text", "number", "whole", "flag", "choice", "id", "ids", "lines", "amount", "level", "share", "record",
    "list", "by_id", "text_by_id", "number_by_id", "amount_by_id", "cells", "impacts", "ranking",
    "elsewhere",
]  # fmt: skip
"""What a field takes; a ``level`` is an amount or several experts' estimates, ``list`` and ``by_id`` hold records,
``cells`` levels by option and criterion, ``impacts`` what an option does to actors by period, and what is
``elsewhere`` has a table of its own."""

_KINDS: tuple[tuple[Any, Kind], ...] = (
    (records.Identifier, "id"),
    (records.Text, "text"),
    (records.Line, "line"),
    (records.Day, "line"),
    (records.LooseDay, "line"),
    (records.Amount, "amount"),
    (records.Level, "level"),
    (records.Chance, "amount"),
    (records.ImpactAmount, "amount"),
    (records.ImpactNumber, "number"),
    (records.StackingShare, "share"),
    (records.PerformanceRecord, "elsewhere"),
    (list[records.RankGroup], "ranking"),
)

_CELLS: Mapping[Any, Mapping[str, type[records.Record]]] = {
    records.ScenarioCell: {"level": records.ScenarioLevelRecord, "effect": records.ScenarioEffectRecord},
    records.Belief: {"level": records.LevelRecord, "effect": records.EffectRecord},
}
"""What a level by option and criterion may be, by what it states."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: its label and help, its kind, and what it may hold.

    ``choices`` are the words that it may be, ``record`` the record inside it, ``refers`` what its ids name
    (option, criterion, ...; empty where none), ``default`` what holds while it is not written.
    """

    key: str
    label: str
    help: str
    kind: Kind
    is_needed: bool
    choices: tuple[str, ...] = ()
    record: type[records.Record] | None = None
    refers: str = ""
    default: object = None


@cache
def fields_of(record: type[records.Record]) -> Mapping[str, Field]:
    """The fields of a record by key, in the order of the format."""
    hints = get_type_hints(record, include_extras=True)
    return {key: _field(record, key, name, hints[name]) for name, key in _keys(record).items()}


def cell_records(field: Field) -> Mapping[str, type[records.Record]]:
    """The records of a field of ``cells``, by what they state: ``level`` or ``effect``."""
    return next(found for found in _CELLS.values() if found["level"] is field.record)


def _keys(record: type[records.Record]) -> dict[str, str]:
    return {name: found.alias or name for name, found in record.model_fields.items()}


def _field(record: type[records.Record], key: str, name: str, hint: Any) -> Field:
    found, kind_of = record.model_fields[name], record.__name__.removesuffix("Record")
    kind, inner, choices = _kind(hint)
    label = LABELS.get(f"{kind_of}.{key}") or LABELS.get(key) or key.replace("_", " ").strip().capitalize()
    return Field(
        key,
        label,
        " ".join((found.description or "").split()),
        kind,
        found.is_required(),
        choices,
        inner,
        REFERS.get(f"{kind_of}.{key}") or REFERS.get(key, ""),
        None if found.is_required() else found.default,
    )


def _kind(hint: Any) -> tuple[Kind, type[records.Record] | None, tuple[str, ...]]:
    for known, kind in _KINDS:
        if hint == known:
            return kind, None, ()
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == records.ValueFunction:
        return "list", records.PointRecord, ()
    if origin is Annotated:
        return _kind(arguments[0])
    if origin in (Union, UnionType):
        members = [member for member in arguments if member is not NoneType]
        return _kind(members[0]) if len(members) == 1 else ("elsewhere", None, ())
    if origin is Literal:
        return "choice", None, tuple(map(str, arguments))
    if origin is list:
        return _kind_of_list(arguments[0])
    if origin is dict:
        return _kind_of_group(arguments[1])
    if isinstance(hint, type) and issubclass(hint, records.Record):
        return "record", hint, ()
    plain: dict[Any, Kind] = {str: "line", bool: "flag", int: "whole", float: "number"}
    return plain.get(hint, "elsewhere"), None, ()


def _kind_of_list(entry: Any) -> tuple[Kind, type[records.Record] | None, tuple[str, ...]]:
    kind, inner, _ = _kind(entry)
    of_list: dict[Kind, Kind] = {"id": "ids", "line": "lines", "text": "lines", "record": "list"}
    return of_list.get(kind, "elsewhere"), inner, ()


def _kind_of_group(entry: Any) -> tuple[Kind, type[records.Record] | None, tuple[str, ...]]:
    if get_origin(entry) is dict and get_args(entry)[1] in _CELLS:
        return "cells", _CELLS[get_args(entry)[1]]["level"], ()
    if get_origin(entry) is dict and get_args(entry)[1] is records.ImpactRecord:
        return "impacts", records.ImpactRecord, ()
    kind, inner, _ = _kind(entry)
    of_group: dict[Kind, Kind] = {
        "record": "by_id", "text": "text_by_id", "line": "text_by_id", "number": "number_by_id",
        "amount": "amount_by_id",
    }  # fmt: skip
    return of_group.get(kind, "elsewhere"), inner, ()
