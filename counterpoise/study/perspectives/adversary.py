"""The adversary's lens: what a disliked choice needs to win, who blocks a proposal, and what would bring them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Bools, Floats
from ...analysis.frozen import freeze
from ...analysis.perspectives.blocking import Change, find_blocking
from ...analysis.perspectives.nearest import NearestWin, find_nearest_win
from ...analysis.score import normalise_weights
from ...model import Case
from ..faults import QuestionFault
from ..study import Study
from .choices import Compared, Members

if TYPE_CHECKING:
    from ..questions.perspectives import Perspectives


@dataclass(frozen=True)
class Adversary:
    """A disliked choice, and for every perspective a how near it is to winning there.

    ``lost_a`` are the score points by which it trails each perspective's best, ``weight_aj`` their weights. ``nearest``
    is the perspective whose weights must move least for it to win, None where no weights at all make it win.
    """

    members: Members
    lost_a: Floats
    weight_aj: Floats
    win_a: tuple[NearestWin, ...]
    nearest: int | None


@dataclass(frozen=True)
class WayIn:
    """A change of a proposal in ``steps``, each of which adds, drops or swaps one measure.

    ``gives_up_a`` are the points that each perspective then lies behind its own best.
    """

    members: Members
    steps: int
    adds: Members
    drops: Members
    gives_up_a: Floats


@dataclass(frozen=True)
class Proposal:
    """A choice put to all, the perspectives that do not accept it, and what they would accept.

    ``short_a`` are points that it lacks to be accepted, 0 where it is. ``for_all`` is the smallest change that all
    accept, None where no compared choice is accepted by all, or none is needed. ``for_one`` is by blocker.
    """

    members: Members
    short_a: Floats
    blockers: tuple[int, ...]
    for_all: WayIn | None
    for_one: Mapping[int, WayIn | None]


def look_as_adversary(study: Study, question: Perspectives, compared: Compared) -> Adversary | None:
    """What the disliked choice needs; None where none is named.

    Raises
    ------
    QuestionFault
        It is not among the choices compared.
    """
    if not question.against:
        return None
    choice = _place(question, "against", compared, study.case)

    def make() -> Adversary:
        win_a = tuple(
            find_nearest_win(compared.values_of(id_), compared.point_aj[a], choice)
            for a, id_ in enumerate(compared.ids)
        )
        weight_aj = freeze(np.array([normalise_weights(point_j) for point_j in compared.point_aj]))
        moved = [np.inf if win.moved is None else win.moved for win in win_a]
        nearest = int(np.argmin(moved)) if min(moved) < np.inf else None
        return Adversary(
            compared.members[choice], freeze(compared.regret_ac[:, choice].copy()), weight_aj, win_a, nearest
        )

    key = (question.choices_key(study.case), question.members_of("against", study.case))
    return study.recall("adversary", key, make=make, slow="Looking for the nearest weights")


def judge_proposal(
    question: Perspectives, compared: Compared, accepts_ac: Bools, least_a: Floats, count_a: Floats, case: Case
) -> Proposal | None:
    """Who blocks the proposal; None where it has no score under every perspective.

    Raises
    ------
    QuestionFault
        A proposal is named that is not among the choices compared.
    """
    if question.proposal:
        choice = _place(question, "proposal", compared, case)
    elif case.default_profile in compared.ids:
        choice = int(compared.regret_ac[compared.ids.index(case.default_profile)].argmin())
    else:
        return None
    counted = [a for a in range(len(compared.ids)) if count_a[a] > 0]
    found = find_blocking(compared.member_ci, choice, compared.score_ac, accepts_ac, least_a, counted)

    def describe(change: Change | None) -> WayIn | None:
        if change is None:
            return None
        then, now = compared.members[change.choice], compared.members[choice]
        adds, drops = (tuple(id_ for id_ in one if id_ not in other) for one, other in ((then, now), (now, then)))
        return WayIn(then, change.steps, adds, drops, freeze(compared.regret_ac[:, change.choice].copy()))

    return Proposal(
        compared.members[choice],
        found.short_a,
        found.blockers,
        describe(found.for_all),
        {a: describe(change) for a, change in zip(found.blockers, found.for_one, strict=True)},
    )


def _place(question: Perspectives, name: str, compared: Compared, case: Case) -> int:
    place = compared.place_of(question.members_of(name, case))
    if place is None:
        raise QuestionFault(name, "it is not allowed, or lacks a level that counts for some perspective")
    return place
