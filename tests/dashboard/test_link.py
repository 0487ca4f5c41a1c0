"""A link restores the view, and a damaged one says what it could not follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterpoise.dashboard.link import LONGEST_SELECTION, View, read_link, write_link
from counterpoise.report.panel.of_case import fit_to_slider

START = {"fair": {"speed": 60.0, "cost": 40.0}, "thrifty": {"speed": 10.0, "cost": 90.0}}
NAMES = {"fair": "Fair", "thrifty": "Thrifty"}


def read(params: dict[str, str]) -> tuple[View, tuple[str, ...]]:
    return read_link(params, "buses", NAMES, "fair", lambda profile: START[profile])


def test_an_empty_link_is_the_default_profile_without_notice() -> None:
    assert read({}) == (View("buses", "fair", START["fair"]), ())


def test_a_link_always_names_case_and_profile_and_only_changed_weights() -> None:
    view = View("buses", "fair", {"speed": 60.0, "cost": 15.0}, {"option": "lanes"})
    assert write_link(view, START["fair"]) == {
        "case": "buses",
        "profile": "fair",
        "w": "cost:15",
        "option": "lanes",
    }


@given(
    profile=st.sampled_from(sorted(START)),
    speed=st.integers(0, 100),
    cost=st.integers(1, 100),
    option=st.text(min_size=0, max_size=30),
)
def test_what_is_written_is_read_back(profile: str, speed: int, cost: int, option: str) -> None:
    view = View("buses", profile, {"speed": float(speed), "cost": float(cost)}, {"option": option} if option else {})
    assert read(write_link(view, START[profile])) == (view, ())


def test_every_part_that_cannot_be_followed_is_named_and_the_rest_counts() -> None:
    view, notices = read({"case": "buses", "profile": "rich", "w": "speed:abc,moon:3,cost:250,cost:7"})
    assert view == View("buses", "fair", {"speed": 60.0, "cost": 7.0})
    assert [notice.split("'")[1] for notice in notices] == ["rich", "speed", "moon", "cost"]


def test_another_case_is_said_and_nothing_of_the_link_is_used() -> None:
    view, (notice,) = read({"case": "trams", "profile": "thrifty", "w": "cost:1"})
    assert view == View("buses", "fair", START["fair"])
    assert "'trams'" in notice


def test_all_weights_zero_falls_back_to_the_profile() -> None:
    view, (notice,) = read({"w": "speed:0,cost:0"})
    assert view.point_by_id == START["fair"]
    assert "zero" in notice


@given(st.dictionaries(st.sampled_from(["case", "profile", "w", "option", "junk"]), st.text(max_size=300)))
def test_any_text_gives_a_usable_view(params: dict[str, str]) -> None:
    view, _ = read(params)
    assert view.case == "buses"
    assert view.profile in NAMES
    assert set(view.point_by_id) == {"speed", "cost"}
    assert any(view.point_by_id.values())


def test_points_fit_the_sliders_without_changing_a_share() -> None:
    assert fit_to_slider({"a": 24.0, "b": 0.0}) == {"a": 24.0, "b": 0.0}
    assert fit_to_slider({"a": 500.0, "b": 250.0, "c": 250.0}) == {"a": 50.0, "b": 25.0, "c": 25.0}
    assert fit_to_slider({"a": 1.0, "b": 1.0}) == {"a": 50.0, "b": 50.0}


def test_a_long_selection_is_carried_and_one_beyond_all_use_is_said() -> None:
    ids = ",".join(f"a_measure_with_a_long_name_{k}" for k in range(300))
    view, notices = read({"members": ids})
    assert (view.selections, notices) == ({"members": ids}, ())
    view, (notice,) = read({"members": "x" * (LONGEST_SELECTION + 1)})
    assert view.selections == {}
    assert "'members' of the link is too long" in notice


def test_the_links_of_the_timeline_are_carried() -> None:
    params = {"package": "own", "members": "lanes", "by": "90", "start": "lanes:3", "event": "The fair", "sure": "90"}
    view, _ = read(params)
    assert view.selections == params


def test_no_selection_is_written_that_would_not_be_read():
    ids = ",".join(f"a_long_name_of_a_measure_{k:04}" for k in range(900))
    view = View("case", "own", {"a": 1.0}, {"members": ids, "must": ids[:LONGEST_SELECTION], "option": ""})
    assert write_link(view, {"a": 1.0}) == {"case": "case", "profile": "own", "must": ids[:LONGEST_SELECTION]}
