"""From what a person says about importance to weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.uncertainty.weights import draw_weights, weight_law
from counterpoise.analysis.weighting import (
    comparison_matrix,
    principal_eigenvector,
    profile_points,
    rank_order_centroid,
    rank_weights,
)
from counterpoise.model import Comparison, WeightProfile

IDS = ("cost", "speed", "risk")


def profile(**answers) -> WeightProfile:
    return WeightProfile("mine", "Mine", "me", "a test", **answers)


@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_rank_weights_fall_and_sum_to_one(n):
    weight_j = rank_order_centroid(n)
    assert weight_j.sum() == pytest.approx(1)
    assert (np.diff(weight_j) < 0).all()
    assert (weight_j > 0).all()


def test_without_equals_they_are_the_rank_order_centroid():
    weights = rank_weights((("a",), ("b",), ("c",), ("d",)))
    assert list(weights.values()) == pytest.approx(rank_order_centroid(4))


def test_equals_have_the_mean_of_all_weights_that_keep_them_equal():
    """a > b = c > d: the corners weigh a; a, b and c; all four equally. By hand (1 + 1/3 + 1/4)/3 for a."""
    weights = rank_weights((("a",), ("b", "c"), ("d",)))
    assert weights["a"] == pytest.approx(19 / 36)
    assert weights["b"] == weights["c"] == pytest.approx(7 / 36)
    assert weights["d"] == pytest.approx(3 / 36)
    assert sum(weights.values()) == pytest.approx(1)


@pytest.mark.parametrize("groups", [(("a",), ("b", "c"), ("d",)), (("a", "b"), ("c",)), (("a", "b", "c", "d"),)])
def test_the_mean_of_draws_of_the_order_is_the_profile(groups):
    weights = rank_weights(groups)
    law = weight_law("order", np.array(list(weights.values())), tuple(weights))
    mean_j = draw_weights(law, 40_000, seed=3).mean(axis=0)
    assert mean_j == pytest.approx(list(weights.values()), abs=0.005)


def test_points_are_taken_as_they_stand_in_the_order_of_the_criteria():
    points = profile_points(profile(points={"speed": 30.0, "cost": 100.0, "risk": 0.0}), IDS)
    assert points.tolist() == [100, 30, 0]


def test_a_criterion_left_out_of_a_rank_has_no_weight():
    points = profile_points(profile(rank=(("risk",), ("cost",))), IDS)
    assert points == pytest.approx([25, 0, 75])


def test_comparisons_give_back_the_ratios_they_were_made_from():
    comparisons = (Comparison("cost", "speed", 2), Comparison("speed", "risk", 3), Comparison("cost", "risk", 6))
    assert profile_points(profile(pairwise=comparisons), IDS) == pytest.approx([60, 30, 10])


def test_a_matrix_of_comparisons_is_reciprocal():
    ratio = comparison_matrix((Comparison("speed", "cost", 4),), IDS[:2])
    assert ratio.tolist() == [[1, 0.25], [4, 1]]


def test_a_pair_that_was_not_compared_is_named():
    with pytest.raises(ValueError, match="cost and risk are not compared"):
        comparison_matrix((Comparison("cost", "speed", 2), Comparison("speed", "risk", 3)), IDS)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_consistent_comparisons_give_their_weights_and_no_contradiction(points):
    weight_j = np.array(points) / sum(points)
    ratio = weight_j[:, None] / weight_j[None, :]
    assert principal_eigenvector(ratio) == pytest.approx(weight_j)


def test_going_round_in_a_circle_is_a_contradiction():
    circle = comparison_matrix(
        (Comparison("cost", "speed", 3), Comparison("speed", "risk", 3), Comparison("risk", "cost", 3)), IDS
    )
    assert principal_eigenvector(circle) == pytest.approx([1 / 3] * 3)


def test_the_order_of_the_items_changes_no_weight():
    rng = np.random.default_rng(2)
    upper = np.triu(rng.integers(1, 9, (5, 5)).astype(float), 1)
    ratio = np.eye(5) + upper + np.divide(1, upper.T, out=np.zeros((5, 5)), where=upper.T > 0)
    turned = rng.permutation(5)
    assert principal_eigenvector(ratio[np.ix_(turned, turned)]) == pytest.approx(principal_eigenvector(ratio)[turned])
