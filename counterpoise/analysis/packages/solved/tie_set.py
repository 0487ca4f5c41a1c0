"""The tie set of a case too large to list: which measures are in every package within the margin, proven."""

from __future__ import annotations

import numpy as np

from ...arrays import Bools, Floats
from ...score import TIE
from ..describe import name_members
from ..parts import PackageParts
from ..rules import PackageRules, list_rules
from ..tie_set import TieSet, choose_extremes
from .budget import Budget
from .gathered import look_around, score_known
from .known_packages import KnownPackages
from .linear_model import Expression, add_up
from .linear_packages import LinearPackages, model_packages, score_expression

MOST_NAMED = 500
"""Packages of the tie set that are kept by name."""

TOLERANCE = 1e-6
"""Score points that a solver's proof cannot tell apart."""


def find_solved_tie_set(
    parts: PackageParts,
    rules: PackageRules,
    best: tuple[tuple[str, ...], ...],
    bound: float,
    point_j: Floats,
    margin: float,
    budget: Budget | None = None,
) -> TieSet | None:
    """What all packages within ``margin`` points of the best share, without listing them.

    Of the measures that all packages found so far hold, and of those that none of them holds, a
    programme asks for a package within the margin that differs on as many as possible. If there is
    none, all of them are proven at once; else the package joins those found. A package that the
    solver's tolerances let pass, though its score lies below the margin, is excluded.

    Parameters
    ----------
    best
        Members of packages known to be good, the first of them the best.
    bound
        No package scores more; where the first is proven best, its score.
    """
    known = score_known(parts, rules, best, point_j)
    if not len(known.score_p):
        return None
    least = float(max(known.score_p[0], bound)) - margin - TIE
    known = look_around(known)
    budget = budget or Budget()
    search = _search_within(parts, rules, point_j, least)
    is_proven = False
    while True:
        tied_pi = known.member_pi[known.score_p >= least]
        held_i, lacked_i = np.all(tied_pi, axis=0), ~np.any(tied_pi, axis=0)
        if not (held_i | lacked_i).any():
            break
        solution = search.model.maximise(_differences(search, held_i, lacked_i), budget)
        is_proven = solution.status == "infeasible" or solution.bound < 0.5
        if is_proven or solution.value_v is None:
            break
        found_i = np.array([member.at(solution.value_v) > 0.5 for member in search.member_i], bool)
        n_before = len(known.score_p)
        known = known.joined_by(found_i[None])
        if len(known.score_p) == n_before or not _is_within(known, found_i, least):
            search.exclude(found_i)
    return _conclude(known, tied_pi, held_i, lacked_i, is_proven, margin)


def _search_within(parts: PackageParts, rules: PackageRules, point_j: Floats, least: float) -> LinearPackages:
    """The programme of all packages whose score is at least ``least``."""
    packages = model_packages(parts, list_rules(rules))
    packages.model.add_row(score_expression(packages, point_j), at_least=least - TOLERANCE)
    return packages


def _differences(packages: LinearPackages, held_i: Bools, lacked_i: Bools) -> Expression:
    """On how many of these measures a package differs from those found."""
    changes = [(packages.member_i[i], -1.0) for i in np.flatnonzero(held_i)]
    changes += [(packages.member_i[i], 1.0) for i in np.flatnonzero(lacked_i)]
    return add_up(changes, float(held_i.sum()))


def _is_within(known: KnownPackages, member_i: Bools, least: float) -> bool:
    same_p = (known.member_pi == member_i).all(axis=1)
    return bool((known.score_p[same_p] >= least).any())


def share_out(known: KnownPackages, margin: float) -> TieSet:
    """What the packages known share within the margin of the best of them; nothing of it is proven."""
    tied_pi = known.member_pi[known.score_p >= known.score_p[0] - margin - TIE]
    held_i, lacked_i = np.all(tied_pi, axis=0), ~np.any(tied_pi, axis=0)
    return _conclude(known, tied_pi, held_i, lacked_i, False, margin)


def _conclude(
    known: KnownPackages,
    tied_pi: Bools,
    held_i: Bools,
    lacked_i: Bools,
    is_proven: bool,
    margin: float,
) -> TieSet:
    def name(chosen_i: Bools) -> tuple[str, ...]:
        return tuple(known.parts.option_ids[i] for i in np.flatnonzero(chosen_i))

    none_i = np.zeros_like(held_i)
    score_p = known.score_p[: len(tied_pi)]
    return TieSet(
        margin,
        float(known.score_p[0]),
        None,
        name(held_i if is_proven else none_i),
        name(lacked_i if is_proven else none_i),
        name(~held_i & ~lacked_i),
        name(none_i if is_proven else held_i | lacked_i),
        *choose_extremes(known.parts, tied_pi, score_p, known.weight_j),
        name_members(known.parts, tied_pi[:MOST_NAMED]),
    )
