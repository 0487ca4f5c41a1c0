"""Who disagrees, about what, and what could all agree on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from ...model import Case
from ..effort import BOARD_DRAWS, check_kept_draws, seed_setting
from ..faults import QuestionFault, name_choices
from ..packages.meant import RULES, like_packages, refuse_rules
from ..perspectives import Disagreement, compare_perspectives
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import COUNT, IDS, NUMBER, TEXT, setting
from ..study import Study

OF = ("options", "packages")


@dataclass(frozen=True)
class PerspectivesAnswer(Answer):
    """The perspectives of the case beside one another, each with its own weights and beliefs."""

    found: Disagreement


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
        "today's course)",
    )
    limits: tuple[str, ...] = like_packages("limits")
    must: tuple[str, ...] = like_packages("must")
    must_not: tuple[str, ...] = like_packages("must_not")
    min_members: int | None = like_packages("min_members")
    max_members: int | None = like_packages("max_members")
    stacking: tuple[str, ...] = like_packages("stacking")
    list_all: bool = like_packages("list_all")
    nodes: int = like_packages("nodes")
    draws: int = setting(
        BOARD_DRAWS,
        COUNT,
        flag="--draws",
        metavar="N",
        check=check_kept_draws,
        help=f"number of simulations (default: {BOARD_DRAWS:,})",
    )
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if not case.profiles:
            raise QuestionFault("", "the case has no weight profile, so there is no perspective to compare")
        if self.of == "options":
            refuse_rules(self, RULES)
        return done

    def answer(self, study: Study, progress: Progress | None = None) -> PerspectivesAnswer:
        receipt = make_receipt(study.case, self, self.draws, self.seed)
        key = self.changed_to(weights=None)
        try:
            found = study.recall(
                "perspectives", key, make=lambda: compare_perspectives(study, self), slow="Comparing perspectives"
            )
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault
        return PerspectivesAnswer(study.case, self, receipt, found)
