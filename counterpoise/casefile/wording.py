"""How paths, values and hints are worded in problems; every text is shorter than a bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nsmallest

Path = tuple[str | int, ...]

_PLAIN_KEY = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*$")
_QUOTE_LIMIT = 60
_LIST_LIMIT = 12
_SHORT_LIST = 30
_LENGTH_APART = 3


def quote(text: str, limit: int = _QUOTE_LIMIT) -> str:
    """The text in quotation marks, on one line, shortened, with unprintable characters spelled out."""
    clipped = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"'{printable(clipped)}'"


def printable(text: str) -> str:
    """The text with line ends, invisible and undecodable characters spelled out."""
    return text if text.isprintable() else "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def dotted(path: Path) -> str:
    """A path as a reader writes it: ``limits[0].on``."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            name = step if _PLAIN_KEY.match(step) and len(step) <= _QUOTE_LIMIT else quote(step)
            parts.append(f".{name}" if parts else name)
    return "".join(parts)


def describe(value: object) -> str:
    """A value of a YAML tree in plain words: ``text 'abc'``, ``the number 3``, ``a list``."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the yes-or-no answer '{str(value).lower()}'"
    if isinstance(value, int | float):
        return f"the number {number(value)}"
    if isinstance(value, str):
        return f"text {quote(value)}"
    return "a list" if isinstance(value, list) else "a group of keys"


def number(value: float) -> str:
    """A number without needless digits, and short."""
    return f"{value:.6g}" if isinstance(value, float) or abs(value) >= 10**15 else str(value)


def listing(names: Iterable[str]) -> str:
    """Names separated by commas, each on one line; a long list ends in a count."""
    found = [printable(name if len(name) <= _QUOTE_LIMIT * 2 else name[: _QUOTE_LIMIT * 2] + "…") for name in names]
    if len(found) <= _LIST_LIMIT:
        return ", ".join(found)
    return f"{', '.join(found[:_LIST_LIMIT])} and {len(found) - _LIST_LIMIT} more"


def did_you_mean(word: object, names: Iterable[str]) -> str:
    """The nearest of the names as a question, or nothing when none is near."""
    nearest = closest(word, names)
    return f"did you mean {quote(nearest, 120)}?" if nearest else ""


def closest(word: object, names: Iterable[str]) -> str:
    """The nearest of the names, or nothing; in long lists only names with the same first letter count."""
    if not isinstance(word, str) or not 0 < len(word) <= 100:
        return ""
    return _closest(word.lower(), names if isinstance(names, frozenset) else frozenset(names))


@lru_cache(maxsize=4096)
def _closest(word: str, names: frozenset[str]) -> str:
    by_lower = {name.lower(): name for name in _candidates(word, names)}
    matches = get_close_matches(word, sorted(by_lower), n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else ""


def _candidates(word: str, names: frozenset[str]) -> Iterable[str]:
    if len(names) <= _SHORT_LIST:
        return names
    alike = _by_first_letter(names).get(word[0], ())
    near = [name for name in alike if abs(len(name) - len(word)) <= _LENGTH_APART]
    return nsmallest(
        _SHORT_LIST, near, key=lambda name: (name[:3].lower() != word[:3], abs(len(name) - len(word)), name)
    )


@lru_cache(maxsize=16)
def _by_first_letter(names: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[:1].lower(), []).append(name)
    return found
