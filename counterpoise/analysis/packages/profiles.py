"""Packages across weight profiles: each profile's best, what all find good, and who loses least at worst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Ints
from ..frozen import freeze
from .tie_set import within_margin

MOST_SHARED = 100
"""Packages in every profile's tie set that are named; how many there are is said all the same."""


@dataclass(frozen=True)
class ProfileBest:
    """The best package under one profile; ``tie_count`` packages lie within the tie margin of it (None: not listed)."""

    members: tuple[str, ...]
    score: float
    tie_count: int | None


@dataclass(frozen=True)
class LeastRegret:
    """The package whose largest regret over profiles is smallest; ``regret_a`` by profile, in score points."""

    members: tuple[str, ...]
    regret_a: Floats
    largest: float


@dataclass(frozen=True)
class AcrossProfiles:
    """The profiles of a case beside one another, at most likely levels.

    ``profile_ids`` are those under which a package has a score. ``regret_ab`` has shape (n_profiles,
    n_profiles): score points lost under profile a by the package that is best under profile b, NaN
    where it has no score there. ``shared`` are packages in every profile's tie set, those of least
    largest regret first; there are ``n_shared``. ``n_checked`` packages were compared, all that are
    allowed if ``is_listed``.
    """

    profile_ids: tuple[str, ...]
    best: tuple[ProfileBest, ...]
    regret_ab: Floats
    shared: tuple[tuple[str, ...], ...]
    n_shared: int
    least: LeastRegret | None
    is_listed: bool
    n_checked: int


def compare_profiles(
    point_by_id: Mapping[str, Floats],
    score: Callable[[Floats], Floats],
    name: Callable[[Ints], tuple[tuple[str, ...], ...]],
    margin: float,
    *,
    is_listed: bool = True,
) -> AcrossProfiles | None:
    """Best packages, tie sets and regrets under several profiles.

    Answers "which package can be defended to everybody?". Regret under a profile is how far a package
    lies behind that profile's best (minimax regret: Savage 1951, The theory of statistical decision).

    Parameters
    ----------
    score
        Scores of all packages compared under given points, NaN where a level that counts is missing.
        Without listing, the packages must hold the best one of every profile.
    name
        Members of the packages in given rows.

    Returns
    -------
    None where no package has a score under any profile.
    """
    ids: list[str] = []
    rows: list[int] = []
    best: list[ProfileBest] = []
    known_score: list[Floats] = []
    largest_p, in_all_p = np.empty(0), np.empty(0, bool)
    for id_, point_j in point_by_id.items():
        score_p = score(point_j)
        tied = within_margin(score_p, margin)
        if not len(tied):
            continue
        row = int(np.nanargmax(score_p))
        in_p = np.zeros(len(score_p), bool)
        in_p[tied] = True
        behind_p = score_p[row] - score_p
        largest_p = behind_p if not ids else np.maximum(largest_p, behind_p)
        in_all_p = in_p if not ids else in_all_p & in_p
        ids.append(id_)
        rows.append(row)
        known_score.append(score_p)
        best.append(ProfileBest(name(np.array([row]))[0], float(score_p[row]), len(tied) if is_listed else None))
    if not ids:
        return None
    best_a = np.array([found.score for found in best])
    shared = np.flatnonzero(in_all_p)
    shared = shared[np.argsort(largest_p[shared], kind="stable")]
    least = None
    if not np.isnan(largest_p).all():
        row = int(np.nanargmin(largest_p))
        regret_a = best_a - np.array([score_p[row] for score_p in known_score])
        least = LeastRegret(name(np.array([row]))[0], freeze(regret_a), float(largest_p[row]))
    regret_ab = best_a[:, None] - np.array([score_p[rows] for score_p in known_score])
    return AcrossProfiles(
        tuple(ids),
        tuple(best),
        freeze(regret_ab),
        name(shared[:MOST_SHARED]),
        len(shared),
        least,
        is_listed,
        len(largest_p),
    )
