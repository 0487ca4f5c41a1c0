"""Settings: one value of a question, and how it is written in a link, in flags, in JSON and in Python.

A `Kind` knows the four spellings of a sort of value; a `Setting` gives a field of a question its
kind, its names at the doors and its help. Values are plain: texts, numbers, truth values, and
tuples of these, so that a question can be compared, kept as a key, and sent to another process.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..model import Case
from ..model.number_text import LARGEST, is_number, read_number, two_readings, write_number

Plain = Any
"""A value as JSON knows it: text, number, truth value, None, list or mapping of these."""

Pairs = tuple[tuple[str, float], ...]
"""Numbers by id, in the order given."""

Weights = str | Pairs | None
"""Id of a weight profile, or points by criterion id; None asks for the case's default profile."""


@dataclass(frozen=True)
class Kind:
    """How a sort of value is read from text and written as text, and how it stands in JSON.

    ``normal`` takes what a Python caller or JSON gives and returns the one form that is kept.
    ``read`` and ``normal`` raise ValueError with a sentence that says what is wrong.
    """

    read: Callable[[str], Any]
    write: Callable[[Any], str]
    normal: Callable[[Any], Any]
    plain: Callable[[Any], Plain] = lambda value: value
    sign: str = ""
    """Between the parts of a value that is a list; each part is written like a whole one."""


@dataclass(frozen=True)
class Setting:
    """What a door must know of one field of a question.

    ``flag`` is its name on the command line (empty: not offered there), ``link`` its key in a link
    (empty: not carried). ``check`` takes a value and the case and returns the value that is
    meant, or raises ValueError. ``joined`` says that the flag can be repeated, and with which
    sign the values are then joined; ``bare`` is what the flag means without a value. ``if_said``: JSON
    holds it only where it is not the default, as receipts did before there was such a setting.
    """

    kind: Kind
    flag: str = ""
    link: str = ""
    help: str = ""
    metavar: str = ""
    choices: tuple[str, ...] = ()
    joined: str = ""
    bare: str = ""
    if_said: bool = False
    check: Callable[[Any, Case], Any] | None = None


def setting(default: Any, kind: Kind, **names: Any) -> Any:
    """A field of a question."""
    return field(default=default, metadata={"setting": Setting(kind, **names)})


def split_list(text: str, sign: str = ",") -> tuple[str, ...]:
    """Parts of a text, without empty ones and repetitions."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(sign) if part.strip()))


def read_pairs(text: str, entry: str = "name", number: str = "number") -> Pairs:
    """Numbers by id from "a=1,b=2" or, as links write them, "a:1,b:2".

    Raises
    ------
    ValueError
        A part is no such pair, or an id is given twice.
    """
    pairs: dict[str, float] = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        id_, sign, written = _split_pair(part)
        if not sign and is_number(part) and pairs:
            last = next(reversed(pairs))
            whole = f"{write_number(pairs[last])},{part}"
            meant = " or ".join(two_readings(whole) or (whole.replace(",", "."),))
            raise ValueError(f"'{whole}' is not a number; write {meant}")
        if not sign:
            raise ValueError(f"'{part}' is not written {entry}={number}")
        if id_ in pairs:
            raise ValueError(f"{id_} is given twice")
        try:
            pairs[id_] = read_number(written)
        except ValueError as fault:
            raise ValueError(f"{id_}: {fault}") from None
    return tuple(pairs.items())


def write_pairs(pairs: Pairs) -> str:
    return ",".join(f"{id_}:{write_number(number)}" for id_, number in pairs)


def _split_pair(part: str) -> tuple[str, str, str]:
    sign = "=" if "=" in part else ":"
    id_, found, written = part.partition(sign)
    return id_.strip(), found, written.strip()


def _read_count(text: str) -> int:
    written = text.strip()
    if not written.removeprefix("-").isdecimal() or len(written) > 15:
        raise ValueError(f"'{written}' is not a whole number")
    return int(written)


def _read_switch(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(f"'{text}' is neither yes nor no")
    return text == "yes"


def _normal_number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise ValueError(f"{value!r} is not a number that can be used here")
    return float(value)


def _normal_count(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST or value % 1:
        raise ValueError(f"{value!r} is not a whole number")
    return int(value)


def _normal_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return value


def _normal_switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _normal_texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence | set | frozenset):
        raise ValueError(f"{value!r} is not a list of texts")
    return tuple(dict.fromkeys(_normal_text(part) for part in value))


def _normal_pairs(value: object) -> Pairs:
    entries = value.items() if isinstance(value, Mapping) else value
    if isinstance(entries, str) or not hasattr(entries, "__iter__"):
        raise ValueError(f"{value!r} does not give numbers by id")
    pairs: dict[str, float] = {}
    for id_, number in entries:
        found = _normal_number(number)
        if found is None:
            raise ValueError(f"{id_}: no number is given")
        pairs[_normal_text(id_)] = found
    return tuple(pairs.items())


def _normal_weights(value: object) -> Weights:
    if value is None:
        return None
    return _read_weights(value) if isinstance(value, str) else _normal_pairs(value)


def _read_weights(text: str) -> Weights:
    return read_pairs(text, "criterion", "points") if "=" in text or ":" in text else text.strip()


def _normal_bounds(value: object) -> tuple[tuple[str, float, float], ...]:
    entries = [(id_, *ends) for id_, ends in value.items()] if isinstance(value, Mapping) else value
    if isinstance(entries, str) or not hasattr(entries, "__iter__"):
        raise ValueError(f"{value!r} does not give two numbers by id")
    bounds = []
    for entry in entries:
        id_, low, high = entry
        ends = _normal_number(low), _normal_number(high)
        if ends[0] is None or ends[1] is None:
            raise ValueError(f"{id_}: no number is given")
        bounds.append((_normal_text(id_), ends[0], ends[1]))
    return tuple(bounds)


def _no_text(_: str) -> Any:
    raise ValueError("it cannot be written as text")


def _read_ids(text: str) -> tuple[str, ...]:
    ids = split_list(text)
    if not ids:
        raise ValueError("no option is chosen")
    return ids


A_DAY = "a day is a number of days from the decision, such as 90"


def _read_day(text: str) -> float | str:
    """A number of days; or a date as it is written, which only the case's day of decision makes a day."""
    try:
        return read_number(text)
    except ValueError:
        if two_readings(text):
            raise
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise ValueError(f"'{text.strip()}' is not a day; {A_DAY}, or a date such as 2018-10-08") from None


