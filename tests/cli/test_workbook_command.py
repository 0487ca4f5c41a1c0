"""`workbook` and `import`: a case into a spreadsheet and back, in files and through a pipe."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from counterpoise.casefile import load_case
from counterpoise.cli import main

ROOT = Path(__file__).parents[2]
TEACHING = ROOT / "examples" / "teaching"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run a command: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def workbook(run, tmp_path: Path) -> Path:
    path = tmp_path / "case.xlsx"
    assert run("workbook", TEACHING, "-o", path)[0] == 0
    return path


def test_a_case_comes_back_with_the_same_digest_and_a_next_command_that_works(run, workbook, tmp_path) -> None:
    folder = tmp_path / "new" / "case"
    code, out, err = run("import", workbook, folder)
    assert (code, err) == (0, "")
    assert "4 options, 4 criteria, 3 weight profiles" in out
    assert load_case(folder).case.digest == load_case(TEACHING).case.digest
    command = out.splitlines()[-1].removeprefix("next: python -m counterpoise ")
    assert run(*command.split())[0] == 0
    assert not list(folder.parent.glob(".counterpoise-*"))


def test_a_folder_that_holds_something_is_never_written_into(run, workbook, tmp_path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "note.txt").write_text("mine")
    code, _out, err = run("import", workbook, tmp_path / "used")
    assert code == 2
    assert "nothing was written" in err
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["note.txt"]
    (tmp_path / "empty").mkdir()
    assert run("import", workbook, tmp_path / "empty")[0] == 0


def test_faults_are_told_at_their_cells_and_nothing_is_written(run, workbook, tmp_path) -> None:
    book = openpyxl.load_workbook(workbook)
    book["Question"]["C4"] = "=1+1"
    book["Levels"]["A4"] = "nobody"
    book.save(workbook)
    code, out, err = run("import", workbook, tmp_path / "new")
    assert (code, out) == (2, "")
    assert "Question!C4: " in err
    assert "Levels!A4: " in err
    assert "nothing was written" in err
    assert not (tmp_path / "new").exists()


def test_a_dry_run_writes_nothing(run, workbook, tmp_path) -> None:
    code, out, _err = run("import", workbook, tmp_path / "new", "--dry-run")
    assert code == 0
    assert "nothing was written" in out
    assert not (tmp_path / "new").exists()


def test_a_workbook_goes_through_a_pipe(run, workbook, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(workbook.read_bytes())))
    assert run("import", "-", tmp_path / "new")[0] == 0


def test_a_template_holds_every_sheet_and_no_case(run, tmp_path) -> None:
    assert run("workbook", "--template", "-o", tmp_path / "empty.xlsx")[0] == 0
    names = openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames
    assert {"Read me", "Question", "Options", "Criteria", "Levels", "Weights", "Claims"} <= set(names)
    code, _out, err = run("import", tmp_path / "empty.xlsx", tmp_path / "new")
    assert code == 2
    assert "Question!C" in err


def test_what_cannot_become_a_workbook_is_told(run, tmp_path) -> None:
    folder = Path(shutil.copytree(TEACHING, tmp_path / "case"))
    (folder / "options" / "broken.yaml").write_text("name: [")
    code, _out, err = run("workbook", folder, "-o", tmp_path / "case.xlsx")
    assert code == 2
    assert "options/broken.yaml:2" in err
    assert run("workbook", tmp_path / "nowhere", "-o", tmp_path / "case.xlsx")[0] == 2
    assert run("workbook", TEACHING, "-o", tmp_path / "case.csv")[0] == 2
    assert run("import", tmp_path / "nowhere.xlsx", tmp_path / "new")[0] == 2
    assert not (tmp_path / "case.xlsx").exists()
