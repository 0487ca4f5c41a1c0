"""``import counterpoise``: open a case, ask, take frames; the names are few and all there."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise import api

ROOT = Path(__file__).parents[2]


def test_every_name_of_the_door_can_be_used_and_there_are_few() -> None:
    assert cp.__all__ == api.__all__
    assert len(cp.__all__) <= 17
    assert all(getattr(cp, name) is getattr(api, name) for name in cp.__all__)
    with pytest.raises(AttributeError, match="no attribute 'solve'"):
        _ = cp.solve


def test_the_docstrings_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.testmod(api)
    assert found.attempted > 2
    assert found.failed == 0


def test_frames_hold_the_numbers_of_the_json_in_full() -> None:
    answer = cp.open_case(ROOT).answer(cp.Compare(weights="equal", show=("level", "value")))
    frame = cp.frames(answer)["comparison"]
    options = json.loads(cp.to_json(answer))["options"]
    assert list(frame.index) == [option["id"] for option in options]
    assert list(frame["score"]) == pytest.approx([option["score"] for option in options], abs=1e-9)


def test_an_answer_is_asked_again_from_its_json() -> None:
    study = cp.open_case(ROOT)
    answer = study.answer(cp.Packages(limits=["direct_cost<=100"], must={"flexibility"}, explain=True))
    assert cp.to_json(cp.ask_again(study, json.loads(cp.to_json(answer)))) == cp.to_json(answer)


def test_faults_are_told_as_problems(tmp_path: Path) -> None:
    with pytest.raises(cp.CaseFault) as caught:
        cp.open_case(tmp_path / "nowhere")
    assert caught.value.problems == cp.check_case(tmp_path / "nowhere") != ()


def test_the_package_alone_loads_nothing_heavy() -> None:
    script = "import sys, counterpoise; assert not {'numpy', 'yaml', 'pydantic'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
