"""The sentences on the screen are the report's, about the weights in use."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import Ranking, rank_options
from counterpoise.analysis.weighting import profile_points
from counterpoise.casefile.load import load_case
from counterpoise.dashboard.pages.compare import QUESTION
from counterpoise.model import Case
from counterpoise.report.sentences import left_out_sentence, missing_sentence, pair_sentence
from counterpoise.report.sentences.lines import answer_and_lines
from counterpoise.report.sentences.option import (
    cost_sentence,
    option_sentence,
    relation_sentence,
    risk_sentence,
    timeline_sentence,
)
from counterpoise.report.sentences.register import problems_sentence, sources_sentence
from counterpoise.report.tables.weights import swing
from counterpoise.study import Study
from counterpoise.study.questions.compare import Compare
from tests.dashboard import case_folders
from tests.dashboard.visit import ROOT, Visit, plain

CASE = load_case(ROOT).case


def rank(case: Case, profile: str, **changed: float) -> Ranking:
    points = dict(zip(case.criteria, profile_points(case.profiles[profile], tuple(case.criteria)), strict=True))
    return rank_options(build_performance_table(case), np.array(list((points | changed).values())))


@pytest.mark.parametrize("profile", CASE.profiles)
def test_compare_answers_with_the_reports_sentence(profile):
    visit = Visit(profile=profile)
    ranking = rank(CASE, profile)
    assert visit.title == QUESTION
    assert visit.answer == answer_and_lines(CASE, build_performance_table(CASE), ranking)[0]
    first, second = (ranking.option_ids[i] for i in ranking.order[:2])
    assert pair_sentence(CASE, ranking, first, second) in visit.words


def test_compare_answers_about_the_weights_as_moved():
    visit = Visit(controls="basic", versus="maximal_demand", against="handshake").set_points(leverage=90)
    ranking = rank(CASE, "author_realist", leverage=90.0)
    assert visit.answer == answer_and_lines(CASE, build_performance_table(CASE), ranking)[0]
    assert visit.answer != answer_and_lines(CASE, build_performance_table(CASE), rank(CASE, "author_realist"))[0]
    assert pair_sentence(CASE, ranking, "maximal_demand", "handshake") in visit.words


@pytest.mark.parametrize("id_", CASE.options)
def test_options_says_what_the_report_says_of_each(id_):
    visit = Visit("options", option=id_, profile="navy_steward")
    assert visit.title == CASE.options[id_].name
    assert visit.answer == option_sentence(CASE, rank(CASE, "navy_steward"), id_)
    for sentence in (relation_sentence, timeline_sentence, cost_sentence, risk_sentence):
        assert sentence(CASE, id_) in visit.words
    assert CASE.options[id_].summary in visit.words


def test_sources_and_case_check_answer_with_the_reports_sentences():
    assert Visit("evidence").answer == sources_sentence(CASE)
    assert Visit("check").answer == problems_sentence(())


def test_case_check_counts_the_faults_that_are_there(serve):
    problems = load_case(serve(case_folders.with_broken_option)).problems
    assert Visit("check").answer == problems_sentence(problems)


def test_gaps_are_said_with_the_reports_sentences(serve):
    case = load_case(serve(case_folders.with_broken_option)).case
    assert Visit().notices == [left_out_sentence(case)]


def test_missing_levels_are_said_with_the_reports_sentence(serve):
    case = load_case(serve(case_folders.with_missing_level)).case
    (said,) = Visit().app.info
    assert plain(said.value) == missing_sentence(case, rank(case, "residents"))


def test_the_receipt_under_a_page_is_that_of_its_weights():
    visit = Visit(w="leverage:90", open="receipt")
    points_j = profile_points(CASE.profiles["author_realist"], tuple(CASE.criteria))
    points = dict(zip(CASE.criteria, map(float, points_j), strict=True)) | {"leverage": 90.0}
    receipt = Study(CASE).answer(Compare(weights=points)).receipt
    (line,) = [words for words in visit.words if "case digest" in words]
    assert receipt.profile == "own"
    assert "weight profile: own" in line
    assert f"leverage {100 * receipt.weights['leverage']:.1f} %" in line


def test_basic_sliders_name_criterion_share_and_swing():
    visit = Visit(controls="basic", profile="equal")
    labels = [plain(slider.label) for slider in visit.app.slider]
    assert len(labels) == len(CASE.criteria)
    for criterion in CASE.criteria.values():
        assert f"{criterion.name}: {100 / len(CASE.criteria):.1f} % of weight ({swing(criterion)})" in labels
