"""Where packages are not listed: a solver asks, just beyond the nearest changes, whether another package is best."""

from __future__ import annotations

import numpy as np

from ...analysis.packages.describe import describe_packages, membership
from ...analysis.packages.flips.beyond import move_to
from ...analysis.packages.flips.candidates import Candidates, make_candidates
from ...analysis.packages.flips.find import Flip, find_flips
from ...analysis.packages.solved.best import find_best_packages
from ...analysis.packages.solved.budget import Budget
from ...analysis.score import TIE
from ..effort import MOST_CONFIRMED, SECONDS
from .common import Asked

ROUNDS = 4
"""Times that packages found beyond a change join those looked at."""

MOST_AGAIN = 50_000
"""Packages x measures beyond which none joins: finding all changes once more would take many seconds."""


def confirm_flips(asked: Asked, found: Candidates) -> tuple[Candidates, tuple[Flip, ...], int]:
    """The packages looked at, with those that are best beyond the nearest changes, and all flips among them.

    The last is how many of the first `MOST_CONFIRMED` flips have their best package proven just beyond the change,
    counted from the first on.
    """
    proven: set[Flip] = set()
    flips = find_flips(found)
    for _round in range(ROUNDS):
        fresh: list[tuple[str, ...]] = []
        for flip in flips[:MOST_CONFIRMED]:
            if flip in proven:
                continue
            better, is_proven = _best_beyond(asked, found, flip)
            if better is not None:
                fresh.append(better)
            elif is_proven:
                proven.add(flip)
        fresh_pi = membership(found.parts, fresh)
        is_new = ~(fresh_pi[:, None] == found.member_pi[None]).all(axis=2).any(axis=1)
        if not is_new.any() or found.member_pi.size > MOST_AGAIN:
            break
        joined_pi = np.vstack([found.member_pi, np.unique(fresh_pi[is_new], axis=0)])
        found = make_candidates(asked.case, asked.parts, asked.rules, asked.point_j, joined_pi)
        flips = find_flips(found)
    n_proven = next((n for n, flip in enumerate(flips) if flip not in proven), len(flips))
    return found, flips, n_proven


def _best_beyond(asked: Asked, found: Candidates, flip: Flip) -> tuple[tuple[str, ...] | None, bool]:
    """A package that is better beyond a flip than the one known to be best there, and whether there is proven none."""
    parts, rules, point_j = move_to(found, flip.number, flip.enough)
    solved = find_best_packages(parts, rules, point_j, 1, Budget(asked.question.nodes, SECONDS))
    if not solved.ranking.rows:
        return None, solved.is_complete and flip.members is None
    best = solved.ranking.rows[0]
    known_pi = found.member_pi
    if (membership(found.parts, [best.members]) == known_pi).all(axis=1).any():
        return None, solved.is_proven
    if flip.event == "best" and flip.members is not None:
        (told,) = describe_packages(parts, [flip.members], point_j)
        if best.score <= told.score + TIE:
            return None, solved.is_proven
    return best.members, False
