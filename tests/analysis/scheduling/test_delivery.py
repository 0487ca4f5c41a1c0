"""Value to date: exact curves of small packages, and what holds of every curve."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.scheduling.analyse import analyse_timeline
from counterpoise.analysis.scheduling.delivery import value_to_date

OUTCOME, BOTH = np.array([1.0, 0.0]), np.array([0.5, 0.5])


def follow(case, members, weight_j=OUTCOME, starts=None, n_draws=50):
    return value_to_date(analyse_timeline(case, members, starts, n_draws=n_draws).delivery, weight_j)


def test_each_member_counts_from_its_effect_day(make_case, option, milestone):
    case = make_case(
        option("a", [milestone("x", 10)], lag=10, good=30), option("b", [milestone("y", 50)], lag=0, good=20)
    )
    value = follow(case, "ab")
    assert value.day_e.tolist() == [0, 20, 50]
    assert value.score_e == pytest.approx([0, 30, 50])
    assert (value.start, value.end) == pytest.approx((0, 50))
    assert value.mode_average == pytest.approx((20 * 0 + 30 * 30 + 50 * 50) / 100)
    assert value.average == pytest.approx(value.mode_average)


def test_two_packages_of_one_end_value_separate_by_when_they_deliver(make_case, option, milestone):
    case = make_case(option("early", [milestone("x", 10)], good=40), option("late", [milestone("y", 80)], good=40))
    early, late = follow(case, ("early",)), follow(case, ("late",))
    assert early.end == late.end == pytest.approx(40)
    assert early.average == pytest.approx(36)
    assert late.average == pytest.approx(8)


def test_time_and_money_count_from_the_decision_on(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 20)], good=40))
    value = follow(case, "a", BOTH)
    # Effect on day 20 of a scale of 100 days is worth 0.8 throughout; the outcome 0.4 from day 20 on.
    assert value.score_e == pytest.approx([40, 60])


def test_an_effect_beyond_the_horizon_delivers_nothing_within_it(make_case, option, milestone):
    value = follow(make_case(option("a", [milestone("x", 400)], good=40)), "a")
    assert value.average == value.mode_average == pytest.approx(0)
    assert value.end == pytest.approx(40)
    assert value.expected_t == pytest.approx(np.zeros(len(value.day_t)))


def test_todays_course_delivers_its_own_score_throughout(make_case):
    value = follow(make_case(), ("today",), BOTH)
    assert value.start == value.end == pytest.approx(value.average) == pytest.approx(50)


@settings(max_examples=25, deadline=None)
@given(
    leads=st.lists(st.tuples(st.integers(0, 20), st.integers(20, 60), st.integers(60, 150)), min_size=1, max_size=4),
    good=st.lists(st.floats(0, 20), min_size=4, max_size=4),
    start=st.integers(0, 60),
)
def test_gains_only_make_a_rising_curve_and_a_later_start_never_delivers_more(
    leads, good, start, make_case, option, milestone
):
    ids = "abcd"[: len(leads)]
    case = make_case(*(option(id_, [milestone(f"m{id_}", leads[k])], good=good[k]) for k, id_ in enumerate(ids)))
    prompt, staged = follow(case, ids), follow(case, ids, starts={ids[0]: start})
    for value in (prompt, staged):
        assert (np.diff(value.expected_t) >= -1e-9).all()
        assert (np.diff(value.score_e) >= -1e-9).all()
        assert value.start - 1e-9 <= value.average <= value.end + 1e-9
    assert staged.average <= prompt.average + 1e-9
    assert staged.end == pytest.approx(prompt.end)


def test_the_average_is_the_area_under_the_expected_curve(make_case, option, milestone):
    case = make_case(*(option(id_, [milestone(f"m{id_}", (0, 30, 120))], lag=(0, 5, 40), good=15) for id_ in "abc"))
    value = follow(case, "abc", n_draws=5000)
    area = np.trapezoid(value.expected_t, value.day_t) / value.horizon
    assert value.average == pytest.approx(area, abs=0.05)


def test_a_missing_level_counts_only_where_it_has_weight(make_case, option):
    from dataclasses import replace

    known = option("a", good=30)
    unknown = replace(
        known, performance={"outcome": replace(known.performance["outcome"], range=None, missing="unknown")}
    )
    case = make_case(unknown)
    assert np.isnan(follow(case, "a", OUTCOME).end)
    assert follow(case, "a", np.array([0.0, 1.0])).end == pytest.approx(100)
