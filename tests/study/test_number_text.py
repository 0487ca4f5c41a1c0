"""A number that may be thousands is asked about at every door, and no advice changes a number."""

from __future__ import annotations

import pytest

from counterpoise.casefile.number_advice import advise_number
from counterpoise.dashboard.link import read_link
from counterpoise.dashboard.number_field import Range, read_field
from counterpoise.model.number_text import read_number, two_readings, write_number
from counterpoise.study.packages.limits import read_limits
from counterpoise.study.settings import DAY, DAYS, NUMBER, WEIGHTS
from tests.fuzz.link_doors import street

GROUPED = {
    "1.000": ("1000", "1"),
    "+12.500": ("12500", "12.5"),
    "-1.050": ("-1050", "-1.05"),
    "１.０００": ("1000", "1"),
    "1,048": ("1048", "1.048"),
    "1,000": ("1000", "1"),
}
PLAIN = ["1000", "1.0", "1.5", "0.250", "0.000", "12.125", "1234.500", "1.0000", "1e3", ".500"]


@pytest.mark.parametrize("text", GROUPED)
def test_both_readings_are_named_at_every_door(text: str):
    assert two_readings(text) == GROUPED[text]
    doors = [
        lambda: read_number(text),
        lambda: NUMBER.read(text),
        lambda: DAY.read(text),
        lambda: DAYS.read(f"trees={text}"),
        lambda: WEIGHTS.read(f"noise={text}"),
        lambda: read_field(text, Range()),
        lambda: read_limits(street(), [f"cost<={text}"]),
    ]
    for door in doors:
        with pytest.raises(ValueError, match=r".") as refused:
            door()
        for reading in GROUPED[text]:
            assert f" {reading} " in f"{refused.value} ".replace(",", " ").replace("'", " ").replace(";", " ")
    for reading in GROUPED[text]:
        assert reading in advise_number(text, False)
        assert read_number(reading) == float(reading)


@pytest.mark.parametrize("text", PLAIN)
def test_other_numbers_are_read_as_they_stand(text: str):
    assert two_readings(text) is None
    assert read_number(text) == float(text)
    assert read_number(write_number(float(text))) == float(text)


def test_a_weight_in_a_link_is_refused_alike():
    case = street()
    names = {id_: profile.name for id_, profile in case.profiles.items()}
    start = dict.fromkeys(case.criteria, 10.0)
    for text in ("1.000", "1_0", "nan"):
        view, notices = read_link({"w": f"noise:{text}"}, case.id, names, case.default_profile, lambda _: start)
        assert view.point_by_id == start
        assert len(notices) == 1
