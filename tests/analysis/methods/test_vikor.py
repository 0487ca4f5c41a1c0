"""VIKOR and its compromise set."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.methods import vikor
from counterpoise.analysis.methods.vikor import compromise_set


def test_regrets_add_up_to_s_and_the_largest_is_r():
    result = vikor([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]], [3, 1])
    assert result.working[0].cell_rc == pytest.approx(np.array([[0, 0.25], [0.375, 0.125], [0.75, 0]]))
    assert result.working[1].cell_rc[:, :2] == pytest.approx(np.array([[0.25, 0.25], [0.5, 0.375], [0.75, 0.75]]))


def test_less_is_better():
    result = vikor([[1, 1], [0, 0]], [1, 1])
    assert not result.is_higher_better
    assert result.score_i.tolist() == [0, 1]
    assert result.rank_i.tolist() == [1, 2]
    assert result.merit_i.tolist() == [0, -1]


def test_with_all_weight_on_the_sum_it_orders_by_the_sum_and_with_none_by_the_largest():
    value_ij = [[1.0, 0.3], [0.55, 0.6], [0.0, 1.0], [0.4, 0.0]]
    by_sum, by_largest = vikor(value_ij, [1, 1], majority=1), vikor(value_ij, [1, 1], majority=0)
    assert by_sum.rank_i.tolist() == [1, 2, 3, 4]
    assert by_largest.rank_i.tolist() == [2, 1, 3, 3]


def test_a_clear_winner_stands_alone():
    assert vikor([[1, 1], [0, 0], [0.1, 0.1]], [1, 1]).compromise == (0,)


def test_when_the_advantage_is_too_small_all_within_it_are_a_compromise():
    """Three options: the advantage needed is one half."""
    assert compromise_set(np.array([0.1, 0.2, 0.9]), np.array([0.1, 0.2, 0.9]), np.array([0.0, 0.3, 1.0])) == (0, 1)


def test_an_advantage_of_exactly_one_over_n_minus_one_is_enough():
    assert compromise_set(np.array([0.1, 0.2, 0.9]), np.array([0.1, 0.2, 0.9]), np.array([0.0, 0.5, 1.0])) == (0,)


def test_rounding_does_not_take_an_exact_advantage_away():
    """Eleven options need an advantage of 0.1; 0.3 - 0.2 falls short of it by rounding only."""
    q_i = np.array([0.2, 0.3, *np.linspace(0.5, 1, 9)])
    assert compromise_set(q_i, q_i, q_i) == (0,)
    assert compromise_set(-q_i, -q_i, q_i) == (0, 1)


def test_when_the_first_is_best_neither_by_sum_nor_by_largest_the_second_joins_it():
    sum_i, largest_i, q_i = np.array([0.2, 0.1, 0.9]), np.array([0.2, 0.9, 0.1]), np.array([0.1, 0.7, 0.9])
    assert compromise_set(sum_i, largest_i, q_i) == (0, 1)


def test_all_that_share_second_place_join_together():
    sum_i, largest_i, q_i = np.array([0.2, 0.1, 0.9]), np.array([0.2, 0.9, 0.1]), np.array([0.1, 0.9, 0.9])
    assert compromise_set(sum_i, largest_i, q_i) == (0, 1, 2)


def test_tied_first_options_are_a_compromise_together():
    assert vikor([[0.9, 0.9], [0.9, 0.9], [0.1, 0.1]], [1, 1]).compromise == (0, 1)


def test_one_option_is_its_own_compromise():
    assert vikor([[0.2, 0.3]], [1, 1]).compromise == (0,)


def test_when_all_have_one_largest_regret_that_part_counts_for_nothing():
    result = vikor([[1, 0, 0.6], [0, 1, 0.2], [0.6, 0, 1]], [1, 1, 1])
    assert result.working[1].cell_rc[:, 1] == pytest.approx([1 / 3] * 3)
    assert result.score_i[2] == 0
    assert np.isfinite(result.score_i).all()


def test_against_the_scale_a_regret_is_the_distance_from_its_best_end():
    result = vikor([[0.9, 0.8], [0.7, 0.9]], [1, 1], reference="scale")
    assert result.working[0].cell_rc == pytest.approx(np.array([[0.05, 0.1], [0.15, 0.05]]))


@pytest.mark.parametrize("majority", [-0.1, 1.1, np.nan])
def test_a_majority_that_is_no_share_is_refused(majority):
    with pytest.raises(ValueError, match="majority is"):
        vikor([[1, 0], [0, 1]], [1, 1], majority=majority)
