"""Answers become weights with what they mean in units, or every fault of them is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import counterpoise as cp
from counterpoise.report.contracts.weighing import weighed_record
from counterpoise.report.sentences.weighing import weighed_sentences
from counterpoise.report.tables.weighing import weighed_tables
from counterpoise.study import QuestionFault
from counterpoise.study.weighing import METHODS, AnswersFault, weigh

ROOT = Path(__file__).parents[2]
STUDY = cp.open_case(ROOT / "examples/teaching")
PAGE = (ROOT / "docs/weights.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n# (\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def share(weighed) -> dict[str, float]:
    return dict(zip(weighed.case.criteria, weighed.elicited.share_j, strict=True))


def faults_of(method: str, **answers: object) -> str:
    with pytest.raises(AnswersFault) as caught:
        weigh(STUDY, method, answers)
    return str(caught.value)


def test_the_page_shows_every_method() -> None:
    assert {method for method, _text in EXAMPLES} == set(METHODS)


@pytest.mark.parametrize(("method", "text"), EXAMPLES)
def test_every_example_of_the_page_gives_weights_tables_and_words(method: str, text: str) -> None:
    weighed = weigh(STUDY, method, yaml.safe_load(text))
    assert sum(share(weighed).values()) == pytest.approx(1)
    assert min(share(weighed).values()) >= 0
    assert max(share(weighed), key=share(weighed).get) == "speed"
    assert [table.id for table in weighed_tables(weighed)][:2] == ["weighed", "equivalents"]
    assert weighed_record(weighed)["weights"]["speed"]["share"] == pytest.approx(share(weighed)["speed"])
    assert all(sentence.endswith((".", "?")) for sentence in weighed_sentences(weighed))


def test_equivalents_are_the_exchange_that_leaves_a_score_as_it_is() -> None:
    """Speed runs over 20 mph, cost over 100 thousand USD: at 100 to 50, 1 mph is 5 points, as 10 thousand USD are."""
    weighed = weigh(STUDY, "swing", {"points": {"speed": 100, "walking": 0, "ease": 50, "cost": 50}})
    (found,) = (one for one in weighed.equivalents if (one.criterion, one.other) == ("speed", "cost"))
    assert (found.amount, found.equal) == (1, pytest.approx(10))
    assert "walking" not in {one.criterion for one in weighed.equivalents}
    back = next(one for one in weighed.equivalents if (one.criterion, one.other) == ("cost", "speed"))
    assert found.equal / found.amount == pytest.approx(back.amount / back.equal)


def test_a_gain_worth_more_than_a_whole_scale_says_so() -> None:
    weighed = weigh(STUDY, "swing", {"points": {"speed": 100, "walking": 0.001, "ease": 0, "cost": 0}})
    assert next(one for one in weighed.equivalents if one.other == "walking").is_beyond
    assert "more than its whole scale" in " ".join(weighed_sentences(weighed))


def test_a_weight_on_what_the_options_hardly_differ_in_is_warned_of() -> None:
    study = cp.open_case(ROOT)
    ids = tuple(study.case.criteria)
    weighed = weigh(study, "swing", {"points": dict.fromkeys(ids, 100)})
    idle = [use.criterion for use in weighed.scales if use.spread is not None and use.spread < 0.1]
    assert [use.criterion for use in weighed.scales if use.is_idle] == idle
    assert len(weighed_record(weighed)["warnings"]) == len(idle)
    without = weigh(study, "swing", {"points": dict.fromkeys(ids, 100) | dict.fromkeys(idle, 0)})
    assert not weighed_record(without)["warnings"]


def test_shares_over_the_options_follow_their_spread() -> None:
    weighed = weigh(STUDY, "swing", {"points": dict.fromkeys(STUDY.case.criteria, 1)})
    spreads = [use.spread for use in weighed.scales]
    assert [use.effective for use in weighed.scales] == pytest.approx([one / sum(spreads) for one in spreads])


def test_criteria_without_weight_get_none() -> None:
    weighed = weigh(STUDY, "rank", {"rank": ["speed", "cost"], "no_weight": ["ease", "walking"]})
    assert share(weighed) == pytest.approx({"speed": 0.75, "cost": 0.25, "ease": 0, "walking": 0})
    pairs = [{"more": "speed", "less": "cost", "times": 3}]
    weighed = weigh(STUDY, "pairwise", {"pairwise": pairs, "no_weight": ["ease", "walking"]})
    assert share(weighed) == pytest.approx({"speed": 0.75, "cost": 0.25, "ease": 0, "walking": 0})


def test_a_matrix_and_a_list_of_the_same_comparisons_agree() -> None:
    pairs = [("speed", "walking", 2), ("speed", "ease", 4), ("walking", "cost", 3), ("cost", "ease", 1)]
    listed = [{"more": more, "less": less, "times": times} for more, less, times in pairs]
    matrix: dict[str, dict[str, float]] = {}
    for more, less, times in pairs:
        matrix.setdefault(more, {more: 1})[less] = times
        matrix.setdefault(less, {})[more] = 1 / times
    one, other = (weigh(STUDY, "pairwise", answers) for answers in ({"pairwise": listed}, {"matrix": matrix}))
    assert share(one) == pytest.approx(share(other))


def test_all_faults_are_named_at_once() -> None:
    said = faults_of("swing", points={"speed": -1, "walkin": 3, "ease": True}, rank=["speed", "speed"], hue=3, name="")
    for part in ("hue: this key", "name: a text", "points.speed: -1 is out of range", "points.walkin: no such",
                 "not 'True'",
                 "not named: walking, cost", "rank[1]: speed is ranked a second time"):  # fmt: skip
        assert part in said


@pytest.mark.parametrize(
    ("method", "answers", "said"),
    [
        ("swing", {"points": dict.fromkeys(STUDY.case.criteria, 0)}, "all swings have 0 points"),
        ("swing", {"points": [1, 2]}, "a number for each criterion is expected"),
        ("rank", {"rank": ["speed"]}, "not named: walking, ease, cost"),
        ("rank", {"rank": ["speed", "cost"], "no_weight": ["cost", "ease", "walking"]}, "cost is ranked as well"),
        ("rank", {"rank": [*STUDY.case.criteria], "formula": "square"}, "write one of: centroid"),
        ("pairwise", {"pairwise": [{"more": "speed", "less": "cost", "times": 3}]}, "nothing compares speed, cost"),
        ("pairwise", {"pairwise": [{"more": "speed", "less": "speed", "times": 3}]}, "compared with itself"),
        ("pairwise", {"pairwise": [{"more": "speed", "less": "cost"}]}, "the key times is missing"),
        ("pairwise", {"matrix": {"speed": {"cost": 3}, "cost": {"speed": 3}}}, "not reciprocal; write 0.3333"),
        ("pairwise", {"matrix": {"speed": {"speed": 3}}}, "beside itself is 1"),
        ("macbeth", {"judgments": [{"more": "speed", "category": "huge"}]}, "expected is one of no, very_weak"),
        ("macbeth", {"judgments": [{"more": "speed", "category": "weak"}]}, "not judged: walking, ease, cost"),
        ("macbeth", {"judgments": [{"more": "speed", "category": [4, 2]}]}, "swap the two"),
        ("best_worst", {"best": "speed", "worst": "speed"}, "the best and the worst"),
        ("best_worst", {"best": "speed", "worst": "cost", "best_to_others": {"cost": 12}}, "12 is out of range"),
        ("tradeoff", {"tradeoffs": [{"a": {"speed": 20, "cost": 5}, "b": {"speed": 30, "cost": 9}}]}, "better on both"),
        ("tradeoff", {"tradeoffs": [{"a": {"speed": 99, "cost": 5}, "b": {"speed": 30, "cost": 2}}]}, "99 is out of"),
        ("tradeoff", {"tradeoffs": [{"a": {"speed": 20}, "b": {"cost": 2}}]}, "the same two criteria"),
        ("ranges", {"ranges": {"speed": {"low": 60, "high": 70}, "cost": {"low": 50, "high": 60}}}, "add up to 110 %"),
        ("ranges", {"ranges": {id_: {"low": 0, "high": 20} for id_ in STUDY.case.criteria}}, "raise some of them"),
        ("ranges", {"ranges": {"speed": {"low": 60, "high": 20}}}, "low 60 is above high 20"),
        ("ranges", {"ranges": {"speed": {"low": 0.1, "high": 0.4}}}, "0.4 is 0.4 %; write 40 if 40 % is meant"),
        ("ranges", {"ranges": {"speed": {"low": "12,5", "high": 40}}}, "write 12.5"),
        ("ranges", {"ranges": {"speed": {"low": "1,048", "high": 40}}}, "write 1048 or 1.048, whichever is meant"),
        ("ranges", {"ranges": {"speed": {"low": "12", "high": 40}}}, "write 12, without quotation marks"),
    ],
)  # fmt: skip
def test_what_gives_no_weights_is_refused_with_what_to_do(method: str, answers: dict, said: str) -> None:
    assert said in faults_of(method, **answers)


@pytest.mark.parametrize(("method", "text"), EXAMPLES)
def test_a_criterion_that_is_judged_and_has_no_weight_is_refused(method: str, text: str) -> None:
    for id_ in STUDY.case.criteria:
        with pytest.raises(AnswersFault):
            weigh(STUDY, method, {**yaml.safe_load(text), "no_weight": [id_]})


@pytest.mark.parametrize("answers", [None, [], "speed", 3, {}])
def test_what_is_no_group_of_answers_is_refused(answers: object) -> None:
    for method in METHODS:
        with pytest.raises(AnswersFault):
            weigh(STUDY, method, answers)


ODD = (None, 3, [], {}, [[]], [{}], {"speed": []}, {"x": {"y": 1}}, [None, 3], {"speed": {"low": "x"}})


def test_odd_values_in_any_place_are_refused_and_never_break_the_program() -> None:
    for method, text in EXAMPLES:
        for key in yaml.safe_load(text):
            for odd in ODD:
                with pytest.raises(AnswersFault):
                    weigh(STUDY, method, {**yaml.safe_load(text), key: odd})


def test_a_method_that_does_not_exist_is_refused() -> None:
    with pytest.raises(QuestionFault, match="did you mean 'swing'"):
        weigh(STUDY, "swings", {"points": {}})
