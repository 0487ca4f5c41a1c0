"""Packages in full, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats
from ..frozen import freeze
from ..score import normalise_weights, rank_scores, weigh
from ..value import partial_values
from .combine import committed_cost, effect_day, effect_rule, package_levels, ready_day
from .families import ListedPackages
from .parts import PackageParts
from .rules import without_baseline


@dataclass(frozen=True)
class PackageRow:
    """One package, as a reader sees it: its score with what makes it up, its days and its money.

    Arrays run over the case's criteria. ``rank`` is 1 for the best feasible package, equal scores
    sharing the better rank; 0 when the score is not known because a level that counts is missing.
    """

    members: tuple[str, ...]
    rank: int
    score: float
    level_j: Floats
    value_j: Floats
    contribution_j: Floats
    ready_day: float
    effect_day: float
    cost: float


def counted_criteria(parts: PackageParts, point_j: Floats) -> tuple[str, ...]:
    """The criteria that have weight: those that efficiency is judged on, however packages are found."""
    return tuple(id_ for id_, share in zip(parts.criterion_ids, normalise_weights(point_j), strict=True) if share > 0)


def describe_packages(
    parts: PackageParts, packages: Iterable[Iterable[str]], point_j: Floats
) -> tuple[PackageRow, ...]:
    """Any packages, feasible or not, in full; ranks are among those given, and the order is kept."""
    member_pi = membership(parts, packages)
    family = ListedPackages(member_pi)
    level_pj = package_levels(parts, family)[:, :, 0]
    value_pj = partial_values(level_pj, parts.functions)
    contribution_pj = 100 * weigh(value_pj, normalise_weights(point_j))
    score_p = contribution_pj.sum(axis=1)
    ready_p = family.flat(ready_day(parts, family))[:, 0]
    effect_p = family.flat(effect_day(parts, family, effect_rule(parts)))[:, 0]
    cost_p = family.flat(committed_cost(parts, family))[:, 0]
    rank_p, names = rank_scores(score_p), name_members(parts, member_pi)
    return tuple(
        PackageRow(
            members,
            int(rank_p[p]),
            float(score_p[p]),
            freeze(level_pj[p]),
            freeze(value_pj[p]),
            freeze(contribution_pj[p]),
            float(ready_p[p]),
            float(effect_p[p]),
            float(cost_p[p]),
        )
        for p, members in enumerate(names)
    )


def membership(parts: PackageParts, packages: Iterable[Iterable[str]]) -> Bools:
    """Membership matrix (n_packages, n_options) of packages given as ids; the baseline alone is empty.

    Raises
    ------
    ValueError
        An id is not that of an option that can be a member.
    """
    sets = [without_baseline(members, parts.baseline_id) for members in packages]
    strangers = sorted(frozenset().union(*sets) - frozenset(parts.option_ids))
    if strangers:
        raise ValueError(f"no option '{strangers[0]}' that can be a member; there are {', '.join(parts.option_ids)}")
    member_pi = np.array([[id_ in members for id_ in parts.option_ids] for members in sets], bool)
    return member_pi.reshape(len(sets), parts.n_options)


def name_members(parts: PackageParts, member_pi: Bools) -> tuple[tuple[str, ...], ...]:
    """Ids of the members of every row of a membership matrix."""
    return tuple(tuple(parts.option_ids[i] for i in np.flatnonzero(member_i)) for member_i in member_pi)
