"""Walks along the types of the records, to say what was allowed at a path."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]


def path_of(root: Any, location: Location) -> Location:
    """The path in the file that a pydantic location stands for, without the names of forms.

    A form's name (``<spread>``) is told from a key of the same spelling by the types around it.
    """
    path: list[str | int] = []
    found = root
    for step in location:
        form = _tagged(found, step)
        if form is None:
            path.append(step)
        found = _child(found, step) if form is None else form
    return tuple(path)


def is_key_fault(root: Any, location: Location) -> bool:
    """Whether pydantic's last step (``[key]``) says that the key itself is at fault."""
    return location[-1:] == ("[key]",) and get_origin(type_at(root, location[:-2])) is dict


def type_at(root: Any, location: Location) -> Any:
    """The type that is allowed at a pydantic location, or None when nothing is."""
    found = root
    for step in location:
        found = _tagged(found, step) or _child(found, step)
        if found is None:
            return None
    return _bare(found)


def field_at(root: Any, location: Location) -> FieldInfo | None:
    """The field of a record that a location names, or None when it names no field."""
    if not location or not isinstance(location[-1], str):
        return None
    parent = type_at(root, location[:-1])
    if _is_record(parent):
        return parent.model_fields.get(location[-1])
    return None


def is_entry(root: Any, location: Location) -> bool:
    """Whether a location names an entry of a list or of a group keyed by ids."""
    return bool(location) and get_origin(type_at(root, location[:-1])) in (list, dict)


def _child(parent: Any, step: str | int) -> Any:
    parent = _bare(parent)
    if _is_record(parent):
        field = parent.model_fields.get(step)
        return field.annotation if field else None
    origin, arguments = get_origin(parent), get_args(parent)
    if origin is list:
        return arguments[0]
    return arguments[1] if origin is dict else None


def _bare(annotation: Any) -> Any:
    """The type without its annotations and without ``None``."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        if get_origin(annotation) in (Union, UnionType):
            members = [member for member in get_args(annotation) if member is not type(None)]
            if len(members) == 1:
                annotation = members[0]
                continue
        return annotation


def _tagged(annotation: Any, tag: str | int) -> Any:
    """The form of a value with several forms that a step names, or None."""
    for member in get_args(_bare(annotation)):
        if get_origin(member) is Annotated:
            marks = get_args(member)[1:]
            if any(isinstance(mark, Tag) and mark.tag == tag for mark in marks):
                return member
    return None


def _is_record(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
