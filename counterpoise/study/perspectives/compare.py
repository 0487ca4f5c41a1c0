"""Agreement, coalitions, compromises and their price, and what some would block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Bools, Floats, Ints
from ...analysis.frozen import freeze
from ...analysis.packages.contest import STEPS, first_shares
from ...analysis.perspectives.agreement import Agreement
from ...analysis.perspectives.coalitions import Coalitions, find_coalitions, leave_each_out
from ...analysis.perspectives.compromise import Compromise, acceptable, find_compromises, least_acceptable
from ...analysis.perspectives.drivers import Drivers
from ...analysis.score import normalise_weights
from ..contests import measure_contest, package_contest
from ..effort import MOST_ON_BOARD
from ..study import Study
from .adversary import Adversary, Proposal, judge_proposal, look_as_adversary
from .choices import Compared, Members, compare_choices, score_choices
from .group import Group, best_of_group, count_perspectives, weigh_perspectives

if TYPE_CHECKING:
    from ..questions.perspectives import Perspectives


@dataclass(frozen=True)
class Crossed:
    """What is best with one perspective's weights and the beliefs of one."""

    weights: int
    beliefs: int
    members: Members
    score: float


@dataclass(frozen=True)
class Disagreement:
    """Perspectives a (profile ids) by choices c, which are ``of`` options or packages.

    ``members`` are the choices shown: all that were compared or, of more than `MOST_ON_BOARD`, those with the
    smallest largest regret, with every perspective's best and every compromise. ``score_ac``, ``rank_ac``,
    ``regret_ac`` and ``is_tied_ac`` (within the tie margin of a perspective's best) are theirs, ranks among all
    ``n_compared``. ``first_ac`` are shares of draws in which each is first among the shown. ``best`` are the rows
    that lead under each perspective; ``n_shared`` choices of all are in every tie set. A compromise's ``choice`` is
    a place among the shown. ``unscored`` choices lack a level that counts for somebody. ``is_listed``: all
    allowed packages were compared, not only the best found. ``count_a`` is how many each perspective counts as.
    ``within`` are the points of its own best within which a perspective accepts; None: as good as today's course.
    """

    of: str
    ids: tuple[str, ...]
    members: tuple[Members, ...]
    score_ac: Floats
    rank_ac: Ints
    regret_ac: Floats
    is_tied_ac: Bools
    first_ac: Floats
    best: tuple[tuple[int, ...], ...]
    n_compared: int
    n_shared: int
    unscored: int
    is_listed: bool
    agreement: Agreement
    drivers: tuple[Drivers, ...]
    coalitions: Coalitions
    compromise: Mapping[str, Compromise | None]
    n_accepted_by_all: int
    between: tuple[int, int] | None
    crossed: tuple[Crossed, ...]
    count_a: Floats
    group: Group
    proposal: Proposal | None
    adversary: Adversary | None
    within: float | None

    @property
    def price(self) -> float:
        """The price of agreement: the smallest number of points within which all stay of their own best."""
        least = self.compromise["least_regret"]
        assert least is not None  # there is always one
        return least.price

    @property
    def by_regret(self) -> tuple[int, ...]:
        """The choices shown, that with the smallest largest regret first."""
        return tuple(map(int, np.argsort(self.regret_ac.max(axis=0), kind="stable")))

    @property
    def shared(self) -> tuple[int, ...]:
        """Shown choices in every tie set."""
        return tuple(map(int, np.flatnonzero(self.is_tied_ac.all(axis=0))))


