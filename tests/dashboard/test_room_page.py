"""The page Room and the participants' screen: a whole session, and whatever goes wrong in one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import counterpoise as cp
from counterpoise.dashboard import pages
from counterpoise.dashboard.room import browser, keeping
from counterpoise.dashboard.room.entered import read_entered, start_entered
from counterpoise.report.tables.room import room_answers_table
from counterpoise.report.writers import WRITERS
from counterpoise.room import DatabaseAway, facilitate
from counterpoise.room.read_table import read_answers
from counterpoise.room.store import Store
from counterpoise.study.weighing import METHODS
from tests.dashboard import case_folders
from tests.dashboard.visit import ROOT, Visit, plain

Serve = Callable[[Callable[..., Any]], Any]


@pytest.fixture(autouse=True)
def _local(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """A machine of one's own with an empty data folder, and browsers that keep nothing yet."""
    monkeypatch.setenv("COUNTERPOISE_LOCAL", "1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("COUNTERPOISE_DATABASE_URL", raising=False)
    monkeypatch.setattr(browser, "read", lambda slot: browser._slots().setdefault(slot, (0, {}))[1])
    keeping.limits.cache_clear()


def press(visit: Visit, label: str) -> Visit:
    next(button for button in visit.app.button if button.label == label).click().run()
    assert not visit.app.exception
    return visit


def open_room(*, is_named: bool = True) -> tuple[Visit, str]:
    """A facilitator with an open room, and its code."""
    host = Visit("room")
    host.app.radio("room_kind").set_value(is_named)
    press(host, "Open the room")
    (shown,) = (text for text in host.words if text.startswith("Code: "))
    return host, re.sub(r"[^0-9A-Z]", "", shown.removeprefix("Code: "))


def join(code: str, name: str = "") -> Visit:
    guest = Visit("room", join=code)
    if name:
        guest.app.text_input("room_name").set_value(name)
    return press(guest, "Join")


def weigh(guest: Visit, *points: float) -> Visit:
    for slider, point in zip(guest.app.slider, points, strict=False):
        slider.set_value(float(point))
    guest.app.run()
    return press(guest, next(button.label for button in guest.app.button if button.key == "room_send"))


def test_a_session_from_opening_to_the_second_round(serve: Serve) -> None:
    serve(case_folders.copy_street)
    host, code = open_room()
    assert host.answer == "0 of 0 people have answered round 1."
    ann, bob = join(code, "Ann"), join(code, "Bob")
    assert ann.answer == "Round 1: say what matters to you."
    weigh(ann, 100, 10)
    assert [plain(said.value)[:24] for said in ann.app.success] == ["Your answer was received"]
    weigh(bob, 10, 100)
    host.app.session_state["room_people"] = True
    host.app.run()
    assert host.answer == "2 of 2 people have answered round 1."
    assert any("✓ Ann" in text and "✓ Bob" in text for text in host.words)
    assert not host.tables
    press(host, "Reveal the results")
    assert list(host.tables) == ["What people put first", "What all could agree on"]
    host.app.session_state["room_weights_table"] = host.app.session_state["room_groups_table"] = True
    host.app.run()
    assert list(host.tables) == [
        "How people weigh", "What people put first", "Groups of people", "What all could agree on",
    ]  # fmt: skip
    ann.app.run()
    assert "Where the group stands, round 1" in ann.words
    assert not any("Bob" in text for text in ann.words)
    press(host, "Start round 2")
    ann.app.run()
    assert ann.answer == "Round 2: look at where the group stands, then confirm or change your weights."
    assert [slider.value for slider in ann.app.slider][:2] == [100, 10], "the second round begins at one's own answer"
    weigh(ann, 10, 100)
    host.app.run()
    press(host, "Reveal the results")
    assert any(text.startswith("Of 1 person who answered both rounds") for text in host.words)
    assert "Median of the round before (%)" in host.tables["How people weigh"]


def test_a_changed_answer_says_that_it_is_not_sent(serve: Serve) -> None:
    serve(case_folders.copy_street)
    _, code = open_room(is_named=False)
    guest = weigh(join(code), 50)
    guest.app.slider[0].set_value(70.0).run()
    assert any("changed your answer since you sent it" in plain(said.value) for said in guest.app.warning)
    press(guest, "Send again")
    assert guest.app.success


def test_what_was_entered_comes_back_after_a_reload(serve: Serve, monkeypatch) -> None:
    serve(case_folders.copy_street)
    _, code = open_room(is_named=False)
    guest = join(code)
    guest.app.slider[0].set_value(70.0).run()
    kept = guest.app.session_state["room browser slots"][code]
    monkeypatch.setattr(browser, "read", lambda slot: browser._slots().setdefault(slot, kept)[1])
    again = Visit("room", join=code)
    assert again.app.slider[0].value == 70


@pytest.mark.parametrize("name", ["=1+1", "<b>Ann</b> **x** $5", "שלום \u202ex", "x" * 80])
def test_hostile_names_are_shown_as_they_are(serve: Serve, name: str) -> None:
    serve(case_folders.copy_street)
    host, code = open_room()
    weigh(join(code, name), 50)
    host.app.session_state["room_people"] = True
    host.app.run()
    shown = name.replace("\u202e", "")
    assert any(f"✓ {shown}" in text for text in host.words)


def test_a_name_that_is_missing_is_asked_for(serve: Serve) -> None:
    serve(case_folders.copy_street)
    _, code = open_room()
    guest = press(Visit("room", join=code), "Join")
    assert [plain(error.value) for error in guest.app.error] == ["This room asks for a name: enter one."]


def test_a_wrong_code_is_told_and_many_are_stopped(serve: Serve, monkeypatch) -> None:
    serve(case_folders.copy_street)
    monkeypatch.setattr(keeping, "address", lambda: "one address")
    open_room()
    assert Visit("room", join="K7QM2XRD9HTW").answer.startswith("No room has this code.")
    keeping.limits().codes.most = 1
    assert Visit("room", join="K7QM2XRD9HTX").answer.startswith("Too many wrong codes")


def test_a_database_that_goes_away_leaves_the_answer_on_the_page(serve: Serve, monkeypatch) -> None:
    serve(case_folders.copy_street)
    host, code = open_room()
    guest = join(code, "Ann")
    guest.app.slider[0].set_value(70.0).run()

    def fail(_store: Store) -> None:
        raise DatabaseAway("connection refused")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "reading", fail)
        broken.setattr(Store, "writing", fail)
        press(guest, "Send my answer")
        assert any("Not confirmed." in plain(error.value) for error in guest.app.error)
        assert guest.app.slider[0].value == 70
        host.app.run()
        assert host.answer.startswith("The database of the rooms does not answer now.")
    press(guest, "Send again")
    assert guest.app.success
    host.app.run()
    assert host.answer == "1 of 1 person has answered round 1."


