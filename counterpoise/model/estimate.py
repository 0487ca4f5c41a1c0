"""Numbers with their spread and their basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Range:
    """A number as low, most likely and high, in one unit; all three equal when it is exact."""

    low: float
    mode: float
    high: float

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number rests on: claims of the register, or a judgement that says so and why."""

    kind: Literal["source", "judgement"]
    because: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Performance:
    """An option's level on one criterion.

    Exactly one of ``range`` and ``missing`` is set. ``is_effect`` says that the range is a
    change against the baseline's level rather than a level.
    """

    criterion: str
    range: Range | None
    basis: Basis | None
    is_effect: bool = False
    missing: str | None = None
