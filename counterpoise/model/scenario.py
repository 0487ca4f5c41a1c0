"""Estimates that go together in another state of affairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .estimate import Range

AS_STATED = "as_stated"
"""Spelling of the estimates as the options state them, where a scenario is asked for."""

MIXED = "mixed"
"""Spelling of all scenarios under their chances."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is estimated otherwise if this scenario holds; all else is as stated.

    ``cells`` are levels or effects, as the criterion is entered, by option and criterion; ``lead_days``
    by milestone and ``lag_days`` by option. ``chance`` is in per cent, None where it is not known.
    """

    id: str
    name: str
    because: str
    chance: float | None = None
    cells: Mapping[str, Mapping[str, Range]] = field(default_factory=dict)
    lead_days: Mapping[str, Range] = field(default_factory=dict)
    lag_days: Mapping[str, Range] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MixedScenario:
    """One scenario among those that are drawn by chance, or the estimates as stated (its ``id`` is ``AS_STATED``).

    ``share`` of all draws is in it. ``estimates`` holds everything that differs between the scenarios,
    each under its id: ``cell OPTION.CRITERION``, ``lead MILESTONE``, ``lag OPTION``.
    """

    id: str
    share: float
    estimates: Mapping[str, Range]
