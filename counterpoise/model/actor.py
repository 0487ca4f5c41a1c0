"""Who gains and who pays: actors, the periods in which they do, and the scale of impacts."""

from __future__ import annotations

from dataclasses import dataclass

from .criterion import Anchor
from .estimate import Basis, Range

WORST_IMPACT, BEST_IMPACT = -3.0, 3.0

USUAL_IMPACT_SCALE: tuple[Anchor, ...] = (
    Anchor(-3, "Loses gravely: lives, livelihood or survival at stake"),
    Anchor(-2, "Loses clearly, and would act to prevent it"),
    Anchor(-1, "Loses a little, and would notice"),
    Anchor(0, "Neither gains nor loses"),
    Anchor(1, "Gains a little, and would notice"),
    Anchor(2, "Gains clearly, and would act to bring it about"),
    Anchor(3, "Gains decisively: lives, livelihood or survival made safer"),
)
"""What impacts mean in a case that does not say it in its own words."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A group or party that options touch."""

    id: str
    name: str
    definition: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days after the decision: from ``from_day`` to ``to_day``, None where it has no end."""

    id: str
    name: str
    from_day: float
    to_day: float | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What an option changes for an actor in a period against today's course, from -3 to 3."""

    range: Range
    basis: Basis
