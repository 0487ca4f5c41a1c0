"""The command `diff`: folders, zips, workbooks and revisions; what changed in files and in the answer."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from counterpoise.bundle import find_folder
from counterpoise.cli import main

HUMPS = "options/speed_humps.yaml:performance.speed.level"


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    shutil.copytree(find_folder("examples/teaching"), old)
    changes = ["--set", f"{HUMPS}.mode=22", "--set", "case.yaml:too_close=1"]
    assert main(["edit", str(old), *changes, "-o", str(new)]) == 0
    return old, new


def test_it_says_what_changed_and_what_that_did(cases: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["diff", *map(str, cases), "--weights", "neighbors"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 changes in 2 files.\n")
    assert "Speed humps, Car speed at the gate" in out
    assert "20 (17 to 23)" in out
    assert "22 (17 to 23)" in out
    assert "mph" in out


def test_the_parts_in_the_json_add_up(cases: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["diff", *map(str, cases), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["path"]) for one in found["changes"]] == [
        ("case.yaml", ["too_close"]),
        ("options/speed_humps.yaml", ["performance", "speed", "level"]),
    ]
    assert found["attribution"]["method"] == "all orders"
    for option in found["options"]:
        parts = sum(group["options"][option["id"]] for group in found["attribution"]["groups"])
        assert parts == pytest.approx(option["score_after"] - option["score_before"], abs=1e-9)
    assert found["old"]["receipt"]["digest"] != found["new"]["receipt"]["digest"]


def test_a_zip_and_a_workbook_hold_the_same_case_as_the_folder(
    cases: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _new = cases
    packed, book = tmp_path / "old.zip", tmp_path / "old.xlsx"
    shutil.make_archive(str(packed.with_suffix("")), "zip", old)
    assert main(["workbook", str(old), "-o", str(book)]) == 0
    for other in (packed, book):
        capsys.readouterr()
        assert main(["diff", str(old), str(other), "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["old"]["receipt"]["digest"] == found["new"]["receipt"]["digest"]
        assert found["attribution"] is None


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_revisions_of_the_repository_are_compared_and_nothing_in_it_runs(
    cases: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = cases
    case = tmp_path / "repository" / "case"
    shutil.copytree(old, case)

    def git(*words: str) -> None:
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *named, *words], cwd=case.parent, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "First")
    shutil.copytree(new, case, dirs_exist_ok=True)
    git("commit", "-qam", "Second")
    (case.parent / ".gitattributes").write_text("*.yaml filter=trap\n")
    git("config", "filter.trap.smudge", f"touch {tmp_path / 'ran'}")
    monkeypatch.chdir(case)
    for words in (("HEAD~1", "."), ("git:HEAD~1", "git:HEAD"), ("HEAD~1", "HEAD"), (f"git:HEAD~1:{case}", str(new))):
        capsys.readouterr()
        assert main(["diff", *words, "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)["changes"]) == 2
    assert not (tmp_path / "ran").exists()
    assert main(["diff", "HEAD~7", "."]) == 2
    assert main(["diff", "--", "git:--upload-pack=x", "."]) == 2


def test_what_cannot_be_compared_is_said(cases: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    old, new = cases
    assert main(["diff", str(old), str(old / "nothing")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert main(["diff", str(old), str(new), "--weights", "nobody"]) == 2
    assert "no such weight profile" in capsys.readouterr().err
    (new / "case.yaml").write_text("id: x\n")
    assert main(["diff", str(old), str(new)]) == 2
    assert "its faults leave no case" in capsys.readouterr().err
