"""Every perspective of a case beside the others, each with its own weights and its own beliefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.arrays import Bools, Floats, Ints
from ..analysis.frozen import freeze
from ..analysis.packages.combine import package_levels
from ..analysis.packages.contest import STEPS, first_shares
from ..analysis.packages.describe import membership, name_members
from ..analysis.packages.families import ListedPackages, members_of
from ..analysis.packages.rules import keeps_rules
from ..analysis.perspectives.agreement import Agreement, measure_agreement
from ..analysis.perspectives.coalitions import Coalitions, find_coalitions
from ..analysis.perspectives.compromise import Compromise, acceptable, find_compromises, regrets
from ..analysis.perspectives.drivers import Drivers, split_disagreement
from ..analysis.score import normalise_weights, rank_scores, weigh
from ..analysis.value import partial_values
from ..analysis.weighting import profile_points
from . import steps
from .contests import measure_contest, package_contest
from .effort import MOST_ON_BOARD
from .faults import QuestionFault
from .packages.common import Asked
from .packages.listed import table_of
from .packages.meant import RULES, packages_meant
from .study import Study

if TYPE_CHECKING:
    from .questions.perspectives import Perspectives

Members = tuple[str, ...]


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

    A choice is a tuple of option ids; () is today's course as a package.
    ``members`` are the choices shown: all that were compared or, of more than `MOST_ON_BOARD`, those with the
    smallest largest regret, with every perspective's best and every compromise. ``score_ac``, ``rank_ac``,
    ``regret_ac`` and ``is_tied_ac`` (within the tie margin of a perspective's best) are theirs, ranks among all
    ``n_compared``. ``first_ac`` are shares of draws in which each is first among the shown. ``best`` are the rows
    that lead under each perspective; ``n_shared`` choices of all are in every tie set. A compromise's ``choice`` is
    a place among the shown. ``unscored`` choices lack a level that counts for somebody. ``is_listed``: all
    allowed packages were compared, not only the best found.
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

    @property
    def price(self) -> float:
        """The price of agreement: the smallest number of points within which all stay of their own best."""
        least = self.compromise["least_regret"]
        assert least is not None  # there is always one
        return least.price

    @property
    def shared(self) -> tuple[int, ...]:
        """Shown choices in every tie set."""
        return tuple(map(int, np.flatnonzero(self.is_tied_ac.all(axis=0))))


@dataclass(frozen=True)
class _Values:
    """Partial values of every choice as each perspective believes: one table for all that believe the same."""

    members: tuple[Members, ...]
    value_cj: Mapping[str, Floats]
    is_listed: bool


def compare_perspectives(study: Study, question: Perspectives) -> Disagreement:
    """Scores, agreement, drivers, coalitions and compromises of all profiles of the case.

    Raises
    ------
    QuestionFault
        No choice has a score under every perspective, or today's course has none and is asked about.
    """
    case = study.case
    ids, criteria = tuple(case.profiles), tuple(case.criteria)
    point_aj = np.array([profile_points(case.profiles[id_], criteria) for id_ in ids])
    values = _option_values(study) if question.of == "options" else _package_values(study, question)
    score_ac = np.array([_scores(values.value_cj[id_], point_j) for id_, point_j in zip(ids, point_aj, strict=True)])
    known = np.flatnonzero(~np.isnan(score_ac).any(axis=0))
    if not len(known):
        raise QuestionFault("", "nothing that is allowed has a score under every perspective")
    score_ac = score_ac[:, known]
    members = tuple(values.members[c] for c in known)
    regret_ac = regrets(score_ac)
    accepts_ac = _acceptable(score_ac, members, case.baseline, question.accept)
    compromise = find_compromises(score_ac, accepts_ac)
    shown = _shown(regret_ac, [found.choice for found in compromise.values() if found is not None])
    place = {int(c): k for k, c in enumerate(shown)}
    rank_ac = np.array([rank_scores(score_c) for score_c in score_ac])
    is_tied_ac = regret_ac <= case.too_close + 1e-9
    drivers = _drivers(ids, point_aj, [values.value_cj[id_][known] for id_ in ids], regret_ac)
    between = _pair(question, ids, drivers)
    first_ac, coalitions = _draw(study, question, point_aj, tuple(members[c] for c in shown), score_ac[:, shown])
    return Disagreement(
        question.of,
        ids,
        tuple(members[c] for c in shown),
        freeze(score_ac[:, shown]),
        freeze(rank_ac[:, shown]),
        freeze(regret_ac[:, shown]),
        freeze(is_tied_ac[:, shown]),
        first_ac,
        tuple(tuple(place[int(c)] for c in np.flatnonzero(row == 1) if int(c) in place) for row in rank_ac),
        len(known),
        int(is_tied_ac.all(axis=0).sum()),
        len(values.members) - len(known),
        values.is_listed,
        measure_agreement(score_ac),
        drivers,
        coalitions,
        {rule: found and _at(found, place[found.choice]) for rule, found in compromise.items()},
        int(accepts_ac.all(axis=0).sum()),
        between,
        _cross(between, ids, point_aj, values) if between else (),
    )


def _at(found: Compromise, place: int) -> Compromise:
    return Compromise(place, found.amount, found.price, found.gives_up_a, found.accepts_a)


def _scores(value_cj: Floats, point_j: Floats) -> Floats:
    score_c: Floats = 100 * weigh(value_cj, normalise_weights(point_j)).sum(axis=1)
    return score_c


def _option_values(study: Study) -> _Values:
    case = study.case
    return _Values(
        tuple((id_,) for id_ in case.options),
        {id_: steps.performance(study.as_believed_by(id_)).values() for id_ in case.profiles},
        True,
    )


def _package_values(study: Study, question: Perspectives) -> _Values:
    """Packages that are allowed at the case's own estimates; where they are too many, the best of each perspective."""
    case, asked = study.case, packages_meant(question, RULES).complete(study.case)
    about = Asked(study, asked)
    is_listed = asked.is_listed(case)
    if is_listed:
        member_pi = members_of(table_of(about).mask_p, about.parts.n_options)
    else:
        found = [study.as_believed_by(id_).answer(asked.changed_to(weights=id_)).ranking.rows for id_ in case.profiles]
        member_pi = membership(about.parts, dict.fromkeys([(), *(row.members for rows in found for row in rows)]))
        family = ListedPackages(member_pi)
        member_pi = member_pi[keeps_rules(about.rules, family, about.parts)]
    family = ListedPackages(member_pi)
    value_cj = {}
    for id_ in case.profiles:
        parts = steps.package_parts(study.as_believed_by(id_), question.stacking)
        value_cj[id_] = partial_values(package_levels(parts, family)[:, :, 0], parts.functions)
    return _Values(name_members(about.parts, member_pi), value_cj, is_listed)


