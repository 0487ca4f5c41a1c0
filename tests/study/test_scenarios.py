"""A scenario answers as a case would whose files hold its numbers; chances mix the scenarios draw by draw."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import yaml

import counterpoise as cp
from counterpoise.analysis.scenarios import case_in_scenario
from counterpoise.analysis.scheduling.draws import draw_day_states
from counterpoise.analysis.scheduling.plan import build_plan
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.cli import main
from counterpoise.study import QuestionFault
from tests.dashboard.visit import Visit

BASE = Path(__file__).parents[1] / "casefile" / "base_case"
MEASURES = ("limit_30", "trees")
SAID_OF_THE_SCENARIO = ("receipt", "sentence", "sentences")

QUESTIONS = (
    cp.Compare(),
    cp.Packages(draws=200, why_not="all", efficient=True),
    cp.Robustness(draws=2_000),
    cp.Sensitivity(draws=1_000),
    cp.Timeline(members=MEASURES, draws=500),
)


def estimate(of: Random, low: float, high: float) -> object:
    ends = sorted(round(of.uniform(low, high), 1) for _ in range(3))
    return ends[1] if of.random() < 0.4 else dict(zip(("low", "mode", "high"), ends, strict=True))


def make_scenario(of: Random, chance: float | None = None) -> dict[str, Any]:
    cells: dict[str, dict[str, object]] = {}
    for id_ in ("as_is", *MEASURES):
        if of.random() < 0.7:
            cells.setdefault(id_, {})["noise"] = {"level": estimate(of, 48, 68)}
        if id_ != "as_is" and of.random() < 0.7:
            cells.setdefault(id_, {})["shops"] = {"effect": estimate(of, -15, 15)}
    scenario = {
        "name": "Otherwise",
        "because": "Made up.",
        "cells": cells,
        "lead_days": {"vote": estimate(of, 10, 200)},
        "lag_days": {"trees": estimate(of, 100, 500)},
    }
    return scenario if chance is None else scenario | {"chance": chance}


def lay_out(folder: Path, scenarios: dict[str, Any]) -> Path:
    """The base case with scenarios."""
    shutil.copytree(BASE, folder)
    with (folder / "case.yaml").open("a", encoding="utf-8") as stream:
        stream.write(yaml.safe_dump({"scenarios": scenarios}, sort_keys=False))
    return folder


def edit_by_hand(folder: Path, scenario: dict[str, Any]) -> Path:
    """The base case with a scenario's numbers written into the options' files."""
    shutil.copytree(BASE, folder)
    for path in (folder / "options").iterdir():
        option = yaml.safe_load(path.read_text("utf-8"))
        for criterion, cell in scenario["cells"].get(path.stem, {}).items():
            option["performance"][criterion] |= cell
        for id_, days in scenario["lead_days"].items():
            if id_ in option.get("prerequisites", {}):
                option["prerequisites"][id_]["lead_days"] = days
        if path.stem in scenario["lag_days"]:
            option["lag_days"]["days"] = scenario["lag_days"][path.stem]
        path.write_text(yaml.safe_dump(option, sort_keys=False), "utf-8")
    return folder


def found(study: cp.Study, question: Any) -> str:
    """All that an answer says, but for its receipt and the sentences that name the scenario."""
    record = json.loads(cp.to_json(study.answer(question)))
    return json.dumps({key: value for key, value in record.items() if key not in SAID_OF_THE_SCENARIO})


@pytest.mark.parametrize("seed", range(3))
def test_a_scenario_answers_as_the_files_edited_by_hand(seed: int, tmp_path: Path) -> None:
    of = Random(seed)
    scenarios = {"first": make_scenario(of), "second": make_scenario(of, 20)}
    study = cp.open_case(lay_out(tmp_path / "with", scenarios))
    plain = cp.open_case(BASE)
    for id_, scenario in scenarios.items():
        by_hand = cp.open_case(edit_by_hand(tmp_path / f"by_hand_{id_}", scenario))
        for question in QUESTIONS:
            asked = question.changed_to(scenario=id_)
            assert found(study, asked) == found(by_hand, question)
            assert found(study, question) == found(plain, question)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> cp.Study:
    of = Random(11)
    scenarios = {"first": make_scenario(of, 30), "second": make_scenario(of, 20), "third": make_scenario(of)}
    return cp.open_case(lay_out(tmp_path_factory.mktemp("mixed") / "case", scenarios))


def test_every_draw_of_a_mixture_is_that_of_one_scenario(mixed: cp.Study) -> None:
    n_draws, ids = 3_000, ("", "first", "second")
    alone = [draw_states(case_in_scenario(mixed.case, id_), n_draws, 5).level_ijd for id_ in ids]
    together = draw_states(case_in_scenario(mixed.case, "mixed"), n_draws, 5)
    left = np.ones(n_draws, bool)
    for level_ijd, share in zip(alone, (0.5, 0.3, 0.2), strict=True):
        is_here_d = (np.abs(together.level_ijd - level_ijd) < 1e-4).all(axis=(0, 1))
        assert abs(is_here_d.mean() - share) < 4 * np.sqrt(share * (1 - share) / n_draws)
        left &= ~is_here_d
    assert not left.any()


def test_days_are_drawn_in_the_same_scenarios_as_levels(mixed: cp.Study) -> None:
    case, n_draws = case_in_scenario(mixed.case, "mixed"), 500
    inputs = draw_states(case, n_draws, 5).inputs
    plan = build_plan(case, MEASURES)
    days = draw_day_states(case, plan, n_draws, 5)
    vote = [milestone.id for milestone in plan.network.milestones].index("vote")
    np.testing.assert_allclose(days.lead_kd[vote], inputs["lead vote"], rtol=1e-6)
    np.testing.assert_allclose(days.lag_md[plan.members.index("trees")], inputs["lag trees"], rtol=1e-6)


def test_a_stretch_of_a_mixture_is_what_the_whole_run_has_there(mixed: cp.Study) -> None:
    case = case_in_scenario(mixed.case, "mixed")
    whole, part = draw_states(case, 900, 5), draw_states(case, 400, 5, 300, until=900)
    assert part.level_ijd.tobytes() == np.ascontiguousarray(whole.level_ijd[:, :, 300:700]).tobytes()


def test_shares_under_the_chances_are_the_scenarios_shares_by_their_chances(mixed: cp.Study) -> None:
    def shares(scenario: str) -> np.ndarray:
        asked = cp.Robustness(scenario=scenario, weights_known="exact", draws=20_000)
        return mixed.answer(asked).result.rank_acceptability[:, 0]

    alone = np.array([shares(id_) for id_ in ("as_stated", "first", "second")])
    together = shares("mixed")
    np.testing.assert_allclose(together, np.array([0.5, 0.3, 0.2]) @ alone, atol=0.02)
    assert (together >= alone.min(axis=0) - 0.01).all()
    assert (together <= alone.max(axis=0) + 0.01).all()


def test_a_chance_of_100_is_the_scenario_alone(tmp_path: Path) -> None:
    study = cp.open_case(lay_out(tmp_path / "case", {"sure": make_scenario(Random(3), 100)}))
    for question in QUESTIONS:
        both = [found(study, question.changed_to(scenario=id_)) for id_ in ("sure", "mixed")]
        assert both[0] == both[1]


def test_the_answer_by_scenario_is_that_of_each_scenario(mixed: cp.Study) -> None:
    by_scenario = json.loads(cp.to_json(mixed.answer(cp.Packages(by_scenario=True, draws=100))))["by_scenario"]
    assert list(by_scenario) == ["as_stated", "first", "second", "third"]
    assert [by_scenario[id_]["chance"] for id_ in by_scenario] == [50, 30, 20, None]
    for id_, best in by_scenario.items():
        alone = json.loads(cp.to_json(mixed.answer(cp.Packages(scenario=id_, draws=100))))
        options = json.loads(cp.to_json(mixed.answer(cp.Compare(scenario=id_))))["options"]
        assert best["best"] == {key: alone["best"][0][key] for key in ("members", "score")}
        assert best["tie_count"] == alone["tie_set"]["count"]
        assert best["measures"]["best"] == [option["id"] for option in options if option["rank"] == 1]


def test_an_answer_says_which_scenario_it_speaks_of(mixed: cp.Study) -> None:
    for question in QUESTIONS:
        assert "Scenario: Otherwise." in cp.headline(mixed.answer(question.changed_to(scenario="first")))
        assert "vary by their chances" in cp.headline(mixed.answer(question.changed_to(scenario="mixed")))
        assert "cenario" not in cp.headline(mixed.answer(question))


def test_an_unsaid_scenario_is_not_in_the_receipt(mixed: cp.Study) -> None:
    for question in QUESTIONS:
        assert not {"scenario", "by_scenario"} & set(mixed.answer(question).receipt.question)
    said = mixed.answer(cp.Compare(scenario="second")).receipt
    assert said.question["scenario"] == "second"
    assert said.digest == mixed.answer(cp.Compare()).receipt.digest


def test_a_scenario_that_is_not_there_is_named_with_those_that_are(mixed: cp.Study) -> None:
    with pytest.raises(QuestionFault, match="did you mean 'first'"):
        mixed.answer(cp.Compare(scenario="frist"))
    with pytest.raises(QuestionFault, match="no scenarios"):
        cp.open_case(BASE).answer(cp.Packages(by_scenario=True))


def test_mixing_needs_a_chance(tmp_path: Path) -> None:
    study = cp.open_case(lay_out(tmp_path / "case", {"some": make_scenario(Random(1))}))
    with pytest.raises(QuestionFault, match="no scenario of this case has a chance"):
        study.answer(cp.Compare(scenario="mixed"))


def test_the_doors_agree_in_a_scenario(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay_out(tmp_path / "case", {"first": make_scenario(Random(2), 40)})
    study = cp.open_case(folder)
    words = ["packages", str(folder), "--scenario", "mixed", "--by-scenario", "--draws", "100", "--format", "json"]
    assert main(words) == 0
    by_command = json.loads(capsys.readouterr().out)
    asked = cp.Packages(scenario="mixed", by_scenario=True, draws=100)
    assert json.loads(cp.to_json(study.answer(asked))) == by_command
    assert json.loads(cp.to_json(cp.ask_again(study, by_command))) == by_command
    monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
    page = Visit("packages", scenario="first", open="scenarios,changes")
    assert page.answer == cp.headline(study.answer(cp.Packages(scenario="first"))).split(" Kept")[0][: len(page.answer)]
    assert list(page.tables["Answer by scenario"]["Scenario"]) == ["As stated", "Otherwise"]
    assert "lead time: Vote of the council" in list(page.tables["What the scenarios change"]["Estimate"])
    page.open("timeline")
    assert page.answer.startswith("Scenario: Otherwise.")
    assert page.link["scenario"] == "first"


def test_factors_are_listed_on_the_page_and_in_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "case"
    shutil.copytree(BASE, folder)
    joined = ["cell limit_30.noise", "cell as_is.noise", "cost planting"]
    factor = {"name": "Noise", "because": "So.", "estimates": joined, "strength": 0.5, "opposite": ["cost planting"]}
    with (folder / "case.yaml").open("a", encoding="utf-8") as stream:
        stream.write(yaml.safe_dump({"factors": [factor]}))
    (exported,) = cp.frames(cp.open_case(folder).answer(cp.Robustness(draws=100)))["factors"].to_dict("records")
    assert exported["strength"] == 0.5
    assert exported["together"] == "Noise at night for Speed limit of 30; Noise at night for Leave it as it is"
    assert exported["opposite"] == "cost: Planting"
    monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
    page = Visit("robustness", open="factors")
    assert list(page.tables["Which estimates err together"]["In common"]) == ["Noise"]
