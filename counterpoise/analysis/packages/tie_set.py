"""Packages that the case calls as good as the best: those within its tie margin, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..score import TIE
from .combine import committed_cost, criterion_level, ready_day
from .describe import PackageRow, describe_packages, name_members
from .families import ListedPackages
from .parts import PackageParts

AT_ONCE = 1 << 14
"""Packages whose days and levels are computed together."""


@dataclass(frozen=True)
class TieSet:
    """The packages whose score lies within ``margin`` points of the best.

    Every measure is in all of them (``always``), in none (``never``), in some (``some``), or, where a
    search ended early, ``undecided``. ``count`` is None where they were not listed: then the three
    packages named are the cheapest, the earliest and the least risky of those that were found.
    ``found`` names the best of those, and is empty where packages were listed.
    ``least_risky`` is None where no criterion of the case measures risk.
    """

    margin: float
    best_score: float
    count: int | None
    always: tuple[str, ...]
    never: tuple[str, ...]
    some: tuple[str, ...]
    undecided: tuple[str, ...]
    cheapest: PackageRow
    earliest: PackageRow
    least_risky: PackageRow | None
    found: tuple[tuple[str, ...], ...] = ()


def within_margin(score_p: Floats, margin: float) -> Ints:
    """Rows whose score lies within the margin of the best; none where nothing has a score."""
    known = np.flatnonzero(~np.isnan(score_p))
    if not len(known):
        return known
    rows: Ints = known[score_p[known] >= score_p[known].max() - margin - TIE]
    return rows


def choose_extremes(
    parts: PackageParts, member_pi: Bools, score_p: Floats, point_j: Floats
) -> tuple[PackageRow, PackageRow, PackageRow | None]:
    """The cheapest, the earliest and the least risky of some packages; of equal ones the best score counts."""
    cost_p, day_p, risk_p = (np.empty(len(member_pi)) for _ in range(3))
    risk_j = next((j for j, criterion in enumerate(parts.criteria) if criterion.measured_by == "risk"), None)
    for first in range(0, len(member_pi), AT_ONCE):
        rows = slice(first, first + AT_ONCE)
        family = ListedPackages(member_pi[rows])
        cost_p[rows] = family.flat(committed_cost(parts, family))[:, 0]
        day_p[rows] = family.flat(ready_day(parts, family))[:, 0]
        if risk_j is not None:
            risk_p[rows] = parts.better_j[risk_j] * -criterion_level(parts, family, risk_j)[:, 0]
    measures = [cost_p, day_p] + ([risk_p] if risk_j is not None else [])
    chosen = [int(np.lexsort((-score_p, np.round(measure_p, 9)))[0]) for measure_p in measures]
    described = describe_packages(parts, name_members(parts, member_pi[chosen]), point_j)
    return described[0], described[1], described[2] if risk_j is not None else None


def sort_measures(parts: PackageParts, shares_i: Sequence[float]) -> tuple[tuple[str, ...], ...]:
    """Measures in all, in none and in some of the packages, from the share of packages that hold each."""
    ids = list(zip(parts.option_ids, shares_i, strict=True))
    return (
        tuple(id_ for id_, share in ids if share == 1),
        tuple(id_ for id_, share in ids if share == 0),
        tuple(id_ for id_, share in ids if 0 < share < 1),
    )
