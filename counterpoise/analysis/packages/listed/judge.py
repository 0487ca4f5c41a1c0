"""How a reader's own package compares with the feasible ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from ...arrays import Floats
from ...frozen import freeze
from ...score import normalise_weights
from ..describe import PackageRow, describe_packages, membership
from ..dominance import find_nondominated
from ..families import members_of
from ..rules import BrokenRule, broken_rules, without_baseline
from .efficient import DECIMALS, find_efficient_packages
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
    nearest = _find_nearest(table, given, point_j, score_p)
    return JudgedPackage(
        row,
        broken_rules(table.rules, row.members, table.parts),
        float(np.nanmax(score_p)) - row.score,
        not _is_beaten(table, row.value_j),
        nearest,
        () if nearest is None else tuple(id_ for id_ in nearest.members if id_ not in given),
        () if nearest is None else tuple(id_ for id_ in row.members if id_ not in nearest.members),
        find_weight_change(table, row.value_j, point_j),
    )


def find_weight_change(table: PackageTable, value_j: Floats, point_j: Floats) -> WeightChange | None:
    """The smallest movement of weight that makes a package with these values best; None if none does.

    The smallest sum of absolute changes of shares, by linear programming; half of it moves from
    some criteria to others.

    Raises
    ------
    ValueError
        A value is missing.
    """
    weight_j = normalise_weights(point_j)
    rival_pj = table.value_jp.T
    if np.isnan(value_j).any() or np.isnan(rival_pj).any():
        raise ValueError("a level is missing: what weights would do to it is not known")
    rival_qj = rival_pj[find_nondominated(np.round(rival_pj, DECIMALS))]
    n = len(weight_j)
    ahead_qk = np.hstack([rival_qj - value_j, np.zeros((len(rival_qj), n))])
    apart = np.vstack([np.hstack([np.eye(n), -np.eye(n)]), np.hstack([-np.eye(n), -np.eye(n)])])
    found = linprog(
        np.repeat([0.0, 1.0], n),
        A_ub=np.vstack([ahead_qk, apart]),
        b_ub=np.concatenate([np.zeros(len(rival_qj)), weight_j, -weight_j]),
        A_eq=[np.repeat([1.0, 0.0], n)],
        b_eq=[1.0],
    )
    if found.x is None:
        return None
    new_j = np.maximum(found.x[:n], 0)
    return WeightChange(freeze(new_j / new_j.sum()), float(np.abs(found.x[:n] - weight_j).sum() / 2))


def _is_beaten(table: PackageTable, value_j: Floats) -> bool:
    value_j, rival_pj = np.round(value_j, DECIMALS), np.round(table.value_jp.T, DECIMALS)
    return bool(((rival_pj >= value_j).all(axis=1) & (rival_pj > value_j).any(axis=1)).any())


def _find_nearest(table: PackageTable, given: frozenset[str], point_j: Floats, score_p: Floats) -> PackageRow | None:
    efficient = find_efficient_packages(table).row_q
    member_i = membership(table.parts, [given])[0]
    differs_q = (members_of(table.mask_p[efficient], table.parts.n_options) != member_i).sum(axis=1)
    others = differs_q > 0
    if not others.any():
        return None
    efficient, differs_q = efficient[others], differs_q[others]
    closest = efficient[np.lexsort((-score_p[efficient], differs_q))[0]]
    return describe_packages(table.parts, table.members([closest]), point_j)[0]
