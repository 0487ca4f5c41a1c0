"""One decision problem, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from .actor import USUAL_IMPACT_SCALE, Actor, Period
from .criterion import Anchor, Criterion, Objective
from .evidence import Claim, Source
from .factor import Factor
from .naming import tell_apart
from .option import Option
from .package import Interaction, Limit, MemberRule, Package
from .scenario import MixedScenario, Scenario
from .weights import WeightProfile

Named = TypeVar("Named", Criterion, Objective, WeightProfile, Package, Actor, Period)


@dataclass(frozen=True, slots=True)
class Money:
    """Currency, unit and price year of every cost in the case.

    Costs are already discounted by ``discount_rate`` percent a year, to year ``discount_to`` after
    the decision (year 1 is the first twelve months); 0 leaves them as they are. Limits on one year
    are in money of that year.
    """

    currency: str
    unit: str
    price_year: int
    discount_rate: float = 0.0
    discount_to: int = 1

    @property
    def label(self) -> str:
        return f"{self.unit} {self.currency}"

    def worth_of_year(self, year: int) -> float:
        """What one unit of money of a year counts in the base year of discounting."""
        return float((1 + self.discount_rate / 100) ** (self.discount_to - year))


@dataclass(frozen=True, slots=True)
class Balance:
    """The two criteria whose balance the case asks about."""

    pressure: str
    service: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something with faults that the rest of the case was loaded without."""

    kind: Literal["option", "weights", "sources", "package", "interaction", "rule"]
    id: str
    file: str
    about: str = ""
    """What it is known by where its id is a number: the members of an interaction or a rule."""


@dataclass(frozen=True, slots=True)
class Case:
    """A folder of YAML files, checked and resolved.

    Mappings keep the order of the files; those keyed by criterion follow the criteria.
    ``digest`` is the SHA-256 of what the case means: cases that differ only in comments, layout or
    the order of keys share it, and two cases with one digest are equal in every other field, but for the
    scenario that they are seen in and the beliefs that they are seen with.
    ``scenario`` is the one whose estimates the options hold, "" as stated; with ``MIXED`` draws are shared
    out among ``mixture``, and the options hold the estimates of its most likely part.
    ``believed_by`` is the profile whose beliefs the options hold, "" where they hold the case's own estimates.
    ``too_close`` is the difference in score that means nothing here.

    ``impact_scale`` holds the case's own words for impacts on actors, none where the usual ones hold.

    Options, criteria, objectives, profiles, packages, actors and periods that share a name with another of their
    kind carry their id behind it, so that every list, chart and sentence tells them apart.
    """

    id: str
    title: str
    question: str
    decided_by: str
    as_of: str
    horizon_days: float
    baseline: str
    money: Money
    objectives: Mapping[str, Objective]
    criteria: Mapping[str, Criterion]
    options: Mapping[str, Option]
    profiles: Mapping[str, WeightProfile]
    default_profile: str
    sources: Mapping[str, Source] = field(default_factory=dict)
    interactions: tuple[Interaction, ...] = ()
    packages: Mapping[str, Package] = field(default_factory=dict)
    balance: Balance | None = None
    limits: tuple[Limit, ...] = ()
    rules: tuple[MemberRule, ...] = ()
    factors: tuple[Factor, ...] = ()
    shape: Literal["triangular", "pert"] = "triangular"
    too_close: float = 0.0
    deadline_day: float | None = None
    summary: str = ""
    cautions: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    digest: str = ""
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    scenario: str = ""
    mixture: tuple[MixedScenario, ...] = ()
    believed_by: str = ""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    periods: Mapping[str, Period] = field(default_factory=dict)
    impact_scale: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        labels = tell_apart({id_: option.label for id_, option in self.options.items()})
        options = {
            id_: option if option.label == labels[id_] else replace(option, short_name=labels[id_])
            for id_, option in self.options.items()
        }
        object.__setattr__(self, "options", options)
        for kind in ("criteria", "objectives", "profiles", "packages", "actors", "periods"):
            object.__setattr__(self, kind, _named_apart(getattr(self, kind)))

    @property
    def opening_deadline(self) -> float:
        """Day after the decision that a question of deadlines opens with."""
        return float(self.horizon_days) if self.deadline_day is None else self.deadline_day

    @property
    def impact_anchors(self) -> tuple[Anchor, ...]:
        """The scale of impacts on actors in words, from the worst to the best."""
        return self.impact_scale or USUAL_IMPACT_SCALE

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim of every source, by id."""
        return {claim.id: claim for source in self.sources.values() for claim in source.claims}


def _named_apart(named_by_id: Mapping[str, Named]) -> dict[str, Named]:
    names = tell_apart({id_: named.name for id_, named in named_by_id.items()})
    return {
        id_: named if named.name == names[id_] else replace(named, name=names[id_])
        for id_, named in named_by_id.items()
    }