def test_a_closed_room_keeps_what_is_entered(serve: Serve) -> None:
    serve(case_folders.copy_street)
    host, code = open_room(is_named=False)
    guest = join(code)
    guest.app.slider[0].set_value(70.0).run()
    press(host, "Take no more answers")
    press(guest, "Send my answer")
    assert "takes no more answers" in guest.answer
    assert any("was not sent" in text for text in guest.words)
    press(host, "Take answers again")
    guest.app.run()
    assert guest.app.slider[0].value == 70


def test_leaving_deletes_and_so_does_the_facilitator(serve: Serve) -> None:
    serve(case_folders.copy_street)
    host, code = open_room()
    guest, other = weigh(join(code, "Ann"), 50), weigh(join(code, "Bob"), 50)
    press(guest, "Delete my answers and leave")
    assert guest.notices == ["Your answers were deleted, and you have left the room."]
    host.app.run()
    assert host.answer.startswith("1 of 1 person")
    host.app.checkbox("room_sure").check().run()
    press(host, "Delete the room")
    assert host.title == "Where does a group stand?"
    other.app.run()
    assert other.answer.startswith("You are not in this room")


def test_the_page_says_why_there_are_no_rooms(serve: Serve, monkeypatch) -> None:
    serve(case_folders.copy_street)
    monkeypatch.setenv("COUNTERPOISE_ROOMS", "off")
    assert any("switched off" in text for text in Visit("room").words)
    monkeypatch.delenv("COUNTERPOISE_ROOMS")
    monkeypatch.delenv("COUNTERPOISE_LOCAL")
    assert any("no disk that lasts" in text for text in Visit("room").words)
    assert "no disk that lasts" in Visit("room", join="K7QM2XRD9HTW").answer


