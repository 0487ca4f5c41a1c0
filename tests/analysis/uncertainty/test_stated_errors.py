"""Stated Monte Carlo errors beside the spread of the same figure over seeds."""

from __future__ import annotations

import numpy as np

from counterpoise.analysis.uncertainty import condition_columns, smaa, value_of_information, weight_law

SEEDS = range(40)


def test_the_error_of_a_confidence_factor_counts_that_of_the_central_weights():
    """Three options whose levels move by a tenth; the second is first under few weights, which are badly known."""
    middle_ij = np.array([[0.9, 0.1, 0.5], [0.5, 0.55, 0.6], [0.1, 0.9, 0.5]])
    found = []
    for seed in SEEDS:
        noise_ijd = np.random.default_rng(seed).uniform(-0.1, 0.1, (3, 3, 3000))
        found.append(smaa(middle_ij[:, :, None] + noise_ijd, weight_law("unknown", np.ones(3)), 3000, seed))
    spread_i = np.std([result.confidence for result in found], axis=0, ddof=1)
    stated_i = np.mean([result.confidence_error for result in found], axis=0)
    assert (spread_i < 1.4 * stated_i).all()
    assert (stated_i < 2 * spread_i + 1e-3).all()


def test_the_error_of_a_worth_counts_that_of_the_means():
    """A small input beside a large one: knowing the small one is worth little, and the means decide how little."""
    worths, errors = [], []
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        small_d, large_d = random.uniform(-0.02, 0.02, 4000), random.uniform(-0.4, 0.4, 4000)
        value_ijd = np.stack([np.full(4000, 0.51), 0.5 + small_d + large_d])[:, None]
        known = condition_columns(value_ijd, {"small": small_d}, {"small": [(1, 0)]})
        # the large one moves the same cell, so it is part of the noise in every bin
        worth = value_of_information(known, np.ones(1)).inputs[0]
        worths.append(worth.regret_avoided)
        errors.append(worth.error)
    assert 0.7 < np.std(worths, ddof=1) / np.mean(errors) < 1.3


def test_the_error_of_a_worth_holds_where_the_input_moves_one_cell_and_another_cell_is_noisy():
    worths, errors = [], []
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        lag_d, level_d = random.uniform(0, 0.2, 4000), random.uniform(0, 1, 4000)
        sure_d = np.full(4000, 0.5)
        value_ijd = np.array([[0.58 + 0 * lag_d, sure_d], [0.45 + lag_d, level_d]])
        found = value_of_information(condition_columns(value_ijd, {"lag": lag_d}, {"lag": [(1, 0)]}), np.ones(2))
        worths.append(found.inputs[0].regret_avoided)
        errors.append(found.inputs[0].error)
    assert 0.7 < np.std(worths, ddof=1) / np.mean(errors) < 1.3
