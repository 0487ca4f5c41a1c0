"""Many people's weights on one case: where they are spread, what each puts first, and what all could live with.

`Perspectives` compares a handful of named perspectives in full; here there may be a thousand people, who believe what
the case states and whose pairs nobody reads one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..analysis.arrays import Bools, Floats, Ints
from ..analysis.frozen import freeze
from ..analysis.perspectives.agreement import average_ranks, measure_concordance
from ..analysis.perspectives.coalitions import Coalitions, find_coalitions
from ..analysis.perspectives.compromise import Compromise, acceptable, find_compromises, regrets
from ..analysis.score import TIE, normalise_weights
from ..model import Case, Receipt
from ..version import __version__
from . import steps
from .faults import QuestionFault
from .packages.common import Asked
from .packages.listed import table_of
from .perspectives import Members
from .questions.packages import Packages
from .study import Study
from .weights import points_by_id

MOST_SCORES = 4_000_000
"""People times packages that are scored; 32 MB, and about a second."""

QUANTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class WeightSpread:
    """Shares of weight over people: smallest, lower quartile, median, upper quartile, largest.

    ``quantile_qj`` has shape (5, n_criteria); shares are between 0 and 1. ``mean_j`` sums to 1.
    """

    n_people: int
    quantile_qj: Floats
    mean_j: Floats

    @property
    def widest(self) -> int:
        """The criterion over which the middle half of people is farthest apart."""
        return int((self.quantile_qj[3] - self.quantile_qj[1]).argmax())


@dataclass(frozen=True)
class Opinions:
    """People a by choices c, which are ``of`` options or packages; a choice is a tuple of option ids.

    ``first_c`` counts the people for whom a choice is best (equals count for each), ``tied_c`` those for whom it is
    within the tie margin of their best. ``group_best`` is the choice with the highest mean score in each of the
    coalitions, ``group_mean_gj`` their mean shares of weight. ``order`` lists choices by how many put them first, then
    by mean score. ``unscored`` choices lack a level that counts for somebody.
    """

    of: str
    people: tuple[str, ...]
    share_aj: Floats
    spread: WeightSpread
    members: tuple[Members, ...]
    best_a: Ints
    first_c: Ints
    tied_c: Ints
    mean_score_c: Floats
    mean_rank_c: Floats
    largest_regret_c: Floats
    order: tuple[int, ...]
    concordance: float | None
    coalitions: Coalitions
    group_best: tuple[int, ...]
    group_mean_gj: Floats
    compromise: Mapping[str, Compromise | None]
    n_accepted_by_all: int
    unscored: int

    @property
    def n_people(self) -> int:
        return len(self.people)

    @property
    def price(self) -> float:
        """The price of agreement: the smallest number of points within which one choice keeps all of their own best."""
        least = self.compromise["least_regret"]
        assert least is not None  # there is always one
        return least.price


@dataclass(frozen=True)
class Movement:
    """What changed between two rounds for the people who answered both.

    ``shift_j`` is the mean absolute change of a share of weight, ``moved`` the mean part of all weight that went from
    some criteria to others (half the sum of absolute changes). ``n_changed`` now put another choice first.
    """

    n_people: int
    shift_j: Floats
    moved: float
    n_changed: int


def spread_weights(share_aj: Floats) -> WeightSpread:
    """Quantiles and means of shares; shape (n_people, n_criteria), each row summing to 1."""
    return WeightSpread(
        len(share_aj), freeze(np.quantile(share_aj, QUANTILES, axis=0)), freeze(np.asarray(share_aj.mean(axis=0)))
    )


def spread_of_profiles(case: Case) -> WeightSpread:
    """The spread of weights over the case's own profiles, each counted once."""
    return spread_weights(_shares(case, {id_: points_by_id(of, case) for id_, of in case.profiles.items()}))


def gather_opinions(
    study: Study, points: Mapping[str, Mapping[str, float]], of: str = "options", accept: float | None = None
) -> Opinions:
    """What people's weights come to, at the most likely estimates of the case.

    Parameters
    ----------
    points
        Swing weights by criterion, by person; criteria not named have none.
    accept
        Score points of one's own best within which a choice is accepted; None: at least as good as today's course.

    Raises
    ------
    QuestionFault
        Nobody has answered, there are too many packages for so many people, or nothing has a score.
    """
    if not points:
        raise QuestionFault("", "nobody has answered yet")
    key = tuple((person, tuple(own.items())) for person, own in points.items())
    return study.recall("opinions", of, accept, key, make=lambda: _gather(study, points, of, accept))


