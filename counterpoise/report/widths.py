"""How wide a text stands in a terminal or on an axis, and how it is broken into lines of that width.

Width is counted in cells: a Chinese, Japanese or Korean sign and most emoji take two, an accent or
another mark that joins the sign before it takes none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

MORE = " ..."
"""Stands where a text is cut."""

SPACES = frozenset("\t\n ")
"""The only control characters that a text for a terminal may hold, and the space."""

JOINER = "\u200d"
"""Joins the signs on both sides into one, as in a family of emoji."""

EMOJI_LOOK = "\ufe0f"
"""Makes the sign before it an emoji, two cells wide."""

TURNS_LINES = ("LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI")
"""Classes of invisible signs that turn the direction of all that follows in a line."""

HANGUL_TAILS = ("\u1160", "\u11ff")
"""First and last of the vowels and final consonants that join the Korean letter before them."""


def printable(text: str) -> str:
    """The text without signs that steer a terminal: each is shown as one that cannot be shown."""
    if text.isprintable():
        return text
    return "".join(c if c in SPACES or unicodedata.category(c) not in ("Cc", "Cs") else "\ufffd" for c in text)


def display_width(text: str) -> int:
    """Cells that a text takes in one line: ``display_width("漢字") == 4``."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width for _, width in _clusters(text))


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """The signs that a reader sees, each with its marks, and their widths."""
    seen, width = "", 0
    for sign in text:
        if seen and (_is_mark(sign) or seen.endswith(JOINER)):
            seen += sign
            width = 2 if sign == EMOJI_LOOK and width else width
            continue
        if seen:
            yield seen, width
        seen, width = sign, _sign_width(sign)
    if seen:
        yield seen, width


def _is_mark(sign: str) -> bool:
    is_skin = "\U0001f3fb" <= sign <= "\U0001f3ff"
    return is_skin or unicodedata.category(sign) in ("Mn", "Me", "Cf") or HANGUL_TAILS[0] <= sign <= HANGUL_TAILS[1]


def _sign_width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def wrap_text(text: str, width: int) -> list[str]:
    """The text in lines at most ``width`` cells wide, broken between words, and within those too long for one."""
    lines: list[str] = []
    line, used = "", 0
    for word in printable(" ".join(text.split())).split():
        for part in _parts(word, width):
            needed = display_width(part)
            if line and used + 1 + needed <= width:
                line, used = f"{line} {part}", used + 1 + needed
            else:
                lines += [line] if line else []
                line, used = part, needed
    return [*lines, *([line] if line else [])]


def _parts(word: str, width: int) -> Iterator[str]:
    """The word, or pieces of it that each fit into a line."""
    if display_width(word) <= width:
        yield word
        return
    piece, used = "", 0
    for cluster, needed in _clusters(word):
        if piece and used + needed > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + needed
    yield piece


def cut_lines(text: str, width: int, lines: int) -> list[str]:
    """The first lines of a text; the last ends in an ellipsis when there are more."""
    wrapped = wrap_text(text, width)
    if len(wrapped) <= lines:
        return wrapped
    last = [cluster for cluster, _ in _clusters(wrapped[lines - 1])]
    while last and display_width("".join(last).rstrip()) > width - len(MORE):
        last.pop()
    cut = "".join(last)
    whole = wrapped[lines - 1].startswith(f"{cut} ") or " " not in cut
    return [*wrapped[: lines - 1], (cut if whole else cut.rsplit(" ", 1)[0]).rstrip() + MORE]


def pad(text: str, width: int, *, is_right: bool = False) -> str:
    """The text filled up with spaces to a width in cells."""
    held, space = hold_direction(text), " " * max(0, width - display_width(text))
    return space + held if is_right else held + space


def hold_direction(text: str) -> str:
    """The text, between signs that end its direction if it holds one that would turn its neighbors around."""
    if any(unicodedata.bidirectional(sign) in TURNS_LINES for sign in text):
        return f"\u2068{text}\u2069"
    return text
