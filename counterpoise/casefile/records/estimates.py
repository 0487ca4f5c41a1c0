"""Numbers with their spread and their basis."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from ..bounds import MAX_EXPERTS
from ..choice import choose_level, choose_number_or_spread, choose_performance
from ..line import require_one_line
from .base import Identifier, Number, Percent, Record, Share, Text


class Spread(Record):
    """A number that is not known exactly: low <= mode <= high, in one unit."""

    low: Number
    """The lowest level that is still plausible."""
    mode: Number
    """The most likely level."""
    high: Number
    """The highest level that is still plausible."""


Amount = Annotated[
    Annotated[Number, Tag("<number>")] | Annotated[Spread, Tag("<spread>")], Discriminator(choose_number_or_spread)
]
Chance = Annotated[
    Annotated[Percent, Tag("<number>")] | Annotated[Spread, Tag("<spread>")], Discriminator(choose_number_or_spread)
]


ExpertName = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(require_one_line)]


class Experts(Record):
    """What several experts say of one number; they are pooled with equal weights (`uncertainty.md`)."""

    experts: Annotated[dict[ExpertName, Amount], Field(min_length=2, max_length=MAX_EXPERTS)]
    """The estimate of each by name, such as `{Ada: 4, Bo: {low: 2, mode: 5, high: 9}}`."""


Level = Annotated[
    Annotated[Number, Tag("<number>")] | Annotated[Spread, Tag("<spread>")] | Annotated[Experts, Tag("<experts>")],
    Discriminator(choose_level),
]


class Based(Record):
    """What every estimate must state about itself."""

    basis: Literal["source", "judgement"]
    """`source` when the number rests on claims in `seeds/`, `judgement` when an analyst chose it."""
    because: Text
    """Why this number, in a sentence or two of your own."""
    claims: list[Identifier] = []
    """Ids of claims in `seeds/` that the number rests on, or that inform it."""


class ShareSpread(Based):
    """A share that is not known exactly: low <= mode <= high, each from 0 to 1."""

    low: Share
    """The lowest share that is still plausible."""
    mode: Share
    """The most likely share."""
    high: Share
    """The highest share that is still plausible."""


StackingShare = Annotated[
    Annotated[Share, Tag("<number>")] | Annotated[ShareSpread, Tag("<spread>")], Discriminator(choose_number_or_spread)
]


class LevelRecord(Based):
    """An option's level on a criterion, in the criterion's unit."""

    level: Level
    """The level itself: a number, low, mode and high, or the estimates of several `experts`."""


class EffectRecord(Based):
    """An option's effect on a criterion, as a change from the baseline's level."""

    effect: Level
    """The change from the baseline: a number, low, mode and high, or the estimates of several `experts`."""


class MissingRecord(Record):
    """A level that is not known; it is never read as 0."""

    missing: Text
    """Why the level is not known."""


PerformanceRecord = Annotated[
    Annotated[LevelRecord, Tag("<level>")]
    | Annotated[EffectRecord, Tag("<effect>")]
    | Annotated[MissingRecord, Tag("<missing>")],
    Discriminator(choose_performance),
]
