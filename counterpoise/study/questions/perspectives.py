"""Who disagrees, about what, and what could all agree on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from ...model import Case
from ...model.number_text import refuse_fraction
from ..effort import BOARD_DRAWS, check_kept_draws, draws_setting, seed_setting
from ..faults import QuestionFault, name_choices
from ..packages.meant import RULES, like_packages, refuse_rules
from ..perspectives import Disagreement, Interests, Members, compare_perspectives, find_interests
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import IDS, NUMBER, POINTS, SPANS, TEXT, Pairs, setting
from ..study import Study
from ..weight_laws import Bounds
from ..weights import MOST_POINTS

OF = ("options", "packages")


@dataclass(frozen=True)
class PerspectivesAnswer(Answer):
    """The perspectives of the case beside one another, each with its own weights and beliefs.

    ``interests`` say who gains and who pays; None where the case names no actors or no periods.
    """

    found: Disagreement
    interests: Interests | None


def _check_between(ids: tuple[str, ...], case: Case) -> tuple[str, ...]:
    for id_ in ids:
        if id_ not in case.profiles:
            raise ValueError(f"no such weight profile\n    {name_choices(id_, case.profiles)}")
    if ids and len(set(ids)) != 2:
        raise ValueError("name two different weight profiles, joined by a comma")
    return ids


def _check_accept(within: float | None, case: Case) -> float | None:
    if within is not None and not 0 <= within <= 100:
        raise ValueError(f"{within:g}: a number of score points is from 0 to 100")
    return within


def _check_choice(ids: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """Options by id; the id of one of the case's packages stands for its members."""
    named = [member for id_ in ids for member in (case.packages[id_].members if id_ in case.packages else (id_,))]
    for id_ in named:
        if id_ not in case.options:
            raise ValueError(f"no option or package is called '{id_}'\n    {name_choices(id_, case.options)}")
    others = tuple(id_ for id_ in case.options if id_ in named and id_ != case.baseline)
    return others or ((case.baseline,) if named else ())


def _check_group(points: Pairs, case: Case) -> Pairs:
    for id_, count in points:
        if id_ not in case.profiles:
            raise ValueError(f"no such weight profile '{id_}'\n    {name_choices(id_, case.profiles)}")
        if not 0 <= count <= MOST_POINTS:
            raise ValueError(f"{id_}={count:g}: how much a perspective counts is a number, 0 or more")
    if points and not any(count for _, count in points):
        raise ValueError("no perspective counts; at least one must")
    return points


def _check_group_ranges(bounds: Bounds, case: Case) -> Bounds:
    for id_, low, high in bounds:
        if id_ not in case.profiles:
            raise ValueError(f"no such weight profile '{id_}'\n    {name_choices(id_, case.profiles)}")
        if not 0 <= low <= high <= 100:
            raise ValueError(f"{id_}={low:g}..{high:g}: give a lowest and a highest share, from 0 to 100 %")
        refuse_fraction(high)
    lows = sum(low for _, low, _ in bounds)
    if lows > 100 + 1e-9:
        raise ValueError(f"the lowest shares sum to {lows:g} %; shares sum to 100 %")
    if len(bounds) == len(case.profiles) and sum(high for _, _, high in bounds) < 100 - 1e-9:
        raise ValueError("the highest shares sum to less than 100 %")
    return bounds


@dataclass(frozen=True, kw_only=True)
class Perspectives(Question[PerspectivesAnswer]):
    """Who disagrees, about what, and which choice could all agree on?

    Every weight profile of the case is a perspective: its weights, and the estimates of the case with its own beliefs
    in their place. The weights of the view, or of --weights, play no part. Which packages are allowed is decided
    by the case's own estimates.
    """

    kind: ClassVar[str] = "perspectives"
    examples: ClassVar[tuple[str, ...]] = (
        "perspectives",
        "perspectives --of packages --format json",
        "perspectives examples/teaching --of packages --accept 5",
        "perspectives examples/teaching --of packages --against speed_humps",
        "perspectives examples/teaching --group neighbors=2,parents=1 --group-range parents=0..50",
    )

    of: str = setting(
        "options", TEXT, flag="--of", link="of", choices=OF, help="single options (default), or packages of them"
    )
    between: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--between",
        link="between",
        metavar="A,B",
        check=_check_between,
        help="split the disagreement of these two profiles into weights and beliefs (default: the two farthest apart)",
    )
    accept: float | None = setting(
        None,
        NUMBER,
        flag="--accept",
        link="accept",
        metavar="R",
        check=_check_accept,
        help="a perspective accepts what is within R points of its own best (default: what is at least as good as "
        "today's course, or is within the tie margin where that has no score)",
    )
    against: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--against",
        link="disliked",
        metavar="A,B",
        if_said=True,
        check=_check_choice,
        help="a disliked option (with --of packages: its members, or a package of the case): the nearest weights and "
        "the nearest perspective at which it wins",
    )
    proposal: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--proposal",
        link="proposal",
        metavar="A,B",
        if_said=True,
        check=_check_choice,
        help="the option or package put to all: who blocks it, and the smallest change that brings them in (default: "
        "the best under the case's default profile)",
    )
    group: Pairs = setting(
        (),
        POINTS,
        flag="--group",
        link="group",
        metavar="A=2,B=1",
        if_said=True,
        check=_check_group,
        help="how much each perspective counts; profiles not named do not count (default: all count the same)",
    )
    group_ranges: Bounds = setting(
        (),
        SPANS,
        flag="--group-range",
        link="group_range",
        metavar="A=10..40",
        joined=",",
        if_said=True,
        check=_check_group_ranges,
        help="lowest and highest share of a perspective in the group, in %%; which choices win within them "
        "(default: 0..100 each; can be repeated)",
    )
    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    list_all: bool = like_packages("list_all")
    nodes: int = like_packages("nodes")
    draws: int = draws_setting(BOARD_DRAWS, check_kept_draws)
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if not case.profiles:
            raise QuestionFault("", "the case has no weight profile, so there is no perspective to compare")
        if self.of == "options":
            refuse_rules(self, RULES)
            for name in ("against", "proposal"):
                if len(getattr(done, name)) > 1:
                    raise QuestionFault(name, "name one option; for a package, add --of packages")
        return done

    def choices_key(self, case: Case) -> tuple[object, ...]:
        """All settings that decide what is compared."""
        named = self.named_members(case) if self.of == "packages" else ()
        return (self.of, named, *(getattr(self, name) for name in RULES))

    def members_of(self, name: str, case: Case) -> Members:
        """The choice that ``against`` or ``proposal`` names, as choices are spelled."""
        ids: tuple[str, ...] = getattr(self, name)
        return () if self.of == "packages" and ids == (case.baseline,) else ids

    def named_members(self, case: Case) -> tuple[Members, ...]:
        """The choices that are asked about."""
        return tuple(self.members_of(name, case) for name in ("against", "proposal") if getattr(self, name))

    def answer(self, study: Study, progress: Progress | None = None) -> PerspectivesAnswer:
        receipt = make_receipt(study.case, self, self.draws, self.seed)
        try:
            found = compare_perspectives(study, self)
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
        return PerspectivesAnswer(study.case, self, receipt, found, find_interests(study.case, found))
