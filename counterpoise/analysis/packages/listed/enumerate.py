"""Every package that obeys the rules, and which of them are best under given weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ...frozen import freeze
from ...score import TIE, normalise_weights, rank_scores, weigh
from ...value import ValueFunction, partial_values
from ..combine import committed_cost, criterion_level, effect_day, effect_rule, package_levels, ready_day
from ..families import ListedPackages, masks_of, members_of, split_packages
from ..parts import PackageParts
from ..rules import PackageRules, keeps_rules, without_baseline

BLOCK_BITS = 15


@dataclass(frozen=True)
class PackageTable:
    """The feasible packages of a case, whatever the weights.

    ``mask_p`` are bit masks over ``parts.option_ids`` (bit i set: option i is a member), ascending;
    ``value_jp`` are partial values, NaN where a level is missing; ``cost_p`` is the committed money.
    ``n_possible`` counts all sets of options, obeying the rules or not.
    """

    parts: PackageParts
    rules: PackageRules
    mask_p: np.ndarray
    value_jp: np.ndarray
    cost_p: np.ndarray
    n_possible: int

    @property
    def n_feasible(self) -> int:
        return len(self.mask_p)

    def members(self, rows: Sequence[int] | np.ndarray) -> tuple[tuple[str, ...], ...]:
        """Ids of the members of the packages in the given rows."""
        return name_members(self.parts, members_of(self.mask_p[rows], self.parts.n_options))


@dataclass(frozen=True)
class PackageRow:
    """One package, as a reader sees it: its score with what makes it up, its days and its money.

    Arrays run over the case's criteria. ``rank`` is 1 for the best feasible package, equal scores
    sharing the better rank; 0 when the score is not known because a level that counts is missing.
    """

    members: tuple[str, ...]
    rank: int
    score: float
    level_j: np.ndarray
    value_j: np.ndarray
    contribution_j: np.ndarray
    ready_day: float
    effect_day: float
    cost: float


@dataclass(frozen=True)
class PackageRanking:
    """The best packages under one set of weights; ``n_tied`` of them share the first rank.

    ``n_feasible`` is None where packages were not listed, see `large_case`.
    """

    weight_j: np.ndarray
    rows: tuple[PackageRow, ...]
    n_tied: int
    n_feasible: int | None
    n_possible: int


def tabulate_packages(parts: PackageParts, rules: PackageRules) -> PackageTable:
    """Every feasible package with its partial values: exact, by listing all 2^n sets of options.

    About 0.1 s for 20 options and 10 criteria, 0.6 s for 22; memory is 8 bytes per feasible package
    and criterion. At most 24 options.

    Raises
    ------
    ValueError
        There are too many options to list their sets, or a limit bounds something unknown.
    """
    blocks = [
        (first, family, np.flatnonzero(keeps_rules(rules, family, parts)))
        for first, family in split_packages(parts.n_options, BLOCK_BITS)
    ]
    n_feasible = sum(len(row_q) for _, _, row_q in blocks)
    mask_p, cost_p, filled = np.empty(n_feasible, np.uint64), np.empty(n_feasible), 0
    value_jp = np.empty((len(parts.criteria), n_feasible))
    for first, family, row_q in blocks:
        rows = slice(filled, filled := filled + len(row_q))
        if not len(row_q):
            continue
        mask_p[rows] = row_q + first
        cost_p[rows] = family.flat(committed_cost(parts, family))[row_q, 0]
        for j, function in enumerate(parts.functions):
            value_jp[j, rows] = value_levels(function, criterion_level(parts, family, j)[row_q, 0])
    return PackageTable(parts, rules, freeze(mask_p), freeze(value_jp), freeze(cost_p), 1 << parts.n_options)


def score_packages(table: PackageTable, point_j: np.ndarray) -> np.ndarray:
    """Score 0 to 100 of every feasible package; NaN where a level that counts is missing."""
    weight_j = normalise_weights(point_j)
    counts_j = weight_j > 0
    if counts_j.all():
        return (100 * weight_j) @ table.value_jp
    return (100 * weight_j[counts_j]) @ table.value_jp[counts_j]


def rank_packages(table: PackageTable, point_j: np.ndarray, top: int = 10) -> PackageRanking:
    """The best feasible packages under one set of weights, ties shown as ties.

    Answers "which package is best if every estimate is at its most likely level?". More than
    ``top`` rows are given only when packages tie for first.
    """
    score_p = score_packages(table, point_j)
    rows = describe_packages(table.parts, table.members(_best_rows(score_p, top)), point_j)
    n_tied = sum(row.rank == 1 for row in rows)
    return PackageRanking(freeze(normalise_weights(point_j)), rows, n_tied, table.n_feasible, table.n_possible)


def describe_packages(
    parts: PackageParts, packages: Iterable[Iterable[str]], point_j: np.ndarray
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


def membership(parts: PackageParts, packages: Iterable[Iterable[str]]) -> np.ndarray:
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


def find_rows(table: PackageTable, packages: Iterable[Iterable[str]]) -> np.ndarray:
    """Row of each package in the table, -1 for one that is not feasible."""
    mask_q = masks_of(membership(table.parts, packages))
    row_q = np.searchsorted(table.mask_p, mask_q)
    found = (row_q < table.n_feasible) & (table.mask_p[np.minimum(row_q, table.n_feasible - 1)] == mask_q)
    return np.where(found, row_q, -1)


def name_members(parts: PackageParts, member_pi: np.ndarray) -> tuple[tuple[str, ...], ...]:
    """Ids of the members of every row of a membership matrix."""
    return tuple(tuple(parts.option_ids[i] for i in np.flatnonzero(member_i)) for member_i in member_pi)


def value_levels(function: ValueFunction, level_x: np.ndarray) -> np.ndarray:
    """Partial values of many levels; a straight line is drawn directly, several times as fast as by knots."""
    if level_x.size < 1_000 or len(function.level_k) > 2:
        return function(level_x)
    (x0, x1), (v0, v1) = function.level_k, function.value_k
    value_x = np.clip((level_x - x0) / (x1 - x0), 0, 1)
    return v0 + (v1 - v0) * value_x


def _best_rows(score_p: np.ndarray, top: int) -> np.ndarray:
    """Rows of the highest scores, first to last; all that tie for first, even beyond ``top``."""
    known = np.flatnonzero(~np.isnan(score_p))
    if not len(known):
        return known
    rank_k = -score_p[known]
    n_tied = int((rank_k <= rank_k.min() + TIE).sum())
    n_shown = min(max(top, n_tied), len(known))
    best = known[np.argpartition(rank_k, n_shown - 1)[:n_shown]]
    return best[np.lexsort((best, -score_p[best]))]
