"""Parts of a change: they add up, and up to a stated count they are Shapley's value over all orders."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.attribution import MOST_EXACT, attribute


def _game(n: int, seed: int) -> dict[frozenset[int], np.ndarray]:
    chance = np.random.default_rng(seed)
    sets = [frozenset(g for g in range(n) if code >> g & 1) for code in range(2**n)]
    return {made: chance.normal(size=2) for made in sets}


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10**6))
def test_few_changes_get_their_mean_over_all_orders(n: int, seed: int) -> None:
    value = _game(n, seed)
    found = attribute(n, value.__getitem__)
    orders = list(permutations(range(n)))
    for g in range(n):
        added = [value[frozenset(o[: o.index(g) + 1])] - value[frozenset(o[: o.index(g)])] for o in orders]
        assert found.part_gx[g] == pytest.approx(sum(added) / len(orders), abs=1e-12)
    assert found.n_orders is None


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 9), st.integers(0, 10**6))
def test_the_parts_add_up_to_the_total(n: int, seed: int) -> None:
    value = _game(n, seed)
    found = attribute(n, value.__getitem__)
    total = value[frozenset(range(n))] - value[frozenset()]
    assert found.total_x == pytest.approx(total)
    assert found.part_gx.sum(axis=0) == pytest.approx(total, abs=1e-10)
    assert (found.n_orders is None) == (n <= MOST_EXACT)


def test_a_sum_is_shared_out_to_those_who_bring_it_and_twins_get_the_same() -> None:
    worth = np.arange(9.0)
    found = attribute(9, lambda made: np.array([sum(worth[g] for g in made)]))
    assert found.part_gx[:, 0] == pytest.approx(worth)
    twins = attribute(4, lambda made: np.array([float({0, 1} <= made)]))
    assert twins.part_gx[:, 0] == pytest.approx([0.5, 0.5, 0, 0])
