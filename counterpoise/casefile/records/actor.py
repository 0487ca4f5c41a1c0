"""Who gains and who pays: actors and periods of `case.yaml`, impacts of `options/*.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from ...model import BEST_IMPACT, WORST_IMPACT
from ..choice import choose_number_or_spread
from .base import Line, Record, Text
from .estimates import Based

ImpactNumber = Annotated[float, Field(allow_inf_nan=False, ge=WORST_IMPACT, le=BEST_IMPACT)]


class ActorRecord(Record):
    """A group or party that gains or loses by the options."""

    name: Line
    """Name as readers see it."""
    definition: Text
    """Who belongs to it, in one sentence."""
    note: Text | None = None
    """Anything readers should know, such as who represents it."""


class PeriodRecord(Record):
    """A span of days after the decision; it begins where the one before it ends."""

    name: Line
    """Name as readers see it, such as First year."""
    to_day: Annotated[float, Field(gt=0, le=36500, allow_inf_nan=False)] | None = None
    """Last day of the period, in days after the decision; only the last period may leave it out."""


class ImpactMeaningRecord(Record):
    """A level of the scale of impacts in words."""

    level: ImpactNumber
    """The level, from -3 to 3."""
    meaning: Text
    """What the level means."""


class ImpactSpread(Record):
    """An impact that is not known exactly: low <= mode <= high, each from -3 to 3."""

    low: ImpactNumber
    """The worst impact that is still plausible."""
    mode: ImpactNumber
    """The most likely impact."""
    high: ImpactNumber
    """The best impact that is still plausible."""


ImpactAmount = Annotated[
    Annotated[ImpactNumber, Tag("<number>")] | Annotated[ImpactSpread, Tag("<spread>")],
    Discriminator(choose_number_or_spread),
]


class ImpactRecord(Based):
    """What an option changes for an actor in a period, against today's course."""

    impact: ImpactAmount
    """From -3 (loses gravely) to 3 (gains decisively), 0 where the actor neither gains nor loses: a number, or low,
    mode and high."""
