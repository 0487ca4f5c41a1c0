"""Packages under every weight profile of the case, listed or among the best found for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ...analysis.arrays import Bools, Floats
from ...analysis.packages.combine import package_levels
from ...analysis.packages.describe import membership, name_members
from ...analysis.packages.families import ListedPackages
from ...analysis.packages.listed.enumerate import PackageTable, score_packages
from ...analysis.packages.profiles import AcrossProfiles, compare_profiles
from ...analysis.packages.solved.best import SolvedRanking
from ...analysis.packages.solved.gathered import look_around, score_known
from ...analysis.packages.sureness import is_sure
from ...analysis.score import normalise_weights, weigh
from ...analysis.value import partial_values
from ...analysis.weighting import profile_points
from ..effort import MOST_GATHERED
from .common import Asked
from .sureness import shares_of


def points_of_profiles(asked: Asked) -> dict[str, Floats]:
    """Points by profile id, in the case's order of criteria."""
    ids = tuple(asked.case.criteria)
    return {id_: profile_points(profile, ids) for id_, profile in asked.case.profiles.items()}


def compare_listed(asked: Asked, table: PackageTable) -> AcrossProfiles | None:
    """Every allowed package under every profile."""
    return asked.study.recall(
        "packages across profiles",
        asked.question.rules_key,
        make=lambda: compare_profiles(
            points_of_profiles(asked),
            lambda point_j: score_packages(table, point_j),
            table.members,
            asked.case.too_close,
        ),
    )


def compare_solved(asked: Asked, solve: Callable[[str], SolvedRanking]) -> AcrossProfiles | None:
    """The best packages found for each profile, under every profile.

    Where a sureness is asked for, those of them and of the packages around them that are sure enough.
    """
    parts, points = asked.parts, points_of_profiles(asked)
    found = {id_: [row.members for row in solve(id_).ranking.rows] for id_ in points}
    packages = dict.fromkeys(members for rows in found.values() for members in rows)
    if not packages:
        return None
    member_pi = _sure_around(asked, found, points) if asked.question.sure else membership(parts, packages)
    if not len(member_pi):
        return None
    value_pj = partial_values(package_levels(parts, ListedPackages(member_pi))[:, :, 0], parts.functions)

    def score(point_j: Floats) -> Floats:
        score_p: Floats = 100 * weigh(value_pj, normalise_weights(point_j)).sum(axis=1)
        return score_p

    return compare_profiles(
        points, score, lambda rows: name_members(parts, member_pi[rows]), asked.case.too_close, is_listed=False
    )


def _sure_around(asked: Asked, found: Mapping[str, list[tuple[str, ...]]], points: Mapping[str, Floats]) -> Bools:
    """Members of the packages found for each profile, and of those around them, that are as sure as asked."""
    most = max(1, MOST_GATHERED // len(points))
    near = [
        look_around(score_known(asked.parts, asked.rules, packages, points[id_])).best(most).member_pi
        for id_, packages in found.items()
    ]
    member_pi = np.unique(np.vstack(near), axis=0)
    sure_pi: Bools = member_pi[is_sure(shares_of(asked, member_pi), asked.question.sure)]
    return sure_pi