def _gather(study: Study, points: Mapping[str, Mapping[str, float]], of: str, accept: float | None) -> Opinions:
    case, people = study.case, tuple(points)
    members, value_cj = _packages(study, len(people)) if of == "packages" else _options(study)
    share_aj = _shares(case, points)
    score_ac = _scores(value_cj, share_aj)
    known = np.flatnonzero(~np.isnan(score_ac).any(axis=0))
    if not len(known):
        raise QuestionFault("", "nothing that is allowed has a score for everybody")
    unscored = len(members) - len(known)
    members, score_ac = tuple(members[int(c)] for c in known), score_ac[:, known]
    regret_ac = regrets(score_ac)
    place_ac = average_ranks(score_ac)
    accepts_ac = _accepted(case, members, score_ac, accept)
    coalitions = find_coalitions(score_ac, case.too_close)
    first_c = (regret_ac <= TIE).sum(axis=0)
    mean_score_c = score_ac.mean(axis=0)
    groups = [list(group) for group in coalitions.groups]
    return Opinions(
        of,
        people,
        freeze(share_aj),
        spread_weights(share_aj),
        members,
        freeze(regret_ac.argmin(axis=1)),
        freeze(first_c),
        freeze((regret_ac <= case.too_close + TIE).sum(axis=0)),
        freeze(mean_score_c),
        freeze(np.asarray(place_ac.mean(axis=0))),
        freeze(regret_ac.max(axis=0)),
        tuple(map(int, np.lexsort((-mean_score_c, -first_c)))),
        measure_concordance(place_ac),
        coalitions,
        tuple(int(score_ac[group].mean(axis=0).argmax()) for group in groups),
        freeze(np.array([share_aj[group].mean(axis=0) for group in groups])),
        find_compromises(score_ac, accepts_ac),
        int(accepts_ac.all(axis=0).sum()),
        unscored,
    )


def compare_rounds(before: Opinions, after: Opinions) -> Movement | None:
    """What moved for the people who are in both; None where nobody is."""
    place = {person: a for a, person in enumerate(before.people)}
    both = [(place[person], a) for a, person in enumerate(after.people) if person in place]
    if not both:
        return None
    old, new = (list(rows) for rows in zip(*both, strict=True))
    change_aj = np.abs(after.share_aj[new] - before.share_aj[old])
    changed = [before.members[before.best_a[a]] != after.members[after.best_a[b]] for a, b in both]
    return Movement(
        len(both), freeze(change_aj.mean(axis=0)), float(change_aj.sum(axis=1).mean() / 2), int(sum(changed))
    )


def receipt_of_people(case: Case, spread: WeightSpread) -> Receipt:
    """What results of people's weights rest on: the case, and the mean of their shares."""
    weights = dict(zip(case.criteria, spread.mean_j.tolist(), strict=True))
    return replace(receipt_of_answers(case, spread.n_people), weights=weights)


def receipt_of_answers(case: Case, n: int) -> Receipt:
    """The same of the answers themselves."""
    named = "one answer" if n == 1 else f"mean of {n:,} answers"
    return Receipt(
        case.id, case.digest, named, {}, __version__, left_out=tuple(f"{left.kind} {left.id}" for left in case.left_out)
    )


def _shares(case: Case, points: Mapping[str, Mapping[str, float]]) -> Floats:
    point_aj = [np.array([own.get(id_, 0.0) for id_ in case.criteria]) for own in points.values()]
    return np.array([normalise_weights(point_j) for point_j in point_aj])


def _scores(value_cj: Floats, share_aj: Floats) -> Floats:
    """Scores 0 to 100; NaN where a level is missing to which somebody gives weight."""
    score_ac: Floats = 100 * share_aj @ np.nan_to_num(value_cj).T
    score_ac[(share_aj > 0) @ np.isnan(value_cj).T] = np.nan
    return score_ac


def _options(study: Study) -> tuple[tuple[Members, ...], Floats]:
    return tuple((id_,) for id_ in study.case.options), steps.performance(study).values()


def _packages(study: Study, n_people: int) -> tuple[tuple[Members, ...], Floats]:
    question = Packages().complete(study.case)
    if not question.is_listed(study.case):
        raise QuestionFault("of", "this case has too many packages to list; measures are compared one by one")
    table = table_of(Asked(study, question))
    if table.n_feasible * n_people > MOST_SCORES:
        raise QuestionFault("of", "there are too many packages for so many people; measures are compared one by one")
    if not table.n_feasible:
        raise QuestionFault("of", "no package keeps the case's rules")
    return table.members(np.arange(table.n_feasible)), table.value_jp.T


def _accepted(case: Case, members: tuple[Members, ...], score_ac: Floats, accept: float | None) -> Bools:
    today = next((c for c, found in enumerate(members) if found in ((), (case.baseline,))), None)
    try:
        return acceptable(score_ac, today, accept)
    except ValueError as fault:
        raise QuestionFault("accept", f"{fault}; say within how many points of its own best each accepts") from fault
