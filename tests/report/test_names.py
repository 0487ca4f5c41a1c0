"""Names are no keys: what looks alike is told apart, in full and when it is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.model.naming import looks_like, tell_apart
from counterpoise.report.charts.package_keys import package_keys
from counterpoise.report.names import break_name, distinct_labels
from counterpoise.report.widths import display_width
from tests.report.small_case import exact, make_option


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus", "Bus"),
        ("Bus", "bus "),
        ("Bus lane", "Bus\u00a0lane"),
        ("Bus", "B\u200bus"),
        ("Café", "Cafe\u0301"),
        ("Bus", "Ｂｕｓ"),
        ("Bus\u200blane", "Buslane"),
        ("A–B", "A-B"),
        ("The mayor’s plan", "The mayor's plan"),
        ("Straße", "STRASSE"),
        ("Bus\u3164", "Bus"),
    ],
)
def test_names_that_look_alike_carry_their_ids(one: str, other: str) -> None:
    assert tell_apart({"a": one, "b": other, "c": "Tram"}) == {"a": f"{one} (a)", "b": f"{other} (b)", "c": "Tram"}


def test_an_id_behind_a_name_makes_no_new_pair() -> None:
    found = tell_apart({"a": "Bus", "b": "Bus", "c": "Bus (a)"})
    assert len(set(map(looks_like, found.values()))) == 3


def test_a_case_tells_its_options_and_criteria_apart(case) -> None:
    twin = replace(case.options["tram"], id="twin")
    two = replace(case, options={**case.options, "twin": twin})
    assert [option.label for option in two.options.values()] == ["Stay", "Train", "Tram (tram)", "Tram (twin)"]
    assert two.options["twin"].name == "Build the tram"
    loud = replace(case, criteria={**case.criteria, "calm": replace(case.criteria["calm"], name="Speed")})
    assert [criterion.name for criterion in loud.criteria.values()] == ["Speed (speed)", "Cost", "Speed (calm)"]
    assert replace(loud) == loud


def test_what_differs_stays_when_names_are_cut() -> None:
    shared = "Sanctions threat + Challenge China + Inspectors first + Flexibility on terms"
    labels = distinct_labels({"1": f"{shared} + Talks", "2": f"{shared} + Aid", "3": "Talks"}, 44, 2)
    assert labels["1"].endswith("... Talks")
    assert labels["2"].endswith("... Aid")
    assert labels["3"] == "Talks"


def test_a_name_that_is_cut_after_all_of_another_shows_what_more_it_has() -> None:
    labels = distinct_labels({"1": "Naval readiness + Talks", "2": "Naval readiness + Talks + Aid"}, 24, 1)
    assert labels == {"1": "Naval readiness + Talks", "2": "Naval readiness ... Aid"}


def test_names_without_a_gap_to_cut_at_are_numbered() -> None:
    labels = distinct_labels({"1": "x" * 240 + "a", "2": "x" * 240 + "b"}, 20, 1)
    assert list(labels.values()) == ["xxxxxxxxxxxxx ... #1", "xxxxxxxxxxxxx ... #2"]


def test_a_shorter_name_is_taken_only_where_the_full_one_would_be_cut() -> None:
    names = {"1": "Night buses + Park and ride + Trams", "2": "Night buses + Trams"}
    shorter = {"2": "Row 1 without Park and ride"}
    assert distinct_labels(names, 40, 1, shorter)["2"] == "Night buses + Trams"
    assert distinct_labels(names, 26, 1, {"1": "Row 2 with Park and ride"})["1"] == "Row 2 with Park and ride"


def test_rows_of_long_packages_say_how_they_differ_from_the_first(make_case) -> None:
    name = "Measure {} word word word word word"
    long = {f"o{k}": make_option(f"o{k}", exact(k), k, exact(1), short_name=name.format(k)) for k in range(9)}
    case = make_case(options={**make_case().options, **long})
    every = tuple(long)
    keys = package_keys(case, {"all": every, "less": every[1:], "other": (*every[:8], "tram"), "one": ("tram",)})
    label = {id_: " ".join(key.split("\n", 1)[1].split("\t")[0].split()) for id_, key in keys.items()}
    assert label["all"].startswith("Measure 0 word")
    assert label["less"] == "Row 1 without Measure 0 word word word word word"
    assert label["other"] == "Row 1 without Measure 8 word word word word word, with Tram"
    assert label["one"] == "Tram"


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3),
        st.text("ab +漢é", min_size=1, max_size=40).filter(str.strip),
        max_size=12,
    ),
    st.integers(16, 44),
    st.integers(1, 3),
)
@settings(max_examples=200, deadline=None)
def test_labels_are_distinct_and_keep_to_their_lines(name_by_key: dict[str, str], width: int, lines: int) -> None:
    labels = distinct_labels(name_by_key, width, lines)
    assert len(set(map(looks_like, labels.values()))) == len(name_by_key)
    for label in labels.values():
        assert len(label.split("\n")) <= lines
        assert all(display_width(line) <= width for line in label.split("\n"))


def test_long_names_break_into_at_most_three_lines() -> None:
    broken = break_name("The President accepts that interests and vulnerabilities both count, and says so in public")
    assert len(broken.splitlines()) == 3
    assert broken.endswith("...")
    assert break_name("Short") == "Short"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("漢字", 4),
        ("한글", 4),
        ("\u1112\u1161\u11ab", 2),
        ("ｂｕｓ", 6),
        ("Cafe\u0301", 4),
        ("ไม่", 2),
        ("שלום", 4),
        ("🚋", 2),
        ("❤️", 2),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("a\u200bb", 2),
        ("", 0),
    ],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert display_width(text) == width
