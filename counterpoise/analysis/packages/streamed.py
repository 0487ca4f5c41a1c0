"""Values of packages over draws, computed when they are needed and not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..uncertainty.run_input import StreamedValues
from .combine import criterion_level
from .families import AllPackages, Family, ListedPackages
from .listed.drawn_scores import DrawnWeights, fix_values, stretches
from .listed.enumerate import value_levels
from .parts import PackageParts, some_draws

DRAWS_AT_ONCE = 500

FREE_BITS = 7
"""Packages are built by doubling in blocks of 2^7: the tables of a block stay in a core's cache."""


@dataclass(frozen=True)
class PackageStream:
    """Packages, in rows of ``member_pi`` (n_packages, n_options), over the draws of ``parts``.

    ``n_draws`` may be more than those of parts that have one: then all draws have the same levels.
    """

    parts: PackageParts
    member_pi: Bools
    n_draws: int

    def values(self, rows: slice | Ints, draws: slice) -> Callable[[int], Floats]:
        """By criterion, values of some packages in some draws: shape (n_packages, n_draws), or one column."""
        parts = self.parts if self.parts.n_draws == 1 else some_draws(self.parts, draws)
        family, picked = self._family(self.member_pi[rows])

        def value_of(j: int) -> Floats:
            return value_levels(parts.functions[j], criterion_level(parts, family, j)[picked])

        return value_of

    def _family(self, member_pi: Bools) -> tuple[Family, Ints | slice]:
        """Packages one by one; or, where they are many of a block, the whole block, by doubling."""
        n_free = min(FREE_BITS, member_pi.shape[1])
        is_block = len(member_pi) << 2 >= 1 << n_free and (member_pi[:, n_free:] == member_pi[0, n_free:]).all()
        if not is_block:
            return ListedPackages(member_pi), slice(None)
        head = frozenset((n_free + np.flatnonzero(member_pi[0, n_free:])).tolist())
        return AllPackages(n_free, head), member_pi[:, :n_free] @ (1 << np.arange(n_free))

    def blocks(self) -> tuple[slice, ...]:
        """Stretches of rows to be scored together; blocks of packages wherever they lie close."""
        n_packages, n_options = self.member_pi.shape
        if n_packages < 1 << max(n_options - 2, 0):
            return stretches(n_packages, self.n_draws)
        is_new_p = (self.member_pi[1:, FREE_BITS:] != self.member_pi[:-1, FREE_BITS:]).any(axis=1)
        edges = [0, *(np.flatnonzero(is_new_p) + 1).tolist(), n_packages]
        return tuple(slice(first, stop) for first, stop in pairwise(edges) if stop > first)

    def score(self, rows: slice | Ints, weights: DrawnWeights, shift: int) -> Ints:
        """Whole-number scores of some packages in every draw; see `fix_values`."""
        fixed_pd = np.empty((len(self.member_pi[rows]), self.n_draws), np.int32)
        for first in range(0, self.n_draws, DRAWS_AT_ONCE):
            draws = slice(first, min(first + DRAWS_AT_ONCE, self.n_draws))
            some = weights.some_draws(draws)
            shape = (len(fixed_pd), draws.stop - draws.start)
            fixed_pd[:, draws] = fix_values(self.values(rows, draws), some, shape, shift)
        return fixed_pd

    def as_values(self, rows: Ints) -> StreamedValues | Floats:
        """Values of some packages as a ranking over draws reads them; an array where all draws have the same."""
        n_criteria = len(self.parts.criteria)

        def draw(first: int, stop: int) -> Floats:
            value_of = self.values(rows, slice(first, stop))
            return np.stack([value_of(j) for j in range(n_criteria)], axis=1).astype(np.float32)

        once = draw(0, 1)[:, :, 0]
        if self.parts.n_draws == 1:
            return once
        return StreamedValues((len(rows), n_criteria), draw, np.isnan(once))
