"""The register of sources and what they claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a source, in our own words, with a locator (sentence, page, section) and, where the register
    holds one, the words of the source itself."""

    id: str
    source: str
    says: str
    locator: str
    kind: str = ""
    voice: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document; ``known_on`` is the ISO date (or year, or year-month) it became public."""

    id: str
    title: str
    author: str
    publisher: str
    known_on: str
    how_read: Literal["read", "from memory"]
    claims: tuple[Claim, ...]
    read_at: str = ""
    note: str = ""
    file: str = ""

    def is_known_by(self, day: str) -> bool:
        """Whether the source was surely public on ``day``; an imprecise date counts at its end."""
        latest = self.known_on + "-12-31"[len(self.known_on) - 4 :] if len(self.known_on) < 10 else self.known_on
        return latest <= day
