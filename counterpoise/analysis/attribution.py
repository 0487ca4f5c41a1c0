"""A total change shared out among the changes that made it, so that the parts add up to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np

from .arrays import Floats
from .frozen import freeze

MOST_EXACT = 6
"""Changes up to which every set of them is looked at (2 to this power)."""

MOST_SETS = 72
"""Sets of changes looked at where there are more: that many orders, in pairs, one the other backwards."""

Measure = Callable[[frozenset[int]], Floats]
"""What is measured, shape (n_measured,), when exactly these changes are made."""


@dataclass(frozen=True)
class Attribution:
    """``part_gx`` is the share of change g in the change of measure x; ``total_x`` are the sums over g.

    ``n_orders`` is None where all orders count alike, exactly; else so many orders were averaged.
    """

    part_gx: Floats
    total_x: Floats
    n_orders: int | None


def attribute(n: int, measure: Measure, seed: int = 1) -> Attribution:
    """Share a change out among ``n`` changes.

    Each change gets what it adds when it comes after those before it, averaged over the orders in which the changes
    can be made: over all of them up to ``MOST_EXACT`` changes (the Shapley value), else over some, drawn in pairs,
    one the other backwards. Either way the parts add up to the total, up to rounding.

    Parameters
    ----------
    n
        Number of changes, 1 or more.
    measure
        Asked once for each set of changes.

    References
    ----------
    Shapley (1953), A value for n-person games, Contributions to the Theory of Games II, 307-317; Castro, Gomez &
    Tejada (2009), Polynomial calculation of the Shapley value based on sampling, Computers & Operations Research
    36(5), 1726-1730.
    """
    known: dict[frozenset[int], Floats] = {}

    def recall(made: frozenset[int]) -> Floats:
        if made not in known:
            known[made] = np.asarray(measure(made), float)
        return known[made]

    total_x = recall(frozenset(range(n))) - recall(frozenset())
    part_gx, n_orders = _over_all_orders(n, recall) if n <= MOST_EXACT else _over_some(n, recall, seed)
    return Attribution(freeze(part_gx), freeze(total_x), n_orders)


def _over_all_orders(n: int, recall: Measure) -> tuple[Floats, None]:
    part_gx = np.zeros((n, len(recall(frozenset()))))
    for g in range(n):
        others = [other for other in range(n) if other != g]
        for size in range(n):
            share = factorial(size) * factorial(n - size - 1) / factorial(n)
            for before in combinations(others, size):
                made = frozenset(before)
                part_gx[g] += share * (recall(made | {g}) - recall(made))
    return part_gx, None


def _over_some(n: int, recall: Measure, seed: int) -> tuple[Floats, int]:
    chance = np.random.default_rng(seed)
    n_pairs = max(1, MOST_SETS // (2 * n))
    part_gx = np.zeros((n, len(recall(frozenset()))))
    for _pair in range(n_pairs):
        order = chance.permutation(n).tolist()
        for way in (order, order[::-1]):
            made: frozenset[int] = frozenset()
            for g in way:
                part_gx[g] += recall(made | {g}) - recall(made)
                made |= {g}
    return part_gx / (2 * n_pairs), 2 * n_pairs
