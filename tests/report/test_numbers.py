"""Rounding happens once, and the same way for every reader."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoise.model import Range
from counterpoise.report.numbers import (
    Side,
    decimals_apart,
    decimals_of,
    format_number,
    format_range,
    round_for_file,
    round_outward,
    round_shown,
)

FINITE = st.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0.25, 1, 0.3),
        (-0.25, 1, -0.3),
        (0.35, 1, 0.4),
        (2.5, 0, 3.0),
        (0.1 + 0.2, 1, 0.3),
        (1.005, 2, 1.01),
        (7, 2, 7.0),
    ],
)
def test_halves_go_away_from_zero_on_the_decimal_form(value: float, decimals: int, shown: float) -> None:
    assert round_shown(value, decimals) == shown


def test_a_rounded_away_negative_is_plain_zero() -> None:
    assert math.copysign(1, round_shown(-0.04, 1)) == 1
    assert format_number(-0.04, 1) == "0.0"
    assert format_number(-0.04, 1, sign=True) == "0.0"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((1250, 0, "million USD"), "1,250 million USD"),
        ((9, 0, "% chance"), "9 % chance"),
        ((75, 0, "index 0-100"), "75 (index 0-100)"),
        ((-3.14, 1, ""), "-3.1"),
        ((None, 1, "days"), "missing"),
        ((float("nan"), 1, "days"), "missing"),
        ((float("inf"), 1, "days"), "without bound"),
    ],
)
def test_a_number_reads_with_its_unit(arguments: tuple, text: str) -> None:
    assert format_number(*arguments) == text


def test_a_gain_carries_its_plus_and_a_loss_its_minus() -> None:
    assert [format_number(x, 1, sign=True) for x in (3.14, -3.14, 0.0)] == ["+3.1", "-3.1", "0.0"]


@pytest.mark.parametrize(
    ("level", "text"),
    [(Range(3, 9, 22), "3 to 22 days"), (Range(4, 4, 4), "4 days"), (Range(3.6, 4, 4.4), "4 days"), (None, "missing")],
)
def test_a_range_reads_low_to_high(level: Range | None, text: str) -> None:
    assert format_range(level, 0, "days") == text


@given(FINITE, st.integers(0, 6))
def test_the_file_holds_the_number_that_the_screen_shows(value: float, decimals: int) -> None:
    assert round_shown(round_for_file(value), decimals) == round_shown(value, decimals)


@given(FINITE, st.integers(0, 4))
def test_shown_text_reads_back_as_the_rounded_number(value: float, decimals: int) -> None:
    assert float(format_number(value, decimals).replace(",", "")) == round_shown(value, decimals)


@given(FINITE, st.integers(0, 6))
def test_rounding_moves_a_number_by_half_a_step_at_most(value: float, decimals: int) -> None:
    assert abs(round_shown(value, decimals) - value) <= 0.5 * 10**-decimals + 1e-6


@given(FINITE, st.integers(0, 6), st.sampled_from(["up", "down"]))
def test_a_bound_rounded_outward_still_holds(value: float, decimals: int, side: Side) -> None:
    bound, slack = round_outward(value, decimals, side), 1e-11 * max(1, abs(value))
    assert bound >= value - slack if side == "up" else bound <= value + slack
    assert abs(bound - value) <= 10**-decimals + slack


@pytest.mark.parametrize(
    ("value", "decimals", "side", "bound"),
    [
        (0.4591, 3, "up", 0.46),
        (0.4591, 3, "down", 0.459),
        (0.1 + 0.2, 1, "up", 0.3),
        (-0.04, 1, "up", 0.0),
        (-0.04, 1, "down", -0.1),
    ],
)
def test_rounding_outward_takes_its_side_and_no_noise(value: float, decimals: int, side: Side, bound: float) -> None:
    assert round_outward(value, decimals, side) == bound
    assert math.copysign(1, bound) == math.copysign(1, round_outward(value, decimals, side))


@pytest.mark.parametrize(
    ("one", "other", "least", "decimals"),
    [
        (3.6, 4.0, 0, 1),
        (720.3, 720, 0, 1),
        (0.4, 0.5, 2, 2),
        (0.1 + 0.2, 0.3, 1, 1),
        (2e-10, 9e-10, 0, 9),
        (1e6, 1e6 + 1e-6, 0, 0),
    ],
)
def test_numbers_that_differ_read_differently(one: float, other: float, least: int, decimals: int) -> None:
    assert decimals_apart(one, other, least) == decimals


@pytest.mark.parametrize(
    ("number", "least", "decimals"), [(25, 1, 1), (0.4587, 3, 4), (0.1 + 0.2, 0, 1), (2e-10, 0, 10)]
)
def test_a_number_reads_as_it_was_typed(number: float, least: int, decimals: int) -> None:
    assert decimals_of(number, least) == decimals
    assert float(format_number(number, decimals)) == pytest.approx(number)
