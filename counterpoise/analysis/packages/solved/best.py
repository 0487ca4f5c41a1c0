"""The best packages of a case with any number of options, proven without listing every package."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...arrays import Bools, Floats
from ...frozen import freeze
from ...score import normalise_weights
from ..answers import PackageRanking
from ..describe import describe_packages, name_members
from ..parts import PackageParts
from ..rules import PackageRules, broken_rules, list_rules
from .budget import Budget
from .known_packages import KnownPackages, know_none, list_neighbours
from .linear_model import Expression, Solution
from .linear_packages import LinearPackages, model_packages, score_expression

AGREE = 1e-4
"""Score points by which the solver's optimum may differ from the score computed afresh."""

TOLERANCE = 1e-6
"""Score points that a proof cannot tell apart."""

LOOKED_AROUND = 3
"""Best packages whose neighbours are scored, to have good ones at hand."""


@dataclass(frozen=True)
class SolvedRanking:
    """The best packages of a case that was not listed package by package.

    ``ranking`` is as after listing, but the number of allowed packages is not known. The first
    ``n_proven`` rows are proven to be the best there are. No package other than those rows scores
    more than ``bound`` (None: there is no other). ``is_complete`` says that all rows asked for were
    found and proven, or all packages that there are; else the budget was used up.
    ``may_tie_more`` says that the last row shares the first place, so that others may too.
    ``unscored`` are options left out because a level that counts is missing.
    """

    ranking: PackageRanking
    n_proven: int
    bound: float | None
    is_complete: bool
    may_tie_more: bool
    unscored: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Whether the first package is proven to be best, or it is proven that there is none."""
        return self.n_proven > 0 or self.is_complete


def find_best_packages(
    parts: PackageParts, rules: PackageRules, point_j: Floats, top: int = 10, budget: Budget | None = None
) -> SolvedRanking:
    """The ``top`` best feasible packages under one set of weights, for any number of options.

    Answers what `rank_packages` answers, without listing. Branch and cut on a mixed integer linear
    programme (HiGHS through SciPy). Packages already known are left out and the search goes on
    until it is proven that no other is as good as the last of them. What the solver returns is
    scored and checked against the rules again by the arithmetic that listing uses. The proof holds
    within the solver's tolerances: a package better by less than about one in a million of a point
    may be taken for equal.

    Parameters
    ----------
    parts, rules
        At the most likely levels.
    point_j
        Shape (n_criteria,); swing weights on any common scale.
    budget
        Nodes and time allowed for all of it; when it is used up, what is not proven is said not to be.

    What the solver returns in error (a package that breaks a rule within its tolerances, or scores
    otherwise than it says) is not taken: the first is left out for good, after the second nothing
    is said to be proven. Valid input never raises.
    """
    budget = budget or Budget()
    packages = model_packages(parts, list_rules(rules))
    score = score_expression(packages, point_j)
    known, bound = know_none(parts, rules, point_j), np.inf
    excluded: set[bytes] = set()
    while True:
        solution, member_i, is_trusted = _find_another(packages, rules, score, point_j, budget)
        if not is_trusted:
            bound = np.inf
        bound = min(bound, solution.bound)
        if member_i is not None:
            known = _look_around(known.joined_by(member_i[None]), top)
        if solution.status != "proven" or not is_trusted or _is_settled(known, top, bound):
            break
        for best_i in known.best(top).member_pi:
            if best_i.tobytes() not in excluded:
                packages.exclude(best_i)
                excluded.add(best_i.tobytes())
    return _conclude(packages, known.best(top), point_j, bound, top)


def _find_another(
    packages: LinearPackages, rules: PackageRules, score: Expression, point_j: Floats, budget: Budget
) -> tuple[Solution, Bools | None, bool]:
    """The best package not excluded, computed afresh, and whether the solver's own score for it is right.

    A package that breaks a rule, as the solver's tolerances let pass, is excluded for good.
    """
    while True:
        solution = packages.model.maximise(score, budget)
        if solution.value_v is None:
            return solution, None, True
        member_i = np.array([member.at(solution.value_v) > 0.5 for member in packages.member_i], bool)
        (row,) = describe_packages(packages.parts, name_members(packages.parts, member_i[None]), point_j)
        broken = broken_rules(rules, row.members, packages.parts)
        if not broken:
            is_right = solution.status != "proven" or abs(row.score - score.at(solution.value_v)) <= AGREE
            bounded = solution if is_right else replace(solution, bound=packages.model.reach(score)[1])
            return bounded, member_i, is_right
        packages.exclude(member_i)


def _look_around(known: KnownPackages, top: int) -> KnownPackages:
    """With the neighbours of the best ones, when more than one is asked for."""
    for place in range(min(LOOKED_AROUND, top - 1)):
        if place < len(known.score_p):
            known = known.joined_by(list_neighbours(known.member_pi[place]))
    return known


def _is_settled(known: KnownPackages, top: int, bound: float) -> bool:
    return len(known.score_p) >= top and bound <= known.score_p[top - 1] + TOLERANCE


def _conclude(packages: LinearPackages, best: KnownPackages, point_j: Floats, bound: float, top: int) -> SolvedRanking:
    rows = describe_packages(packages.parts, name_members(packages.parts, best.member_pi), point_j)
    n_tied = sum(row.rank == 1 for row in rows)
    n_proven = int((best.score_p >= bound - TOLERANCE).sum())
    is_complete = bound == -np.inf or n_proven == top
    return SolvedRanking(
        PackageRanking(freeze(normalise_weights(point_j)), rows, n_tied, None, 1 << len(packages.member_i)),
        n_proven,
        None if bound == -np.inf else max(bound, rows[-1].score) if n_proven == top else bound,
        is_complete,
        n_tied == top and bound > -np.inf,
        packages.unscored,
    )
