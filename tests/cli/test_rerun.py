"""``rerun`` reproduces an answer to the byte, and says what keeps it from doing so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from counterpoise.cli import main
from tests.dashboard.case_folders import copy_street

QUESTIONS = (
    ("compare", "--weights", "traders", "--show", "level,value"),
    ("compare", "--method", "topsis"),
    ("robustness", "--draws", "500", "--weights-known", "order", "--seed", "7"),
    ("robustness", "--draws", "300", "--weights", "noise=1,cost=0.125", "--levels", "exact"),
    ("sensitivity", "--draws", "400"),
    ("options", "--option", "trees"),
    ("packages", "--limit", "cost<=100.5", "--max", "2", "--core-index", "--why-not", "--judge", "trees", "--frontier"),
    ("packages", "--must", "trees", "--must-not", "limit_30", "--efficient", "--explain", "--draws", "300"),
    ("timeline",),
    ("timeline", "--members", "trees,limit_30", "--start", "trees=12.5", "--by", "80", "--sure", "95"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_street(tmp_path / "street")


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_an_answer_is_reproduced_to_the_byte(words, folder, tmp_path, capsys) -> None:
    kind, *rest = words
    answer = ask(capsys, kind, str(folder), *rest, "--format", "json")
    whole, receipt = tmp_path / "answer.json", tmp_path / "receipt.json"
    whole.write_text(answer, "utf-8")
    receipt.write_text(json.dumps(json.loads(answer)["receipt"]), "utf-8")
    assert ask(capsys, "rerun", str(whole), str(folder)) == answer
    assert ask(capsys, "rerun", str(receipt), str(folder), "--format", "json") == answer
    as_text = ask(capsys, kind, str(folder), *rest)
    assert ask(capsys, "rerun", str(whole), str(folder), "--format", "text") == as_text


def test_a_weights_file_is_on_the_receipt_and_need_not_be_there_any_more(folder, tmp_path, capsys) -> None:
    mine = tmp_path / "mine.yaml"
    shutil.copy(folder / "weights" / "traders.yaml", mine)
    answer = ask(capsys, "robustness", str(folder), "--weights", str(mine), "--draws", "200", "--format", "json")
    mine.unlink()
    kept = tmp_path / "answer.json"
    kept.write_text(answer, "utf-8")
    assert ask(capsys, "rerun", str(kept), str(folder)) == answer


def test_a_comment_changes_nothing_and_a_number_is_said_to(folder, tmp_path, capsys) -> None:
    kept = tmp_path / "answer.json"
    kept.write_text(ask(capsys, "compare", str(folder), "--format", "json"), "utf-8")
    case = folder / "case.yaml"
    case.write_text("# a remark\n" + case.read_text("utf-8"), "utf-8")
    assert main(["rerun", str(kept), str(folder)]) == 0
    trees = folder / "options/trees.yaml"
    trees.write_text(trees.read_text("utf-8").replace("level: ", "level: 1", 1), "utf-8")
    capsys.readouterr()
    assert main(["rerun", str(kept), str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "case digest: the receipt says" in err
    assert "version" not in err.replace("--anyway", "")
    assert main(["rerun", str(kept), str(folder), "--anyway"]) == 0
    assert (
        json.loads(capsys.readouterr().out)["receipt"]["digest"]
        != json.loads(kept.read_text("utf-8"))["receipt"]["digest"]
    )


def test_another_version_is_listed(folder, tmp_path, capsys, monkeypatch) -> None:
    kept = tmp_path / "answer.json"
    kept.write_text(ask(capsys, "compare", str(folder), "--format", "json"), "utf-8")
    monkeypatch.setattr("counterpoise.version.__version__", "99.0")
    assert main(["rerun", str(kept), str(folder)]) == 2
    assert "version: the receipt says 0.1.0, here it is 99.0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ("[1, 2]", "no receipt with a question"),
        ('{"receipt": {"case": "x"}}', "no receipt with a question"),
        ('{"receipt": {"question": {"kind": "divine"}}}', "no question is called 'divine'"),
        ('{"receipt": {"question": {"kind": "compare", "mood": 1}}}', "no such setting"),
        ('{"receipt": {"question": {"kind": "packages", "top": "ten"}}}', "not a whole number"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=["empty", "list", "no question", "unknown kind", "unknown setting", "wrong sort", "deep"],
)
def test_what_is_no_receipt_is_the_callers_fault(content: str, said: str, folder, tmp_path, capsys) -> None:
    kept = tmp_path / "answer.json"
    kept.write_text(content, "utf-8")
    assert main(["rerun", str(kept), str(folder)]) == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_is_said(folder, capsys) -> None:
    assert main(["rerun", "nowhere.json", str(folder)]) == 2
    assert "cannot be read" in capsys.readouterr().err
