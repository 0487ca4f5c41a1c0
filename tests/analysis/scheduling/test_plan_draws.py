"""Chances, what to speed up and order days, against answers known in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoise.analysis.scheduling.analyse import analyse_timeline, chances_by, order_days_for
from counterpoise.analysis.scheduling.chances import chance_by
from counterpoise.analysis.scheduling.draws import draw_day_states
from counterpoise.analysis.scheduling.plan import build_plan
from counterpoise.analysis.scheduling.speed import score_gain
from counterpoise.analysis.scheduling.walk import time_plan

N = 20_000


def test_one_triangular_milestone_is_ready_with_its_own_distribution(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (0, 10, 40))]))
    timeline = analyse_timeline(case, ("a",), n_draws=N, seed=3)
    for by, share in ((10, 10 * 10 / (40 * 10)), (25, 1 - 15 * 15 / (40 * 30)), (40, 1.0)):
        chance = chances_by(timeline, by).ready
        assert abs(chance.share - share) <= 4 * chance.error
    assert timeline.ready.mean == pytest.approx(50 / 3, abs=0.3)
    assert timeline.ready.p95 == pytest.approx(40 - math.sqrt(40 * 30 * 0.05), abs=0.5)
    assert (timeline.ready.low, timeline.ready.mode, timeline.ready.high) == (0, 10, 40)


def test_two_chains_side_by_side_are_ready_with_the_product_of_their_chances(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (0, 20, 40))]), option("b", [milestone("y", (0, 20, 40))]))
    chances = chances_by(analyse_timeline(case, "ab", n_draws=N, seed=5), 20)
    assert abs(chances.ready.share - 0.25) <= 4 * chances.ready.error
    assert abs(chances.ready_m[0].share - 0.5) <= 4 * chances.ready_m[0].error


def test_what_members_share_is_drawn_once(make_case, option, milestone):
    shared = milestone("s", (0, 20, 40))
    case = make_case(option("a", [shared]), option("b", [shared]))
    timeline = analyse_timeline(case, "ab", n_draws=500, seed=5)
    assert np.array_equal(timeline.ready_md[0], timeline.ready_md[1])


def test_a_state_is_the_same_whoever_else_is_in_the_package(make_case, option, milestone):
    case = make_case(
        option("a", [milestone("x", (0, 20, 40))], lag=(1, 2, 9)), option("b", [milestone("y", (0, 20, 40))])
    )
    alone, both = (analyse_timeline(case, members, n_draws=300, seed=8) for members in ("a", "ba"))
    assert np.array_equal(alone.effect_md[0], both.effect_md[1])


def test_one_seed_gives_one_answer_and_another_another(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (0, 20, 40))]))
    first, again, other = (analyse_timeline(case, "a", n_draws=200, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first.ready_md, again.ready_md)
    assert not np.array_equal(first.ready_md, other.ready_md)


def test_the_error_of_a_chance_is_never_none(make_case):
    assert chance_by(np.zeros(100), 5).share == 1
    assert 0 < chance_by(np.zeros(100), 5).error < 0.01
    half = chance_by(np.arange(10_000) % 2, 0)
    assert half.error == pytest.approx(0.005, rel=0.01)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50), st.floats(0, 100), st.floats(0, 100))
def test_a_later_deadline_is_never_less_likely(days, by, more):
    assert chance_by(np.array(days), by).share <= chance_by(np.array(days), by + more).share


def test_a_day_on_the_only_chain_is_worth_a_day_and_its_points(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (5, 10, 20)), milestone("y", 8, ["x"])]))
    timeline = analyse_timeline(case, "a", n_draws=2000, seed=1)
    assert timeline.speed.critical_k.tolist() == [1, 1]
    assert timeline.speed.ready_gain_k == pytest.approx([1, 1])
    assert timeline.speed.effect_gain_k == pytest.approx([1, 1])
    # A day of 100 on a scale of 100 days, with half the weight, is half a point.
    assert score_gain(timeline.speed, np.array([0.5, 0.5])) == pytest.approx([0.5, 0.5])


def test_a_day_where_there_is_time_to_spare_wins_nothing(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (5, 6, 7)), milestone("y", (20, 30, 40))]))
    speed = analyse_timeline(case, "a", n_draws=2000, seed=1).speed
    assert speed.critical_k.tolist() == [0, 1]
    assert speed.ready_gain_k == pytest.approx([0, 1])


def test_equal_chances_of_two_chains_share_the_gain(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (0, 50, 100)), milestone("y", (0, 50, 100))]))
    speed = analyse_timeline(case, "a", n_draws=N, seed=1).speed
    assert speed.critical_k == pytest.approx([0.5, 0.5], abs=0.02)
    assert (speed.ready_gain_k < speed.critical_k).all()
    assert (speed.ready_gain_k > speed.critical_k - 0.03).all()


def test_speeding_up_the_last_member_wins_ready_days_and_no_first_effect(make_case, option, milestone):
    options = (option("a", [milestone("x", 5)]), option("b", [milestone("y", 50)]))
    first = analyse_timeline(make_case(*options, rule="first"), "ab", n_draws=50).speed
    last = analyse_timeline(make_case(*options, rule="last"), "ab", n_draws=50).speed
    assert first.ready_gain_k.tolist() == last.ready_gain_k.tolist() == [0, 1]
    assert first.effect_gain_k.tolist() == [1, 0]
    assert last.effect_gain_k.tolist() == [0, 1]


def test_a_milestone_that_takes_no_time_cannot_be_sped_up(make_case, option, milestone):
    speed = analyse_timeline(make_case(option("a", [milestone("x", 0)])), "a", n_draws=50).speed
    assert speed.ready_gain_k.tolist() == [0]


def test_order_days_of_exact_milestones_are_the_deadline_less_the_lead(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 10)]), option("b", [milestone("y", 25)]))
    timeline = analyse_timeline(case, "ab", n_draws=100)
    days = {day.member: (day.mode, day.sure) for day in order_days_for(case, timeline, 40, 0.9)}
    assert days == {None: (15, 15), "a": (30, 30), "b": (15, 15)}


def test_no_order_day_where_the_deadline_cannot_be_met(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 10)]), option("b", [milestone("y", 25)]))
    timeline = analyse_timeline(case, "ab", n_draws=100)
    assert {day.mode for day in order_days_for(case, timeline, 20, 0.9)} == {None}


@pytest.mark.parametrize("sureness", [0.5, 0.8, 0.95])
def test_ordering_on_the_latest_day_is_in_time_as_often_as_asked_and_a_day_later_is_not(
    sureness, make_case, option, milestone
):
    shared = milestone("s", (1, 5, 20))
    case = make_case(
        option("a", [shared, milestone("x", (2, 9, 30), ["s"])]), option("b", [shared, milestone("y", (5, 6, 7))])
    )
    timeline = analyse_timeline(case, "ab", n_draws=3000, seed=4)
    whole, *single = order_days_for(case, timeline, 60, sureness)
    for shift, is_enough in ((0, True), (1, False)):
        later = analyse_timeline(case, "ab", dict.fromkeys("ab", whole.sure + shift), n_draws=3000, seed=4)
        assert (chances_by(later, 60).ready.share >= sureness) is is_enough
    for day in single:
        plan = build_plan(case, "ab", {day.member: day.sure})
        states = draw_day_states(case, plan, 3000, 4)
        assert (time_plan(plan, states.lead_kd, states.lag_md).ready_d <= 60).mean() >= sureness
        assert day.sure >= whole.sure


@pytest.mark.parametrize("by", [-1, float("inf"), float("nan"), 1e7])
def test_a_deadline_that_is_no_day_is_refused(by, make_case, option):
    timeline = analyse_timeline(make_case(option("a")), "a", n_draws=10)
    with pytest.raises(ValueError, match="the deadline"):
        chances_by(timeline, by)


def test_results_cannot_be_changed(make_case, option, milestone):
    timeline = analyse_timeline(make_case(option("a", [milestone("x", 10)])), "a", n_draws=10)
    for array in (timeline.ready_md, timeline.ends.start_kd, timeline.speed.critical_k, timeline.delivery.value_sj):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_days_are_drawn_from_the_states_that_the_scores_are_drawn_from():
    from pathlib import Path

    from counterpoise.analysis.uncertainty import states
    from counterpoise.casefile.load import load_case

    case = load_case(Path(__file__).parents[3]).case
    drawn = states.draw_states(case, 400, 7)
    j = list(case.criteria).index("time_to_effect")
    for i, option_id in enumerate(case.options):
        effect_d = analyse_timeline(case, (option_id,), n_draws=400, seed=7).effect_d
        assert effect_d == pytest.approx(drawn.level_ijd[i, j], abs=0.02), option_id
