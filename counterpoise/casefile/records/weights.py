"""One file of `weights/`: the weights of one perspective."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from ..choice import choose_level_or_effect, choose_list_or_word
from .base import Identifier, Line, Percent, Record, Text
from .estimates import EffectRecord, LevelRecord


class ComparisonRecord(Record):
    """One answer to: how many times as much does this swing matter as that one?"""

    more: Identifier
    """The criterion that matters more."""
    less: Identifier
    """The criterion that matters less."""
    times: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
    """How many times as much."""


class ShareRangeRecord(Record):
    """Bounds on a criterion's share of all weight, in percent."""

    low: Percent
    """Smallest share."""
    high: Percent
    """Largest share."""


RankGroup = Annotated[
    Annotated[Identifier, Tag("<word>")] | Annotated[list[Identifier], Field(min_length=1), Tag("<list>")],
    Discriminator(choose_list_or_word),
]
Belief = Annotated[
    Annotated[LevelRecord, Tag("<level>")] | Annotated[EffectRecord, Tag("<effect>")],
    Discriminator(choose_level_or_effect),
]
Points = Annotated[float, Field(allow_inf_nan=False, ge=0, le=1e9)]


class WeightsRecord(Record):
    """One perspective's swing weights and beliefs. The file's name is the profile's id."""

    name: Line
    """Name of the perspective."""
    held_by: Line
    """Who would hold these weights."""
    because: Text
    """Why they would."""
    points: Annotated[dict[Identifier, Points], Field(min_length=1)] | None = None
    """Value of going from worst to best on each criterion, on any common scale."""
    rank: Annotated[list[RankGroup], Field(min_length=1)] | None = None
    """Criteria from most to least important; criteria in an inner list rank equally."""
    pairwise: Annotated[list[ComparisonRecord], Field(min_length=1)] | None = None
    """Comparisons of pairs of criteria; not every pair is needed, as long as they connect all criteria."""
    ranges: dict[Identifier, ShareRangeRecord] = {}
    """Bounds on shares, for imprecise weights."""
    reasons: dict[Identifier, Text] = {}
    """Why the weight of a criterion is what it is."""
    beliefs: dict[Identifier, dict[Identifier, Belief]] = {}
    """Levels or effects that this perspective sees otherwise than the case, by option and criterion."""
