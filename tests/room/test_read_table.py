"""Answers from a file: every fault at once, and the same file twice is the same answers."""

from __future__ import annotations

import pytest

from counterpoise.room import RoomFault, facilitate
from counterpoise.room.read_table import ImportedAnswer, read_answers

NAMES = {"noise": "Noise at night", "cost": "Cost"}


def read(text: str) -> tuple[ImportedAnswer, ...]:
    return read_answers(text.encode(), "answers.csv", NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Participant,Noise at night,Cost\nAnn,60,40\nBob,0,1.5\n",
        "Participant,Noise at night (points),Cost (points),Notes\nAnn,60,40,x\nBob,0,1.5,\n",
        "participant;noise;cost\nAnn;60;40\nBob;0;1,5\n",
        "cost\tPARTICIPANT\tnoise\n40\tAnn\t60\n1.5\tBob\t\n",
    ],
)
def test_headings_are_names_or_ids_in_any_order_and_dialect(text) -> None:
    assert read(text) == (
        ImportedAnswer("Ann", {"noise": 60.0, "cost": 40.0}),
        ImportedAnswer("Bob", {"noise": 0.0, "cost": 1.5}),
    )


def test_round_method_and_reason_are_read_where_they_are_said() -> None:
    (answer,) = read("Participant,Round,Method,Reason,noise,cost\nAnn,2,swing,Because.,1,1\n")
    assert (answer.round, answer.method, answer.reason) == (2, "swing", "Because.")


@pytest.mark.parametrize(
    ("written", "read_as"), [("'=1+1", "=1+1"), ("'﹢x", "﹢x"), ("'s-Gravenhage", "'s-Gravenhage"), ("-x", "-x")]
)
def test_what_our_files_put_before_a_formula_is_taken_away_again(written, read_as) -> None:
    assert read(f"Participant,noise,cost\n{written},1,1\n")[0].name == read_as


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(RoomFault) as caught:
        read("Participant,Round,noise,cost\n,1,1,1\nAnn,one,x,-1\nBob,1,0,0\nEve,1,1,1\nEve,1,2,2\n")
    assert str(caught.value).split("\n") == [
        "row 2: the participant has no name",
        "row 3, Noise at night: 'x' is not a weight; write a number, 0 or more",
        "row 3, Cost: '-1' is not a weight; write a number, 0 or more",
        "row 3: the round 'one' is not a whole number from 1",
        "row 4: all weights are zero; at least one criterion needs weight",
        "row 6: 'Eve' already answers this round in row 5",
    ]


def test_columns_that_are_missing_or_double_are_all_named() -> None:
    with pytest.raises(RoomFault) as caught:
        read("Who,Cost,cost (points)\nAnn,1,1\n")
    assert str(caught.value).split("\n") == [
        "the heading 'cost (points)' stands twice",
        "no column is headed Participant",
        "no column is headed 'Noise at night', a criterion of the case",
    ]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"Participant,noise,cost", b"PK\x03\x04 no zip", b'"' * 100])
def test_a_file_that_is_no_table_is_refused(data) -> None:
    with pytest.raises(RoomFault):
        read_answers(data, "answers.csv", NAMES)


def test_the_same_file_twice_changes_nothing_and_a_changed_one_replaces(store, new) -> None:
    _, secret = facilitate.open_room(store, new())
    for noise in (60, 60, 10):
        facilitate.import_answers(store, secret, read(f"Participant,noise,cost\nAnn,{noise},40\nBob,1,1\n"))
        watched = facilitate.watch(store, secret)
        assert [(answer.name, answer.points["noise"]) for answer in watched.answers] == [("Ann", noise), ("Bob", 1)]
    assert {answer.method for answer in watched.answers} == {facilitate.IMPORTED}
