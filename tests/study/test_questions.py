"""A question is a value: one form, four spellings, checked against a case."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import counterpoise as cp
from counterpoise.model.number_text import read_number
from counterpoise.study import QuestionFault, from_plain, from_texts, kinds_of_question, settings_of, to_plain
from counterpoise.study.settings import DAYS, NUMBER, read_pairs

ROOT = Path(__file__).parents[2]
STUDY = cp.open_case(ROOT)

NUMBERS = st.floats(-1e15, 1e15)


def test_however_a_caller_writes_it_a_question_has_one_form() -> None:
    lists = cp.Packages(must=["flexibility"], limits={"cost<=5"}, weights={"leverage": 1})
    tuples = cp.Packages(must=("flexibility",), limits=("cost<=5",), weights=(("leverage", 1.0),))
    texts = cp.Packages(must=["flexibility"], limits=["cost<=5"], weights="leverage=1")
    assert lists == tuples == texts
    assert hash(lists) == hash(tuples)
    with pytest.raises(FrozenInstanceError):
        lists.top = 3


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, 2.5, "x" * 5_000, [1], True])
def test_what_is_no_whole_number_is_refused_in_few_words(value: object) -> None:
    with pytest.raises(QuestionFault, match="is not a whole number") as found:
        from_plain({"kind": "packages", "draws": value}, kinds_of_question())
    assert len(str(found.value)) < 2_100


@pytest.mark.parametrize("kind", kinds_of_question())
def test_every_kind_goes_to_json_and_back(kind: str) -> None:
    question = kinds_of_question()[kind]().complete(STUDY.case)
    assert from_plain(json.loads(json.dumps(to_plain(question))), kinds_of_question()) == question


@pytest.mark.parametrize("kind", kinds_of_question())
def test_every_default_is_written_out_when_a_question_is_completed(kind: str) -> None:
    plain = to_plain(kinds_of_question()[kind]().complete(STUDY.case))
    makes_weights = kind == "weigh"
    assert plain["weights"] == (None if makes_weights else STUDY.case.default_profile)
    open_by_nature = {"min_members", "max_members", "accept", *(["weights"] if makes_weights else [])}
    assert [name for name, value in plain.items() if value is None and name not in open_by_nature] == []


@pytest.mark.parametrize("kind", kinds_of_question())
def test_no_two_settings_share_a_flag_or_a_key_of_the_link(kind: str) -> None:
    settings = settings_of(kinds_of_question()[kind]).values()
    for names in ([of.flag for of in settings if of.flag], [of.link for of in settings if of.link]):
        assert len(names) == len(set(names))


@given(st.dictionaries(st.sampled_from(["a", "b_2", "C"]), NUMBERS))
def test_numbers_by_id_are_read_back_to_the_last_digit(points: dict[str, float]) -> None:
    pairs = DAYS.normal(points)
    assert DAYS.normal(DAYS.read(DAYS.write(pairs))) == pairs
    assert DAYS.read(DAYS.write(pairs).replace(":", "=")) == pairs


def test_a_decimal_comma_in_points_is_named() -> None:
    for text in ("a=0,5", "a=1,b=0,25"):
        with pytest.raises(ValueError, match=r"write 0\.\d+"):
            read_pairs(text)


@given(NUMBERS)
def test_a_number_is_read_back_to_the_last_digit(number: float) -> None:
    assert NUMBER.read(NUMBER.write(number)) == number


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for kind in kinds_of_question().values():
        for name in settings_of(kind):
            values, faults = from_texts(kind, {name: text})
            assert (name in values) != bool(faults)
            assert all(str(fault) for fault in faults)


@pytest.mark.parametrize(
    ("text", "said"),
    [("0,5", "write 0.5"), ("80%", "write 80"), ("\u22125 %", "write -5"), ("1.000%", "a number$"),
     ("1.048,5", "is not a number"), ("ten", "is not a number"), ("1e300", "can be used here"),
     ("nan", "can be used here"), ("1_000", "can be used here"), ("", "is not a number")],
)  # fmt: skip
def test_what_is_no_number_is_refused_and_a_decimal_comma_is_named(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_number(text)


@pytest.mark.parametrize(
    ("question", "setting", "said"),
    [
        (cp.Compare(weights="equals"), "weights", "did you mean 'equal'"),
        (cp.Compare(weights={"leverag": 1}), "weights", "did you mean 'leverage'"),
        (cp.Compare(weights={"leverage": 0}), "weights", "all weights are zero"),
        (cp.Compare(weights={"leverage": -1}), "weights", "0 or more"),
        (cp.Compare(method="toppsis"), "method", "did you mean 'topsis'"),
        (cp.Robustness(spread=0.6), "spread", "from 0 to 0.5"),
        (cp.Robustness(draws=0), "draws", "1 to 100,000,000"),
        (cp.Robustness(seed=-1), "seed", "0 or more"),
        (cp.Sensitivity(draws=10**9), "draws", "of a case of this size"),
        (cp.Packages(limits=["moonshine<=3"]), "limits", "cannot be limited"),
        (cp.Packages(must=["handshake"]), "must", "is the baseline"),
        (cp.Packages(top=0), "top", "at least 1"),
        (cp.Packages(seed=-1), "seed", "0 or more"),
        (cp.Packages(balance="P9"), "balance", "no such package"),
        (cp.Options(option="trees"), "option", "no such option"),
        (cp.Timeline(by=-3), "by", "before the decision"),
        (cp.Timeline(by=1e8), "by", "are refused"),
        (cp.Timeline(draws=10**7), "draws", "1,000,000 simulations of a timeline"),
        (cp.Packages(limits=["cost<=0,5"]), "limits", "write 0.5"),
        (cp.Packages(stacking=["leverage.gains=0,5"]), "stacking", "write 0.5"),
        (cp.Timeline(sure=0), "sure", "above 0"),
        (cp.Timeline(package="P1_author_full", members=["flexibility"]), "members", "not both"),
    ],
)
def test_what_the_case_cannot_answer_is_refused_under_the_settings_name(question, setting: str, said: str) -> None:
    with pytest.raises(QuestionFault, match=said) as caught:
        STUDY.answer(question)
    assert caught.value.setting == setting


@pytest.mark.parametrize(
    "plain",
    [{}, {"kind": 3}, {"kind": "divine"}, {"kind": "compare", "mood": "good"}, {"kind": "compare", "weights": [1]},
     {"kind": "packages", "top": "many"}, {"kind": "packages", "must": "flexibility"},
     {"kind": "timeline", "by": True}],
)  # fmt: skip
def test_what_is_no_question_is_refused(plain: dict) -> None:
    with pytest.raises(QuestionFault):
        from_plain(plain, kinds_of_question())


def test_equal_questions_have_equal_answers_to_the_last_byte() -> None:
    question = cp.Packages(limits=["cost<=200"], core_index=True)
    fresh, used = cp.open_case(ROOT), STUDY
    used.answer(cp.Packages())  # what was found before must not show
    assert cp.to_json(fresh.answer(question)) == cp.to_json(used.answer(question))
