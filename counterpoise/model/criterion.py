"""What outcomes are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .estimate import Basis, Range

Measure = Literal["cost", "risk", "ready_day", "effect_day"]
Share = Literal["gains", "losses", "beside_gains"]
SHARES: tuple[Share, ...] = ("gains", "losses", "beside_gains")


@dataclass(frozen=True, slots=True)
class Objective:
    """A group of criteria; may stand under a parent objective."""

    id: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A level of a constructed scale, in words."""

    level: float
    meaning: str


@dataclass(frozen=True, slots=True)
class ShareEstimate:
    """A stacking share that is not known exactly; ``range`` lies within 0 and 1."""

    share: Share
    range: Range
    basis: Basis


@dataclass(frozen=True, slots=True)
class Stacking:
    """How the effects of options add up when they are combined; every share from 0 to 1.

    ``gains`` and ``losses`` are the shares of every gain and loss but the largest that count,
    ``beside_gains`` that of losses which gains outweigh. They are the most likely shares;
    ``estimates`` are those that are not known exactly.
    """

    gains: float = 1.0
    losses: float = 1.0
    beside_gains: float = 1.0
    estimates: tuple[ShareEstimate, ...] = ()

    def share(self, which: Share) -> float:
        """The most likely share."""
        return {"gains": self.gains, "losses": self.losses, "beside_gains": self.beside_gains}[which]

    def fix(self, which: Share, number: float) -> Stacking:
        """With one share known exactly."""
        left = tuple(estimate for estimate in self.estimates if estimate.share != which)
        gains, losses, beside_gains = (number if name == which else self.share(name) for name in SHARES)
        return Stacking(gains, losses, beside_gains, left)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One yardstick, with its fixed scale.

    ``value_points`` are (level, partial value) knots of the value function, ordered by level;
    a linear function has two. ``lower`` and ``upper`` are the natural bounds of the level (None:
    unbounded). ``measured_by`` names the quantity a derived criterion is computed from. ``applies`` says
    whether its red line and the level that it must reach are flags, or rules that packages keep.
    """

    id: str
    name: str
    objective: str
    definition: str
    unit: str
    worst: float
    best: float
    value_points: tuple[tuple[float, float], ...]
    decimals: int = 0
    anchors: tuple[Anchor, ...] = ()
    entered_as: Literal["level", "effect"] = "level"
    measured_by: Measure | None = None
    stacking: Stacking = Stacking()
    lower: float | None = None
    upper: float | None = None
    must_reach: float | None = None
    red_line: float | None = None
    package_day: Literal["first", "last"] = "first"
    provenance: str = "analyst"
    note: str = ""
    applies: Literal["flag", "rule"] = "flag"

    @property
    def is_derived(self) -> bool:
        return self.measured_by is not None

    @property
    def is_higher_better(self) -> bool:
        return self.best > self.worst
