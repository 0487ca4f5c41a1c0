"""The advice beside text where a number is needed never changes the number."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.casefile.number_advice import advise_number
from counterpoise.casefile.number_reading import read_number

WRITTEN = re.compile(r"write (-?[0-9][0-9.]*(?:e-?[0-9]+)?)")
SPREAD = re.compile(r"write \{low: (\S+), mode: (.+), high: (\S+)\}")

MEANT = {
    "62": "62",
    "1.048,5": "1048.5",
    "1,048.5": "1048.5",
    "1.000.000": "1000000",
    "1,000,000": "1000000",
    "1 048": "1048",
    "1\u202f048,5": "1048.5",
    "1'048": "1048",
    "1\u2019048": "1048",
    "12,34,567": "1234567",
    "40,5": "40.5",
    "0,125": "0.125",
    "1,2345": "1.2345",
    "\u221248": "-48",
    "\u201348": "-48",
    "- 48": "-48",
    "3 x 10^6": "3e6",
    "3\u00d710\u2076": "3e6",
    "5 * 10^-3": "5e-3",
    "1,5e6": "1500000",
    "1/8": "0.125",
    "\u00bd": "0.5",
    "1 1/2": "1.5",
    "\u0665\u0660": "50",
    "\uff15\uff10": "50",
    "5 %": "5",
    "62 dB": "62",
    "\u20ac1.048,50": "1048.5",
    "20 EUR": "20",
    "100 m\u00b2": "100",
    "~5": "5",
    "ca. 5": "5",
}

NO_NUMBER = [
    [
        "2018-07-10",
        "2018-07",
        "12:30",
        "1/3/2020",
        "1/0",
        "50/50",
        "24/24",
        "--5",
        "5-",
        "5,",
        "1O",
        "1l",
        "5O",
        "1,,5",
        "1.5.2",
        "1,04,8",
        "twenty",
        "n/a",
        "(5)",
        "<5",
        ">5",
        "5+",
    ],
    [
        "5 5",
        "up to 5",
        "at least 5",
        "5 million",
        "2k",
        "$20m",
        "1.5 bn",
        "3 Mio",
        "5 bp",
        "5 \u2030",
        "3 of 5",
        "3:1",
        "2^10",
    ],
    ["", " ", "-", ",", ".", "%", "3 to 4 weeks", "1,000-2,000", "10-5", "x" * 100, "4" * 100],
]


@pytest.mark.parametrize("text", MEANT)
def test_the_number_that_is_proposed_is_the_one_that_is_meant(text: str):
    found = WRITTEN.search(advise_number(text, takes_spread=True))
    assert found is not None
    assert Decimal(found[1]) == Decimal(MEANT[text])


@pytest.mark.parametrize("text", [text for group in NO_NUMBER for text in group])
def test_nothing_is_proposed_where_it_is_unsure(text: str):
    assert not re.search("write.*[0-9]", advise_number(text, takes_spread=True).replace(repr(text), ""))


def test_a_fraction_without_an_end_is_said_to_be_rounded():
    assert advise_number("1/3", True) == "write 0.3333, which is rounded"


def test_two_readings_are_both_given():
    assert advise_number("1,048", True) == "there are two readings: write 1048 or 1.048, whichever is meant"
    assert read_number("1,048") == (1048, Fraction("1.048"))


def test_an_odd_sign_is_named():
    assert advise_number("\u221248", True).startswith("'\u2212' is a typographic sign")


@pytest.mark.parametrize(
    "text", ["40-50", "40\u201350", "40 to 50", "40 .. 50", "between 40 and 50", "40 % - 50 %", "40,0-50"]
)
def test_a_range_becomes_low_and_high(text: str):
    found = SPREAD.search(advise_number(text, takes_spread=True))
    assert found is not None
    assert (Decimal(found[1]), Decimal(found[3])) == (40, 50)
    assert found[2] == "the most likely number", "the middle of a range is not what its author called likely"
    assert "40" not in advise_number(text, takes_spread=False)


def test_plus_or_minus_becomes_low_mode_and_high():
    assert advise_number("5 \u00b1 0,5", True) == "write {low: 4.5, mode: 5, high: 5.5}"


def test_per_cent_in_a_share_becomes_a_share():
    assert advise_number("50 %", takes_spread=False, is_share=True) == "write 0.5, a share of 1"


def test_weeks_become_days_where_days_are_needed_and_months_do_not():
    assert advise_number("4 weeks", True, is_days=True) == "write 28, the number of days"
    assert advise_number("30 days", True, is_days=True) == "write 30, the number of days"
    months = "write the number of days; 'months' has no fixed number of them"
    assert advise_number("2 months", True, is_days=True) == months


def test_only_whole_numbers_are_proposed_where_one_is_needed():
    assert advise_number("2,024", False, is_whole=True) == "write 2024"
    assert advise_number("2,5", False, is_whole=True) == "write a whole number"


GROUPED = {",": ".", ".": ",", " ": ",", "\u00a0": ",", "'": "."}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.integers(1_000_000, 10**11),
    st.integers(1, 99),
    st.sampled_from(sorted(GROUPED)),
    st.sampled_from(["", "-", "\u2212"]),
)
def test_numbers_in_groups_of_thousands_are_converted_exactly(whole: int, cents: int, mark: str, sign: str):
    text = f"{sign}{whole:,}".replace(",", mark) + f"{GROUPED[mark]}{cents:02}"
    found = WRITTEN.search(advise_number(text, takes_spread=True))
    assert found is not None
    assert Decimal(found[1]) == Decimal(f"{'-' if sign else ''}{whole}.{cents:02}")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789.,-+/x^eE %\u2212\u2013\u00b1\u00bd'~$", max_size=12))
def test_whatever_is_proposed_for_digits_alone_reads_back_as_itself(text: str):
    """A proposal is read again by the same rules, so it cannot be another number than one of the readings."""
    readings = read_number(text)
    for written in WRITTEN.findall(advise_number(text, takes_spread=True)):
        if readings and "rounded" not in advise_number(text, True):
            assert Fraction(written) in readings
