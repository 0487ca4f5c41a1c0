"""All sensitivities in one call, and the smallest changes as data."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import analyse
from counterpoise.analysis.value import ValueFunction

BENEFIT = ValueFunction(np.array([0.0, 100.0]), np.array([0.0, 1.0]))
COST = ValueFunction(np.array([0.0, 200.0]), np.array([1.0, 0.0]))


@pytest.fixture
def answer(make_table):
    table = make_table([[80, 100], [60, 76]], [[70, 100], [60, 70]], [[90, 110], [60, 90]], functions=(BENEFIT, COST))
    ranking = rank_options(table, [50, 50])
    return ranking, analyse(table, ranking)


def test_the_parts_speak_of_one_leader(answer):
    ranking, found = answer
    assert found.leader == found.cells.leader == ranking.leaders[0]
    assert found.lead == pytest.approx(4)
    assert len(found.sweeps) == 2
    assert [nearest.row for nearest in found.nearest] == [0, 1]


def test_the_smallest_change_comes_first_and_levels_out_of_range_last(answer):
    _, found = answer
    out_of_range = [f.is_inside is False for f in found.findings]
    assert out_of_range == sorted(out_of_range)
    inside = [f.size for f in found.findings if f.is_inside is not False]
    assert inside == sorted(inside)


def test_a_finding_carries_what_a_sentence_needs(answer):
    _, found = answer
    cost = next(f for f in found.findings if (f.kind, f.column, f.row) == ("cell", 1, 0))
    assert (cost.now, cost.then, cost.relative) == pytest.approx((100, 116, 0.16))
    assert (cost.takes_over, cost.is_inside) == (1, False)
    weight = next(f for f in found.findings if f.kind == "weight" and f.column == 1)
    assert (weight.now, weight.then, weight.size) == pytest.approx((0.5, 0.625, 0.125))
    assert weight.takes_over == 1


def test_a_shared_level_is_a_finding_of_its_own_kind(make_table):
    table = make_table([[20, 50], [60, 40]], functions=(BENEFIT, BENEFIT), effects=(0,))
    found = analyse(table, rank_options(table, [1, 1]))
    shifts = [f for f in found.findings if f.kind == "baseline"]
    assert [(f.now, f.then) for f in shifts] == [(20, pytest.approx(-30)), (20, pytest.approx(90))]
    assert all(f.row == table.baseline for f in shifts)


def test_one_option_on_one_criterion_is_first_and_nothing_changes_that(make_table):
    table = make_table([[0.5]])
    found = analyse(table, rank_options(table, [1]))
    assert (found.leader, found.lead, found.findings, found.tornado) == (0, None, (), ())


def test_identical_options_are_told_by_a_lead_of_nothing(make_table):
    table = make_table([[0.5, 0.5]] * 3)
    found = analyse(table, rank_options(table, [1, 2]))
    assert found.lead == 0
    assert all(nearest.movement == 0 for nearest in found.nearest)


def test_all_weights_zero_is_refused_before_anything_is_analysed(make_table):
    with pytest.raises(ValueError, match="all weights are zero"):
        rank_options(make_table([[1, 0], [0, 1]]), [0, 0])


def test_without_a_ranked_option_the_message_says_why(make_table):
    table = make_table([[np.nan, 0.5], [np.nan, 0.2]])
    with pytest.raises(ValueError, match="every option lacks a level"):
        analyse(table, rank_options(table, [1, 1]))


def test_the_order_of_the_options_does_not_change_the_answer(make_table):
    mode_ij = np.array([[0.9, 0.1, 0.5], [0.2, 0.8, 0.6], [0.4, 0.5, 0.9]])
    straight, turned = (make_table(mode_ij[rows]) for rows in ([0, 1, 2], [2, 0, 1]))
    one, two = (analyse(table, rank_options(table, [3, 2, 1])) for table in (straight, turned))
    back = [1, 2, 0]
    assert two.cells.level_ij[back] == pytest.approx(one.cells.level_ij, nan_ok=True)
    assert [sweep.low for sweep in one.sweeps] == pytest.approx([sweep.low for sweep in two.sweeps])
    assert [near.movement for near in one.nearest] == pytest.approx([two.nearest[i].movement for i in back])
