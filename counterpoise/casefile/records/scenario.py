"""Estimates of `case.yaml` that go together in another state of affairs."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag

from ..choice import choose_level_or_effect
from .base import Identifier, Line, Percent, Record, Text
from .estimates import Amount, Level


class ScenarioLevelRecord(Record):
    """An option's level on a criterion in a scenario, in the criterion's unit."""

    level: Level
    """The level itself: a number, low, mode and high, or the estimates of several `experts`."""


class ScenarioEffectRecord(Record):
    """An option's effect on a criterion in a scenario, as a change against the baseline's level there."""

    effect: Level
    """The change against the baseline: a number, low, mode and high, or the estimates of several `experts`."""


ScenarioCell = Annotated[
    Annotated[ScenarioLevelRecord, Tag("<level>")] | Annotated[ScenarioEffectRecord, Tag("<effect>")],
    Discriminator(choose_level_or_effect),
]


class ScenarioRecord(Record):
    """A set of estimates that change together; what it does not name stays as stated."""

    name: Line
    """Name of the scenario."""
    because: Text
    """What happens in it, and why the numbers are then others."""
    chance: Percent | None = None
    """Chance of the scenario in percent, where it is known; what all chances leave is that of the case as stated."""
    cells: dict[Identifier, dict[Identifier, ScenarioCell]] = {}
    """Levels or effects, by option and criterion."""
    lead_days: dict[Identifier, Amount] = {}
    """Lead days of prerequisites, by id."""
    lag_days: dict[Identifier, Amount] = {}
    """Days from ready to effect, by option."""
