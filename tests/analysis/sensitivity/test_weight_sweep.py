"""One weight at a time: lines, crossings, the leader's interval."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import FirstPlace, sweep_weights

SHARES = np.linspace(0, 1, 11)


@st.composite
def values_and_points(draw):
    """Partial values and points in coarse steps, so that ties and dominance come up often."""
    n, m = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    value_ij = draw(arrays(float, (n, m), elements=st.integers(0, 10).map(lambda x: x / 10)))
    point_j = draw(arrays(float, m, elements=st.integers(0, 5).map(float)).filter(lambda points: points.sum() > 0))
    return value_ij, point_j


def points_at(weight_j: np.ndarray, j: int, share: float) -> np.ndarray:
    """Weights with criterion j at a share and the others in proportion, equal if they have none."""
    rest = np.delete(weight_j, j)
    rest = rest / rest.sum() if rest.sum() > 0 else np.full(len(rest), 1 / len(rest))
    return np.insert((1 - share) * rest, j, share)


def test_two_options_that_mirror_each_other_change_places_at_half(make_table):
    sweep = sweep_weights(rank_options(make_table([[1, 0], [0, 1]]), [60, 40]))[0]
    assert (sweep.weight, sweep.low, sweep.high) == pytest.approx((0.6, 0.5, 1.0))
    assert (sweep.below, sweep.above) == (1, None)
    assert sweep.crossing_c == pytest.approx([0.5])
    assert (sweep.rising_c[0], sweep.falling_c[0], sweep.is_first_c[0]) == (0, 1, True)
    assert [place.row for place in sweep.first_places] == [1, 0]


def test_a_crossing_behind_the_leader_is_not_a_change_of_first_place(make_table):
    sweep = sweep_weights(rank_options(make_table([[1, 1], [0.5, 0], [0, 0.5]]), [1, 1]))[0]
    assert sweep.crossing_c == pytest.approx([0.5])
    assert not sweep.is_first_c.any()
    assert sweep.first_places == (FirstPlace(0.0, 1.0, 0),)
    assert (sweep.low, sweep.high, sweep.below, sweep.above) == (0.0, 1.0, None, None)


@pytest.mark.slow
@given(values_and_points())
@settings(max_examples=80, deadline=None)
def test_lines_are_the_scores_at_proportional_weights(make_table, problem):
    value_ij, point_j = problem
    table = make_table(value_ij)
    ranking = rank_options(table, point_j)
    for j, sweep in enumerate(sweep_weights(ranking)):
        assert sweep.scores(sweep.weight) == pytest.approx(ranking.score_i, abs=1e-9)
        for share in SHARES:
            expected = rank_options(table, points_at(ranking.weight_j, j, share)).score_i
            assert sweep.scores(share) == pytest.approx(expected, abs=1e-9)


@given(values_and_points())
@settings(max_examples=80, deadline=None)
def test_the_leader_is_first_inside_its_interval_and_the_named_option_beyond(make_table, problem):
    value_ij, point_j = problem
    ranking = rank_options(make_table(value_ij), point_j)
    leader = ranking.leaders[0]
    for sweep in sweep_weights(ranking):
        assert 0 <= sweep.low <= sweep.weight <= sweep.high <= 1
        for share in np.linspace(sweep.low, sweep.high, 7):
            score_i = sweep.scores(share)
            assert score_i[leader] >= score_i.max() - 1e-8
        for end, step, next_first in ((sweep.low, -1e-6, sweep.below), (sweep.high, 1e-6, sweep.above)):
            if next_first is not None:
                beyond = sweep.scores(end + step)
                assert beyond[next_first] > beyond[leader]
                assert beyond[next_first] == pytest.approx(beyond.max(), abs=1e-9)


@given(values_and_points())
@settings(max_examples=80, deadline=None)
def test_nobody_takes_over_only_where_the_interval_ends_with_the_scale(make_table, problem):
    value_ij, point_j = problem
    for sweep in sweep_weights(rank_options(make_table(value_ij), point_j)):
        assert sweep.low == 0 or sweep.below is not None
        assert sweep.high == 1 or sweep.above is not None


@given(values_and_points())
@settings(max_examples=80, deadline=None)
def test_first_places_follow_on_each_other_and_are_first(make_table, problem):
    value_ij, point_j = problem
    for sweep in sweep_weights(rank_options(make_table(value_ij), point_j)):
        places = sweep.first_places
        assert (places[0].low, places[-1].high) == (0.0, 1.0)
        assert all(before.high == after.low for before, after in pairwise(places))
        for place in places:
            score_i = sweep.scores((place.low + place.high) / 2)
            assert score_i[place.row] >= score_i.max() - 1e-8


@pytest.mark.slow
@given(values_and_points())
@settings(max_examples=80, deadline=None)
def test_crossings_are_exactly_the_pairs_whose_order_differs_at_the_ends(make_table, problem):
    value_ij, point_j = problem
    for sweep in sweep_weights(rank_options(make_table(value_ij), point_j)):
        found = {(int(up), int(down)) for up, down in zip(sweep.rising_c, sweep.falling_c, strict=True)}
        n = len(sweep.start_i)
        gap = 1e-7
        expected = {
            (i, k)
            for i in range(n)
            for k in range(n)
            if sweep.start_i[i] < sweep.start_i[k] - gap and sweep.end_i[i] > sweep.end_i[k] + gap
        }
        assert found == expected
        assert (np.diff(sweep.crossing_c) >= 0).all()
        for share, up, down in zip(sweep.crossing_c, sweep.rising_c, sweep.falling_c, strict=True):
            score_i = sweep.scores(share)
            assert score_i[up] == pytest.approx(score_i[down], abs=1e-9)


def test_tied_leaders_leave_the_first_listed_no_room_on_the_side_where_the_other_is_better(make_table):
    sweep = sweep_weights(rank_options(make_table([[1, 0], [0, 1]]), [1, 1]))[0]
    assert (sweep.low, sweep.below) == (0.5, 1)
    assert (sweep.high, sweep.above) == (1.0, None)


def test_a_criterion_with_all_the_weight_gives_up_its_share_to_the_others_equally(make_table):
    sweeps = sweep_weights(rank_options(make_table([[1, 0, 0], [0, 1, 0.8]]), [5, 0, 0]))
    assert [sweep.is_split_equally for sweep in sweeps] == [True, False, False]
    assert sweeps[0].start_i == pytest.approx([0, 90])
    assert sweeps[0].low == pytest.approx(90 / 190)


def test_an_only_criterion_has_nothing_to_move(make_table):
    (sweep,) = sweep_weights(rank_options(make_table([[0.2], [0.7]]), [3]))
    assert (sweep.low, sweep.high, sweep.below, sweep.above) == (0.0, 1.0, None, None)
    assert sweep.start_i == pytest.approx(sweep.end_i)
    assert len(sweep.crossing_c) == 0


def test_an_only_option_is_first_throughout(make_table):
    for sweep in sweep_weights(rank_options(make_table([[0.2, 0.9]]), [1, 1])):
        assert (sweep.low, sweep.high) == (0.0, 1.0)
        assert sweep.first_places == (FirstPlace(0.0, 1.0, 0),)


def test_a_leader_with_a_missing_level_loses_to_the_next_as_soon_as_that_criterion_counts(make_table):
    sweep = sweep_weights(rank_options(make_table([[0.9, np.nan], [0.8, 0.1], [0.2, 1.0]]), [1, 0]))[1]
    assert (sweep.low, sweep.high, sweep.below, sweep.above) == (0.0, 0.0, None, 1)
    assert [place.row for place in sweep.first_places] == [1, 2]
    assert np.isnan(sweep.end_i[0])


def test_an_unranked_option_takes_part_in_no_crossing(make_table):
    for sweep in sweep_weights(rank_options(make_table([[1, 0], [0, 1], [np.nan, 1]]), [1, 2])):
        assert 2 not in {*sweep.rising_c, *sweep.falling_c}
        assert 2 not in {place.row for place in sweep.first_places}


def test_without_a_ranked_option_there_is_nobody_to_overtake(make_table):
    with pytest.raises(ValueError, match="no option can be ranked"):
        sweep_weights(rank_options(make_table([[np.nan, 1], [0.5, np.nan]]), [1, 1]))


def test_results_cannot_be_changed_in_place(make_table):
    sweep = sweep_weights(rank_options(make_table([[1, 0], [0, 1]]), [1, 1]))[0]
    with pytest.raises(ValueError, match="read-only"):
        sweep.start_i[0] = 0
