"""A policy measure with its costs, risks and prerequisites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .actor import Impact
from .estimate import Basis, Performance, Range


@dataclass(frozen=True, slots=True)
class Cost:
    """Money spent once the option is chosen (committed) or if a trigger occurs (contingent), in one year.

    A later year of a yearly cost is drawn as ``drawn_as``, the id of its first year, and is ``times`` as
    much, which discounting makes less than 1.
    """

    id: str
    what: str
    kind: Literal["committed", "contingent"]
    amount: Range
    basis: Basis
    trigger: str = ""
    likelihood: Range | None = None
    year: int = 1
    drawn_as: str = ""
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Risk:
    """An event that may follow; ``likelihood`` in percent, ``severity`` 1 (minor) to 5 (catastrophic).

    ``counted_in`` names criteria whose judgement already holds the event; ``effects`` are changes
    of level when it happens. A risk with neither counts in the derived risk exposure, unless
    ``later_step`` says that it belongs to a step beyond this option.
    """

    id: str
    event: str
    likelihood: Range
    severity: int
    basis: Basis
    mitigation: str = ""
    counted_in: tuple[str, ...] = ()
    effects: Mapping[str, Range] = field(default_factory=dict)
    later_step: str = ""

    @property
    def is_exposed(self) -> bool:
        """Whether the risk counts in the derived risk exposure."""
        return not (self.counted_in or self.effects or self.later_step)


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A dated milestone, or another option (``option``), that must come first.

    It starts when everything in ``after`` is done (an option prerequisite: when that option is
    ready) and takes ``lead_days``. ``later_step`` names a step beyond this option that it gates;
    then it does not count in the ready day.
    """

    id: str
    what: str
    kind: Literal["decision", "resource", "time", "option"]
    lead_days: Range
    basis: Basis
    option: str | None = None
    is_hard: bool = True
    after: tuple[str, ...] = ()
    later_step: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A policy measure that can be adopted. ``performance`` is keyed by criterion id.

    Costs, risks and prerequisites are keyed by id; the same id in two options is one shared
    thing, counted once in a package. ``impacts`` are keyed by actor, then by period; one that is not there is not
    stated, and never 0.
    """

    id: str
    name: str
    summary: str
    performance: Mapping[str, Performance]
    costs: Mapping[str, Cost]
    risks: Mapping[str, Risk]
    prerequisites: Mapping[str, Prerequisite]
    lag_days: Range
    lag_basis: Basis
    short_name: str = ""
    stage: str = ""
    status: str = ""
    tags: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    is_inferred: bool = False
    impacts: Mapping[str, Mapping[str, Impact]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name
