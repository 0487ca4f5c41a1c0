"""The level of one cell at which the leader changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import find_baseline_switches, find_cell_switches
from counterpoise.analysis.sensitivity.cell_switch import level_at_value
from counterpoise.analysis.value import ValueFunction

COST = ValueFunction(np.array([0.0, 200.0]), np.array([1.0, 0.0]))
STRAIGHT = ValueFunction(np.array([0.0, 100.0]), np.array([0.0, 1.0]))
BENT = ValueFunction(np.array([0.0, 20.0, 60.0, 100.0]), np.array([0.0, 0.5, 0.5, 1.0]))
PEAK = ValueFunction(np.array([0.0, 40.0, 100.0]), np.array([0.0, 1.0, 0.2]))


@st.composite
def bent_problems(draw):
    n = draw(st.integers(2, 4))
    mode_ij = draw(arrays(float, (n, 3), elements=st.integers(-2, 12).map(lambda x: x * 10.0)))
    point_j = draw(arrays(float, 3, elements=st.integers(0, 4).map(float)).filter(lambda points: points.sum() > 0))
    return mode_ij, point_j


def with_cell(table, i, j, level):
    mode_ij = table.mode_ij.copy()
    mode_ij[i, j] = level
    return replace(table, mode_ij=mode_ij)


def test_a_dearer_leader_loses_its_lead_at_a_cost_that_can_be_worked_out_by_hand(make_table):
    """Leader: benefit 80 and cost 100 give 40 + 25 = 65. Second: benefit 60 and cost 76 give 30 + 31 = 61."""
    table = make_table([[80, 100], [60, 76]], functions=(STRAIGHT, COST))
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert switches.leader == 0
    assert switches.level_ij[0, 1] == pytest.approx(116)  # 4 points of lead = 16 million at 0.25 points each
    assert switches.relative_ij[0, 1] == pytest.approx(0.16)
    assert switches.takes_over_ij[0, 1] == 1
    assert switches.level_ij[1, 1] == pytest.approx(60)
    assert switches.relative_ij[1, 1] == pytest.approx(60 / 76 - 1)
    assert switches.level_ij[0, 0] == pytest.approx(72)
    assert switches.value_change_ij[0, 0] == pytest.approx(-0.08)


def test_a_switching_level_within_the_range_is_told_from_one_beyond(make_table):
    mode, low, high = [[80, 100], [60, 76]], [[70, 100], [60, 70]], [[90, 110], [60, 90]]
    table = make_table(mode, low, high, functions=(STRAIGHT, COST))
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert switches.is_inside_ij.tolist() == [[True, False], [False, False]]
    assert switches.reach_ij[0] == pytest.approx([0.8, 1.6])
    assert switches.reach_ij[1, 0] == np.inf
    assert switches.reach_ij[1, 1] == pytest.approx(16 / 6)


def test_where_no_level_on_the_scale_is_enough_there_is_no_switch(make_table):
    table = make_table([[1, 1], [0.5, 0]])
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert np.isnan(switches.level_ij[1]).all()
    assert (switches.takes_over_ij[1] == -1).all()
    assert not switches.is_inside_ij[1].any()


def test_a_level_without_weight_changes_nothing(make_table):
    table = make_table([[1, 0], [0.5, 1]])
    switches = find_cell_switches(table, rank_options(table, [1, 0]))
    assert np.isnan(switches.level_ij[:, 1]).all()


def test_a_tied_leader_is_passed_at_its_present_level(make_table):
    table = make_table([[0.5, 0.5], [0.5, 0.5]])
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert switches.level_ij == pytest.approx(table.mode_ij)
    assert (switches.reach_ij == 0).all()


def test_an_only_option_has_no_switch(make_table):
    table = make_table([[0.5, 0.5]])
    assert np.isnan(find_cell_switches(table, rank_options(table, [1, 1])).level_ij).all()


def test_the_share_of_a_level_of_zero_is_not_given(make_table):
    table = make_table([[0.2, 1], [0, 1]])
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert switches.level_ij[1, 0] == pytest.approx(0.2)
    assert np.isnan(switches.relative_ij[1, 0])


def test_effects_count_from_the_baselines_level(make_table):
    table = make_table([[50, 0], [70, 0], [60, 0]], functions=(STRAIGHT, STRAIGHT), effects=(0,))
    switches = find_cell_switches(table, rank_options(table, [1, 0]))
    assert switches.effects(table)[1, 0] == pytest.approx(10)
    assert switches.effects(table)[2, 0] == pytest.approx(20)
    assert np.isnan(switches.effects(table)[:, 1]).all()


@given(bent_problems())
@settings(max_examples=80, deadline=None)
def test_first_place_is_shared_at_the_switch_and_changes_hands_beyond(make_table, problem):
    mode_ij, point_j = problem
    table = make_table(mode_ij, functions=(BENT, COST, PEAK))
    ranking = rank_options(table, point_j)
    switches = find_cell_switches(table, ranking)
    for i, j in np.argwhere(switches.takes_over_ij >= 0):
        at = rank_options(with_cell(table, i, j, switches.level_ij[i, j]), point_j).score_i
        row = switches.takes_over_ij[i, j]
        assert at[row] == pytest.approx(at[switches.leader], abs=1e-8)
        assert at[row] == pytest.approx(at.max(), abs=1e-8)


@given(bent_problems())
@settings(max_examples=80, deadline=None)
def test_short_of_the_switch_the_leader_stays_first(make_table, problem):
    mode_ij, point_j = problem
    table = make_table(mode_ij, functions=(BENT, COST, PEAK))
    ranking = rank_options(table, point_j)
    switches = find_cell_switches(table, ranking)
    for i, j in np.ndindex(mode_ij.shape):
        ends = (-20, 220) if switches.takes_over_ij[i, j] < 0 else (switches.level_ij[i, j],)
        for level in [mode_ij[i, j] + step * (end - mode_ij[i, j]) for end in ends for step in (0.3, 0.9)]:
            score_i = rank_options(with_cell(table, i, j, level), point_j).score_i
            assert score_i[switches.leader] >= score_i.max() - 1e-8


def test_of_two_levels_with_one_value_the_nearer_is_given():
    assert level_at_value(PEAK, np.array([0.6, 0.6]), np.array([0.0, 100.0])) == pytest.approx([24, 70])


def test_on_a_flat_stretch_the_present_level_already_has_the_value():
    assert level_at_value(BENT, np.array([0.5, 0.5]), np.array([33.0, 90.0])) == pytest.approx([33, 60])


def test_no_level_has_a_value_off_the_scale():
    assert np.isnan(level_at_value(BENT, np.array([1.2, -0.1, np.nan]), np.array([50.0, 50.0, 50.0]))).all()


def test_the_baselines_shared_level_is_no_cell_of_its_own(make_table):
    table = make_table([[0.2, 0.9], [0.6, 0.4]], effects=(0,))
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert np.isnan(switches.level_ij[0, 0])
    assert not np.isnan(switches.level_ij[0, 1])


def test_a_shift_on_a_straight_scale_changes_nothing_until_the_leader_meets_its_end(make_table):
    """Option 1 leads by 15 points; its effect of +40 is cut off once the baseline rises beyond 60."""
    table = make_table(
        [[20, 50], [60, 40]], [[10, 50], [60, 40]], [[80, 50], [60, 40]], (STRAIGHT, STRAIGHT), effects=(0,)
    )
    down, up = find_baseline_switches(table, rank_options(table, [1, 1]))
    assert (up.change, up.level, up.takes_over, up.is_inside) == (pytest.approx(70), pytest.approx(90), 0, False)
    assert up.reach == pytest.approx(70 / 60)
    assert (down.change, down.takes_over) == (pytest.approx(-50), 0)


def test_a_shared_shift_that_never_changes_the_leader_is_not_listed(make_table):
    table = make_table([[0.2, 0.1], [0.6, 0.4]], effects=(0,))
    assert find_baseline_switches(table, rank_options(table, [1, 1])) == ()
    assert find_baseline_switches(table, rank_options(table, [0, 1])) == ()


@given(bent_problems())
@settings(max_examples=80, deadline=None)
def test_shifting_every_option_to_the_baseline_switch_makes_first_place_shared(make_table, problem):
    mode_ij, point_j = problem
    table = make_table(mode_ij, functions=(BENT, COST, PEAK), effects=(0, 2))
    ranking = rank_options(table, point_j)
    leader = ranking.leaders[0]
    for switch in find_baseline_switches(table, ranking):
        shift_j = switch.change * (np.arange(3) == switch.column)
        at = rank_options(replace(table, mode_ij=mode_ij + shift_j), point_j).score_i
        assert at[leader] == pytest.approx(at.max(), abs=1e-7)
        assert at[switch.takes_over] == pytest.approx(at.max(), abs=1e-7)
        for part in (0.25, 0.5, 0.9):
            score_i = rank_options(replace(table, mode_ij=mode_ij + part * shift_j), point_j).score_i
            assert score_i[leader] >= score_i.max() - 1e-7
