"""A plain tree -> YAML in the manner of the case files.

Groups of keys stand in blocks, long prose is folded (``>-``), and small groups of numbers and lists of
ids stand in brackets on one line. `read_tree` gives back an equal tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .yaml_write_scalar import fold, literal, write_scalar

STEP = 2
MOST_IN_BRACKETS = 4
"""Entries of a group of keys that may stand in brackets."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def write_yaml(value: object, indent: int = 0, width: int = 110) -> str:
    """The text of a value in YAML block style; it ends in a line end.

    Parameters
    ----------
    value
        dict with text as keys, list, str, int, float, bool or None, however nested. A number without
        decimals is written as a whole number. Keys are without control characters and without spaces
        around them, as the reader wants them.
    indent
        Spaces before every line.
    width
        Characters in a line, where words allow it.

    Raises
    ------
    ValueError
        No text gives the value back: half a character, a number of too many digits, a key of more than
        1,000 characters.
    TypeError
        The value, or something in it, is of another type.
    """
    if isinstance(value, dict | list) and value:
        return "\n".join(_block(value, indent, width)) + "\n"
    return " " * indent + write_flow(value) + "\n"


def write_entry(key: str, value: object, indent: int, width: int = 110) -> list[str]:
    """The lines of one key with its value, without line ends."""
    return _with_value(f"{' ' * indent}{write_key(key)}:", value, indent, width)


def write_item(value: object, indent: int, width: int = 110) -> list[str]:
    """The lines of one item of a list, without line ends; the dash stands at ``indent``."""
    if isinstance(value, dict | list) and value and not _fits_brackets(value, width - indent - 2, in_list=True):
        first, *rest = _block(value, indent + STEP, width)
        return [f"{' ' * indent}- {first.lstrip(' ')}", *rest]
    return _with_value(f"{' ' * indent}-", value, indent, width, in_list=True)


def write_key(key: object, in_flow: bool = False) -> str:
    """A key on one line.

    Raises
    ------
    ValueError
        It is too long for one.
    TypeError
        It is not text.
    """
    if not isinstance(key, str):
        raise TypeError(f"a key must be text, not {type(key).__name__}")
    written = write_scalar(key, in_flow)
    if len(written) > 1000:
        raise ValueError("the key is longer than 1,000 characters")
    return written


def write_flow(value: object) -> str:
    """A value on one line: a scalar, or groups and lists in brackets."""
    return _flow(value) if isinstance(value, dict | list) else _scalar(value)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{write_key(key, True)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value, in_flow=True)


def _scalar(value: object, in_flow: bool = False) -> str:
    if value is None or isinstance(value, str | int | float):
        return write_scalar(value, in_flow)
    raise TypeError(f"a value of a case file is no {type(value).__name__}")


def _block(value: dict[object, object] | list[object], indent: int, width: int) -> list[str]:
    if isinstance(value, dict):
        prefixes = ((f"{' ' * indent}{write_key(key)}:", inner) for key, inner in value.items())
        return [line for prefix, inner in prefixes for line in _with_value(prefix, inner, indent, width)]
    return [line for item in value for line in write_item(item, indent, width)]


def _with_value(prefix: str, value: object, indent: int, width: int, in_list: bool = False) -> list[str]:
    """What stands before a value, and the value behind it or below it."""
    room = width - len(prefix) - 1
    if isinstance(value, str):
        return _with_text(prefix, value, indent, width)
    if not isinstance(value, dict | list) or not value or _fits_brackets(value, room, in_list):
        return [f"{prefix} {write_flow(value)}"]
    if isinstance(value, list) and _are_words(value):
        return [prefix, *_wrapped(value, indent + STEP, width)]
    return [prefix, *_block(value, indent + STEP, width)]


def _with_text(prefix: str, text: str, indent: int, width: int) -> list[str]:
    if "\n" in text and (block := literal(text, indent + STEP)):
        return [f"{prefix} {block[0]}", *block[1]]
    line = f"{prefix} {write_scalar(text)}"
    if len(line) > width and " " in text and (folded := fold(text, indent + STEP, width)):
        return [f"{prefix} >-", *folded]
    return [line]


def _fits_brackets(value: dict[object, object] | list[object], room: int, in_list: bool) -> bool:
    """Whether a group or list is small and plain enough to stand in brackets on one line."""
    if isinstance(value, dict):
        is_small = len(value) <= MOST_IN_BRACKETS and _are_numbers_and_words(value, in_list)
    else:
        is_small = _are_words(value) or all(
            (isinstance(item, list) and _are_words(item)) or _is_word(item) for item in value
        )
    return is_small and len(_flow(value)) <= room


def _are_numbers_and_words(value: dict[object, object], in_list: bool) -> bool:
    values = list(value.values())
    if not any(isinstance(inner, int | float) for inner in values):
        return False
    is_anchor = in_list and len(values) == 2 and isinstance(values[0], int | float) and isinstance(values[1], str)
    return is_anchor or all(_is_word(inner) for inner in values)


def _are_words(items: Sequence[object]) -> bool:
    return all(_is_word(item) for item in items)


def _is_word(value: object) -> bool:
    """A number, an answer, nothing, or text like an id."""
    return value is None or isinstance(value, int | float) or (isinstance(value, str) and bool(_WORD.fullmatch(value)))


def _wrapped(items: Sequence[object], indent: int, width: int) -> list[str]:
    """A long list of words in brackets on several lines."""
    lines = [" " * indent + "["]
    for at, item in enumerate(items):
        text = _flow(item) + ("," if at < len(items) - 1 else "]")
        is_first = lines[-1].endswith("[")
        if is_first or len(lines[-1]) + 1 + len(text) <= width:
            lines[-1] += text if is_first else f" {text}"
        else:
            lines.append(" " * (indent + 1) + text)
    return lines
