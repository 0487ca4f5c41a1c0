"""The file formats, as records: what may stand in each YAML file, in one sentence a field.

The sentence under a field is its docstring, its description in the JSON Schema (and so the hover
text in an editor) and its line in ``docs/formats.md``. Records say what one file may hold; what
must agree between files is checked in ``checks``; ``build`` turns records into the model's nouns.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from .calendar_day import read_year_as_text, require_real_day
from .choice import choose_list_or_word, choose_number_or_spread, choose_performance

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
Share = Annotated[float, Field(allow_inf_nan=False, ge=0, le=1)]
Percent = Annotated[float, Field(allow_inf_nan=False, ge=0, le=100)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(require_real_day)]
LooseDay = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(require_real_day),
    BeforeValidator(read_year_as_text),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}, {"type": "integer"}]}),
]


class Record(BaseModel):
    """Base of every record: unknown keys refused, no silent conversion, frozen."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


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


class Based(Record):
    """What every estimate must say about itself."""

    basis: Literal["source", "judgement"]
    """`source` when the number rests on claims in `seeds/`, `judgement` when an analyst chose it."""
    because: Text
    """Why this number, in a sentence or two of your own."""
    claims: list[Identifier] = []
    """Ids of claims in `seeds/` that the number rests on or leans on."""


class LevelRecord(Based):
    """An option's level on a criterion, in the criterion's unit."""

    level: Amount
    """The level itself: a number, or low, mode and high."""


class EffectRecord(Based):
    """An option's effect on a criterion, as a change against the baseline's level."""

    effect: Amount
    """The change against the baseline: a number, or low, mode and high."""


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


class CostRecord(Based):
    """One cost entry of an option, in the case's money."""

    what: Line
    """What the money is spent on."""
    kind: Literal["committed", "contingent"]
    """`committed`: spent once the option is chosen; `contingent`: only if the trigger occurs."""
    amount: Amount
    """How much, in the money unit of `case.yaml`."""
    trigger: Line | None = None
    """What makes a contingent cost fall due."""
    likelihood: Chance | None = None
    """Chance that the trigger occurs, in per cent, where known."""
    year: Annotated[int, Field(ge=1, le=100)] = 1
    """Year after the decision in which the money is spent; 1 is the first twelve months."""


class RiskRecord(Based):
    """One thing that may happen if the option is chosen."""

    event: Line
    """What may happen."""
    likelihood: Chance
    """Chance in per cent that it happens within twelve months."""
    severity: Annotated[int, Field(ge=1, le=5)]
    """How bad it would be, from 1 (minor) to 5 (war)."""
    mitigation: Text | None = None
    """What would make it less likely or less bad."""
    counted_in: list[Identifier] = []
    """Criteria whose judgement already holds this event, so that it is not counted twice."""
    effects: dict[Identifier, Amount] = {}
    """Changes of level, by criterion, when the event happens."""
    later_step: Line | None = None
    """A step beyond this option to which the risk belongs; then it is shown and not counted."""


class PrerequisiteRecord(Based):
    """A milestone, or another option, that must come first."""

    what: Line
    """What must be done or decided."""
    kind: Literal["decision", "resource", "time", "option"]
    """Sort of prerequisite; `option` names another option of the case."""
    option: Identifier | None = None
    """Id of the option that must be ready first (only with kind `option`)."""
    lead_days: Amount
    """Days it takes, once everything it comes after is done."""
    hard: bool = True
    """Whether the option cannot go ahead without it (false: it should not)."""
    after: list[Identifier] = []
    """Ids of prerequisites that must be done before this one starts."""
    later_step: Line | None = None
    """A step beyond this option that it gates; then it does not count in the ready day."""


class LagRecord(Based):
    """Days from being ready to the first observable effect."""

    days: Amount
    """Number of days, as a number or low, mode and high."""


