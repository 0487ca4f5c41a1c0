"""The network sorts everything (by the 0-1 principle: it sorts all rows of zeros and ones)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from counterpoise.analysis.uncertainty.kernel.network import sorting_network


def run_network(key_rl: np.ndarray) -> np.ndarray:
    key_rl = key_rl.copy()
    for a, b in sorting_network(len(key_rl)):
        key_rl[a], key_rl[b] = np.minimum(key_rl[a], key_rl[b]), np.maximum(key_rl[a], key_rl[b])
    return key_rl


@pytest.mark.parametrize("n", range(1, 15))
def test_small_networks_sort_all_zeros_and_ones(n: int):
    key_rl = np.array(list(itertools.product((0, 1), repeat=n))).T
    assert (np.diff(run_network(key_rl), axis=0) >= 0).all()


@pytest.mark.parametrize("n", [17, 20, 31, 33, 47, 48, 63, 64])
def test_large_networks_sort_what_chance_brings(n: int):
    key_rl = np.random.default_rng(n).integers(0, 1000, (n, 2000))
    assert np.array_equal(run_network(key_rl), np.sort(key_rl, axis=0))
