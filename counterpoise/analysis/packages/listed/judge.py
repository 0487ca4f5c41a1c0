"""How a reader's own package compares with the feasible ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats
from ...frozen import freeze
from ...score import normalise_weights
from ...sensitivity.linear_weights import move_weights_least
from ..describe import PackageRow, counted_criteria, describe_packages, membership
from ..dominance import DECIMALS, find_nondominated
from ..families import members_of
from ..rules import BrokenRule, broken_rules, without_baseline
from .efficient import find_efficient_packages
from .enumerate import PackageTable, score_packages


@dataclass(frozen=True)
class WeightChange:
    """Weights nearest to given ones that make a package best; ``moved`` is the share that moves."""

    weight_j: Floats
    moved: float


@dataclass(frozen=True)
class JudgedPackage:
    """A reader's package beside the feasible ones.

    ``breaks`` are the rules it breaks. ``regret`` is the score points it lies behind the best
    feasible package (negative when it breaks rules and scores more). ``is_efficient`` says that no
    feasible package beats it. ``nearest`` is the efficient package that differs in the fewest
    members, the better score deciding; ``swap_in`` and ``swap_out`` lead to it. ``change`` is the
    smallest movement of weight that makes the package best among feasible ones, None where no
    weights do.
    """

    row: PackageRow
    breaks: tuple[BrokenRule, ...]
    regret: float
    is_efficient: bool
    nearest: PackageRow | None
    swap_in: tuple[str, ...]
    swap_out: tuple[str, ...]
    change: WeightChange | None


def judge_package(table: PackageTable, members: Iterable[str], point_j: Floats) -> JudgedPackage:
    """What a reader's package breaks, how far it is from the best, and what would make it best.

    Raises
    ------
    ValueError
        A member is unknown or the baseline, or no package is feasible.
    """
    given = without_baseline(members, table.parts.baseline_id)
    (row,) = describe_packages(table.parts, [given], point_j)
    score_p = score_packages(table, point_j)
    if np.isnan(score_p).all():
        raise ValueError("no package is both feasible and scored; there is nothing to compare with")
    counted = counted_criteria(table.parts, point_j)
    nearest = _find_nearest(table, given, point_j, score_p, counted)
    return JudgedPackage(
        row,
        broken_rules(table.rules, row.members, table.parts),
        float(np.nanmax(score_p)) - row.score,
        not _is_beaten(table, row.value_j, counted),
        nearest,
        () if nearest is None else tuple(id_ for id_ in nearest.members if id_ not in given),
        () if nearest is None else tuple(id_ for id_ in row.members if id_ not in nearest.members),
        find_weight_change(table, row.value_j, point_j),
    )


def find_weight_change(table: PackageTable, value_j: Floats, point_j: Floats) -> WeightChange | None:
    """The smallest movement of weight that makes a package with these values best; None if none does.

    The smallest sum of absolute changes of shares, by linear programming; half of it moves from
    some criteria to others. As for options: packages without a score take no part, a criterion on
    which the package or a scored one lacks a level keeps its weight of 0, and a package without a
    score has no such weights.
    """
    weight_j = normalise_weights(point_j)
    counts_j = weight_j > 0
    rival_pj = table.value_jp.T
    rival_pj = rival_pj[~np.isnan(rival_pj[:, counts_j]).any(axis=1)]
    if np.isnan(value_j[counts_j]).any():
        return None
    is_free_j = ~(np.isnan(rival_pj).any(axis=0) | np.isnan(value_j))
    rival_qj = rival_pj[:, is_free_j]
    rival_qj = rival_qj[find_nondominated(np.round(rival_qj, DECIMALS))]
    n_free = int(is_free_j.sum())
    moved_j = move_weights_least(value_j[is_free_j] - rival_qj, weight_j[is_free_j], np.zeros(n_free), np.ones(n_free))
    if moved_j is None:
        return None
    new_j = np.zeros(len(weight_j))
    new_j[is_free_j] = np.maximum(weight_j[is_free_j] + moved_j, 0.0)
    return WeightChange(freeze(new_j / new_j.sum()), float(np.abs(moved_j).sum() / 2))


def _is_beaten(table: PackageTable, value_j: Floats, counted: tuple[str, ...]) -> bool:
    columns = [table.parts.criterion_ids.index(id_) for id_ in counted]
    value_j, rival_pj = np.round(value_j[columns], DECIMALS), np.round(table.value_jp[columns].T, DECIMALS)
    return bool(((rival_pj >= value_j).all(axis=1) & (rival_pj > value_j).any(axis=1)).any())


def _find_nearest(
    table: PackageTable, given: frozenset[str], point_j: Floats, score_p: Floats, counted: tuple[str, ...]
) -> PackageRow | None:
    efficient = find_efficient_packages(table, counted).row_q
    member_i = membership(table.parts, [given])[0]
    differs_q = (members_of(table.mask_p[efficient], table.parts.n_options) != member_i).sum(axis=1)
    others = differs_q > 0
    if not others.any():
        return None
    efficient, differs_q = efficient[others], differs_q[others]
    closest = efficient[np.lexsort((-score_p[efficient], differs_q))[0]]
    return describe_packages(table.parts, table.members([closest]), point_j)[0]
