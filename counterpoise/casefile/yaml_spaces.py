"""Spaces that are missing or that only look like spaces: where they are, and how to repair them.

YAML reports such faults lines later, as something else.
"""

from __future__ import annotations

import re
import unicodedata

from .wording import quote

Texts = tuple[str, str, str, str]
"""Code, found, expected, suggestion."""

_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ODD_SPACE = re.compile(rf"^[ \t]*(?:- +)*([{_ODD}])|^[ \t]*(?:- +)*[^\s:#'\"{{\[]+:([{_ODD}])|^[ \t]*-([{_ODD}])")
_NO_SPACE = re.compile(r"^[ \t]*(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?!//)([^\s:])")
_NO_SPACE_IN_BRACKETS = re.compile(r"[{,] *(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?!//)([^\s:,}])")
_LINES_BACK = 3


def find_bad_space(lines: list[str], line: int) -> tuple[int, int, Texts] | None:
    """The nearest fault of spaces at or shortly before a line: line and column from 1, and what to say."""
    for number in range(min(line, len(lines)), max(0, line - 1 - _LINES_BACK), -1):
        text = lines[number - 1]
        if found := _ODD_SPACE.search(text):
            at = max(found.start(group) for group in (1, 2, 3))
            return number, at + 1, explain_odd_space(text[at])
        found = _NO_SPACE.search(text) or (_NO_SPACE_IN_BRACKETS.search(text) if number == line else None)
        if found:
            return number, found.start(2) + 1, explain_no_space(text[found.start("key") :])
    return None


def explain_odd_space(character: str) -> Texts:
    """What to say of a character that looks like a space."""
    name = unicodedata.name(character, "invisible character").lower()
    return (
        "no-break-space",
        f"a special space (U+{ord(character):04X}, {name}) is where an ordinary space is needed",
        "ordinary spaces in front of keys and after ':' and '-'",
        "delete it and type a space; it often comes with text that was copied from a web page or a word processor",
    )


def explain_no_space(written: str) -> Texts:
    """What to say of ``key:value``."""
    key, _, rest = written.partition(":")
    value = rest if rest[:1] in "{['\"" else re.split(r"\s[A-Za-z_][A-Za-z0-9_]*:", rest)[0]
    return (
        "no-space-after-colon",
        f"no space after the colon of {quote(key)}",
        "a colon and a space between key and value",
        f"write {quote(f'{key}: {value.strip()}', 40)}",
    )


def bad_space_in_value(text: str) -> Texts | None:
    """What to say of text that was meant as a key with its value."""
    found = find_bad_space([text], 1)
    return found[2] if found else None


def odd_space_around(key: str) -> str:
    """The first character around a key that only looks like a space, or nothing."""
    found = re.search(rf"^[{_ODD}]|[{_ODD}]$", key)
    return found[0] if found else ""


def without_odd_spaces(key: str) -> str:
    """The key that was meant."""
    return re.sub(rf"^[ {_ODD}]+|[ {_ODD}]+$", "", key)
