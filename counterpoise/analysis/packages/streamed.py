"""Values of packages over draws, computed when they are needed and not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..uncertainty.kernel.with_numpy import fix_scores
from ..uncertainty.run_input import StreamedValues
from .combine import criterion_level
from .compiled import find_compiled
from .families import AllPackages, Family, ListedPackages
from .level_steps import LevelSteps, level_steps
from .listed.drawn_scores import DrawnWeights, fix_values, stretches
from .listed.enumerate import value_levels
from .parts import PackageParts, some_draws

DRAWS_AT_ONCE = 500

LEAST_COMPILED = 1_000
"""Packages x draws below which `value_levels` takes a way of its own, and so does the compiled loop: none."""

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
    use_numba: bool = True

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
        for at, draws in enumerate(self._stretches()):
            some = weights.some_draws(draws)
            score = self._score_compiled if self._is_compiled(rows, at) else self._score
            fixed_pd[:, draws] = score(rows, at, some, shift)
        return fixed_pd

    def _score(self, rows: slice | Ints, at: int, weights: DrawnWeights, shift: int) -> Ints:
        """Scores in one stretch of the draws."""
        draws = self._stretches()[at]
        shape = (len(self.member_pi[rows]), draws.stop - draws.start)
        return fix_values(self.values(rows, draws), weights, shape, shift)

    def _score_compiled(self, rows: slice | Ints, at: int, weights: DrawnWeights, shift: int) -> Ints:
        """The same to the last bit, compiled; for many packages of a block."""
        add_values = find_compiled(f"{__package__}.levels_numba", "add_values")
        assert add_values is not None
        family, picked = self._family(self.member_pi[rows])
        assert isinstance(family, AllPackages)
        draws = self._stretches()[at]
        n_draws = draws.stop - draws.start
        head_i = np.zeros(self.parts.n_options, bool)
        head_i[list(family.head)] = True
        score_pd = np.zeros((family.n_packages, n_draws), np.float32)
        for j in np.flatnonzero(weights.counts_j):
            weight_d = np.array(np.broadcast_to(weights.weight_jd[j], n_draws))
            add_values(self._steps[at][j], weight_d, head_i, family.n_free, score_pd)
        return fix_scores(score_pd[picked], weights.total_d, shift)

    def _is_compiled(self, rows: slice | Ints, at: int) -> bool:
        """Whether the compiled loop scores these packages: where it is to be had, and they are many of a block."""
        draws = self._stretches()[at]
        member_pi = self.member_pi[rows]
        if (
            not self.use_numba
            or self.parts.n_draws == 1
            or len(member_pi) * (draws.stop - draws.start) < LEAST_COMPILED
        ):
            return False
        return isinstance(self._family(member_pi)[0], AllPackages) and self._agrees

    @cached_property
    def _agrees(self) -> bool:
        """Whether the compiled loop is there and gives the scores of NumPy on a sample of this very stream.

        Compared on the criteria on which no level is missing: what is missing is never scored.
        """
        if find_compiled(f"{__package__}.levels_numba", "add_values") is None:
            return False
        rows = self.blocks()[0]
        weights = DrawnWeights(
            np.full((len(self.parts.criteria), 1), np.float32(1)),
            np.full(1, np.float32(len(self.parts.criteria))),
            self.parts.is_complete_j,
        )
        ours, expected = (score(rows, 0, weights, 8) for score in (self._score_compiled, self._score))
        return bool(np.array_equal(ours, expected))

    @cached_property
    def _steps(self) -> tuple[tuple[LevelSteps, ...], ...]:
        """By stretch of draws and criterion, what the compiled loop is told."""
        criteria = range(len(self.parts.criteria))
        some_parts = [some_draws(self.parts, draws) for draws in self._stretches()]
        return tuple(tuple(level_steps(parts, j) for j in criteria) for parts in some_parts)

    def _stretches(self) -> tuple[slice, ...]:
        edges = range(0, self.n_draws, DRAWS_AT_ONCE)
        return tuple(slice(first, min(first + DRAWS_AT_ONCE, self.n_draws)) for first in edges)

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
