"""Partial answers are counted, corrections do what they say, and the question of weighing can be asked again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

import counterpoise as cp
from counterpoise.study import QuestionFault
from counterpoise.study.questions.weigh import Weigh
from counterpoise.study.weighing import METHODS, AnswersFault, weigh
from counterpoise.study.weighing.by_choices import next_trade_off, with_choice, without_last_choice
from counterpoise.study.weighing.progress import progress_of
from counterpoise.study.weighing.repair import repair

ROOT = Path(__file__).parents[2]
STUDY = cp.open_case(ROOT / "examples/teaching")
PAGE = (ROOT / "docs/weights.md").read_text(encoding="utf-8")
EXAMPLES = [
    (method, yaml.safe_load(text)) for method, text in re.findall(r"^```yaml\n# (\w+)\n(.*?)^```", PAGE, re.S | re.M)
]

CIRCLE = {"speed": {"walking": 4}, "walking": {"ease": 4}, "ease": {"speed": 4}, "cost": {"speed": 1, "walking": 1}}
JUDGMENTS = [
    {"more": "speed", "category": "strong"},
    {"more": "walking", "category": "weak"},
    {"more": "cost", "category": "weak"},
    {"more": "ease", "category": "weak"},
    {"more": "walking", "less": "speed", "category": "moderate"},
]
BEST_WORST = {
    "best": "speed",
    "worst": "ease",
    "best_to_others": {"walking": 2, "cost": 7, "ease": 8},
    "others_to_worst": {"speed": 8, "walking": 4, "cost": 5},
}


@pytest.mark.parametrize(("method", "answers"), EXAMPLES)
def test_whole_answers_count_as_whole_and_none_as_none(method: str, answers: dict) -> None:
    assert progress_of(STUDY.case, method, answers).is_whole
    assert progress_of(STUDY.case, method, {}).done == 0


@pytest.mark.parametrize("odd", [None, 3, "x", [[]], {"speed": []}, [None, {}], {"x": {"y": 1}}])
def test_odd_answers_count_as_none_and_never_break_the_count(odd: object) -> None:
    for method, answers in EXAMPLES:
        for key in answers:
            assert progress_of(STUDY.case, method, {key: odd}).done <= 1


def test_repairs_one_after_another_make_comparisons_acceptable() -> None:
    answers = {"matrix": CIRCLE}
    weighed = weigh(STUDY, "pairwise", answers)
    assert weighed.elicited.repairs
    for found in weighed.elicited.repairs:
        answers = repair("pairwise", answers, found)
    (measure,) = weigh(STUDY, "pairwise", answers).elicited.consistency
    assert measure.value <= measure.acceptable
    assert measure.value == pytest.approx(weighed.elicited.repairs[-1].after, abs=1e-3)


def test_a_repair_of_a_list_is_the_repair_of_its_matrix() -> None:
    pairs = [{"more": a, "less": b, "times": times} for a, cells in CIRCLE.items() for b, times in cells.items()]
    found = weigh(STUDY, "pairwise", {"pairwise": pairs}).elicited.repairs[0]
    listed, matrix = (repair("pairwise", said, found) for said in ({"pairwise": pairs}, {"matrix": CIRCLE}))
    shares = [weigh(STUDY, "pairwise", said).elicited.share_j for said in (listed, matrix)]
    assert shares[0] == pytest.approx(shares[1])


def test_words_widened_to_what_the_others_allow_hold() -> None:
    answers = {"judgments": JUDGMENTS}
    while found := weigh(STUDY, "macbeth", answers).elicited.contradictions:
        answers = repair("macbeth", answers, found[0])
    assert len(answers["judgments"]) <= len(JUDGMENTS)


def test_best_and_worst_are_corrected_in_whole_steps() -> None:
    found = weigh(STUDY, "best_worst", BEST_WORST).elicited.contradictions[0]
    repaired = repair("best_worst", BEST_WORST, found)
    left = weigh(STUDY, "best_worst", repaired).elicited.consistency[0].value
    assert left < weigh(STUDY, "best_worst", BEST_WORST).elicited.consistency[0].value
    assert repaired["best_to_others"][found.less] == round(found.implied[0])


def test_ranges_are_cut_to_what_is_within_reach() -> None:
    answers = {"ranges": {"speed": {"low": 60, "high": 70}, "cost": {"low": 10, "high": 90}}}
    for found in weigh(STUDY, "ranges", answers).elicited.contradictions:
        answers = repair("ranges", answers, found)
    assert answers["ranges"]["cost"] == {"low": 10, "high": 40}
    assert not weigh(STUDY, "ranges", answers).elicited.contradictions


def test_points_that_break_an_order_are_followed() -> None:
    points = {"speed": 100, "walking": 20, "ease": 30, "cost": 40}
    answers = {"points": points, "rank": ["speed", "walking", "ease", "cost"]}
    found = weigh(STUDY, "swing", answers).elicited.contradictions[0]
    assert repair("swing", answers, found) == {"points": points}


def test_choices_that_contradict_can_be_taken_back() -> None:
    asked = next_trade_off(STUDY, {}).next
    answers = with_choice(with_choice({}, asked, "a"), asked, "b")
    (found,) = weigh(STUDY, "tradeoff", answers).elicited.contradictions
    assert repair("tradeoff", answers, found) == {"choices": []}
    assert without_last_choice(answers) == with_choice({}, asked, "a")
    assert without_last_choice(without_last_choice(answers)) == {}


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"a": {"speed": 20, "cost": 5}, "b": {"speed": 30, "cost": 9}, "prefer": "a"}, "better on both"),
        ({"a": {"speed": 20, "cost": 5}, "b": {"speed": 20, "cost": 9}, "prefer": "a"}, "the same value"),
        ({"a": {"speed": 20, "cost": 9}, "b": {"speed": 30, "cost": 5}, "prefer": "c"}, "write one of: a, b, equal"),
        ({"a": {"speed": 20, "cost": 9}, "b": {"speed": 30, "cost": 5}}, "the key prefer is missing"),
        (
            {"a": {"speed": 20, "cost": 9}, "b": {"speed": 30, "cost": 5}, "prefer": "skip"},
            "every question was skipped",
        ),
    ],
)
def test_choices_that_say_nothing_are_refused(choice: dict, said: str) -> None:
    with pytest.raises(AnswersFault, match=said):
        weigh(STUDY, "tradeoff", {"choices": [choice]})


@pytest.mark.parametrize(("method", "answers"), EXAMPLES)
def test_the_question_is_asked_again_from_its_receipt(method: str, answers: dict) -> None:
    answer = STUDY.answer(Weigh(method=method, answers=answers, locked=True))
    record = json.loads(cp.to_json(answer))
    again = cp.ask_again(STUDY, record)
    assert json.loads(cp.to_json(again)) == record
    assert record["receipt"]["question"]["answers"] == answers
    assert record["receipt"]["profile"] == "own"
    assert record["receipt"]["weights"] == {
        id_: pytest.approx(found["share"], abs=1e-6) for id_, found in record["weights"].items()
    }


def test_answers_that_no_question_can_hold_are_refused() -> None:
    for odd in ("{", "[1]", 3, [1], {"points": float("nan")}, {"points": {1, 2}}):
        with pytest.raises(QuestionFault):
            Weigh(answers=odd)
    with pytest.raises(QuestionFault, match="did you mean"):
        STUDY.answer(Weigh(method="swings", answers={"points": {}}))
    assert set(METHODS) == {method for method, _answers in EXAMPLES}


def test_local_weights_multiply_to_the_share_of_all() -> None:
    weighed = weigh(STUDY, "swing", {"points": {"speed": 10, "walking": 30, "ease": 0, "cost": 60}})
    branch = {found.id: found for found in weighed.tree}
    for criterion in STUDY.case.criteria.values():
        above = branch[criterion.objective]
        assert branch[criterion.id].share == pytest.approx(above.share * branch[criterion.id].local)
        assert branch[criterion.id].depth == above.depth + 1
    assert sum(found.share for found in weighed.tree if found.depth == 0) == pytest.approx(1)


def test_what_choices_leave_open_is_kept_as_ranges_around_the_shares() -> None:
    answers = {
        "choices": next(said for _method, said in EXAMPLES if "choices" in said)["choices"],
        "no_weight": ["cost"],
    }
    answers["choices"] = [one for one in answers["choices"] if "cost" not in one["a"]]
    weighed = weigh(STUDY, "tradeoff", answers)
    for id_, share in zip(STUDY.case.criteria, weighed.elicited.share_j, strict=True):
        low, high = weighed.range_by_id[id_]
        assert low <= 100 * share <= high
    assert weighed.range_by_id["cost"] == (0, 0)
    assert not weigh(STUDY, "swing", {"points": dict.fromkeys(STUDY.case.criteria, 1)}).range_by_id
