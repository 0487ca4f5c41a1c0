"""The types of the records as a tree to walk along, to say what was allowed at a path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]
"""Where pydantic found a fault: keys, places in lists, and names of forms (``<spread>``)."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What may stand at one place: a record's keys, entries of one kind, or one of several forms."""

    type: Any
    keys: Mapping[str, Shape] = field(default_factory=dict)
    forms: Mapping[str, Shape] = field(default_factory=dict)
    entries: Shape | None = None

    def inside(self, step: str | int) -> Shape | None:
        """The shape one step further in, or None when nothing is allowed there."""
        known = (self.forms.get(step) or self.keys.get(step)) if isinstance(step, str) else None
        return known or self.entries


def type_at(root: type[BaseModel], location: Location) -> Any:
    """The type that is allowed at a location, or None when nothing is."""
    found = _shape_at(root, location)
    return found.type if found else None


def field_at(root: type[BaseModel], location: Location) -> FieldInfo | None:
    """The field of a record that a location names, or None when it names no field."""
    parent = type_at(root, location[:-1])
    return keys_of(parent).get(str(location[-1])) if _is_record(parent) else None


def keys_of(record: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a record by the key that stands in the file (``from`` is no name in Python)."""
    return {field.alias or name: field for name, field in record.model_fields.items()}


def is_entry(root: type[BaseModel], location: Location) -> bool:
    """Whether a location names an entry of a list or of a group keyed by ids."""
    parent = _shape_at(root, location[:-1])
    return parent is not None and parent.entries is not None


def is_key_fault(root: type[BaseModel], location: Location) -> bool:
    """Whether pydantic's last step (``[key]``) says that the key itself is at fault."""
    return location[-1:] == ("[key]",) and get_origin(type_at(root, location[:-2])) is dict


def path_of(root: type[BaseModel], location: Location) -> Location:
    """The path in the file that a location stands for, without the names of forms.

    A form's name is told from a key of the same spelling by the types around it.
    """
    path: list[str | int] = []
    found: Shape | None = shape_of(root)
    for step in location:
        if found is None or step not in found.forms:
            path.append(step)
        found = found.inside(step) if found else None
    return tuple(path)


def _shape_at(root: type[BaseModel], location: Location) -> Shape | None:
    found: Shape | None = shape_of(root)
    for step in location:
        if found is None:
            return None
        found = found.inside(step)
    return found


@cache
def shape_of(record: type[BaseModel]) -> Shape:
    """The shape of a record and of everything in it; records do not contain themselves."""
    return Shape(record, keys={key: _shape(found.annotation) for key, found in keys_of(record).items()})


def _shape(annotation: Any) -> Shape:
    bare = _bare(annotation)
    if _is_record(bare):
        return shape_of(bare)
    origin, arguments = get_origin(bare), get_args(bare)
    if origin in (list, dict):
        return Shape(bare, entries=_shape(arguments[-1]))
    if origin in (Union, UnionType):
        return Shape(bare, forms={tag: _shape(member) for member in arguments for tag in _tags(member)})
    return Shape(bare)


def _bare(annotation: Any) -> Any:
    """The type without its annotations and without ``None``."""
    while True:
        members = [member for member in get_args(annotation) if member is not type(None)]
        is_optional = get_origin(annotation) in (Union, UnionType) and len(members) == 1
        if get_origin(annotation) is not Annotated and not is_optional:
            return annotation
        annotation = members[0]


def _tags(member: Any) -> list[str]:
    return [mark.tag for mark in get_args(member)[1:] if isinstance(mark, Tag)]


def _is_record(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