class OptionRecord(Record):
    """One policy measure. The file's name is the option's id."""

    name: Line
    """Full name, as a reader should see it."""
    short_name: Annotated[str, Field(min_length=1, max_length=28)] | None = None
    """Name for charts and narrow screens."""
    summary: Text
    """What the measure is, in two or three sentences."""
    stage: Line | None = None
    """How far it goes: `signal`, `offer`, `execute`, or your own word."""
    status: Line | None = None
    """Where it comes from: recommended, criticised, inferred, comparison."""
    tags: list[Line] = []
    """Free labels."""
    inferred: bool = False
    """Whether the source only implies the measure."""
    claims: list[Identifier] = []
    """Claims of `seeds/` that the measure itself rests on."""
    performance: dict[Identifier, PerformanceRecord]
    """Level, effect or reason for a missing level, by criterion id; derived criteria are not typed in."""
    costs: dict[Identifier, CostRecord] = {}
    """Cost entries by id; the same id in two options is one shared cost."""
    risks: dict[Identifier, RiskRecord] = {}
    """Risks by id; the same id in two options is one shared risk."""
    prerequisites: dict[Identifier, PrerequisiteRecord] = {}
    """Milestones and needed options by id; the same id in two options is one shared milestone."""
    lag_days: LagRecord
    """Time from ready day to first effect."""
    excludes: list[Identifier] = []
    """Options that cannot be adopted together with this one; `all` stands for every other option."""


class MoneyRecord(Record):
    """Currency, unit and price year of all money in the case."""

    currency: Line
    """Currency code, such as USD."""
    unit: Line
    """Unit of every amount, such as million."""
    price_year: Annotated[int, Field(ge=1800, le=2200)]
    """Year whose prices the amounts are in."""


class ObjectiveRecord(Record):
    """A group of criteria."""

    name: Line
    """Name of the objective."""
    parent: Identifier | None = None
    """Objective that this one is part of."""


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
    Annotated[Literal["linear"], Tag("<word>")]
    | Annotated[list[PointRecord], Field(min_length=2), Tag("<list>")],
    Discriminator(choose_list_or_word),
]


class StackingRecord(Record):
    """How the effects of options in a package add up on a criterion."""

    gains: Share
    """Share of every gain but the largest that counts (1: all add up, 0: only the largest)."""
    losses: Share
    """Share of every loss but the largest that counts."""


class BoundsRecord(Record):
    """Natural bounds of a level, beyond which it has no meaning."""

    lower: Number | None = None
    """Lowest level that can occur."""
    upper: Number | None = None
    """Highest level that can occur."""


class CriterionRecord(Record):
    """One yardstick, with its fixed scale."""

    name: Line
    """Name as a reader should see it."""
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
    """Derives the level from the options' own costs, risks and prerequisites; then it is never typed in."""
    package_day: Literal["first", "last"] = "first"
    """With `effect_day`: whether a package acts with its first member's effect or its last."""
    stacking: StackingRecord = StackingRecord(gains=1.0, losses=1.0)
    """How effects add up in a package."""
    anchors: list[AnchorRecord] = []
    """Worded levels of a constructed scale."""
    must_reach: Number | None = None
    """Level that an acceptable option reaches; shown as a flag."""
    red_line: Number | None = None
    """Level that an acceptable option does not cross; shown as a flag."""
    provenance: Literal["article", "source", "analyst"] = "analyst"
    """Who brought the criterion in."""
    note: Text | None = None
    """Anything a reader should know before using it."""


class InteractionRecord(Based):
    """What two options together change on one criterion, beyond stacking."""

    pair: Annotated[list[Identifier], Field(min_length=2, max_length=2)]
    """The two options."""
    criterion: Identifier
    """Criterion that changes."""
    change: Number
    """The change, in the criterion's unit."""


class PackageRecord(Record):
    """A named set of options."""

    name: Line
    """Name of the package."""
    members: Annotated[list[Identifier], Field(min_length=1)]
    """Ids of its options."""
    idea: Text | None = None
    """What it stands for."""


class BalanceRecord(Record):
    """Two criteria whose balance the case asks about."""

    pressure: Identifier
    """Criterion that measures pressure."""
    service: Identifier
    """Criterion that measures service to the other side's interests."""
    question: Line | None = None
    """The question the plane answers."""


