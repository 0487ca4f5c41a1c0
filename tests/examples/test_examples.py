"""Every example is in order, complete, and answers every question in every format."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.bundle import find_folder
from counterpoise.cli import main
from counterpoise.commands import COMMANDS, open_door
from counterpoise.model import Case
from counterpoise.report.answers import tables_of
from counterpoise.report.writers import WRITERS
from counterpoise.study import Question, Study, kinds_of_question

FEW_DRAWS = 200


def first_measures(case: Case) -> tuple[str, ...]:
    return next(iter(case.packages.values())).members


QUESTIONS: dict[str, Callable[[Case], Question]] = {
    "compare": lambda case: cp.Compare(),
    "answer": lambda case: kinds_of_question()["answer"](draws=FEW_DRAWS),
    "robustness": lambda case: cp.Robustness(draws=FEW_DRAWS),
    "sensitivity": lambda case: cp.Sensitivity(draws=FEW_DRAWS),
    "options": lambda case: cp.Options(option=first_measures(case)[0]),
    "packages": lambda case: cp.Packages(
        draws=FEW_DRAWS, efficient=True, core_index=True, frontier=True, explain=True, why_not="all"
    ),
    "timeline": lambda case: cp.Timeline(members=first_measures(case), draws=FEW_DRAWS),
    "weigh": lambda case: kinds_of_question()["weigh"](answers={"points": dict.fromkeys(case.criteria, 1)}),
    "perspectives": lambda case: kinds_of_question()["perspectives"](of="packages", draws=FEW_DRAWS),
    "brief": lambda case: kinds_of_question()["brief"](form="page", draws=FEW_DRAWS),
}
"""The fullest form of every kind of question, with few draws."""


def test_every_kind_of_question_is_asked_here() -> None:
    assert set(QUESTIONS) == set(kinds_of_question())


def test_check_finds_nothing_to_mend_and_nothing_to_ask(example: Path) -> None:
    assert [str(problem) for problem in cp.check_case(example)] == []


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_question_is_answered_and_written_in_every_format(study: Study, example: Path, kind: str) -> None:
    answer = study.answer(QUESTIONS[kind](study.case))
    assert cp.headline(answer)
    tables = tables_of(answer)
    assert tables
    for writer in WRITERS.values():
        assert writer.write(tables), writer.format
    written = cp.to_json(answer)
    assert cp.to_json(cp.ask_again(cp.open_case(example), json.loads(written))) == written


def test_its_profiles_disagree_and_say_why(study: Study) -> None:
    case = study.case
    assert len(case.profiles) >= 3
    rankings = [study.answer(cp.Compare(weights=id_)).ranking for id_ in case.profiles]
    leaders = {ranking.option_ids[ranking.order[0]] for ranking in rankings}
    assert len(leaders) > 1, "an example whose profiles agree shows nothing about weights"
    for profile in case.profiles.values():
        assert len(profile.because.split()) > 5, profile.id
        assert set(profile.reasons) == set(case.criteria), profile.id


def test_every_measure_says_what_it_costs_what_comes_first_and_why(study: Study) -> None:
    case = study.case
    measures = [option for id_, option in case.options.items() if id_ != case.baseline]
    assert len(measures) >= 3
    for option in measures:
        assert option.costs, option.id
        assert option.prerequisites, option.id
    assert any(option.risks for option in measures)
    assert case.interactions
    assert case.packages
    assert case.cautions


def test_its_criteria_are_defined_and_an_index_has_words(study: Study) -> None:
    criteria = study.case.criteria.values()
    assert any(criterion.red_line is not None for criterion in criteria)
    for criterion in criteria:
        assert criterion.definition, criterion.id
        if criterion.unit.startswith("index"):
            assert len(criterion.anchors) >= 3, criterion.id


def test_its_summary_says_what_is_left_out(study: Study) -> None:
    assert "left out" in study.case.summary.lower()


def test_some_of_its_numbers_rest_on_claims(study: Study) -> None:
    claims = {claim.id for source in study.case.sources.values() for claim in source.claims}
    cells = [cell for option in study.case.options.values() for cell in option.performance.values()]
    used = {claim for cell in cells if cell.basis for claim in cell.basis.claims}
    assert used
    assert used <= claims


# Named on the command line


NAMING_ONE = [
    line
    for command in COMMANDS.values()
    for line in open_door(command).examples
    if "examples/" in line and not line.startswith("run")
]


ANSWERS = """
pairwise:
  - {more: speed, less: walking, times: 2}
  - {more: walking, less: cost, times: 3}
  - {more: cost, less: ease, times: 2}
"""
"""What `weigh pairwise` is given in its example."""


@pytest.mark.parametrize("line", NAMING_ONE)
def test_every_example_in_the_help_runs_from_any_folder(line: str, tmp_path: Path, monkeypatch, capfd) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    words = shlex.split(line)
    if "--draws" in words:
        words[words.index("--draws") + 1] = str(FEW_DRAWS)
    assert main(words) == 0
    assert capfd.readouterr().out or {path.name for path in tmp_path.iterdir()} - {"answers.yaml"}


def test_a_folder_of_ones_own_comes_before_the_example_of_that_name(tmp_path: Path, monkeypatch, example: Path) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"examples/{example.name}"
    assert find_folder(name) == example
    (tmp_path / name).mkdir(parents=True)
    assert find_folder(name) == Path(name)
    assert find_folder("examples/none") == Path("examples/none")
