"""What is said of a first option that lacks a level on a criterion without weight, and of one that is not ranked."""

from __future__ import annotations

import re
import warnings

import pytest

import counterpoise as cp
from counterpoise.casefile.load import load_case_from_files
from counterpoise.casefile.read_files import read_case_files
from counterpoise.report.sentences.cards import change_sentences, disagree_sentence
from counterpoise.report.sentences.lines import answer_and_lines
from counterpoise.report.sentences.sensitivity import change_sentence, finding_sentence, stability_sentence
from counterpoise.report.sentences.whole import alone_said
from counterpoise.study import Study
from counterpoise.study.questions.answer import WholeQuestion
from tests.dashboard.visit import ROOT

LACKS_NOTHING_THAT_COUNTS = (("speed", 60.0), ("ease", 20.0), ("cost", 20.0))
LACKS_A_LEVEL = (("speed", 40.0), ("walking", 20.0), ("ease", 20.0), ("cost", 20.0))


@pytest.fixture(scope="module")
def study() -> Study:
    """The case to learn with, where nobody knows what speed humps do for walking."""
    files, _problems = read_case_files(ROOT / "examples/teaching")
    text = files["options/speed_humps.yaml"].decode()
    missing = re.sub(r"  walking:\n(    .*\n)+", "  walking: {missing: nobody counted}\n", text)
    assert missing != text
    return Study(load_case_from_files({**files, "options/speed_humps.yaml": missing.encode()}).case)


@pytest.fixture(scope="module")
def first(study):
    return study.answer(WholeQuestion(weights=LACKS_NOTHING_THAT_COUNTS, draws=200))


@pytest.fixture(scope="module")
def unranked(study):
    return study.answer(WholeQuestion(weights=LACKS_A_LEVEL, draws=200))


def test_the_least_weight_where_a_level_is_missing_leaves_the_first_without_a_rank(first):
    nearest = first.changes.findings[0]
    assert finding_sentence(first.case, first.ranking, nearest) == (
        "As today overtakes Speed humps if the weight of Children who walk or cycle rises at all: "
        "Speed humps is then not ranked, because a level is missing."
    )
    assert change_sentence(first.case, first.ranking, first.changes).startswith(
        "Speed humps stays first unless the weight of Children who walk or cycle rises at all; "
        "it is then not ranked, because a level is missing."
    )
    assert stability_sentence(first.case, first.ranking, first.changes.sweeps[1]) == (
        "Speed humps stays first only while the weight of Children who walk or cycle is 0.0 %: otherwise it is not "
        "ranked, because a level is missing, and As today leads."
    )
    assert change_sentences(first)[1] == (
        "Children who walk or cycle 0.0 → more than 0.0 %: drops Speed humps, "
        "for the best package is then not ranked (a level is missing)."
    )


def test_a_profile_that_cannot_rank_the_best_package_does_not_agree_with_it(first):
    assert disagree_sentence(first) == (
        "0 of 3 profiles put it within 3 points of their best. 3 profiles cannot rank it, because a level is missing."
    )


def test_what_no_ranked_option_keeps_an_unranked_one_may_keep(unranked):
    table = unranked.comparison.performance
    _answer, lines = answer_and_lines(unranked.case, table, unranked.ranking)
    assert lines.startswith("No ranked option keeps all lines")
    assert "All 3 ranked measures cross a red line." in alone_said(unranked).text


def test_a_package_that_is_ranked_at_the_very_end_only_takes_over_there(study):
    answer = study.answer(WholeQuestion(weights=(("walking", 1.0),), draws=200))
    assert "Car speed at the gate 0.0 → 100.0 %: adds Speed humps." in change_sentences(answer)


def test_packages_that_lack_a_level_are_simulated_without_a_warning(study):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        judged = study.answer(cp.Robustness(of="packages", weights=LACKS_NOTHING_THAT_COUNTS, draws=200)).packages
    assert judged.judged.first_share_p.sum() == pytest.approx(1)
