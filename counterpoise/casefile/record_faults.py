"""Pydantic's errors as problems in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ..model import Problem
from .number_advice import advise_number
from .record_shape import Location, field_at, is_key_fault, keys_of, path_of, type_at
from .records import Based, Experts, ImpactSpread, ShareSpread, Spread
from .wording import describe, did_you_mean, dotted, listing, number, printable, quote
from .yaml_spaces import bad_space_in_value
from .yaml_tree import Tree

_NEEDED = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list ('- ' before each item, or [a, b])",
    "int_from_float": "a whole number",
    "dict_type": "a group of keys, each 'key: value' on its own line",
}
_FILL_IN = "fill it in, or delete the key if it is optional"
_IDENTIFIER_RULE = "a letter first, then only letters, digits and _, at most 64 characters"
_DAY_RULE = "a day that exists, as year-month-day: 2018-07-10"
_LOOSE_DAY_RULE = "a year, a month or a day that exists: 2018, 2018-07 or 2018-07-10"

_SHARES = frozenset({"gains", "losses", "beside_gains", "value"})
"""Keys whose number is a share of 1."""
_DAY_KEYS = frozenset({"as_of"})
_DAYS = frozenset({"lead_days", "days", "horizon_days", "deadline_day"})
"""Keys whose number is a number of days."""
_CELL_FORMS = (("<level>", "level"), ("<effect>", "effect"), ("<missing>", "missing"))

Texts = tuple[str, str, str, str]
"""Code, found, expected, suggestion."""


def explain_record_fault(tree: Tree, record_type: type[BaseModel], error: ErrorDetails) -> Problem:
    """One pydantic error as a problem with its place, in words that need no programming."""
    location: Location = error["loc"]
    is_unknown_key = error["type"] == "extra_forbidden"
    is_key = not is_unknown_key and is_key_fault(record_type, location)
    path = path_of(record_type, location[:-1] if is_key else location)
    code, found, expected, suggestion = _EXPLAINERS.get(error["type"], _other)(record_type, location, error)
    if error["type"] == "missing":
        line, column = tree.place_of_key(path[:-1])
    elif is_key or is_unknown_key:
        line, column = tree.place_of_key(path)
    else:
        line, column = tree.place_of_value(path)
    return Problem(tree.file, line, column, dotted(path), code, found, expected, suggestion)


def _missing(root: type[BaseModel], location: Location, _error: ErrorDetails) -> Texts:
    key = str(location[-1])
    if type_at(root, location[:-1]) in (Spread, ShareSpread, ImpactSpread) and key in Spread.model_fields:
        expected = "an estimate needs low <= mode <= high, in one unit"
    elif location[-2:] in _CELL_FORMS:
        expected = "'level', 'effect' or, where nothing is known, 'missing' with the reason"
    else:
        field = field_at(root, location)
        expected = f"{key}: {_one_line(field.description)}" if field and field.description else ""
    return "missing-key", f"required key '{key}' is missing", expected, ""


def _unknown(root: type[BaseModel], location: Location, _error: ErrorDetails) -> Texts:
    record = type_at(root, location[:-1])
    if record is Experts and location[-1] in Spread.model_fields:
        return (
            "unknown-key",
            f"{quote(str(location[-1]))} stands beside 'experts'",
            "either low, mode and high, or 'experts' with the estimate of each",
            f"delete {quote(str(location[-1]))}: it follows from what the experts say",
        )
    allowed = sorted(keys_of(record)) if record else []
    return (
        "unknown-key",
        f"unknown key {quote(str(location[-1]))}",
        f"allowed here: {', '.join(allowed)}",
        _where_experts_stand(location, allowed) or did_you_mean(location[-1], allowed),
    )


def _where_experts_stand(location: Location, allowed: list[str]) -> str:
    form = next((form for form in ("level", "effect") if form in allowed), "")
    return f"write it under {quote(form)}: {form}: {{experts: ...}}" if location[-1] == "experts" and form else ""


def _wrong_type(root: type[BaseModel], location: Location, error: ErrorDetails) -> Texts:
    value = error["input"]
    needed = _NEEDED.get(error["type"]) or _needed_keys(root, location)
    if isinstance(value, str) and needed.startswith("a group") and (space := bad_space_in_value(value)):
        return space
    if location[-1] in _DAY_KEYS and isinstance(value, int | float) and not isinstance(value, bool):
        return _wrong_day(root, location, error)
    if value is None:
        return "empty-value", "the value is empty", f"expected here: {needed}", _FILL_IN
    return (
        "wrong-type",
        f"{describe(value)} is not expected here",
        f"expected here: {needed}",
        _hint_at_record(root, location, value) or _hint_at_type(location, value, needed),
    )


def _needed_keys(root: type[BaseModel], location: Location) -> str:
    keys = required_keys(type_at(root, location))
    return f"a group with the keys {', '.join(keys)}" if keys else "a group of keys"


def _hint_at_record(root: type[BaseModel], location: Location, value: object) -> str:
    """How a bare number becomes an estimate with its basis."""
    keys = required_keys(type_at(root, location))
    if keys[1:] == ["basis", "because"] and isinstance(value, int | float):
        return f"write {{{keys[0]}: {number(value)}, basis: judgement, because: your reason}}"
    return ""


def _hint_at_type(location: Location, value: object, needed: str) -> str:
    if needed == "text" and isinstance(value, int | float):
        return "put it in quotation marks if it is meant as text"
    if needed.startswith("a list"):
        return f"write [{printable(value)}]" if isinstance(value, str) and len(value) < 60 else ""
    if needed == "true or false":
        return {"yes": "write true", "no": "write false", "on": "write true", "off": "write false"}.get(
            str(value).lower(), ""
        )
    if needed.endswith("number") and isinstance(value, str):
        takes_spread = location[-1:] == ("<number>",)
        key = location[-2 if takes_spread else -1] if len(location) > 1 else location[-1]
        return advise_number(value, takes_spread, key in _SHARES, key in _DAYS, "whole" in needed)
    return ""


def _not_finite(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    what = "'not a number' (.nan)" if error["input"] != error["input"] else "infinity"
    return (
        "not-finite",
        f"{what} is not expected here",
        "an ordinary number",
        "if the level is not known, write 'missing:' and the reason",
    )


def _out_of_range(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    bound = next((f"{words[key]} {number(value)}" for key, value in error["ctx"].items() if key in words), "")
    return "out-of-range", f"{describe(error['input'])} is outside the allowed range", bound, ""


def _too_many_digits(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    return "out-of-range", f"{describe(error['input'])} is outside the allowed range", "a number of few digits", ""


def _other(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    """A fault that no other explainer knows, so that no file ever ends in a traceback."""
    expected = error["msg"][:1].lower() + error["msg"][1:]
    return "wrong-type", f"{describe(error['input'])} is not expected here", quote(expected, 120)[1:-1], ""


def _too_short_text(_root: type[BaseModel], _location: Location, _error: ErrorDetails) -> Texts:
    return "empty-value", "the text is empty", "at least one letter", _FILL_IN


def _several_lines(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    lines = error["input"].count("\n") + 1
    return (
        "not-one-line",
        f"the text has {lines:,} lines",
        "text of one line",
        "write it on one line, without '\\n' and '|'",
    )


def _too_long_text(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    return (
        "too-long",
        f"the text has {len(error['input']):,} characters",
        f"at most {error['ctx']['max_length']:,} characters",
        "shorten it",
    )


def _wrong_pattern(root: type[BaseModel], location: Location, error: ErrorDetails) -> Texts:
    if "d{4}" in error["ctx"]["pattern"]:
        return _wrong_day(root, location, error)
    return "bad-id", f"{quote(error['input'])} cannot be an id", _IDENTIFIER_RULE, _nearest_identifier(error["input"])


def _wrong_day(_root: type[BaseModel], location: Location, error: ErrorDetails) -> Texts:
    rule = _LOOSE_DAY_RULE if location[-1] == "known_on" else _DAY_RULE
    return "bad-date", f"{quote(str(error['input']))} is not a date that can be read", rule, ""


def _nearest_identifier(text: str) -> str:
    kept = "".join(character if character.isascii() and character.isalnum() else "_" for character in text[:64])
    kept = kept.strip("_")
    return f"for instance {kept}" if kept and kept[0].isalpha() else ""


def _not_allowed(root: type[BaseModel], location: Location, error: ErrorDetails) -> Texts:
    value = error["input"]
    allowed = (
        [str(choice) for choice in get_args(type_at(root, location))]
        if get_origin(type_at(root, location)) is Literal
        else []
    )
    if location[-1] == "<word>":
        return (
            "not-allowed",
            f"{describe(value)} is not one of the choices",
            "linear, or a list of points, each with level and value",
            did_you_mean(value, allowed),
        )
    return (
        "not-allowed",
        f"{describe(value)} is not one of the choices",
        f"one of: {listing(allowed)}",
        f"write {value}, without quotation marks" if value in allowed else did_you_mean(value, allowed),
    )


def _too_few(_root: type[BaseModel], location: Location, error: ErrorDetails) -> Texts:
    least, count = error["ctx"]["min_length"], error["ctx"]["actual_length"]
    hint = "state the estimate of one expert without 'experts'" if location[-1] == "experts" else ""
    return "too-few", f"only {count} listed" if count else "nothing is listed", f"at least {least}", hint


def _too_many(_root: type[BaseModel], _location: Location, error: ErrorDetails) -> Texts:
    return "too-many", f"{error['ctx']['actual_length']} listed", f"at most {error['ctx']['max_length']}", ""


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def required_keys(record: Any) -> list[str]:
    """The keys that a record cannot do without, its own before those of every estimate."""
    if not (isinstance(record, type) and issubclass(record, BaseModel)):
        return []
    keys = [key for key, field in keys_of(record).items() if field.is_required()]
    return sorted(keys, key=lambda key: key in Based.model_fields)


_EXPLAINERS: dict[str, Callable[[type[BaseModel], Location, ErrorDetails], Texts]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    **dict.fromkeys((*_NEEDED, "model_type"), _wrong_type),
    "finite_number": _not_finite,
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _out_of_range),
    "int_parsing_size": _too_many_digits,
    "string_too_short": _too_short_text,
    "only_spaces": _too_short_text,
    "several_lines": _several_lines,
    "string_too_long": _too_long_text,
    "string_pattern_mismatch": _wrong_pattern,
    "no_such_day": _wrong_day,
    "literal_error": _not_allowed,
    "too_short": _too_few,
    "too_long": _too_many,
}
