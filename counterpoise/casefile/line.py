"""Text of one line, and text that says something."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def require_words(value: str) -> str:
    """The text itself when it holds more than spaces.

    Raises
    ------
    PydanticCustomError
        It holds nothing that can be seen.
    """
    if not value.strip(" \t\n\u00a0\u200b\u200c\u200d\u2060"):
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
