"""Beliefs: a perspective sees some cells otherwise; the case answers as stated unless they are asked for."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import yaml

from counterpoise.analysis.beliefs import case_as_believed
from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.scenarios import case_in_scenario
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.editing import rename
from counterpoise.casefile.workbook import load_workbook, write_workbook
from counterpoise.model import MIXED, Case
from counterpoise.study import Study
from counterpoise.study.questions.compare import Compare

BASE = Path(__file__).parents[1] / "casefile" / "base_case"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
RESIDENTS = "weights/residents.yaml"


def cell(form: str, amount: object) -> dict[str, Any]:
    return {form: amount, "basis": "judgement", "because": "They have lived there for years."}


def make_beliefs(of: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for id_ in ("as_is", "limit_30", "trees"):
        low = round(of.uniform(48, 60), 1)
        found[id_] = {"noise": cell("level", {"low": low, "mode": low + 1, "high": low + of.choice([2, 5])})}
        if id_ != "as_is" and of.random() < 0.6:
            found[id_]["shops"] = cell("effect", round(of.uniform(-10, 10), 1))
    return found


def with_beliefs(beliefs: dict[str, Any], **more: bytes) -> dict[str, bytes]:
    profile = yaml.safe_load(FILES[RESIDENTS]) | {"beliefs": beliefs}
    return FILES | {RESIDENTS: yaml.safe_dump(profile, sort_keys=False).encode()} | more


def loaded(files: dict[str, bytes]) -> Case:
    found = load_case_from_files(files)
    assert not [problem for problem in found.problems if problem.severity == "error"]
    assert found.case is not None
    return found.case


@pytest.mark.parametrize("seed", range(5))
def test_a_case_as_believed_is_the_case_with_the_options_edited_by_hand(seed: int) -> None:
    beliefs = make_beliefs(Random(seed))
    believed = case_as_believed(loaded(with_beliefs(beliefs)), "residents")
    by_hand = dict(FILES)
    for option, cells in beliefs.items():
        name = f"options/{option}.yaml"
        record = yaml.safe_load(FILES[name])
        record["performance"] |= cells
        by_hand[name] = yaml.safe_dump(record).encode()
    edited = loaded(by_hand)
    assert believed.options == edited.options
    found, expected = build_performance_table(believed), build_performance_table(edited)
    assert found.mode_ij == pytest.approx(expected.mode_ij, nan_ok=True)
    assert np.array_equal(draw_states(believed, 50, 1).value_ijd, draw_states(edited, 50, 1).value_ijd)


def test_no_other_question_uses_beliefs() -> None:
    plain, believing = loaded(FILES), loaded(with_beliefs(make_beliefs(Random(1))))
    scores = [Study(case).answer(Compare(weights="residents")).ranking.score_i for case in (plain, believing)]
    assert list(scores[0]) == list(scores[1])


def test_a_profile_without_beliefs_keeps_its_digest_and_one_with_them_has_another() -> None:
    plain = loaded(FILES)
    assert loaded(with_beliefs({})).digest == plain.digest
    beliefs = make_beliefs(Random(1))
    believing = loaded(with_beliefs(beliefs))
    assert believing.digest != plain.digest
    beliefs["trees"]["noise"]["because"] = "They guess."
    assert loaded(with_beliefs(beliefs)).digest != believing.digest
    assert Study(plain).as_believed_by("residents").case is plain


def test_a_study_as_believed_remembers_nothing_of_the_case_as_stated() -> None:
    study = Study(loaded(with_beliefs({"trees": {"noise": cell("level", 46)}})))
    stated = study.answer(Compare()).ranking.score_i
    believed = study.as_believed_by("residents").answer(Compare()).ranking.score_i
    assert max(believed - stated) > 1
    assert list(study.answer(Compare()).ranking.score_i) == list(stated)
    with pytest.raises(ValueError, match="already"):
        case_as_believed(study.as_believed_by("residents").case, "residents")


def test_beliefs_stand_in_every_scenario() -> None:
    text = FILES["case.yaml"].decode() + (
        "\nscenarios:\n  dry: {name: Dry, because: So., chance: 40, cells: {trees: {noise: {level: 62}}}}\n"
    )
    case = loaded(with_beliefs({"trees": {"noise": cell("level", 50)}}, **{"case.yaml": text.encode()}))
    for scenario in ("dry", MIXED):
        believed = case_as_believed(case_in_scenario(case, scenario), "residents")
        assert believed.options["trees"].performance["noise"].range.mode == 50
        value_d = draw_states(believed, 40, 1).value_ijd[list(case.options).index("trees"), 0]
        assert np.ptp(value_d) == 0


def test_beliefs_survive_the_workbook_and_follow_a_rename() -> None:
    files = with_beliefs(make_beliefs(Random(2)))
    again = load_workbook(write_workbook(files))
    assert again.loaded.case is not None
    assert again.loaded.case.digest == loaded(files).digest
    for kind, old, new in (("option", "trees", "oaks"), ("criterion", "noise", "sound")):
        files = dict(rename(files, kind, old, new).files)
        beliefs = loaded(files).profiles["residents"].beliefs
        assert new in (beliefs if kind == "option" else beliefs["oaks"])
