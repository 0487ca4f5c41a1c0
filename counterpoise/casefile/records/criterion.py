"""A criterion of `case.yaml`."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from ..choice import choose_list_or_word
from .base import Identifier, Line, Number, Record, Share, Text
from .estimates import StackingShare


class ScaleRecord(Record):
    """The fixed ends of a criterion's scale; never taken from the options present."""

    worst: Number
    """Level with partial value 0."""
    best: Number
    """Level with partial value 1."""


class AnchorRecord(Record):
    """A level of a constructed scale in words."""

    level: Number
    """The level."""
    meaning: Text
    """What the level means."""


class PointRecord(Record):
    """A knot of a piecewise-linear value function."""

    level: Number
    """Level in the criterion's unit."""
    value: Share
    """Partial value at that level, 0 to 1."""


ValueFunction = Annotated[
    Annotated[Literal["linear"], Tag("<word>")] | Annotated[list[PointRecord], Field(min_length=2), Tag("<list>")],
    Discriminator(choose_list_or_word),
]


class StackingRecord(Record):
    """How the effects of options in a package add up on a criterion."""

    gains: StackingShare
    """Share at which every gain after the largest counts (1: all add up, 0: only the largest): a number, or an estimate
    that is drawn."""
    losses: StackingShare
    """Share at which every loss after the largest counts."""
    beside_gains: StackingShare = 1.0
    """Share of losses, up to the size of the gains, that still counts (1: losses count in full, 0: only
    what they exceed the gains by)."""


class BoundsRecord(Record):
    """Natural bounds of a level, beyond which it has no meaning."""

    lower: Number | None = None
    """Lowest level that can occur."""
    upper: Number | None = None
    """Highest level that can occur."""


class CriterionRecord(Record):
    """One criterion, with its fixed scale."""

    name: Line
    """Name as readers see it."""
    objective: Identifier
    """Objective that it belongs to."""
    definition: Text
    """What is measured, in one sentence."""
    unit: Line
    """Unit of the level, such as `% chance` or `days`."""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    """Decimals shown on screen and in tables."""
    scale: ScaleRecord
    """Worst and best level."""
    bounds: BoundsRecord = BoundsRecord()
    """Natural bounds of the level."""
    value: ValueFunction = "linear"
    """Value function: `linear`, or knots from the worst level to the best."""
    entered_as: Literal["level", "effect"] = "level"
    """`effect` when options state a change against the baseline's level."""
    measured_by: Literal["cost", "risk", "ready_day", "effect_day"] | None = None
    """Derives the level from the options' own costs, risks and prerequisites, so that it is never entered by hand."""
    package_day: Literal["first", "last"] = "first"
    """With `effect_day`: whether a package acts with its first member's effect or its last."""
    stacking: StackingRecord = StackingRecord(gains=1.0, losses=1.0)
    """How effects add up in a package; without it all gains and losses add up in full, and `check` asks about it
    where several options change a percent or an index."""
    anchors: list[AnchorRecord] = []
    """Worded levels of a constructed scale."""
    must_reach: Number | None = None
    """Minimum: the level that an acceptable option reaches; see `applies`."""
    red_line: Number | None = None
    """Level that an acceptable option does not cross; see `applies`."""
    applies: Literal["flag", "rule"] = "flag"
    """`flag`: crossing the red line, or missing the minimum, is shown; `rule`: a package that does so at most
    likely levels is not allowed, and an option that does so is marked as not allowed."""
    provenance: Literal["article", "source", "analyst"] = "analyst"
    """Where the criterion comes from."""
    note: Text | None = None
    """Anything readers should know before using it."""
