"""Flags tell what a score does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterpoise.model import Range
from counterpoise.report.flags import crosses_red_line, misses_must_reach, option_flags


@pytest.fixture
def flags_of(rank):
    """Texts of an option's flags in a case."""

    def texts(case, option_id: str) -> list[str]:
        listed = option_flags(case, *rank(case))
        return [flag.text for flag in listed[list(case.options).index(option_id)]]

    return texts


def with_thresholds(case, criterion_id: str, **thresholds: float):
    criterion = replace(case.criteria[criterion_id], **thresholds)
    return replace(case, criteria={**case.criteria, criterion_id: criterion})


def test_the_small_case_needs_no_warning(case, rank) -> None:
    assert option_flags(case, *rank(case)) == ((), (), ())


def test_a_red_line_is_crossed_on_the_bad_side_only(case, flags_of) -> None:
    less_is_bad = with_thresholds(case, "speed", red_line=30)
    assert flags_of(less_is_bad, "stay") == ["red line crossed: Speed 20, line at 30"]
    assert flags_of(less_is_bad, "tram") == []
    more_is_bad = with_thresholds(case, "cost", red_line=3)
    assert flags_of(more_is_bad, "train") == ["red line crossed: Cost 4.0, line at 3.0"]
    assert flags_of(more_is_bad, "tram") == []


def test_standing_on_a_line_neither_crosses_it_nor_falls_short(case) -> None:
    criterion = with_thresholds(case, "speed", red_line=60, must_reach=60).criteria["speed"]
    assert not crosses_red_line(criterion, 60)
    assert not misses_must_reach(criterion, 60)
    assert crosses_red_line(criterion, 59.9)
    assert misses_must_reach(criterion, 59.9)


def test_falling_short_of_what_must_be_reached_is_said_with_both_numbers(case, flags_of) -> None:
    assert flags_of(with_thresholds(case, "calm", must_reach=5.5), "stay") == ["falls short: Calm 5.0, must reach 5.5"]


def test_an_option_that_another_beats_everywhere_is_called_dominated(case, flags_of) -> None:
    worse = replace(case.options["tram"], id="worse", short_name="Worse", lag_days=Range(10, 10, 10))
    speed = replace(worse.performance["speed"], range=Range(50, 50, 50))
    worse = replace(worse, performance={**worse.performance, "speed": speed})
    crowded = replace(case, options={**case.options, "worse": worse})
    assert flags_of(crowded, "worse") == ["dominated by Tram"]
    assert flags_of(crowded, "tram") == []


def test_equals_do_not_dominate_each_other(case, flags_of) -> None:
    twin = replace(case.options["tram"], id="twin", short_name="Twin")
    assert flags_of(replace(case, options={**case.options, "twin": twin}), "twin") == []


def test_a_first_effect_beyond_the_horizon_is_flagged(case, flags_of) -> None:
    assert flags_of(replace(case, horizon_days=59), "tram") == ["first effect on day 60, beyond the 59-day horizon"]
    assert flags_of(replace(case, horizon_days=60), "tram") == []


def test_a_missing_level_unranks_only_where_it_counts(without_speed, rank) -> None:
    tram = list(without_speed.options).index("tram")
    counted = option_flags(without_speed, *rank(without_speed))[tram]
    assert [(flag.kind, flag.criterion) for flag in counted] == [("missing", "speed"), ("unranked", "")]
    free = option_flags(without_speed, *rank(without_speed, 0, 1, 1))[tram]
    assert [flag.kind for flag in free] == ["missing"]


@pytest.mark.parametrize(
    ("name", "level", "bound", "is_crossed"),
    [
        ("cost", 0.1 + 0.2, 0.3, False),
        ("cost", 0.3 + 1e-7, 0.3, True),
        ("speed", 0.3, 0.1 + 0.2, False),
        ("calm", 0.3 - 0.2 - 0.1, 0.0, False),
        ("calm", -1e-17, 0.0, False),
        ("calm", -1e-6, 0.0, True),
    ],
)
def test_rounding_in_floating_point_crosses_no_line(case, name: str, level: float, bound: float, is_crossed) -> None:
    criterion = with_thresholds(case, name, red_line=bound, must_reach=bound).criteria[name]
    assert crosses_red_line(criterion, level) == is_crossed
    assert misses_must_reach(criterion, level) == is_crossed


def test_a_level_and_the_line_that_it_crosses_never_read_the_same(case, flags_of) -> None:
    assert flags_of(with_thresholds(case, "speed", red_line=20.4), "stay") == [
        "red line crossed: Speed 20.0, line at 20.4"
    ]
    assert flags_of(with_thresholds(case, "calm", must_reach=5.004), "stay") == [
        "falls short: Calm 5.000, must reach 5.004"
    ]


def test_a_day_beyond_the_horizon_never_reads_as_the_horizon(case, flags_of) -> None:
    late = replace(case.options["tram"], lag_days=Range(10.3, 10.3, 10.3))
    case = replace(case, options={**case.options, "tram": late}, horizon_days=60)
    assert flags_of(case, "tram") == ["first effect on day 60.3, beyond the 60-day horizon"]
