"""`case.yaml`: the decision, its criteria and the relations between options."""

# ruff: noqa: RUF012  (pydantic copies a default for every record)
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .actor import ActorRecord, ImpactMeaningRecord, PeriodRecord
from .base import Day, Identifier, Line, Number, Record, Text
from .criterion import CriterionRecord
from .estimates import Amount, Based
from .factor import FactorRecord
from .option import PrerequisiteRecord
from .rule import RuleRecord
from .scenario import ScenarioRecord


class MoneyRecord(Record):
    """Currency, unit and price year of all money in the case."""

    currency: Line
    """Currency code, such as USD."""
    unit: Line
    """Unit of every amount, such as million."""
    price_year: Annotated[int, Field(ge=1800, le=2200)]
    """Year whose prices the amounts are in."""
    discount_rate: Annotated[float, Field(ge=0, le=50, allow_inf_nan=False)] = 0.0
    """Percent a year by which later money counts less; all money is then shown, scored and limited in discounted
    terms, but for limits on one year."""
    discount_to: Annotated[int, Field(ge=1, le=100)] = 1
    """Base year of discounting, as a year after the decision; money of that year counts in full."""


class ObjectiveRecord(Record):
    """A group of criteria."""

    name: Line
    """Name of the objective."""
    parent: Identifier | None = None
    """Objective that this one is part of."""


class InteractionRecord(Based):
    """The joint effect of two options on one criterion, beyond stacking."""

    pair: Annotated[list[Identifier], Field(min_length=2, max_length=2)]
    """The two options."""
    criterion: Identifier
    """Criterion that changes."""
    change: Amount
    """The change, in the criterion's unit: a number, or low, mode and high."""


class PackageRecord(Record):
    """A named set of options."""

    name: Line
    """Name of the package."""
    members: Annotated[list[Identifier], Field(min_length=1)]
    """Ids of its options."""
    idea: Text | None = None
    """The main idea of the package."""


class BalanceRecord(Record):
    """Two criteria whose balance the case asks about."""

    pressure: Identifier
    """Criterion of the first aim, such as what an option demands or restricts."""
    service: Identifier
    """Criterion of the second aim, such as what it offers or protects."""
    question: Line | None = None
    """The question that the balance chart answers."""


class LimitRecord(Record):
    """A bound that packages must keep."""

    on: Identifier
    """A criterion id, or `cost`, `ready_day`, `effect_day`, `members`."""
    at_most: Number | None = None
    """Upper bound."""
    at_least: Number | None = None
    """Lower bound."""
    year: Annotated[int, Field(ge=1, le=100)] | None = None
    """With `cost`: only money of this year, in money of that year even where costs are discounted."""
    because: Text | None = None
    """Why the limit."""


class CaseRecord(Record):
    """`case.yaml`: the decision, its criteria and the relations between options."""

    schema_version: Literal[1]
    """Version of the file format."""
    id: Identifier
    """Id of the case, used in links and file names."""
    title: Line
    """Title of the case."""
    question: Line
    """The question to be decided."""
    summary: Text | None = None
    """What the case is about and what it leaves out."""
    decided_by: Line
    """Who decides."""
    as_of: Day
    """Day on which the decision is taken; nothing published later counts as known."""
    horizon_days: Annotated[float, Field(gt=0, le=36500, allow_inf_nan=False)]
    """How many days after the decision the case covers."""
    deadline_day: Annotated[float, Field(ge=0, le=36500, allow_inf_nan=False)] | None = None
    """Deadline that the Timeline opens with, in days after the decision; without it, the end of `horizon_days`."""
    baseline: Identifier
    """Option that stands for today's course."""
    default_profile: Identifier | None = None
    """Weight profile shown first; without it, the first of `profile_order`."""
    option_order: list[Identifier] = []
    """Order in which options are shown; those not named follow by file name. The baseline is always first."""
    profile_order: list[Identifier] = []
    """Order in which weight profiles are shown; those not named follow by file name."""
    money: MoneyRecord
    """Currency, unit, price year."""
    shape: Literal["triangular", "pert"] = "triangular"
    """Probability distribution between low, mode and high."""
    too_close: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = 0.0
    """Tie margin: a difference in score that is too close to call in this case."""
    objectives: Annotated[dict[Identifier, ObjectiveRecord], Field(min_length=1)]
    """Objectives by id."""
    criteria: Annotated[dict[Identifier, CriterionRecord], Field(min_length=1)]
    """Criteria by id."""
    interactions: list[InteractionRecord] = []
    """Joint effects of pairs of options."""
    packages: dict[Identifier, PackageRecord] = {}
    """Predefined packages by id."""
    balance: BalanceRecord | None = None
    """The two criteria to be balanced."""
    limits: list[LimitRecord] = []
    """Bounds that packages must keep."""
    milestones: dict[Identifier, PrerequisiteRecord] = {}
    """Prerequisites that several options share, stated once here and named there under `needs`."""
    rules: list[RuleRecord] = []
    """Rules on which options a package includes, in addition to `excludes` and prerequisites."""
    factors: list[FactorRecord] = []
    """Estimates that err together, and how strongly; without it all estimates vary independently."""
    scenarios: dict[Identifier, ScenarioRecord] = {}
    """Sets of estimates that change together, by id; any answer can be had in each."""
    actors: dict[Identifier, ActorRecord] = {}
    """Who gains or loses by the options, by id; what each option does to them stands in its file."""
    periods: dict[Identifier, PeriodRecord] = {}
    """Periods in which impacts on actors are stated, the earliest first."""
    impact_scale: list[ImpactMeaningRecord] = []
    """What impacts on actors mean, from -3 to 3, in words of this case; without it the usual words hold."""
    cautions: list[Text] = []
    """What readers should know before using the numbers."""
