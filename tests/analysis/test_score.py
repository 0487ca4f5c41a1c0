"""Laws of the additive score and of ranks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.score import (
    compare_pair,
    dominance,
    normalise_weights,
    order_by_rank,
    rank_options,
    rank_scores,
)
from counterpoise.analysis.value import ValueFunction

tenths = st.integers(0, 10).map(lambda x: x / 10)
laws = settings(max_examples=80, deadline=None)


@st.composite
def problems(draw, missing: bool = False):
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    cells = st.one_of(tenths, st.just(np.nan)) if missing else tenths
    value_ij = draw(arrays(float, (n, m), elements=cells))
    point_j = draw(arrays(float, m, elements=st.integers(0, 5).map(float)).filter(lambda points: points.sum() > 0))
    return value_ij, point_j


def test_the_score_can_be_worked_out_by_hand(make_table):
    ranking = rank_options(make_table([[0.5, 1.0], [1.0, 0.0], [0.0, 0.0]]), [30, 10])
    assert ranking.weight_j == pytest.approx([0.75, 0.25])
    assert ranking.score_i == pytest.approx([62.5, 75, 0])
    assert ranking.contribution_ij[0] == pytest.approx([37.5, 25])
    assert ranking.rank_i.tolist() == [2, 1, 3]
    assert ranking.order == (1, 0, 2)
    assert ranking.leaders == (1,)
    assert ranking.lead == pytest.approx(12.5)


@given(problems(missing=True))
@laws
def test_contributions_add_up_to_the_score_which_lies_within_its_bounds(make_table, problem):
    value_ij, point_j = problem
    ranking = rank_options(make_table(value_ij), point_j)
    ranked = ranking.rank_i > 0
    assert ranking.contribution_ij[ranked].sum(axis=1) == pytest.approx(ranking.score_i[ranked], abs=1e-9)
    assert (ranking.low_i[ranked] <= ranking.score_i[ranked] + 1e-9).all()
    assert (ranking.score_i[ranked] <= ranking.high_i[ranked] + 1e-9).all()
    assert ((ranking.low_i >= 0) & (ranking.high_i <= 100 + 1e-9)).all()


@given(problems(missing=True), st.randoms(use_true_random=False))
@laws
def test_the_order_of_options_and_criteria_changes_no_score_and_no_rank(make_table, problem, random):
    value_ij, point_j = problem
    rows, columns = (random.sample(range(size), size) for size in value_ij.shape)
    straight = rank_options(make_table(value_ij), point_j)
    turned = rank_options(make_table(value_ij[np.ix_(rows, columns)]), point_j[columns])
    assert turned.score_i == pytest.approx(straight.score_i[rows], abs=1e-9, nan_ok=True)
    assert turned.rank_i.tolist() == straight.rank_i[rows].tolist()


@given(problems(), st.sampled_from([1e-6, 0.5, 3.0, 1e6]))
@laws
def test_only_the_ratios_of_weights_matter(make_table, problem, factor):
    value_ij, point_j = problem
    one, two = (rank_options(make_table(value_ij), points) for points in (point_j, factor * point_j))
    assert two.score_i == pytest.approx(one.score_i, abs=1e-9)
    assert two.rank_i.tolist() == one.rank_i.tolist()


@given(problems(), st.sampled_from([0.001, 12.0, 1e6]), st.sampled_from([-40.0, 0.0, 273.15]))
@laws
def test_a_change_of_unit_changes_no_rank(make_table, problem, factor, offset):
    value_ij, point_j = problem
    scale = ValueFunction(np.array([0.0, 1.0]) * factor + offset, np.array([0.0, 1.0]))
    converted = make_table(value_ij * factor + offset, functions=(scale,) * len(point_j))
    expected = rank_options(make_table(value_ij), point_j)
    ranking = rank_options(converted, point_j)
    assert ranking.score_i == pytest.approx(expected.score_i, abs=1e-6)


@given(problems(missing=True), tenths)
@laws
def test_a_criterion_without_weight_changes_nothing(make_table, problem, level):
    value_ij, point_j = problem
    column = np.full((len(value_ij), 1), level)
    column[0] = np.nan
    wider = rank_options(make_table(np.hstack([value_ij, column])), np.append(point_j, 0.0))
    expected = rank_options(make_table(value_ij), point_j)
    assert wider.score_i == pytest.approx(expected.score_i, abs=1e-9, nan_ok=True)
    assert wider.rank_i.tolist() == expected.rank_i.tolist()


@given(problems())
@laws
def test_a_dominated_option_is_never_above_its_dominator(make_table, problem):
    value_ij, point_j = problem
    rank_i = rank_options(make_table(value_ij), point_j).rank_i
    for i, k in np.argwhere(dominance(value_ij)):
        assert rank_i[i] <= rank_i[k]


@given(problems(missing=True), st.data())
@laws
def test_adding_an_option_does_not_reorder_the_others(make_table, problem, data):
    value_ij, point_j = problem
    added_j = data.draw(arrays(float, len(point_j), elements=tenths))
    before = rank_options(make_table(value_ij), point_j)
    after = rank_options(make_table(np.vstack([value_ij, added_j])), point_j)
    assert after.score_i[:-1] == pytest.approx(before.score_i, abs=1e-9, nan_ok=True)
    assert [row for row in after.order if row < len(value_ij)] == list(before.order)


@given(problems(missing=True))
@laws
def test_ranks_count_those_above_and_equal_scores_share_the_better(make_table, problem):
    value_ij, point_j = problem
    ranking = rank_options(make_table(value_ij), point_j)
    ranked = np.flatnonzero(ranking.rank_i > 0)
    for i in ranked:
        assert ranking.rank_i[i] == 1 + sum(ranking.score_i[k] > ranking.score_i[i] + 1e-7 for k in ranked)
    assert [int(ranking.rank_i[i]) for i in ranking.order if ranking.rank_i[i]] == sorted(ranking.rank_i[ranked])


def test_a_missing_level_that_counts_leaves_the_option_unranked_and_last(make_table):
    ranking = rank_options(make_table([[np.nan, 0.9], [0.2, 0.1], [0.9, 0.1]]), [1, 1])
    assert np.isnan(ranking.score_i[0])
    assert ranking.rank_i.tolist() == [0, 2, 1]
    assert ranking.order == (2, 1, 0)
    assert (ranking.low_i[0], ranking.high_i[0]) == pytest.approx((45, 95))


def test_a_difference_of_rounding_is_a_tie(make_table):
    ranking = rank_options(make_table([[0.1 + 0.2], [0.3], [0.1]]), [1])
    assert ranking.rank_i.tolist() == [1, 1, 3]
    assert ranking.leaders == (0, 1)
    assert ranking.lead == pytest.approx(0, abs=1e-9)


def test_with_one_option_or_none_ranked_there_is_no_lead(make_table):
    assert rank_options(make_table([[0.4]]), [1]).lead is None
    nobody = rank_options(make_table([[np.nan], [np.nan]]), [1])
    assert (nobody.leaders, nobody.lead, nobody.order) == ((), None, (0, 1))


def test_the_bounds_use_each_range_and_leave_out_what_all_options_share(make_table):
    mode, low, high = [[0.5, 0.5], [0.5, 0.5]], [[0.2, 0.4], [0.1, 0.5]], [[0.9, 0.8], [0.6, 0.5]]
    ranking = rank_options(make_table(mode, low, high, effects=(0,)), [1, 1])
    assert ranking.low_i == pytest.approx([45, 30])
    assert ranking.high_i == pytest.approx([65, 55])


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([0, 0], "all weights are zero"),
        ([1, -1], "a weight is negative"),
        ([1, np.nan], "not a number"),
        ([1, np.inf], "not a number"),
    ],
)
def test_weights_that_are_no_weights_are_refused(points, message):
    with pytest.raises(ValueError, match=message):
        normalise_weights(points)


@given(arrays(float, st.integers(1, 12), elements=st.floats(0, 1e6)).filter(lambda points: points.sum() > 1e-3))
@laws
def test_shares_of_weight_sum_to_one_in_the_given_proportions(points):
    share_j = normalise_weights(points)
    assert share_j.sum() == pytest.approx(1)
    assert share_j * points.sum() == pytest.approx(points, rel=1e-9, abs=1e-9)


def test_the_points_given_are_not_changed():
    points = np.array([3.0, 1.0])
    normalise_weights(points)
    assert points.tolist() == [3, 1]


def test_a_result_cannot_be_changed_in_place(make_table):
    ranking = rank_options(make_table([[0.5, 1.0]]), [1, 1])
    for array in (ranking.score_i, ranking.weight_j, ranking.value_ij, ranking.rank_i, ranking.contribution_ij):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_ranking_changes_neither_the_table_nor_the_points(make_table):
    table, points = make_table([[0.5, 1.0], [0.1, 0.3]]), np.array([1.0, 2.0])
    before = table.mode_ij.copy()
    rank_options(table, points)
    assert table.mode_ij.tolist() == before.tolist()
    assert table.mode_ij.flags.writeable
    assert points.flags.writeable


def test_a_pair_is_told_apart_by_criterion(make_table):
    ranking = rank_options(make_table([[0.5, 1.0], [1.0, 0.0]]), [30, 10])
    difference = compare_pair(ranking, 0, 1)
    assert difference.difference_j == pytest.approx([-37.5, 25])
    assert difference.total == pytest.approx(-12.5)


def test_dominance_needs_one_criterion_that_is_better():
    value_ij = np.array([[0.5, 0.5], [0.5, 0.5], [0.6, 0.5], [0.9, 0.4], [np.nan, 0.1]])
    expected = np.zeros((5, 5), bool)
    expected[2, [0, 1]] = True
    assert dominance(value_ij).tolist() == expected.tolist()


@given(
    arrays(float, st.integers(0, 30), elements=st.one_of(tenths, st.just(np.nan), st.sampled_from([1e-10, 0.1 + 0.2])))
)
@laws
def test_a_rank_is_one_more_than_the_number_of_better_scores(score_i):
    rank_i = rank_scores(score_i)
    for score, rank in zip(score_i, rank_i, strict=True):
        assert rank == (0 if np.isnan(score) else 1 + np.count_nonzero(score_i > score + 1e-9))


def test_ranks_of_scores_and_order_by_rank():
    assert rank_scores(np.array([10, np.nan, 30, 10, 20])).tolist() == [3, 0, 1, 3, 2]
    assert order_by_rank(np.array([3, 0, 1, 3, 2])) == (2, 4, 0, 3, 1)
