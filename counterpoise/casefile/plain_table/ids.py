"""Names as ids: short, plain, each once."""

from __future__ import annotations

import re
import unicodedata

from ..text_signs import find_bad_sign

MOST = 40
MOST_IN_LINE = 200


def plain_line(text: str, most: int = MOST_IN_LINE) -> str:
    """The text on one line, without signs that no case may hold."""
    return "".join(sign for sign in " ".join(text.split()) if not find_bad_sign(sign))[:most].strip() or "not stated"


class Ids:
    """Gives every name an id of its own; the same name twice gets a number behind it."""

    def __init__(self) -> None:
        self._taken: set[str] = {"all"}

    def of(self, name: str) -> str:
        decomposed = unicodedata.normalize("NFKD", name.replace("\u00df", "ss")).encode("ascii", "ignore").decode()
        plain = re.sub(r"[^a-z0-9]+", "_", decomposed.lower()).strip("_")[:MOST].rstrip("_")
        base = plain if plain[:1].isalpha() else f"x_{plain}".rstrip("_")
        found, at = base, 2
        while found in self._taken:
            found, at = f"{base}_{at}", at + 1
        self._taken.add(found)
        return found
