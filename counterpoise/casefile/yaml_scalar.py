"""Plain scalars of YAML 1.2 (core schema): which words are numbers, answers or nothing.

PyYAML follows YAML 1.1, where NO is false, 12:30 is 750, 010 is 8, 1e3 is text and a date becomes
an object. Case files are written by people who expect none of this.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

Scalar = str | int | float | bool | None

MAX_DIGITS = 40
TAG = "tag:yaml.org,2002:"
"""How the tags of the core schema begin; they are written ``!!int``."""

_TYPE_OF_TAG: Mapping[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "bool": bool,
    "null": type(None),
}

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
_NAN = frozenset({".nan", ".NaN", ".NAN"})
_FIRST_OF_NUMBER = frozenset("+-.0123456789")


class NumberTooLongError(ValueError):
    """The number has more digits than any quantity of a case needs."""


class TagError(ValueError):
    """The tag does not fit the text, or is none of the core schema."""


def resolve_plain(text: str) -> Scalar:
    """What an unquoted scalar stands for; a date, a time and a version stay text.

    Raises
    ------
    NumberTooLongError
        A number has more than ``MAX_DIGITS`` characters.
    """
    if text and text[0] in _FIRST_OF_NUMBER:
        return _resolve_number(text)
    if text in _NULL:
        return None
    return _BOOL.get(text, text)


def resolve_tagged(text: str, tag: str) -> Scalar:
    """What a scalar with a tag of the core schema stands for.

    Raises
    ------
    TagError
        The tag is another, or the text does not fit it.
    NumberTooLongError
        A number has more than ``MAX_DIGITS`` characters.
    """
    wanted = _TYPE_OF_TAG.get(tag.removeprefix(TAG)) if tag.startswith(TAG) else None
    if wanted is None:
        raise TagError(f"{tag} is no tag of the core schema")
    value: Scalar = text if wanted is str else resolve_plain(text)
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise TagError(f"{text} does not fit {tag}")
    return value


def _resolve_number(text: str) -> Scalar:
    if _FLOAT.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise NumberTooLongError(text)
        return int(text) if _INTEGER.fullmatch(text) else float(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise NumberTooLongError(text)
        return int(text, 0)
    if _INFINITE.fullmatch(text):
        return -math.inf if text.startswith("-") else math.inf
    return math.nan if text in _NAN else text
