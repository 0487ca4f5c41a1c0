"""Characters that are not allowed in text, because they change how everything around them is shown."""

from __future__ import annotations

import re
import unicodedata

from .wording import printable

Texts = tuple[str, str, str, str]
"""Code, found, expected, suggestion."""

_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufff9-\uffff{_DIRECTIONS}]|[\U000e0000-\U000e001f]"
)
_TURNS_TEXT = re.compile(f"[{_DIRECTIONS}]")
_NAMES = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
}


def find_bad_sign(text: str) -> str:
    """The first character of text, as it is after unescaping, that may not stand there; or nothing."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else ""


def explain_bad_sign(character: str) -> Texts:
    """What to say of it; the character itself is spelled out, never shown."""
    name = _NAMES.get(character) or unicodedata.name(character, "control character").lower()
    shown = f"the character {printable(character)} ({name}) is not allowed in text"
    if _TURNS_TEXT.match(character):
        return (
            "bad-character",
            shown,
            "text that reads in the order in which it is written",
            "delete it; right-to-left text needs no such character",
        )
    return (
        "bad-character",
        shown,
        "letters, digits, signs, spaces and line ends",
        "delete it; in double quotation marks a backslash begins such a character (write the backslash twice)",
    )
