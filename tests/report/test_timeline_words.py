"""What is said of a timetable: names, dates, sentences. The tram: permit 10, digging 40, in effect 10 days later."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.scheduling.analyse import analyse_timeline, chances_by, order_days_for
from counterpoise.analysis.scheduling.delivery import value_to_date
from counterpoise.report.dates import date_of, day_of, format_date, format_day
from counterpoise.report.plan_words import format_chance, plan_name, plan_notes
from counterpoise.report.sentences import timeline as sentences

WEIGHTS = np.array([0.5, 0.3, 0.2])


@pytest.fixture
def tram(case):
    return analyse_timeline(case, ("tram",), n_draws=2000, seed=1)


def told(case, found, by, sureness=0.8):
    chances = chances_by(found, by)
    orders = order_days_for(case, found, by, sureness)
    return sentences.order_sentence(case, found, orders, chances, sureness)


def test_a_day_and_its_date_are_rounded_alike(case) -> None:
    assert format_day(case, 45.4) == "day 45 (Aug 24, 2018)"
    assert format_day(case, 45.5) == "day 46 (Aug 25, 2018)"
    assert date_of(case, 0).isoformat() == case.as_of


def test_a_date_is_read_as_a_day_and_back(case) -> None:
    assert day_of(case, "2018-10-08") == 90
    assert day_of(case, "2018-07-09") == -1
    assert day_of(case, "90") is None
    assert date_of(case, day_of(case, "2020-02-29")).isoformat() == "2020-02-29"


def test_a_day_beyond_the_calendar_has_no_date(case) -> None:
    assert format_date(case, 1e8) == ""
    assert format_day(case, 1e8) == "day 100,000,000"


def test_a_plan_is_called_by_its_package_its_option_or_its_members(case) -> None:
    assert plan_name(case, ("tram", "train")) == "Both"
    assert plan_name(case, ("tram",)) == "Tram"
    assert plan_name(case, ("stay", "tram")) == "Stay and Tram"


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0 %"), (1, "100 %"), (0.001, "under 1 %"), (0.999, "over 99 %"), (0.934, "93 %")]
)
def test_a_chance_reads_nothing_or_everything_only_when_it_is(share: float, text: str) -> None:
    assert format_chance(share) == text


def test_members_that_exclude_each_other_are_said_once(case) -> None:
    found = analyse_timeline(case, ("train", "tram"), n_draws=50)
    assert [note for note in plan_notes(case, found.plan) if "exclude each other" in note] == [
        "Train and Tram exclude each other; this is a schedule, not a choice."
    ]


def test_start_days_are_said_with_dates(case) -> None:
    found = analyse_timeline(case, ("tram",), {"tram": 31}, n_draws=50)
    assert "Staged: Tram from day 31 (Aug 10, 2018); all else from day 0." in plan_notes(case, found.plan)


def test_the_answer_names_ready_day_chance_and_effect(case, tram) -> None:
    sentence = sentences.readiness_sentence(case, tram, chances_by(tram, 90), "the fair")
    assert sentence == (
        "Tram: ready on day 50 (Aug 29, 2018) with most likely lead times; ready by day 90 (Oct 8, 2018), the fair, "
        "in 100 of 100 simulations. First effect on day 60 (Sep 8, 2018)."
    )


def test_a_package_has_a_first_effect_and_a_last(case) -> None:
    found = analyse_timeline(case, ("tram", "train"), n_draws=50)
    first, last = (pick(effect.mode for effect in found.effect_m) for pick in (min, max))
    assert first < last
    said = sentences.readiness_sentence(case, found, chances_by(found, 90))
    assert f"First effect on {format_day(case, first)}, last on {format_day(case, last)}." in said


def test_a_deadline_beyond_the_horizon_is_answered_and_said(case, tram) -> None:
    sentence = sentences.readiness_sentence(case, tram, chances_by(tram, 5000))
    assert sentence.endswith("Beyond the case's horizon of 365 days: the deadline.")


def test_the_chain_is_told_with_its_days(case, tram) -> None:
    assert sentences.chain_sentence(case, tram) == "The bottleneck is: Permit, signed (10 days); Digging (40 days)."
    stay = analyse_timeline(case, ("stay",), n_draws=50)
    assert sentences.chain_sentence(case, stay) == "There are no prerequisites."
    later = analyse_timeline(case, ("stay",), {"stay": 5}, n_draws=50)
    assert sentences.chain_sentence(case, later) == "Stay waits only for its start day."


def test_the_chance_has_an_error_unless_all_draws_agree(case, tram) -> None:
    assert "standard error" in sentences.chance_sentence(case, tram, chances_by(tram, 50))
    certain = sentences.chance_sentence(case, tram, chances_by(tram, 90))
    assert "in 100 of 100 simulations;" in certain
    assert "error" not in certain
    assert "in none of 100 simulations;" in sentences.chance_sentence(case, tram, chances_by(tram, 5))


def test_order_days_are_told_or_refused_with_a_reason(case, tram) -> None:
    assert "everything must be ordered by day" in told(case, tram, 90)
    assert told(case, tram, 40).startswith("The deadline cannot be met: ")
    assert told(case, tram, 50, 0.99).startswith("No order day gives a chance of 99 %")
    staged = analyse_timeline(case, ("tram",), {"tram": 3}, n_draws=50)
    assert "the whole plan, put off with all its start days," in told(case, staged, 120)


def test_the_milestone_to_speed_up_is_the_longest_on_the_chain(case, tram) -> None:
    sentence = sentences.speed_sentence(case, tram, WEIGHTS)
    assert sentence.startswith("A day saved on “Digging” makes everything ready 1.00 days sooner on average")
    assert sentence.endswith("a day saved adds no score points: time has no weight, or is beyond its scale.")
    stay = analyse_timeline(case, ("stay",), n_draws=50)
    assert sentences.speed_sentence(case, stay) == "No milestone delays the ready day: there is nothing to speed up."


def test_value_to_date_is_told_with_what_waiting_costs(case, tram) -> None:
    value = value_to_date(tram.delivery, WEIGHTS)
    # Before any effect the tram has cost its 2 million: 50 x 0.2 + 30 x 0.8 + 20 x 0.5 = 44; then 72.
    assert (value.start, value.end) == pytest.approx((44, 72))
    sentence = sentences.value_sentence(case, ("tram",), value, (("tram",), value))
    assert "scores 72.0 of 100 once all of it has taken effect" in sentence
    assert sentence.endswith("Tram delivers as much over that time.")


def test_a_missing_level_leaves_no_value_to_date(without_speed) -> None:
    found = analyse_timeline(without_speed, ("tram",), n_draws=50)
    sentence = sentences.value_sentence(without_speed, ("tram",), value_to_date(found.delivery, WEIGHTS))
    assert sentence == "Tram: a level that counts is missing, so value to date cannot be computed."
