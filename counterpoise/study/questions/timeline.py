"""When can it be ready, and what holds it up?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

import numpy as np

from ...analysis.scheduling.analyse import DeadlineChances, analyse_timeline, chances_by, order_days_for
from ...analysis.scheduling.analyse import Timeline as Times
from ...analysis.scheduling.delivery import ValueToDate, value_to_date
from ...analysis.scheduling.order import OrderDay
from ...analysis.scheduling.plan import LATEST_DAY as LATEST
from ...analysis.scheduling.plan import check_day
from ...analysis.score import normalise_weights
from ...model import Case
from ...model.number_text import refuse_fraction
from .. import steps
from ..effort import TIMELINE_DRAWS, check_timeline_draws, draws_setting, seed_setting
from ..faults import QuestionFault, name_choices
from ..question import Answer, Progress, Question
from ..receipts import make_receipt
from ..settings import DAY, DAYS, IDS, NUMBER, TEXT, Pairs, setting
from ..study import Study
from ..weights import points_of

LONGEST_EVENT = 60

LATEST_DAY = LATEST
"""No plan is looked at beyond this day."""

BY_HELP = (
    "deadline: a day from the decision, or YYYY-MM-DD (default: the case's `deadline_day`, or the end of its horizon)"
)


@dataclass(frozen=True)
class Scheduled:
    """One set of options taken together: its times, and what they are worth to date under the weights."""

    timeline: Times
    chances: DeadlineChances
    value: ValueToDate


@dataclass(frozen=True)
class TimelineAnswer(Answer):
    """The plan asked for, or every option taken alone.

    ``plan`` is None and ``orders`` (the package's, then each member's) empty where no members are
    asked for; ``alone`` has then one entry an option, in the case's order.
    """

    plan: Scheduled | None
    orders: tuple[OrderDay, ...]
    alone: tuple[Scheduled, ...]
    weight_j: np.ndarray


def check_package(package: str, case: Case) -> str:
    """A package that the case names, or "" for none."""
    if package and package not in case.packages:
        raise ValueError(f"no such package\n    {name_choices(package, case.packages)}")
    return package


def _check_members(members: tuple[str, ...], case: Case) -> tuple[str, ...]:
    for id_ in members:
        if id_ not in case.options:
            raise ValueError(f"no option '{id_}'\n    {name_choices(id_, case.options)}")
    return members


def _check_start(start: Pairs, case: Case) -> Pairs:
    for id_, _ in start:
        if id_ not in case.options:
            raise ValueError(f"{id_}: no such option\n    {name_choices(id_, case.options)}")
    return start


def _check_sure(sure: float | None, case: Case) -> float:
    if sure is None or not 0 < sure <= 100:
        raise ValueError(f"{sure:g}: the required chance is a percentage above 0, at most 100")
    return refuse_fraction(sure)


def _check_deadline(by: float | str | None, case: Case) -> float | None:
    """A deadline as a day from the decision; a date is turned into one."""
    if isinstance(by, str):
        by = float((date.fromisoformat(by) - date.fromisoformat(case.as_of)).days)
    if by is not None:
        check_day("the deadline", by)
    return by


def _check_event(event: str, case: Case) -> str:
    return event[:LONGEST_EVENT]


@dataclass(frozen=True, kw_only=True)
class Timeline(Question[TimelineAnswer]):
    """When options, or a package, can be ready.

    By default, each option is taken alone. Low, most likely and high days come from the lead
    times of the milestones; means, percentiles and chances from simulations. With --start a member is
    started on that day.
    """

    kind: ClassVar[str] = "timeline"
    examples: ClassVar[tuple[str, ...]] = (
        "timeline",
        "timeline examples/teaching --package guard_and_humps --by 90",
        "timeline examples/teaching --members speed_humps,school_street --start speed_humps=20 --by 2026-07-01",
        "timeline examples/teaching --package guard_and_humps --sure 95 -o timeline.xlsx",
    )

    package: str = setting(
        "",
        TEXT,
        flag="--package",
        link="package",
        metavar="ID",
        check=check_package,
        help="a package predefined in the case",
    )
    members: tuple[str, ...] = setting(
        (),
        IDS,
        flag="--members",
        link="members",
        metavar="A,B",
        check=_check_members,
        help="options taken together, separated by commas",
    )
    by: float | str | None = setting(
        None, DAY, flag="--by", link="by", metavar="DAY", check=_check_deadline, help=BY_HELP
    )
    start: Pairs = setting(
        (),
        DAYS,
        flag="--start",
        link="start",
        metavar="ID=DAY",
        joined=",",
        check=_check_start,
        help="start work on this member on this day; can be repeated",
    )
    sure: float = setting(
        80.0,
        NUMBER,
        flag="--sure",
        link="sure",
        metavar="PERCENT",
        check=_check_sure,
        help="required chance for the latest order day (default: 80)",
    )
    event: str = setting(
        "", TEXT, flag="--event", link="event", metavar="TEXT", check=_check_event, help="name of the deadline"
    )
    draws: int = draws_setting(TIMELINE_DRAWS, check_timeline_draws)
    seed: int = seed_setting()

    def complete(self, case: Case) -> Self:
        done = super().complete(case)
        if done.package and done.members:
            raise QuestionFault("members", "give a package predefined in the case, or members, not both")
        by = case.opening_deadline if done.by is None else done.by
        return replace(done, by=by, draws=done.draws or TIMELINE_DRAWS)

    @property
    def is_plan(self) -> bool:
        """Whether several options are taken together, rather than each alone."""
        return bool(self.package or self.members)

    def answer(self, study: Study, progress: Progress | None = None) -> TimelineAnswer:
        receipt = make_receipt(study.case, self, self.draws, self.seed)
        members, weight_j = self.members_of(study.case), normalise_weights(points_of(self.weights, study.case))
        try:
            if not members:
                alone = tuple(self._schedule(study, (id_,), weight_j) for id_ in study.case.options)
                return TimelineAnswer(study.case, self, receipt, None, (), alone, weight_j)
            plan = self._schedule(study, members, weight_j)
            return TimelineAnswer(study.case, self, receipt, plan, self._order_days(study, plan), (), weight_j)
        except ValueError as fault:
            raise fault if isinstance(fault, QuestionFault) else QuestionFault("", str(fault)) from fault

    def members_of(self, case: Case) -> tuple[str, ...]:
        """Options taken together; none where each is taken alone."""
        return case.packages[self.package].members if self.package else self.members

    def _schedule(self, study: Study, members: tuple[str, ...], weight_j: np.ndarray) -> Scheduled:
        is_alone = not self.members_of(study.case)  # then a start day of another option is not a fault
        start = tuple((id_, day) for id_, day in self.start if id_ in members or not is_alone)
        timeline = study.recall(
            "timeline",
            (members, start, self.draws, self.seed),
            make=lambda: analyse_timeline(
                study.case,
                members,
                dict(start),
                n_draws=self.draws,
                seed=self.seed,
                parts=steps.package_parts(study, ()),
            ),
        )
        return Scheduled(timeline, chances_by(timeline, self._deadline), value_to_date(timeline.delivery, weight_j))

    def _order_days(self, study: Study, plan: Scheduled) -> tuple[OrderDay, ...]:
        settings = (plan.timeline.plan.members, self.start, self.draws, self.seed, self._deadline, self.sure)
        return study.recall(
            "order days",
            settings,
            make=lambda: order_days_for(study.case, plan.timeline, self._deadline, self.sure / 100),
        )

    @property
    def _deadline(self) -> float:
        if not isinstance(self.by, float):
            raise QuestionFault("by", "the question is not completed")
        return self.by
