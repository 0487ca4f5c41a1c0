"""The swing of the lead over each range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import build_tornado, build_weight_tornado, sweep_weights

levels = arrays(float, (3, 2), elements=st.integers(0, 10).map(lambda x: x / 10))


def lead_of(score_i: np.ndarray, leader: int) -> float:
    return score_i[leader] - np.delete(score_i, leader).max()


def test_the_widest_bar_comes_first_and_a_lost_lead_is_negative(make_table):
    mode, low, high = [[0.8, 0.5], [0.6, 0.5]], [[0.5, 0.4], [0.6, 0.5]], [[0.9, 0.6], [0.6, 0.5]]
    table = make_table(mode, low, high)
    first, second = build_tornado(table, rank_options(table, [1, 1]))
    assert (first.row, first.column, first.low, first.high) == (0, 0, 0.5, 0.9)
    assert (first.lead_at_low, first.lead_at_high, first.swing) == pytest.approx((-5, 15, 20))
    assert (second.lead_at_low, second.lead_at_high, second.swing) == pytest.approx((5, 15, 10))


def test_exact_levels_and_levels_without_weight_have_no_bar(make_table):
    table = make_table([[0.8, 0.5], [0.6, 0.5]], [[0.8, 0.1], [0.6, 0.1]], [[0.8, 0.9], [0.6, 0.9]])
    assert build_tornado(table, rank_options(table, [1, 0])) == ()


def test_a_third_option_that_cannot_reach_the_lead_has_no_bar(make_table):
    first_two = [[0.9, 0.9], [0.8, 0.8]]
    table = make_table([*first_two, [0.1, 0.1]], [*first_two, [0, 0.1]], [*first_two, [0.3, 0.1]])
    assert build_tornado(table, rank_options(table, [1, 1])) == ()


def test_an_only_option_leads_nobody(make_table):
    table = make_table([[0.5, 0.5]], [[0.1, 0.5]], [[0.9, 0.5]])
    ranking = rank_options(table, [1, 1])
    assert build_tornado(table, ranking) == ()
    assert build_weight_tornado(ranking, sweep_weights(ranking), np.zeros(2), np.ones(2)) == ()


@given(levels, levels, levels)
@settings(max_examples=60, deadline=None)
def test_every_bar_is_what_ranking_anew_gives(make_table, one, two, three):
    low_ij, mode_ij, high_ij = np.sort([one, two, three], axis=0)
    table = make_table(mode_ij, low_ij, high_ij, effects=(1,))
    ranking = rank_options(table, [2, 1])
    leader = ranking.leaders[0]
    bars = build_tornado(table, ranking)
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)
    for bar in bars:
        for level, lead in ((bar.low, bar.lead_at_low), (bar.high, bar.lead_at_high)):
            moved_ij = mode_ij.copy()
            rows = slice(None) if bar.is_shared else bar.row
            moved_ij[rows, bar.column] += level - mode_ij[bar.row, bar.column]
            again = rank_options(replace(table, mode_ij=moved_ij), [2, 1])
            assert lead == pytest.approx(lead_of(again.score_i, leader), abs=1e-9)


def test_weights_have_bars_of_the_same_kind(make_table):
    ranking = rank_options(make_table([[1, 0], [0, 1]]), [60, 40])
    (first, second) = build_weight_tornado(ranking, sweep_weights(ranking), np.array([0.4, 0.4]), np.array([0.9, 0.5]))
    assert (first.row, first.column) == (None, 0)
    assert (first.lead_at_low, first.lead_at_high, first.swing) == pytest.approx((-20, 80, 100))
    assert (second.lead_at_low, second.lead_at_high, second.swing) == pytest.approx((20, 0, 20))