def _normal_day(value: object) -> float | str | None:
    return value if isinstance(value, str) else _normal_number(value)


def _read_days(text: str) -> Pairs:
    try:
        return read_pairs(text, "ID", "DAY")
    except ValueError as fault:
        raise ValueError(f"{fault}; {A_DAY}") from None


def _normal_record(value: object) -> str:
    """A mapping of plain values as JSON on one line, which is also read back; "" for one without entries.

    Raises
    ------
    ValueError
        It is no mapping, or holds what JSON cannot hold.
    """
    if isinstance(value, str):
        if not value.strip():
            return ""
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise ValueError("it is not JSON that can be read") from None
    if not isinstance(value, Mapping):
        raise ValueError("a group of keys is expected")
    try:
        return json.dumps(dict(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")) if value else ""
    except (ValueError, TypeError, RecursionError):
        raise ValueError("it holds what is no text, number, truth value, list or group of keys") from None


def _read_spans(text: str) -> tuple[tuple[str, float, float], ...]:
    """Two numbers by id from "a=10..40,b=0..25", as links write them "a:10..40"."""
    spans = {}
    for part in split_list(text):
        id_, sign, written = _split_pair(part)
        low, dots, high = written.partition("..")
        if not sign or not dots:
            raise ValueError(f"'{part}' is not written profile=lowest..highest")
        if id_ in spans:
            raise ValueError(f"{id_} is given twice")
        try:
            spans[id_] = (id_, read_number(low), read_number(high))
        except ValueError as fault:
            raise ValueError(f"{id_}: {fault}") from None
    return tuple(spans.values())


def _write_spans(spans: tuple[tuple[str, float, float], ...]) -> str:
    return ",".join(f"{id_}:{write_number(low)}..{write_number(high)}" for id_, low, high in spans)


TEXT = Kind(str.strip, str, _normal_text)
SWITCH = Kind(_read_switch, lambda value: "yes" if value else "no", _normal_switch)
COUNT = Kind(_read_count, str, _normal_count)
NUMBER = Kind(read_number, write_number, _normal_number)
IDS = Kind(_read_ids, ",".join, _normal_texts, list, ",")
TEXTS = Kind(lambda text: split_list(text, ";"), ";".join, _normal_texts, list, ";")
DAY = Kind(_read_day, lambda value: value if isinstance(value, str) else write_number(value), _normal_day)
DAYS = Kind(_read_days, write_pairs, _normal_pairs, dict, ",")
WEIGHTS = Kind(
    _read_weights,
    lambda value: value if isinstance(value, str) else write_pairs(value),
    _normal_weights,
    lambda value: value if value is None or isinstance(value, str) else dict(value),
)
BOUNDS = Kind(_no_text, lambda value: "", _normal_bounds, lambda value: {id_: [low, high] for id_, low, high in value})
RECORD = Kind(_normal_record, str, _normal_record, lambda value: json.loads(value) if value else {})
POINTS = Kind(lambda text: read_pairs(text, "profile", "points"), write_pairs, _normal_pairs, dict, ",")
SPANS = Kind(
    _read_spans,
    _write_spans,
    _normal_bounds,
    lambda value: {id_: [low, high] for id_, low, high in value},
    ",",
)
