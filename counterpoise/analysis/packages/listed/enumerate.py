"""Every package that obeys the rules, and which of them are best under given weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Ints
from ...frozen import freeze
from ...score import TIE, normalise_weights
from ...value import ValueFunction
from ..answers import PackageRanking
from ..combine import committed_cost, criterion_level
from ..describe import describe_packages, name_members
from ..families import members_of, split_packages
from ..parts import PackageParts
from ..rules import PackageRules, keeps_rules

BLOCK_BITS = 15

MOST_TIED_SHOWN = 50
"""Packages that are shown because they tie for first; how many tie is said all the same."""


@dataclass(frozen=True)
class PackageTable:
    """The feasible packages of a case, whatever the weights.

    ``mask_p`` are bit masks over ``parts.option_ids`` (bit i set: option i is a member), ascending;
    ``value_jp`` are partial values, NaN where a level is missing; ``cost_p`` is the committed money.
    ``n_possible`` counts all sets of options, obeying the rules or not.
    """

    parts: PackageParts
    rules: PackageRules
    mask_p: Ints
    value_jp: Floats
    cost_p: Floats
    n_possible: int

    @property
    def n_feasible(self) -> int:
        return len(self.mask_p)

    def members(self, rows: Sequence[int] | Ints) -> tuple[tuple[str, ...], ...]:
        """Ids of the members of the packages in the given rows."""
        return name_members(self.parts, members_of(self.mask_p[rows], self.parts.n_options))


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


def score_packages(table: PackageTable, point_j: Floats) -> Floats:
    """Score 0 to 100 of every feasible package; NaN where a level that counts is missing."""
    weight_j = normalise_weights(point_j)
    counts_j = weight_j > 0
    if counts_j.all():
        return (100 * weight_j) @ table.value_jp
    return (100 * weight_j[counts_j]) @ table.value_jp[counts_j]


def rank_packages(table: PackageTable, point_j: Floats, top: int = 10) -> PackageRanking:
    """The best feasible packages under one set of weights, ties shown as ties.

    Answers "which package is best if every estimate is at its most likely level?". More than
    ``top`` rows are given only when packages tie for first, and then at most `MOST_TIED_SHOWN`.
    """
    score_p = score_packages(table, point_j)
    rows = describe_packages(table.parts, table.members(_best_rows(score_p, top)), point_j)
    n_tied = int((score_p >= np.nanmax(score_p) - TIE).sum()) if rows else 0
    n_as_last = int((score_p >= rows[-1].score - TIE).sum()) if rows else 0
    weight_j, n_unscored = freeze(normalise_weights(point_j)), int(np.isnan(score_p).sum())
    beyond = max(n_as_last - len(rows), 0)
    return PackageRanking(weight_j, rows, n_tied, table.n_feasible, table.n_possible, n_unscored, beyond)


def value_levels(function: ValueFunction, level_x: Floats) -> Floats:
    """Partial values of many levels; a straight line is drawn directly, several times as fast as by knots."""
    if level_x.size < 1_000 or len(function.level_k) > 2:
        return function(level_x)
    (x0, x1), (v0, v1) = function.level_k, function.value_k
    share_x: Floats = np.clip((level_x - x0) / (x1 - x0), 0, 1)
    value_x: Floats = v0 + (v1 - v0) * share_x
    return value_x


def _best_rows(score_p: Floats, top: int) -> Ints:
    """Rows of the highest scores, first to last; those that tie for first, even beyond ``top``."""
    known = np.flatnonzero(~np.isnan(score_p))
    if not len(known):
        return known
    rank_k = -score_p[known]
    n_tied = int((rank_k <= rank_k.min() + TIE).sum())
    n_shown = min(max(top, min(n_tied, MOST_TIED_SHOWN)), len(known))
    best = known[np.argpartition(rank_k, n_shown - 1)[:n_shown]]
    return best[np.lexsort((best, -score_p[best]))]