def compare_perspectives(study: Study, question: Perspectives) -> Disagreement:
    """Scores, agreement, drivers, coalitions and compromises of all profiles of the case.

    Raises
    ------
    QuestionFault
        No choice has a score under every perspective, or one that is asked about has none.
    """
    case, compared = study.case, compare_choices(study, question)
    ids, members, score_ac, regret_ac = compared.ids, compared.members, compared.score_ac, compared.regret_ac
    count_a = count_perspectives(question, ids)
    today = next((c for c, found in enumerate(members) if found in ((), (case.baseline,))), None)
    within = case.too_close if today is None and question.accept is None else question.accept
    accepts_ac = acceptable(score_ac, today, within)
    least_a = least_acceptable(score_ac, today, within)
    proposal = judge_proposal(question, compared, accepts_ac, least_a, count_a, case)
    adversary = look_as_adversary(study, question, compared)
    compromise = find_compromises(score_ac, accepts_ac, count_a)
    shown = _shown(
        regret_ac,
        [
            *(found.choice for found in compromise.values() if found is not None),
            *(compared.members.index(found.members) for found in (proposal, adversary) if found is not None),
            best_of_group(compared, count_a),
        ],
    )
    place = {int(c): k for k, c in enumerate(shown)}
    is_tied_ac = regret_ac <= case.too_close + 1e-9
    between = _pair(question, ids, compared.drivers)
    first_ac, coalitions = _draw(study, question, compared, shown)
    return Disagreement(
        question.of,
        ids,
        tuple(members[c] for c in shown),
        freeze(score_ac[:, shown]),
        freeze(compared.rank_ac[:, shown]),
        freeze(regret_ac[:, shown]),
        freeze(is_tied_ac[:, shown]),
        first_ac,
        tuple(tuple(place[int(c)] for c in np.flatnonzero(row == 1) if int(c) in place) for row in compared.rank_ac),
        len(members),
        int(is_tied_ac.all(axis=0).sum()),
        len(compared.every.members) - len(members),
        compared.every.is_listed,
        compared.agreement,
        compared.drivers,
        coalitions,
        {rule: found and _at(found, place[found.choice]) for rule, found in compromise.items()},
        int(accepts_ac[count_a > 0].all(axis=0).sum()),
        between,
        _cross(between, compared) if between else (),
        freeze(count_a),
        weigh_perspectives(study, question, compared, count_a, shown),
        proposal,
        adversary,
        within,
    )


def _at(found: Compromise, place: int) -> Compromise:
    return Compromise(place, found.amount, found.price, found.gives_up_a, found.accepts_a)


def _shown(regret_ac: Floats, compromises: list[int]) -> Ints:
    largest_c = regret_ac.max(axis=0)
    kept = np.argsort(largest_c, kind="stable")[:MOST_ON_BOARD]
    return np.unique(np.concatenate((kept, compromises, regret_ac.argmin(axis=1))).astype(int))


def _pair(question: Perspectives, ids: tuple[str, ...], drivers: tuple[Drivers, ...]) -> tuple[int, int] | None:
    """The two perspectives asked about, else those that disagree most."""
    if question.between:
        one, other = question.between
        return ids.index(one), ids.index(other)
    return (drivers[0].one, drivers[0].other) if drivers else None


def _cross(between: tuple[int, int], compared: Compared) -> tuple[Crossed, ...]:
    found = []
    for weights in between:
        for beliefs in between:
            score_c = score_choices(compared.every.value_cj[compared.ids[beliefs]], compared.point_aj[weights])
            best = int(np.nanargmax(score_c))
            found.append(Crossed(weights, beliefs, compared.every.members[best], float(score_c[best])))
    return tuple(found)


def _draw(study: Study, question: Perspectives, compared: Compared, shown: Ints) -> tuple[Floats, Coalitions]:
    """Shares of first places, and coalitions with their stability, over the draws that all questions share."""
    members = tuple(compared.members[c] for c in shown)

    def make() -> tuple[Floats, Coalitions]:
        return _follow(study, question, compared.point_aj, members, compared.score_ac[:, shown])

    key = (question.of, question.stacking, question.draws, question.seed, members)
    return study.recall("perspectives drawn", key, make=make, slow="Running simulations")


def _follow(
    study: Study, question: Perspectives, point_aj: Floats, members: tuple[Members, ...], score_ac: Floats
) -> tuple[Floats, Coalitions]:
    drawn_acd = np.empty((*score_ac.shape, question.draws), np.float32)
    first_ac = np.empty(score_ac.shape)
    for a, (id_, point_j) in enumerate(zip(study.case.profiles, point_aj, strict=True)):
        believed, weight_j = study.as_believed_by(id_), normalise_weights(point_j)
        if question.of == "packages":
            drawn_cjd = package_contest(believed, members, question.stacking, question.draws, question.seed).drawn_pjd
        else:
            all_measures = measure_contest(believed, question.draws, question.seed)
            drawn_cjd = all_measures.drawn_pjd[[all_measures.members.index(found) for found in members]]
        first_ac[a] = first_shares(drawn_cjd, point_j)
        counted = np.flatnonzero(weight_j)
        drawn_acd[a] = np.tensordot(
            (100 / STEPS * weight_j[counted]).astype(np.float32), drawn_cjd[:, counted].astype(np.float32), (0, 1)
        )
    coalitions = find_coalitions(score_ac, study.case.too_close, drawn_acd)
    return freeze(first_ac), leave_each_out(coalitions, study.case.too_close)
