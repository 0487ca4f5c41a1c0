"""What is said of a room's answers, from one person to many."""

from __future__ import annotations

import pytest

import counterpoise as cp
from counterpoise.report.sentences.room import (
    agreement_price_sentence,
    first_places_sentence,
    groups_sentence,
    movement_sentence,
    widest_sentence,
)
from counterpoise.study import Study
from counterpoise.study.opinions import compare_rounds, gather_opinions
from tests.dashboard.visit import ROOT


@pytest.fixture(scope="module")
def study() -> Study:
    return cp.open_case(ROOT / "examples" / "teaching")


def people(study: Study, *numbers: int) -> dict[str, dict[str, float]]:
    """One person for each number, who gives all weight to the criterion at that place."""
    ids = tuple(study.case.criteria)
    return {f"p{k}": {ids[number]: 1.0} for k, number in enumerate(numbers)}


def test_one_person_is_spoken_of_in_the_singular(study: Study) -> None:
    found = gather_opinions(study, people(study, 0))
    assert first_places_sentence(study.case, found).startswith("One person has answered and puts ")
    assert widest_sentence(study.case, found.spread) == "With one set of weights there is no spread."


def test_people_who_agree_pay_nothing(study: Study) -> None:
    found = gather_opinions(study, people(study, 0, 0, 0))
    assert first_places_sentence(study.case, found).startswith("All 3 put ")
    assert agreement_price_sentence(study.case, found).startswith("Agreement costs nothing: ")
    assert groups_sentence(study.case, found) == "All answers stand together."


def test_people_who_disagree_are_counted(study: Study) -> None:
    found = gather_opinions(study, people(study, 0, 0, 1, 2))
    said = first_places_sentence(study.case, found)
    assert said.startswith("4 people put ")
    assert "Kendall's W" in said
    assert "The price of agreement is " in agreement_price_sentence(study.case, found)
    first = next(iter(study.case.criteria.values())).name
    assert widest_sentence(study.case, found.spread).startswith(
        f"{first} divides most: the middle half gives it from 0"
    )


def test_movement_says_who_changed_and_whether_agreement_rose(study: Study) -> None:
    before = gather_opinions(study, people(study, 0, 1, 2))
    after = gather_opinions(study, people(study, 0, 0, 0))
    said = movement_sentence(after, before, compare_rounds(before, after))
    assert said.startswith("Of 3 people who answered both rounds, ")
    assert "66.7 percentage points of weight moved" in said
    assert "rose from" in said
    same = movement_sentence(before, before, compare_rounds(before, before))
    assert "nobody now puts another measure first" in same
    assert "Agreement is as it was" in same
    assert movement_sentence(after, before, None) == "Nobody has answered both rounds yet."
