"""How often every allowed package keeps all rules together: streamed, so that memory stays small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from ...arrays import Bools, Floats, Ints
from ...frozen import freeze
from ..chances import Condition, keeps_condition
from ..families import Family, ListedPackages, members_of, split_packages
from ..parts import PackageParts, some_draws
from .enumerate import PackageTable

BLOCK_BITS = 10
DRAWS_AT_ONCE = 250
"""A block's tables of 1,024 packages and 250 draws, 2 MB each, stay in the processor's cache."""

DENSE = 4
"""Of so many sets of options at least one must be allowed, so that computing all of them pays."""


def share_together(table: PackageTable, drawn: PackageParts, conditions: Sequence[Condition]) -> Floats:
    """Share of draws, 0 to 1, in which each allowed package keeps all conditions, shape (n_feasible,).

    All packages are looked at in every draw; memory does not grow with their number. Agrees with
    `find_chances`, up to rounding of sums taken in another order.
    """
    kept_p = np.zeros(table.n_feasible, np.int64)
    stretches = [
        some_draws(drawn, slice(first, first + DRAWS_AT_ONCE)) for first in range(0, drawn.n_draws, DRAWS_AT_ONCE)
    ]
    for rows, family, row_q in _blocks(table):
        for parts in stretches:
            kept_qd = np.ones((len(row_q), parts.n_draws), bool)
            for condition in conditions:
                kept_qd &= keeps_condition(parts, family, condition)[row_q]
            kept_p[rows] += kept_qd.sum(axis=1)
    return freeze(kept_p / drawn.n_draws)


def restrict_table(table: PackageTable, kept_p: Bools) -> PackageTable:
    """The table with some of its packages only."""
    return replace(
        table,
        mask_p=freeze(table.mask_p[kept_p]),
        value_jp=freeze(table.value_jp[:, kept_p]),
        cost_p=freeze(table.cost_p[kept_p]),
    )


def _blocks(table: PackageTable) -> Iterator[tuple[slice, Family, Ints]]:
    """Rows of the table a block at a time, with a family of packages and their places in it."""
    n = table.parts.n_options
    if 1 << n > DENSE * table.n_feasible:
        for first in range(0, table.n_feasible, 1 << BLOCK_BITS):
            rows = slice(first, min(first + (1 << BLOCK_BITS), table.n_feasible))
            yield rows, ListedPackages(members_of(table.mask_p[rows], n)), np.arange(rows.stop - rows.start)
        return
    for first_mask, family in split_packages(n, BLOCK_BITS):
        ends = np.searchsorted(table.mask_p, np.array([first_mask, first_mask + family.n_packages], np.uint64))
        rows = slice(int(ends[0]), int(ends[1]))
        if rows.stop > rows.start:
            yield rows, family, (table.mask_p[rows] - np.uint64(first_mask)).astype(np.intp)
