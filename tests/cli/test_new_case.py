"""A case by questions at a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.cli import main

ANSWERS = """\
Where should the library go?

The council
EUR

Old mill
Town hall
Old mill

Access
minutes on foot
30
0
12
5 8 x
5 8 12
20

Cost
million EUR
10
10
0
0
3
1,048
4
2

30
-1
10
Visitors
"""


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(text))


def test_answers_and_defaults_make_a_ranked_case(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, ANSWERS)
    assert main(["new", "case", str(tmp_path / "library")]) == 0
    out = capsys.readouterr().out
    assert "So far: " in out
    assert "write one number, or three" in out or "is not a number" in out
    assert "can be read in two ways" in out
    assert "a weight is 0 or more" in out
    loaded = load_case(tmp_path / "library")
    case = loaded.case
    assert case is not None
    assert not [problem for problem in loaded.problems if problem.severity == "error"]
    assert case.question == "Where should the library go?"
    assert [option.name for option in case.options.values()][:3] == ["Go on as today", "Old mill", "Town hall"]
    assert list(case.options) == ["as_today", "old_mill", "town_hall", "old_mill_2"]
    assert list(case.profiles) == ["first", "equal"]
    assert main(["compare", str(tmp_path / "library")]) == 0


def test_answers_that_end_early_write_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lines in (0, 1, 6, 14, 30):
        _type(monkeypatch, "\n".join(ANSWERS.split("\n")[:lines]))
        assert main(["new", "case", str(tmp_path / "library")]) == 2
        assert "nothing was written" in capsys.readouterr().err
        assert not (tmp_path / "library").exists()


def test_questions_need_a_terminal_and_a_folder_of_that_name_is_as_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(ANSWERS))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "case", "library"]) == 2
    assert "at a terminal" in capsys.readouterr().err
    assert main(["new", "case"]) == 0
    assert (tmp_path / "case" / "case.yaml").is_file()


def test_a_folder_in_use_is_said_before_any_question(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _type(monkeypatch, ANSWERS)
    (tmp_path / "x").write_text("x")
    assert main(["new", "case", str(tmp_path)]) == 2