def _acceptable(score_ac: Floats, members: tuple[Members, ...], baseline: str, within: float | None) -> Bools:
    today = next((c for c, found in enumerate(members) if found in ((), (baseline,))), None)
    try:
        return acceptable(score_ac, today, within)
    except ValueError as fault:
        raise QuestionFault("accept", f"{fault}; say within how many points of its own best each accepts") from fault


def _shown(regret_ac: Floats, compromises: list[int]) -> Ints:
    largest_c = regret_ac.max(axis=0)
    kept = np.argsort(largest_c, kind="stable")[:MOST_ON_BOARD]
    return np.unique(np.concatenate((kept, compromises, regret_ac.argmin(axis=1))).astype(int))


def _drivers(ids: tuple[str, ...], point_aj: Floats, value_acj: list[Floats], regret_ac: Floats) -> tuple[Drivers, ...]:
    """Of every pair, the largest disagreement first."""
    best_a = regret_ac.argmin(axis=1)
    found = [
        split_disagreement(
            a,
            b,
            point_aj,
            value_acj[a][best_a[a]] - value_acj[a][best_a[b]],
            value_acj[b][best_a[a]] - value_acj[b][best_a[b]],
        )
        for a in range(len(ids))
        for b in range(a + 1, len(ids))
    ]
    return tuple(sorted(found, key=lambda drivers: -drivers.total))


def _pair(question: Perspectives, ids: tuple[str, ...], drivers: tuple[Drivers, ...]) -> tuple[int, int] | None:
    """The two perspectives asked about, else those that disagree most."""
    if question.between:
        one, other = question.between
        return ids.index(one), ids.index(other)
    return (drivers[0].one, drivers[0].other) if drivers else None


def _cross(between: tuple[int, int], ids: tuple[str, ...], point_aj: Floats, values: _Values) -> tuple[Crossed, ...]:
    found = []
    for weights in between:
        for beliefs in between:
            score_c = _scores(values.value_cj[ids[beliefs]], point_aj[weights])
            best = int(np.nanargmax(score_c))
            found.append(Crossed(weights, beliefs, values.members[best], float(score_c[best])))
    return tuple(found)


def _draw(
    study: Study, question: Perspectives, point_aj: Floats, members: tuple[Members, ...], score_ac: Floats
) -> tuple[Floats, Coalitions]:
    """Shares of first places, and coalitions with their stability, over the draws that all questions share."""
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
    return freeze(first_ac), find_coalitions(score_ac, study.case.too_close, drawn_acd)
