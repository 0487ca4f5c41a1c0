"""One entry of the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a problem code means, how to repair it, and lines of a file that bring it about."""

    code: str
    title: str
    meaning: str
    repair: str
    example: str
