"""The smallest movement of weights that makes an option first."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import find_all_nearest_weights, find_nearest_weights

GRID = np.array([p for p in product(range(21), repeat=3) if sum(p) == 20]) / 20


@st.composite
def three_criteria(draw):
    value_ij = draw(arrays(float, (draw(st.integers(2, 5)), 3), elements=st.integers(0, 10).map(lambda x: x / 10)))
    point_j = draw(arrays(float, 3, elements=st.integers(0, 5).map(float)).filter(lambda points: points.sum() > 0))
    return value_ij, point_j


def test_two_mirrored_options_need_weight_to_move_until_half(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 0], [0, 1]]), [70, 30]), 1)
    assert nearest.movement == pytest.approx(0.2)
    assert nearest.weight_j == pytest.approx([0.5, 0.5])
    assert nearest.change_j == pytest.approx([-0.2, 0.2])
    assert nearest.level_with == (0,)
    assert nearest.best_lead == pytest.approx(100)


def test_the_leader_needs_no_movement(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 0], [0, 1]]), [70, 30]), 0)
    assert nearest.movement == 0
    assert nearest.weight_j == pytest.approx([0.7, 0.3])
    assert nearest.level_with == ()


def test_weights_of_several_criteria_may_have_to_move_at_once(make_table):
    """Option 2 is second best on both criteria and needs them balanced; the rest favours option 0."""
    value_ij = [[1, 0, 1], [0, 1, 0], [0.7, 0.7, 0]]
    nearest = find_nearest_weights(rank_options(make_table(value_ij), [0.2, 0.2, 0.6]), 2)
    assert nearest.is_possible
    assert nearest.weight_j.sum() == pytest.approx(1)
    assert nearest.movement == pytest.approx(np.abs(nearest.change_j).sum() / 2)
    assert rank_options(make_table(value_ij), nearest.weight_j).score_i[2] >= 70 * nearest.weight_j[:2].sum() - 1e-9


def test_no_weights_help_an_option_that_is_worse_throughout(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 1], [0.5, 0.4]]), [1, 1]), 1)
    assert not nearest.is_possible
    assert (nearest.weight_j, nearest.movement, nearest.is_held_back) == (None, None, False)
    assert nearest.mix_i == pytest.approx([1, 0])
    assert nearest.best_lead == pytest.approx(-50)


def test_no_weights_help_an_option_that_a_blend_of_two_others_beats(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 0], [0, 1], [0.4, 0.4]]), [1, 1]), 2)
    assert not nearest.is_possible
    assert nearest.mix_i == pytest.approx([0.5, 0.5, 0])
    assert nearest.best_lead == pytest.approx(-10)


def test_an_option_level_with_the_blend_can_draw_level_and_no_more(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 0], [0, 1], [0.5, 0.5]]), [3, 1]), 2)
    assert nearest.weight_j == pytest.approx([0.5, 0.5])
    assert nearest.best_lead == 0
    assert nearest.level_with == (0, 1)


def test_a_dominated_option_may_still_draw_level_where_it_is_as_good(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[1, 1], [1, 0.5]]), [1, 1]), 1)
    assert nearest.weight_j == pytest.approx([1, 0])
    assert nearest.movement == pytest.approx(0.5)
    assert nearest.best_lead == 0


def test_identical_options_share_first_place_without_any_movement(make_table):
    for nearest in find_all_nearest_weights(rank_options(make_table([[0.4, 0.6], [0.4, 0.6]]), [2, 1])):
        assert nearest.movement == 0
        assert nearest.level_with == (1 - nearest.row,)


def test_an_only_option_is_first_and_leads_nobody(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[0.4, 0.6]]), [2, 1]), 0)
    assert (nearest.movement, nearest.level_with, nearest.best_lead) == (0, (), None)


def test_a_locked_weight_stays_and_the_others_make_way(make_table):
    ranking = rank_options(make_table([[1, 0, 0.5], [0, 1, 0.6]]), [50, 20, 30])
    free, locked = find_nearest_weights(ranking, 1), find_nearest_weights(ranking, 1, locked=(1,))
    assert locked.change_j[1] == 0
    assert locked.movement > free.movement
    assert locked.weight_j @ [1, 0, 0.5] == pytest.approx(locked.weight_j @ [0, 1, 0.6])


def test_locks_that_leave_no_way_are_told_from_an_option_that_cannot_win(make_table):
    ranking = rank_options(make_table([[1, 0, 0.5], [0, 1, 0.6]]), [50, 20, 30])
    nearest = find_nearest_weights(ranking, 1, locked=(0, 1))
    assert not nearest.is_possible
    assert nearest.is_held_back
    assert nearest.mix_i is None


def test_bounds_on_shares_are_kept_even_where_the_present_weights_break_them(make_table):
    ranking = rank_options(make_table([[1, 0], [0, 1]]), [70, 30])
    nearest = find_nearest_weights(ranking, 1, low_j=np.array([0.1, 0.1]), high_j=np.array([0.4, 0.9]))
    assert nearest.weight_j == pytest.approx([0.4, 0.6])


def test_a_lower_bound_above_the_present_weight_lifts_it(make_table):
    ranking = rank_options(make_table([[1, 0, 0.2], [0, 1, 0.2]]), [60, 40, 0])
    nearest = find_nearest_weights(ranking, 1, low_j=np.array([0.0, 0.0, 0.3]))
    assert nearest.weight_j[2] == pytest.approx(0.3)
    assert nearest.movement == pytest.approx(0.3)
    assert nearest.weight_j[1] >= nearest.weight_j[0] - 1e-12


@pytest.mark.parametrize(
    ("low_j", "high_j", "message"),
    [
        ([0.5, 0.1], [0.4, 1], "lower bound of criterion_0 is above"),
        ([0.7, 0.7], [1, 1], "no weights keep these bounds"),
        ([0, 0], [0.4, 0.4], "no weights keep these bounds"),
        ([np.nan, 0], [1, 1], "lower bound of criterion_0"),
    ],
)
def test_bounds_that_contradict_themselves_are_refused(make_table, low_j, high_j, message):
    ranking = rank_options(make_table([[1, 0], [0, 1]]), [1, 1])
    with pytest.raises(ValueError, match=message):
        find_nearest_weights(ranking, 0, low_j=np.array(low_j), high_j=np.array(high_j))


def test_an_unranked_option_is_held_back_by_its_missing_level(make_table):
    nearest = find_nearest_weights(rank_options(make_table([[np.nan, 1], [0.5, 0.5]]), [1, 1]), 0)
    assert not nearest.is_possible
    assert nearest.is_held_back


def test_a_criterion_on_which_a_ranked_option_has_no_level_keeps_its_weight_of_zero(make_table):
    ranking = rank_options(make_table([[1, 0, np.nan], [0, 1, 1]]), [70, 30, 0])
    assert find_nearest_weights(ranking, 1).weight_j == pytest.approx([0.5, 0.5, 0])


def test_the_proof_leaves_out_a_criterion_on_which_a_ranked_option_has_no_level(make_table):
    ranking = rank_options(make_table([[1, 1, 0.1], [0.5, 0.5, 0.9], [0.2, 0.8, np.nan]]), [1, 1, 0])
    nearest = find_nearest_weights(ranking, 1)
    assert nearest.mix_i == pytest.approx([1, 0, 0])
    assert not nearest.is_held_back


@pytest.mark.slow
@given(three_criteria())
@settings(max_examples=60, deadline=None)
def test_the_answer_holds_when_scored_and_no_weights_on_a_grid_are_nearer(make_table, problem):
    value_ij, point_j = problem
    ranking = rank_options(make_table(value_ij), point_j)
    score_gi = 100 * GRID @ value_ij.T
    for nearest in find_all_nearest_weights(ranking):
        is_first_g = score_gi[:, nearest.row] >= score_gi.max(axis=1) - 1e-9
        movement_g = np.abs(GRID - ranking.weight_j).sum(axis=1) / 2
        if nearest.is_possible:
            score_i = 100 * value_ij @ nearest.weight_j
            assert (nearest.weight_j >= 0).all()
            assert nearest.weight_j.sum() == pytest.approx(1)
            assert score_i[nearest.row] >= score_i.max() - 1e-7
            assert nearest.best_lead >= 0
            assert nearest.movement <= movement_g[is_first_g].min(initial=1) + 1e-9
        else:
            assert not is_first_g.any()


@pytest.mark.slow
@given(three_criteria())
@settings(max_examples=60, deadline=None)
def test_the_proof_of_impossibility_is_a_blend_that_beats_the_option_on_every_criterion(make_table, problem):
    value_ij, point_j = problem
    for nearest in find_all_nearest_weights(rank_options(make_table(value_ij), point_j)):
        if not nearest.is_possible:
            assert nearest.mix_i.sum() == pytest.approx(1)
            assert (nearest.mix_i >= 0).all()
            assert nearest.mix_i[nearest.row] == 0
            assert (nearest.mix_i @ value_ij > value_ij[nearest.row]).all()
            assert 100 * (nearest.mix_i @ value_ij - value_ij[nearest.row]).min() == pytest.approx(-nearest.best_lead)
