"""Where a new key belongs in its group: in the order of the format's records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from ..record_shape import Shape, keys_of, shape_of
from ..records import Based, CaseRecord, OptionRecord, SourcesRecord, WeightsRecord
from ..wording import Path

_RECORDS: dict[str, type[BaseModel]] = {
    "case.yaml": CaseRecord,
    "case.yml": CaseRecord,
    "options": OptionRecord,
    "weights": WeightsRecord,
    "seeds": SourcesRecord,
}


def record_of(file: str) -> type[BaseModel] | None:
    """The record of a file of a case by its name."""
    return _RECORDS.get(file.partition("/")[0])


def order_of_keys(file: str, path: Path) -> tuple[str, ...]:
    """The keys that a group may have, in the order in which case files state them; nothing where any id may stand.

    The basis, the reason and the claims of an estimate come behind what is its own.
    """
    record = record_of(file)
    shapes = [shape_of(record)] if record else []
    for step in path:
        shapes = [found for shape in shapes for inner in _forms(shape) if (found := inner.inside(step))]
    records = [inner.type for shape in shapes for inner in _forms(shape) if _is_record(inner.type)]
    keys = list(dict.fromkeys(key for found in records for key in keys_of(found)))
    return tuple(sorted(keys, key=lambda key: list(Based.model_fields).index(key) if key in Based.model_fields else -1))


def insert_in_order(keys: Iterable[str], new: str, order: Sequence[str]) -> list[str]:
    """The keys with a new one: behind the last of those that come before it, or at the end where no order is known."""
    keys = list(keys)
    if new not in order:
        return [*keys, new]
    earlier = set(order[: order.index(new)])
    place = max((at + 1 for at, key in enumerate(keys) if key in earlier), default=0)
    return [*keys[:place], new, *keys[place:]]


def _forms(shape: Shape) -> Iterable[Shape]:
    return (shape, *shape.forms.values())


def _is_record(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
