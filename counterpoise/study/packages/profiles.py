"""Packages under every weight profile of the case, listed or among the best found for each."""

from __future__ import annotations

from collections.abc import Callable

from ...analysis.arrays import Floats
from ...analysis.packages.combine import package_levels
from ...analysis.packages.describe import membership, name_members
from ...analysis.packages.families import ListedPackages
from ...analysis.packages.listed.enumerate import PackageTable, score_packages
from ...analysis.packages.profiles import AcrossProfiles, compare_profiles
from ...analysis.packages.solved.best import SolvedRanking
from ...analysis.score import normalise_weights, weigh
from ...analysis.value import partial_values
from ...analysis.weighting import profile_points
from .common import Asked


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
    """The best packages found for each profile, under every profile."""
    points = points_of_profiles(asked)
    found = {id_: solve(id_).ranking.rows for id_ in points}
    packages = dict.fromkeys(row.members for rows in found.values() for row in rows)
    if not packages:
        return None
    parts = asked.parts
    member_pi = membership(parts, packages)
    value_pj = partial_values(package_levels(parts, ListedPackages(member_pi))[:, :, 0], parts.functions)

    def score(point_j: Floats) -> Floats:
        score_p: Floats = 100 * weigh(value_pj, normalise_weights(point_j)).sum(axis=1)
        return score_p

    return compare_profiles(
        points, score, lambda rows: name_members(parts, member_pi[rows]), asked.case.too_close, is_listed=False
    )
