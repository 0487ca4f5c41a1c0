"""The tie set of a case too large to list: which measures are in every package within the margin, proven."""

from __future__ import annotations

import numpy as np

from ...arrays import Bools, Floats
from ...score import TIE
from ..describe import name_members
from ..parts import PackageParts
from ..rules import PackageRules
from ..tie_set import TieSet, choose_extremes
from .budget import Budget
from .gathered import look_around_ties, score_known
from .known_packages import KnownPackages, shared_above
from .settle import Open, settle_measures

MOST_NAMED = 500
"""Packages of the tie set that are kept by name."""


def find_solved_tie_set(
    parts: PackageParts,
    rules: PackageRules,
    best: tuple[tuple[str, ...], ...],
    point_j: Floats,
    margin: float,
    budget: Budget | None = None,
) -> TieSet | None:
    """What all packages within ``margin`` points of the best share, without listing them.

    Packages near those known are looked at first, since most measures are settled by a package that
    is at hand. What all of them hold, or none, is then proven by integer programming, a branch at a
    time; see `settle_measures`. Should a better package turn up, all is asked again.

    Parameters
    ----------
    best
        Members of packages known to be good. If the best of them is not proven to be the best of all,
        a measure named as in every package, or in none, is so all the same.
    """
    known = score_known(parts, rules, best, point_j)
    if not len(known.score_p):
        return None
    budget = budget or Budget()
    while True:
        best_score = float(known.score_p[0])
        least = best_score - margin - TIE
        known = look_around_ties(known, least)
        if known.score_p[0] <= best_score:
            known, left = settle_measures(known, rules, point_j, least, budget)
        if known.score_p[0] <= best_score:
            return _conclude(known, least, left, margin)


def share_out(known: KnownPackages, margin: float, of_all: TieSet | None = None) -> TieSet:
    """What some of the packages share within the margin of the best of them.

    Nothing of it is proven, but what ``of_all`` says of every package, if the best of them all is among those known.
    """
    is_best = of_all is not None and known.score_p[0] >= of_all.best_score - TIE
    always, never = (of_all.always, of_all.never) if of_all is not None and is_best else ((), ())
    in_all_i, in_none_i = (np.isin(known.parts.option_ids, ids) for ids in (always, never))
    return _conclude(known, float(known.score_p[0]) - margin - TIE, (Open(in_all_i, in_none_i),), margin)


def _conclude(known: KnownPackages, least: float, left: tuple[Open, ...], margin: float) -> TieSet:
    def name(chosen_i: Bools) -> tuple[str, ...]:
        return tuple(known.parts.option_ids[i] for i in np.flatnonzero(chosen_i))

    tied_pi = known.member_pi[known.score_p >= least]
    held_i, lacked_i = shared_above(known, least)
    always_i, never_i = held_i.copy(), lacked_i.copy()
    for open_ in left:
        always_i &= open_.in_all_i
        never_i &= open_.in_none_i
    return TieSet(
        margin,
        float(known.score_p[0]),
        None,
        name(always_i),
        name(never_i),
        name(~held_i & ~lacked_i),
        name((held_i & ~always_i) | (lacked_i & ~never_i)),
        *choose_extremes(known.parts, tied_pi, known.score_p[: len(tied_pi)], known.weight_j),
        name_members(known.parts, tied_pi[:MOST_NAMED]),
    )
