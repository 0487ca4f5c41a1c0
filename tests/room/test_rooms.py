"""A room from its opening to its deletion: who may do what, and that nothing acknowledged is lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from counterpoise.room import RoomFault, Submission, facilitate, take_part
from counterpoise.room.records import Answer
from counterpoise.room.rules import code_of
from counterpoise.room.tables import ANSWERS, METADATA, PARTICIPANTS, ROOMS


@pytest.fixture
def opened(store, new):
    """The secret and the code of an open room."""
    _, secret = facilitate.open_room(store, new())
    return secret, code_of(secret)


def send(noise: float = 60.0, key: str = "k", number: int = 1, **more) -> Submission:
    return Submission(key, number, {"noise": noise, "cost": 40.0}, **more)


def refused(code: str):
    return pytest.raises(RoomFault, check=lambda fault: fault.code == code)


def test_a_room_is_what_its_facilitator_decided(store, new, clock) -> None:
    room, secret = facilitate.open_room(store, new(is_named=False, days=3))
    assert (room.title, room.case_id, room.criteria) == ("Trams", "street", ("noise", "cost"))
    assert (room.round, room.revealed, room.is_open, room.is_named) == (1, 0, True, False)
    assert room.expires_at == clock.now + 3 * 86_400
    assert take_part.find_by_code(store, code_of(secret)) == room
    assert (
        take_part.read_case(store, take_part.join(store, code_of(secret)))
        == facilitate.read_case(store, secret)
        == b"PK\x00 a zip"
    )


def test_the_database_holds_no_secret(store, opened) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    take_part.submit(store, token, send())
    with store.reading() as connection:
        rows = [str(tuple(row)) for table in METADATA.sorted_tables for row in connection.execute(select(table))]
    assert len(rows) == 3
    assert not [row for row in rows for hidden in (secret, code, token) if hidden in row]


def test_an_answer_comes_back_as_it_was_sent(store, opened) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    sent = take_part.submit(store, token, send(33.25, method="swing", reason="Sleep.", judgments='{"a": 1}'))
    _, ann, own = take_part.look_at_self(store, token)
    assert own == (sent,) == facilitate.watch(store, secret).answers
    assert (sent.name, sent.participant, dict(sent.points)) == ("Ann", ann.id, {"noise": 33.25, "cost": 40.0})
    assert (sent.method, sent.reason, sent.judgments) == ("swing", "Sleep.", '{"a": 1}')


def test_a_criterion_not_named_has_no_weight(store, opened) -> None:
    token = take_part.join(store, opened[1], "Ann")
    assert take_part.submit(store, token, Submission("k", 1, {"cost": 1.0})).points == {"noise": 0.0, "cost": 1.0}


def test_sent_twice_is_stored_once_and_a_new_answer_replaces_the_old(store, opened, clock) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    first = take_part.submit(store, token, send(60))
    clock.move(1)
    assert take_part.submit(store, token, send(10)) == first, "the key says that it is the same answer"
    second = take_part.submit(store, token, send(10, key="another"))
    assert facilitate.watch(store, secret).answers == (second,)
    assert second.points["noise"] == 10


def test_the_same_answer_from_many_connections_is_stored_once(store, opened) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: take_part.submit(store, token, send()), range(16)))
    assert len(set(map(repr, found))) == 1
    assert facilitate.watch(store, secret).answers == (found[0],)


def test_thirty_people_at_once_are_all_kept(store, opened) -> None:
    secret, code = opened

    def take_turn(number: int) -> Answer:
        token = take_part.join(store, code, f"Person {number}")
        return take_part.submit(store, token, send(float(number), key=f"k{number}"))

    with ThreadPoolExecutor(10) as pool:
        sent = set(map(repr, pool.map(take_turn, range(30))))
    assert set(map(repr, facilitate.watch(store, secret).answers)) == sent
    assert len(sent) == 30


def test_nobody_reads_or_overwrites_the_answer_of_another(store, opened) -> None:
    secret, code = opened
    ann, bob = (take_part.join(store, code, name) for name in ("Ann", "Bob"))
    take_part.submit(store, ann, send(60, key="same"))
    take_part.submit(store, bob, send(10, key="same"))
    assert [answer.points["noise"] for answer in take_part.look_at_self(store, ann)[2]] == [60]
    with refused("round"):
        take_part.read_revealed(store, bob, 1)
    facilitate.reveal(store, secret)
    seen = take_part.read_revealed(store, bob, 1)
    assert sorted(answer.points["noise"] for answer in seen) == [10, 60]
    assert {
        (answer.name, answer.participant, answer.reason, answer.key) for answer in seen if answer.name != "Bob"
    } == {("", "", "", "")}


@pytest.mark.parametrize("token", ["", "import", "x" * 32, "' OR 1=1 --"])
def test_a_token_that_was_made_up_opens_nothing(store, opened, token) -> None:
    for step in (take_part.look_at_self, take_part.leave, lambda s, t: take_part.submit(s, t, send())):
        with refused("unknown"):
            step(store, token)


def test_ids_of_others_are_no_tokens(store, opened) -> None:
    secret, code = opened
    take_part.join(store, code, "Ann")
    facilitate.import_answers(store, secret, [facilitate.ImportedAnswer("Eve", {"cost": 1.0})])
    watched = facilitate.watch(store, secret)
    for made_up in (*(p.id for p in watched.participants), *(f"import {p.id}" for p in watched.participants), code):
        with refused("unknown"):
            take_part.look_at_self(store, made_up)


@pytest.mark.parametrize("typed", ["lower", "spaces", "letters for digits"])
def test_a_code_may_be_typed_as_it_is_heard(store, opened, typed) -> None:
    _, code = opened
    ways = {
        "lower": code.lower(),
        "spaces": f" {code[:4]} - {code[4:]} ",
        "letters for digits": code.replace("0", "o").replace("1", "I"),
    }
    assert take_part.find_by_code(store, ways[typed]).title == "Trams"


@pytest.mark.parametrize("code", ["", "0000", "K7QM-2XRD-9HTW", "'; DROP TABLE rooms; --", "é" * 500, "\x00"])
def test_a_wrong_code_says_what_to_do(store, opened, code) -> None:
    with pytest.raises(RoomFault, match=r"No room has this code. Check it with the facilitator"):
        take_part.join(store, code, "Ann")


def test_a_code_is_long_and_no_two_rooms_share_one(store, new) -> None:
    codes = {code_of(facilitate.open_room(store, new())[1]) for _ in range(20)}
    assert len(codes) == 20
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{12}", code) for code in codes)


def test_a_room_that_is_closed_takes_no_answer_and_keeps_what_it_has(store, opened) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    sent = take_part.submit(store, token, send())
    facilitate.set_open(store, secret, False)
    with pytest.raises(RoomFault, match=r"takes no answers now. Yours stays on this page"):
        take_part.submit(store, token, send(1, key="late"))
    assert take_part.submit(store, token, send()) == sent, "what was stored is confirmed again"
    facilitate.set_open(store, secret, True)
    take_part.submit(store, token, send(1, key="late"))


def test_a_room_ends_then_it_is_deleted(store, opened, clock) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    take_part.submit(store, token, send())
    clock.move(7)
    for late in (
        lambda: take_part.join(store, code, "Bob"),
        lambda: take_part.submit(store, token, send(1, key="late")),
        lambda: facilitate.start_round(store, secret, 1),
    ):
        with pytest.raises(RoomFault, match="This room has ended"):
            late()
    assert len(facilitate.watch(store, secret).answers) == 1
    clock.move(30)
    with pytest.raises(RoomFault, match="its time is over"):
        facilitate.watch(store, secret)
    with store.writing() as connection:
        assert facilitate.purge(connection, clock.now) == 1
        assert not [row for table in (ROOMS, PARTICIPANTS, ANSWERS) for row in connection.execute(select(table))]


def test_the_second_round_begins_once_and_keeps_the_first(store, opened) -> None:
    secret, code = opened
    token = take_part.join(store, code, "Ann")
    take_part.submit(store, token, send(60))
    with pytest.raises(RoomFault, match="Reveal round 1 first"):
        facilitate.start_round(store, secret, 1)
    facilitate.reveal(store, secret)
    for _ in range(2):
        facilitate.start_round(store, secret, 1)
    assert facilitate.watch(store, secret).room.round == 2
    with pytest.raises(RoomFault, match="Round 2 is under way, and this answer is to round 1"):
        take_part.submit(store, token, send(1, key="late"))
    take_part.submit(store, token, send(50, key="next", number=2))
    watched = facilitate.watch(store, secret)
    assert [(answer.round, answer.points["noise"]) for answer in watched.answers] == [(1, 60), (2, 50)]
    assert len(watched.of_round(2)) == 1
    with refused("round"):
        take_part.read_revealed(store, token, 2)


def test_what_is_asked_to_be_deleted_is_gone(store, opened) -> None:
    secret, code = opened
    ann, bob, eve = (take_part.join(store, code, name) for name in ("Ann", "Bob", "Eve"))
    for token in (ann, bob, eve):
        take_part.submit(store, token, send())
    take_part.leave(store, ann)
    with pytest.raises(RoomFault, match="You are not in this room"):
        take_part.look_at_self(store, ann)
    facilitate.delete_participant(store, secret, take_part.look_at_self(store, bob)[1].id)
    assert [answer.name for answer in facilitate.watch(store, secret).answers] == ["Eve"]
    facilitate.delete_room(store, secret)
    for step in (lambda: take_part.look_at_self(store, eve), lambda: facilitate.watch(store, secret)):
        with refused("unknown"):
            step()
    with store.reading() as connection:
        assert not [row for table in (ROOMS, PARTICIPANTS, ANSWERS) for row in connection.execute(select(table))]


def test_a_facilitator_deletes_nobody_in_another_room(store, opened, new) -> None:
    _, code = opened
    token = take_part.join(store, code, "Ann")
    other = facilitate.open_room(store, new())[1]
    facilitate.delete_participant(store, other, take_part.look_at_self(store, token)[1].id)
    assert take_part.look_at_self(store, token)[1].name == "Ann"


def test_an_anonymous_room_asks_for_no_name_and_keeps_none(store, new) -> None:
    _, secret = facilitate.open_room(store, new(is_named=False))
    tokens = [take_part.join(store, code_of(secret), "Ann") for _ in range(5)]
    names = {take_part.look_at_self(store, token)[1].name for token in tokens}
    assert len(names) == 5
    assert all(re.fullmatch(r"P-[0-9A-Z]{5}", name) for name in names)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann \n Lee\t", "Ann Lee"),
        ("<b>Ann</b> =1+1", "<b>Ann</b> =1+1"),
        ("\u202eevil\u202c", "evil"),
        ("שלום", "שלום"),
        ("null\x00byte\ud800", "nullbyte?"),
        ("e\u0301", "é"),
        ("ß" * 80, "ß" * 80),
    ],
)
def test_any_name_is_kept_as_it_is_read(store, opened, typed, kept) -> None:
    assert take_part.look_at_self(store, take_part.join(store, opened[1], typed))[1].name == kept


@pytest.mark.parametrize("typed", ["x" * 200, "", "  ", "\u202e\u200b"])
def test_a_name_that_is_too_long_or_empty_is_asked_again(store, opened, typed) -> None:
    with refused("text"):
        take_part.join(store, opened[1], typed)


def test_people_of_one_name_are_two(store, opened) -> None:
    secret, code = opened
    for number in (1.0, 2.0):
        take_part.submit(store, take_part.join(store, code, "Ann"), send(number))
    assert sorted(answer.points["noise"] for answer in facilitate.watch(store, secret).answers) == [1, 2]


@pytest.mark.parametrize(
    "points",
    [{}, {"noise": 0.0}, {"noise": -1.0}, {"noise": float("nan")}, {"noise": 1e300}, {"x": 1.0}, {"noise": "9"}],
)
def test_weights_that_are_none_are_refused_and_nothing_is_lost(store, opened, points) -> None:
    token = take_part.join(store, opened[1], "Ann")
    sent = take_part.submit(store, token, send())
    with refused("weights"):
        take_part.submit(store, token, Submission("bad", 1, points))
    assert take_part.look_at_self(store, token)[2] == (sent,)


def test_a_room_that_is_full_says_so(store, opened, monkeypatch) -> None:
    monkeypatch.setattr(take_part, "MOST_PARTICIPANTS", 1)
    take_part.join(store, opened[1], "Ann")
    with pytest.raises(RoomFault, match="This room is full"):
        take_part.join(store, opened[1], "Bob")
