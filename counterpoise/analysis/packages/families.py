"""Sets of packages that are computed together: every subset of the options, or a given list.

Both kinds offer the same three operations (add up, take the largest, point at the packages that
hold some options and not others), so that the arithmetic of a package is written once. A table
has one entry per package and draw; the draw is the last axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..arrays import Bools, Floats, Ints

Kind = TypeVar("Kind", bound=np.generic)

Index = tuple[int | slice, ...] | Bools
"""Which packages of a table: entries along its axes, or one truth value per package."""

MOST_ENUMERATED = 24
"""Options beyond which not every package is tabulated (2^24 are 17 million packages)."""


class Family(Protocol):
    """What the arithmetic of packages asks of a set of packages."""

    @property
    def n_packages(self) -> int: ...

    def sum_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        """Start plus the sum of x over each package's members; x has shape (n_options, n_draws)."""
        ...

    def largest_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        """Largest x among each package's members and the start."""
        ...

    def every(self) -> Bools:
        """A table that is True for every package."""
        ...

    def where(self, held: Iterable[int] = (), absent: Iterable[int] = ()) -> Index:
        """Index into a table: the packages that hold all of ``held`` and none of ``absent``."""
        ...

    def flat(self, table: NDArray[Kind]) -> NDArray[Kind]:
        """The table with shape (n_packages, n_draws)."""
        ...


@dataclass(frozen=True)
class AllPackages:
    """Every subset of the first ``n_free`` options, each joined with the options in ``head``.

    Package p of the family holds free option i when bit i of p is set. Tables are built by
    doubling: what is known of the packages of the first i options gives, in one pass, the same for
    those that also hold the next. A table has one axis of length 2 per free option, so that "all
    packages with a and b" is a slice and costs nothing to find.
    """

    n_free: int
    head: frozenset[int] = frozenset()

    @property
    def n_packages(self) -> int:
        return 1 << self.n_free

    def sum_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        return self._double(np.add, x_id, start)

    def largest_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        return self._double(np.maximum, x_id, start)

    def every(self) -> Bools:
        return np.ones((2,) * self.n_free + (1,), bool)

    def where(self, held: Iterable[int] = (), absent: Iterable[int] = ()) -> tuple[int | slice, ...]:
        index: list[int | slice] = [slice(None) for _ in range(self.n_free + 1)]
        is_none = False
        for options, bit in ((held, 1), (absent, 0)):
            for option in options:
                if option < self.n_free:
                    index[self.n_free - 1 - option] = bit
                elif (option in self.head) != bit:
                    is_none = True
        if is_none:
            index[0] = slice(0, 0)  # of the packages, not of the draws
        return tuple(index)

    def flat(self, table: NDArray[Kind]) -> NDArray[Kind]:
        return table.reshape(self.n_packages, -1)

    def _double(self, operation: np.ufunc, x_id: Floats, start: Floats | float) -> Floats:
        table = np.empty((self.n_packages, x_id.shape[1]))
        table[0] = start
        for i in sorted(self.head):
            operation(table[0], x_id[i], out=table[0])
        for i in range(self.n_free):
            operation(table[: 1 << i], x_id[i], out=table[1 << i : 2 << i])
        return table.reshape((2,) * self.n_free + (x_id.shape[1],))


def split_packages(n_options: int, n_free: int) -> Iterator[tuple[int, AllPackages]]:
    """All subsets of ``n_options`` options, in blocks of 2^n_free; each with its first bit mask.

    A block's tables stay in the processor's cache, and memory does not grow with the number of
    packages.

    Raises
    ------
    ValueError
        There are too many options to list all their sets.
    """
    if n_options > MOST_ENUMERATED:
        raise ValueError(
            f"{n_options} options make too many packages to list them all (at most {MOST_ENUMERATED} options); "
            "find_best_packages finds the best ones of any number of options"
        )
    n_free = min(n_free, n_options)
    for high in range(1 << (n_options - n_free)):
        head = frozenset(i for i in range(n_free, n_options) if high >> (i - n_free) & 1)
        yield high << n_free, AllPackages(n_free, head)


@dataclass(frozen=True)
class ListedPackages:
    """The packages given by the rows of ``member_pi``, shape (n_packages, n_options), bool."""

    member_pi: Bools

    @property
    def n_packages(self) -> int:
        return len(self.member_pi)

    def sum_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        return self._fold(np.add, x_id, start)

    def largest_of(self, x_id: Floats, start: Floats | float = 0.0) -> Floats:
        return self._fold(np.maximum, x_id, start)

    def every(self) -> Bools:
        return np.ones((self.n_packages, 1), bool)

    def where(self, held: Iterable[int] = (), absent: Iterable[int] = ()) -> Bools:
        holds_p: Bools = np.all(self.member_pi[:, list(held)], axis=1)
        lacks_p: Bools = ~np.any(self.member_pi[:, list(absent)], axis=1)
        return holds_p & lacks_p

    def flat(self, table: NDArray[Kind]) -> NDArray[Kind]:
        return table

    def _fold(self, operation: np.ufunc, x_id: Floats, start: Floats | float) -> Floats:
        table = np.empty((self.n_packages, x_id.shape[1]))
        table[:] = start
        for i, x_d in enumerate(x_id):
            held = self.member_pi[:, i]
            table[held] = operation(table[held], x_d)
        return table


def members_of(mask_p: Ints, n_options: int) -> Bools:
    """Membership matrix (n_packages, n_options), bool, of packages given as bit masks."""
    bit_pi = (np.asarray(mask_p, np.uint64)[:, None] >> np.arange(n_options, dtype=np.uint64)) & np.uint64(1)
    member_pi: Bools = bit_pi == 1
    return member_pi
