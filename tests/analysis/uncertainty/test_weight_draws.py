"""Weights drawn under every kind of knowledge keep its promises."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from counterpoise.analysis.uncertainty import WEIGHTS_KNOWN, draw_weights, weight_law
from counterpoise.analysis.uncertainty.weights import WeightLaw

PROFILE = np.array([40.0, 25.0, 25.0, 0.0, 10.0])
IDS = ("speed", "cost", "risk", "reach", "trust")
RANGES = {"speed": (20, 50), "cost": (5, 40), "trust": (0, 2)}
DRAWS = 40_000


def law_of(kind: str) -> WeightLaw:
    return weight_law(kind, PROFILE, IDS, ranges=RANGES if kind == "intervals" else None)


@pytest.mark.parametrize("kind", WEIGHTS_KNOWN)
def test_rows_are_shares(kind: str):
    weight_dj = draw_weights(law_of(kind), DRAWS, seed=1)
    assert weight_dj.min() >= 0
    assert np.abs(weight_dj.sum(axis=1) - 1).max() < 1e-12


@pytest.mark.parametrize("kind", WEIGHTS_KNOWN)
def test_any_part_of_the_draws_can_be_drawn_alone(kind: str):
    whole_dj = draw_weights(law_of(kind), 3000, seed=4)
    assert np.array_equal(draw_weights(law_of(kind), 500, seed=4, first=1200), whole_dj[1200:1700])


@pytest.mark.parametrize("kind", ["around", "order", "intervals", "unknown"])
def test_another_seed_gives_other_weights(kind: str):
    assert not np.array_equal(draw_weights(law_of(kind), 10, seed=1), draw_weights(law_of(kind), 10, seed=2))


def test_exact_weights_are_the_profile():
    assert np.allclose(draw_weights(law_of("exact"), 3, seed=1), PROFILE / 100, atol=1e-15)


def test_the_mean_around_a_profile_is_the_profile():
    law = weight_law("around", PROFILE, IDS, spread=0.5)
    weight_dj = draw_weights(law, DRAWS, seed=1)
    error_j = weight_dj.std(axis=0) / np.sqrt(DRAWS) + 1e-9
    assert (np.abs(weight_dj.mean(axis=0) - PROFILE / 100) < 5 * error_j).all()
    assert (weight_dj[:, 3] == 0).all()


def test_without_spread_the_weights_around_a_profile_are_the_profile():
    weight_dj = draw_weights(weight_law("around", PROFILE, IDS, spread=0), 10, seed=1)
    assert np.allclose(weight_dj, PROFILE / 100, atol=1e-7)


def test_order_is_kept_and_equals_stay_equal():
    weight_dj = draw_weights(law_of("order"), DRAWS, seed=1)
    assert (weight_dj[:, 0] >= weight_dj[:, 1]).all()
    assert (weight_dj[:, 1] == weight_dj[:, 2]).all()
    assert (weight_dj[:, 2] >= weight_dj[:, 4]).all()
    assert (weight_dj[:, 3] == 0).all()


def test_the_mean_of_ordered_weights_is_the_rank_order_centroid():
    """Barron & Barrett (1996): the centroid of all weights in an order of four criteria."""
    weight_dj = draw_weights(weight_law("order", np.array([4.0, 3, 2, 1])), DRAWS, seed=1)
    centroid = np.array([25, 13, 7, 3]) / 48
    assert np.abs(weight_dj.mean(axis=0) - centroid).max() < 5 * 0.15 / np.sqrt(DRAWS)


def test_unknown_weights_are_uniform_on_the_simplex():
    """Each share of m is then Beta(1, m - 1)."""
    weight_dj = draw_weights(law_of("unknown"), DRAWS, seed=1)
    assert min(stats.kstest(weight_dj[:, j], stats.beta(1, 4).cdf).pvalue for j in range(5)) > 1e-4
    covariance = np.cov(weight_dj.T)
    assert np.abs(covariance - (np.eye(5) / 5 - 1 / 25) / 6).max() < 1e-3


def test_interval_weights_keep_their_ranges():
    weight_dj = draw_weights(law_of("intervals"), DRAWS, seed=1)
    for j, id_ in enumerate(IDS):
        low, high = RANGES.get(id_, (0, 100))
        assert weight_dj[:, j].min() >= low / 100
        assert weight_dj[:, j].max() <= high / 100


def test_interval_weights_are_those_of_the_simplex_that_keep_the_ranges():
    proposed_dj = np.random.default_rng(0).dirichlet(np.ones(4), 400_000)
    keeps_d = (proposed_dj[:, 0] > 0.2) & (proposed_dj[:, 0] < 0.5) & (proposed_dj[:, 1] < 0.1)
    accepted_dj = proposed_dj[keeps_d]
    law = weight_law("intervals", np.ones(4), ranges={"0": (20, 50), "1": (0, 10)})
    weight_dj = draw_weights(law, len(accepted_dj), seed=2)
    assert min(stats.ks_2samp(weight_dj[:, j], accepted_dj[:, j]).pvalue for j in range(4)) > 1e-4
    assert np.abs(np.cov(weight_dj.T) - np.cov(accepted_dj.T)).max() < 1e-3


def test_interval_weights_in_a_narrow_corner():
    law = weight_law("intervals", np.ones(5), ranges={str(j): (0, 20.01) for j in range(5)})
    weight_dj = draw_weights(law, DRAWS, seed=3)
    assert weight_dj.max() <= 0.2001
    assert weight_dj.min() >= 0.1996 - 1e-12
    assert np.abs(weight_dj.mean(axis=0) - 0.2).max() < 2e-6


def test_ranges_that_leave_one_point_give_that_point():
    law = weight_law("intervals", np.ones(3), ranges={"0": (50, 50), "1": (30, 30), "2": (20, 20)})
    assert np.allclose(draw_weights(law, 4, seed=1), [0.5, 0.3, 0.2], atol=1e-15)


def test_quasi_random_weights_fill_the_simplex_more_evenly():
    random_dj = draw_weights(law_of("unknown"), 4096, seed=1)
    quasi_dj = draw_weights(weight_law("unknown", PROFILE, IDS, quasi=True), 4096, seed=1)
    assert np.abs(quasi_dj.mean(axis=0) - 0.2).max() < np.abs(random_dj.mean(axis=0) - 0.2).max() / 5


def test_one_criterion_has_all_weight():
    for kind in WEIGHTS_KNOWN:
        assert (draw_weights(weight_law(kind, np.ones(1)), 5, seed=1) == 1).all()


@pytest.mark.parametrize(
    ("weights", "words"), [([0, 0], "all weights are zero"), ([1, -1], "negative"), ([1, np.nan], "not a number")]
)
def test_weights_that_are_none_are_refused(weights: list[float], words: str):
    with pytest.raises(ValueError, match=words):
        weight_law("around", np.array(weights, float))


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ({"speed": (60, 80), "cost": (50, 60)}, "lowest shares add up to 110 %"),
        ({id_: (0, 10) for id_ in IDS}, "highest shares add up to 50 %"),
        ({"speed": (40, 30)}, "range of speed is 40 to 30 %"),
        ({"sped": (0, 30)}, "sped, which is no criterion"),
    ],
)
def test_ranges_that_admit_no_weights_are_refused(ranges: dict, words: str):
    with pytest.raises(ValueError, match=words):
        weight_law("intervals", PROFILE, IDS, ranges=ranges)


def test_settings_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match=r"between 0 and 0\.5"):
        weight_law("around", PROFILE, IDS, spread=0.8)
    with pytest.raises(ValueError, match="exact, around, order, intervals, unknown"):
        weight_law("guessed", PROFILE, IDS)
    with pytest.raises(ValueError, match="offered for unknown weights"):
        weight_law("order", PROFILE, IDS, quasi=True)
    with pytest.raises(ValueError, match="5 weights for 2 criteria"):
        weight_law("exact", PROFILE, ("a", "b"))
