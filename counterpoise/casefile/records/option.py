"""One file of `options/`: a policy measure."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ..line import require_one_line
from .actor import ImpactRecord
from .base import Identifier, Line, Record, Text
from .estimates import Amount, Based, Chance, PerformanceRecord


class YearlyRecord(Record):
    """Money of the same amount in several years."""

    from_: Annotated[int, Field(ge=1, le=100, alias="from")]
    """First year after the decision; 1 is the first twelve months."""
    to: Annotated[int, Field(ge=1, le=100)]
    """Last year."""
    amount: Amount
    """How much in each year; if uncertain, all years vary together."""


class CostRecord(Based):
    """One cost entry of an option, in the case's money."""

    what: Line
    """What the money is spent on."""
    kind: Literal["committed", "contingent"]
    """`committed`: spent once the option is chosen; `contingent`: only if the trigger occurs."""
    amount: Amount | None = None
    """How much, in the money unit of `case.yaml`; a negative amount is revenue. Required unless `yearly` is given."""
    yearly: YearlyRecord | None = None
    """The same amount in every year of a span, in place of `amount` and `year`."""
    trigger: Line | None = None
    """What triggers a contingent cost."""
    likelihood: Chance | None = None
    """Chance that the trigger occurs, in percent, where known."""
    year: Annotated[int, Field(ge=1, le=100)] = 1
    """Year after the decision in which the money is spent; 1 is the first twelve months."""


class RiskRecord(Based):
    """One thing that may happen if the option is chosen."""

    event: Line
    """What may happen."""
    likelihood: Chance
    """Chance in percent that it happens within twelve months."""
    severity: Annotated[int, Field(ge=1, le=5)]
    """How bad it would be, from 1 (minor) to 5 (catastrophic)."""
    mitigation: Text | None = None
    """What would make it less likely or less bad."""
    counted_in: list[Identifier] = []
    """Criteria that already cover this event, so that it is not counted twice."""
    effects: dict[Identifier, Amount] = {}
    """Changes of level, by criterion, when the event happens."""
    later_step: Line | None = None
    """A later step, beyond this option, that the risk belongs to; the risk is then shown but not counted."""


class PrerequisiteRecord(Based):
    """A milestone, or another option, that must come first."""

    what: Line
    """What must be done or decided."""
    kind: Literal["decision", "resource", "time", "option"]
    """Sort of prerequisite; `option` names another option of the case."""
    option: Identifier | None = None
    """Id of the option that must be ready first (only with kind `option`)."""
    lead_days: Amount = 0.0
    """Days it takes once everything it comes after is done (lead time); optional only with kind `option`."""
    hard: bool = True
    """Whether the option cannot go ahead without it (false: it can, but should not)."""
    after: list[Identifier] = []
    """Ids of prerequisites that must be done before this one starts."""
    later_step: Line | None = None
    """A later step, beyond this option, that needs this; it then does not count in the ready day."""


class LagRecord(Based):
    """Days from ready to the first observable effect (lag)."""

    days: Amount
    """Number of days, as a number or low, mode and high."""


class OptionRecord(Record):
    """One policy measure. The file's name is the option's id."""

    name: Line
    """Full name, as readers see it."""
    short_name: Annotated[str, Field(min_length=1, max_length=28), AfterValidator(require_one_line)] | None = None
    """Name for charts and narrow screens."""
    summary: Text
    """What the measure is, in two or three sentences."""
    stage: Line | None = None
    """How far it goes, such as `signal`, `offer`, `execute`, or your own word."""
    status: Line | None = None
    """Where it comes from: such as recommended, criticized, inferred, comparison."""
    tags: list[Line] = []
    """Your own labels."""
    inferred: bool = False
    """Whether the source only implies the measure."""
    claims: list[Identifier] = []
    """Claims of `seeds/` that the measure itself rests on."""
    performance: dict[Identifier, PerformanceRecord]
    """Level, effect or reason for a missing level, by criterion id; derived criteria are not entered."""
    costs: dict[Identifier, CostRecord] = {}
    """Cost entries by id; the same id in two options is one shared cost."""
    risks: dict[Identifier, RiskRecord] = {}
    """Risks by id; the same id in two options is one shared risk."""
    prerequisites: dict[Identifier, PrerequisiteRecord] = {}
    """Milestones and needed options by id; the same id in two options is one shared milestone."""
    needs: list[Identifier] = []
    """Ids of `milestones` in `case.yaml` that must be done first; those they come after are included."""
    lag_days: LagRecord
    """Time from ready day to first effect; lead times run before the ready day, the lag after it."""
    excludes: list[Identifier] = []
    """Options that cannot be adopted together with this one; `all` means every other option."""
    actors: dict[Identifier, dict[Identifier, ImpactRecord]] = {}
    """Impacts against today's course, by actor and period; one that is not there is not stated, and never 0."""