class LimitRecord(Record):
    """A bound that packages must keep."""

    on: Identifier
    """A criterion id, or `cost`, `ready_day`, `effect_day`, `members`."""
    at_most: Number | None = None
    """Upper bound."""
    at_least: Number | None = None
    """Lower bound."""
    year: Annotated[int, Field(ge=1, le=100)] | None = None
    """With `cost`: only money of this year."""
    because: Text | None = None
    """Why the limit."""


class CaseRecord(Record):
    """`case.yaml`: the decision, its criteria and what holds between options."""

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
    """Days after the decision that are looked at."""
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
    """Distribution drawn on low, mode and high."""
    too_close: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = 0.0
    """Difference in score that means nothing in this case."""
    objectives: Annotated[dict[Identifier, ObjectiveRecord], Field(min_length=1)]
    """Objectives by id."""
    criteria: Annotated[dict[Identifier, CriterionRecord], Field(min_length=1)]
    """Criteria by id."""
    interactions: list[InteractionRecord] = []
    """What pairs of options change together."""
    packages: dict[Identifier, PackageRecord] = {}
    """Named packages by id."""
    balance: BalanceRecord | None = None
    """The two levers to be balanced."""
    limits: list[LimitRecord] = []
    """Bounds that packages must keep."""
    cautions: list[Text] = []
    """What a reader should be told before using the numbers."""


class ComparisonRecord(Record):
    """One answer to: how many times as much does this swing matter as that one?"""

    more: Identifier
    """The criterion that matters more."""
    less: Identifier
    """The criterion that matters less."""
    times: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
    """How many times as much."""


class ShareRangeRecord(Record):
    """Bounds on a criterion's share of all weight, in per cent."""

    low: Percent
    """Smallest share."""
    high: Percent
    """Largest share."""


RankGroup = Annotated[
    Annotated[Identifier, Tag("<word>")]
    | Annotated[list[Identifier], Field(min_length=1), Tag("<list>")],
    Discriminator(choose_list_or_word),
]
Points = Annotated[float, Field(allow_inf_nan=False, ge=0, le=1e9)]


class WeightsRecord(Record):
    """One perspective's swing weights. The file's name is the profile's id."""

    name: Line
    """Name of the perspective."""
    held_by: Line
    """Who would weigh this way."""
    because: Text
    """Why they would."""
    points: Annotated[dict[Identifier, Points], Field(min_length=1)] | None = None
    """Worth of going from worst to best on each criterion, on any common scale."""
    rank: Annotated[list[RankGroup], Field(min_length=1)] | None = None
    """Criteria from most to least important; a list inside holds equals."""
    pairwise: Annotated[list[ComparisonRecord], Field(min_length=1)] | None = None
    """Comparisons of every pair of criteria."""
    ranges: dict[Identifier, ShareRangeRecord] = {}
    """Bounds on shares, for imprecise weights."""
    reasons: dict[Identifier, Text] = {}
    """Why the weight of a criterion is what it is."""


class ClaimRecord(Record):
    """One statement of a source, in your own words."""

    says: Text
    """The statement, in your own words."""
    locator: Line
    """Where it stands: sentence, page, section."""
    kind: Line | None = None
    """Sort of statement: fact, judgement, causal, measure, objective, constraint, figure."""
    voice: Line | None = None
    """Whose statement it is, when the source reports somebody else's."""
    quote: Text | None = None
    """Word-for-word text; only where the source's full text stands beside the register."""


class SourceRecord(Record):
    """A document a case is built from."""

    title: Line
    """Title."""
    author: Line
    """Author or issuing body."""
    publisher: Line
    """Where it was published."""
    known_on: LooseDay
    """Day, month or year in which it became public."""
    how_read: Literal["read", "from memory"]
    """Whether the document was read or is cited from memory."""
    read_at: Line | None = None
    """Where a copy was read."""
    note: Text | None = None
    """Anything a reader should know about it."""
    full_text: Line | None = None
    """File beside the register that holds the whole text, where the case's author holds the right."""
    claims: Annotated[dict[Identifier, ClaimRecord], Field(min_length=1)]
    """What it says, by claim id; ids are unique across the register."""


class SourcesRecord(Record):
    """One file of the register in `seeds/`."""

    sources: Annotated[dict[Identifier, SourceRecord], Field(min_length=1)]
    """Sources by id."""
