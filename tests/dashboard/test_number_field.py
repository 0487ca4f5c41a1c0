"""What is typed into a number field is taken as it stands, or refused aloud; never another number."""

from __future__ import annotations

import pytest

from counterpoise.dashboard.number_field import Range, read_field
from tests.dashboard.visit import Visit, open_visit

ANY = Range()


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.125", 0.125), (" 12 ", 12), ("-3.5", -3.5), ("1e3", 1000), ("0.1234567", 0.1234567), ("", None), (" ", None)],
)
def test_a_number_is_taken_with_every_digit(text: str, number: float | None) -> None:
    assert read_field(text, ANY) == number


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("0,5", "write 0.5"),
        ("12,25", "write 12.25"),
        ("1,500", "there are two readings: write 1500 or 1.5, whichever is meant"),
        ("1.500,25", "write 1500.25"),
        ("1'500", "write 1500"),
        ("1 500", "write 1500"),
        ("\u22123", "write -3"),
        ("ten", "write a number"),
        ("nan", "write a number"),
        ("1e400", "write a number"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match="is not read as a number") as refused:
        read_field(text, ANY)
    assert advice in str(refused.value)


def test_a_number_out_of_range_or_with_a_fraction_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2\.5 is not a whole number"):
        read_field("2.5", Range(0, 10, is_whole=True))
    with pytest.raises(ValueError, match="-1 is below 0"):
        read_field("-1", Range(0))
    with pytest.raises(ValueError, match="11 is above 10"):
        read_field("11", Range(0, 10))
    with pytest.raises(ValueError, match=r"0\.8 is 0\.8 %; write 80 if 80 % is meant"):
        read_field("0.8", Range(0, 100, is_percent=True))


def type_into(visit: Visit, key: str, text: str) -> Visit:
    visit.app.text_input(key).set_value(text).run()
    assert not visit.app.exception
    return visit


def test_a_decimal_comma_is_refused_and_the_bound_before_it_stays() -> None:
    visit = type_into(Visit("packages", open="rules", limits="cost<=400"), "limit_cost", "0,5")
    (said,) = [error.value for error in visit.app.error]
    assert "write 0.5" in said
    assert "400 stays in force" in said
    assert visit.link["limits"] == "cost<=400"
    assert visit.app.text_input("limit_cost").value == "0,5"
    type_into(visit, "limit_cost", "0.125")
    assert visit.link["limits"] == "cost<=0.125"
    assert visit.app.text_input("limit_cost").value == "0.125"
    assert not visit.app.error


def test_a_refused_text_is_gone_with_the_next_link() -> None:
    visit = type_into(Visit("packages", open="rules"), "limit_cost", "0,5")
    visit.open("timeline")
    visit.open("packages")
    assert visit.app.text_input("limit_cost").value == ""
    assert not visit.app.error


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("packages", ["number_least", "number_most", "limit_cost", "limit_ready_day", "bound_number"]),
        ("timeline", ["day_by"]),
    ],
)
def test_every_number_field_of_a_page_is_one(path: str, keys: list[str]) -> None:
    visit = open_visit(path)
    assert not visit.app.number_input
    assert set(keys) <= {field.key for field in visit.app.text_input}
    for key in keys:
        link = visit.link
        type_into(visit, key, "7,5")
        assert any("write 7.5" in error.value for error in visit.app.error), key
        assert visit.link == link
