"""Where experts disagree: what each of them alone would do to scores and to what ranks first."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from counterpoise.analysis.experts import compare_experts
from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import rank_options
from counterpoise.casefile import load_case
from counterpoise.model import Case, ExpertEstimate, Range, pool_estimates
from counterpoise.report.sentences.experts import experts_sentence
from counterpoise.report.tables import experts_table
from counterpoise.study import Study, steps
from counterpoise.study.questions.options import Options

BASE = Path(__file__).parents[1] / "casefile" / "base_case"


def _with_experts(case: Case, cells: dict[tuple[str, str], dict[str, Range]]) -> Case:
    options = dict(case.options)
    for (option, criterion), said in cells.items():
        cell = options[option].performance[criterion]
        pooled = pool_estimates(ExpertEstimate(name, found) for name, found in said.items())
        performance = {**options[option].performance, criterion: replace(cell, range=pooled)}
        options[option] = replace(options[option], performance=performance)
    return replace(case, options=options)


def _exactly(level: float) -> Range:
    return Range(level, level, level)


@pytest.fixture(scope="module")
def case() -> Case:
    found = load_case(BASE).case
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(8))
def test_each_expert_alone_gives_the_ranking_of_the_case_with_the_experts_number(case: Case, seed: int):
    chance = random.Random(seed)
    points = [chance.uniform(0, 1) for _ in case.criteria]
    cells = {
        ("as_is", "shops"): {name: _exactly(chance.randint(-4, 4)) for name in "ABC"},  # effects are added to it
        ("trees", "noise"): {name: _exactly(chance.randint(56, 66)) for name in "AB"},
        ("limit_30", "shops"): {name: _exactly(chance.randint(-4, 4)) for name in "ABCD"},
    }
    believed = _with_experts(case, cells)
    table = build_performance_table(believed)
    found = compare_experts(believed, table, rank_options(table, points))
    assert {(cell.option, cell.criterion) for cell in found} == set(cells)
    for cell in found:
        said = cells[cell.option, cell.criterion]
        expected = {}
        for name, number in said.items():
            alone = _with_experts(believed, {(cell.option, cell.criterion): {name: number}})
            ranking = rank_options(build_performance_table(alone), points)
            row = ranking.option_ids.index(cell.option)
            expected[name] = (ranking.score_i[row], {ranking.option_ids[i] for i in ranking.leaders})
        for view in cell.views:
            assert view.score == pytest.approx(expected[view.name][0])
            assert set(view.leaders) == expected[view.name][1]
        scores = [score for score, _ in expected.values()]
        assert cell.apart == pytest.approx(max(scores) - min(scores))
    assert [cell.decides for cell in found] == sorted((cell.decides for cell in found), reverse=True)


def test_the_question_says_who_would_lead(case: Case):
    said = {"Ada": _exactly(50), "Bo": _exactly(64)}
    study = Study(_with_experts(case, {("trees", "noise"): said}))
    answer = study.answer(Options(weights="residents", option="trees"))
    (cell,) = answer.experts
    assert cell.decides
    text = experts_sentence(study.case, answer.experts)
    assert text.startswith("1 level rests on several experts' estimates. They are furthest apart on Noise at night of")
    assert "50 dB by Ada, 64 dB by Bo" in text
    assert "A row of trees if Ada is right; Speed limit of 30 if Bo is right" in text
    table = experts_table(study.case, answer.experts)
    assert [row[3] for row in table.rows] == ["Ada", "Bo"]
    assert study.answer(Options(weights="residents", option="limit_30")).experts == ()


def test_one_opinion_that_all_hold_changes_no_answer(case: Case):
    cell = case.options["trees"].performance["noise"]
    agreed = _with_experts(case, {("trees", "noise"): {"Ada": cell.range, "Bo": cell.range}})
    weights = "residents"
    before, after = (steps.ranking(Study(found), weights) for found in (case, agreed))
    assert (before.score_i == after.score_i).all()
    assert (steps.draws(Study(case), 500, 1).value_ijd == steps.draws(Study(agreed), 500, 1).value_ijd).all()


def test_a_level_that_moves_no_score_is_said_so(case: Case):
    same = _with_experts(case, {("trees", "noise"): {"Ada": _exactly(62), "Bo": _exactly(62)}})
    study = Study(same)
    answer = study.answer(Options(weights="residents"))
    assert experts_sentence(same, answer.experts).endswith("It moves no score.")
    assert experts_sentence(case, ()) == ""
