"""Text of one line, and text that says something."""

from __future__ import annotations

import unicodedata

from pydantic_core import PydanticCustomError

_UNSEEN = ("C", "M", "Z")
"""Classes of signs that show nothing of their own: steering, joining, private, spaces."""

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""


def shows_something(text: str) -> bool:
    """Whether any sign of a text can be seen."""
    return any(unicodedata.category(sign)[0] not in _UNSEEN and sign not in _BLANKS for sign in text)


def require_words(value: str) -> str:
    """The text itself when it holds more than spaces.

    Raises
    ------
    PydanticCustomError
        It holds nothing that can be seen.
    """
    if not shows_something(value):
        raise PydanticCustomError("only_spaces", "only spaces")
    return value


def require_one_line(value: str) -> str:
    """The text without a line end at its end, as a text block (``|`` or ``>``) leaves one.

    Raises
    ------
    PydanticCustomError
        There is a line end inside, or nothing that can be seen.
    """
    line = require_words(value).rstrip("\n")
    if "\n" in line:
        raise PydanticCustomError("several_lines", "several lines")
    return line