def test_locally_the_page_says_that_phones_do_not_reach_it(serve: Serve, monkeypatch) -> None:
    serve(case_folders.copy_street)
    address = ["127.0.0.1"]
    monkeypatch.setattr(keeping.st, "get_option", lambda _name: address[0])
    assert any("--host ADDRESS" in text for text in Visit("room").words)
    address[0] = "0.0.0.0"
    assert not any("--host ADDRESS" in text for text in Visit("room").words)


def test_the_export_is_read_back_by_the_import(serve: Serve) -> None:
    serve(case_folders.copy_street)
    host, code = open_room()
    weigh(join(code, "=1+1; @x"), 33, 66)
    weigh(join(code, "Bob"), 10)
    host.app.run()
    secret = host.app.session_state[pages.room.SECRET]
    watched = facilitate.watch(keeping.store(), secret)
    case = keeping.sight_of(watched.room, lambda: b"").case
    data = WRITERS["csv"].write([room_answers_table(case, watched.answers)])
    assert next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[:2] == ["Participant", "Round"]
    names = {id_: criterion.name for id_, criterion in case.criteria.items()}
    read = read_answers(data, "answers.csv", names)
    assert [(answer.points, answer.round, answer.method) for answer in read] == [
        (answer.points, answer.round, answer.method) for answer in watched.answers
    ]
    assert read[-1].name == "Bob"


def test_the_facilitators_key_opens_the_room_elsewhere(serve: Serve) -> None:
    serve(case_folders.copy_street)
    host, _ = open_room()
    other = Visit("room", host=host.app.session_state[pages.room.SECRET])
    assert other.title == host.title
    assert "host" not in other.link, "the key does not stay in the address bar"
    assert Visit("room", host="no key").answer.startswith("There is no room for this facilitator's link")


@pytest.mark.parametrize("method", METHODS)
def test_every_method_can_be_answered_in_a_room(serve: Serve, method: str) -> None:
    serve(case_folders.copy_street)
    _, code = open_room(is_named=False)
    guest = join(code).choose("room_method_1", method)
    assert not guest.app.exception
    assert guest.app.button("room_send").disabled
    assert any("still missing" in text for text in guest.words)


def test_judgments_become_weights_and_travel_with_them(serve: Serve) -> None:
    folder = serve(case_folders.copy_street)
    study = cp.open_case(folder)
    first, *others = study.case.criteria
    said = {"rank": [first, *others], "points": {first: 100, **dict.fromkeys(others, 50)}}
    entered = start_entered(study.case, 1, ()).with_said("swing", said)
    assert entered.submission(study) == "Give at least one criterion points, then send your answer."
    sent = replace(entered, method="swing").submission(study)
    assert sent.points == {first: 100.0, **dict.fromkeys(others, 50.0)}
    assert json.loads(sent.judgments) == said
    kept = json.loads(json.dumps(replace(entered, method="swing").to_plain()))
    assert read_entered(kept, study.case, 1).submission(study) == sent
    assert read_entered(kept, study.case, 2) is None


@pytest.mark.parametrize(
    "kept", [None, [], {"round": 1}, {"round": 1, "points": {"noise": "x"}, "said": [1], "method": 7}]
)
def test_what_a_browser_kept_is_not_trusted(kept) -> None:
    case = cp.open_case(ROOT).case
    entered = read_entered(kept, case, 1)
    assert entered is None or not any(entered.points.values())
