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


TABLE = """Option,Cost (EUR),Noise (dB),Zeal,Remarks
Status quo,0,70.5,3,as it is
Trees,"1,200",65,5,nice
Speed limit,300,62,4,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


def test_a_table_becomes_a_case_with_a_ranking_and_its_guesses_are_told(run, table, tmp_path) -> None:
    code, out, err = run("import", table, tmp_path / "new")
    assert (code, err) == (0, "")
    assert "Better direction of Cost: min (or max); guessed from 'cost' [--direction cost=max]" in out
    assert "Unit of Zeal: not stated" in out
    assert "Decimal sign: point" in out
    assert "the column 'Remarks'" in out
    command = out.splitlines()[-1].removeprefix("next: python -m counterpoise ")
    code, ranked, _err = run(*command.split())
    assert code == 0
    assert "ranks first" in ranked
    assert run("check", tmp_path / "new")[1].startswith("no problems")


def test_flags_answer_what_was_guessed(run, table, tmp_path) -> None:
    flags = ["--direction", "zeal=min", "--direction", "cost=max", "--unit", "zeal=points", "--combine"]
    flags += ["--baseline", "trees"]
    _code, out, _err = run("import", table, tmp_path / "new", *flags)
    assert "direction of Zeal" not in out
    assert "direction of Cost" not in out
    case = load_case(tmp_path / "new").case
    assert (case.baseline, case.criteria["zeal"].unit, case.rules) == ("trees", "points", ())
    assert case.criteria["cost"].best > case.criteria["cost"].worst


def test_a_number_with_two_readings_writes_nothing_until_it_is_said(run, tmp_path) -> None:
    (tmp_path / "table.tsv").write_text("name\tCost\nA\t1,048\nB\t2,000\n")
    code, out, err = run("import", tmp_path / "table.tsv", tmp_path / "new")
    assert (code, out) == (2, "")
    assert "--decimal point|comma" in err
    assert not (tmp_path / "new").exists()
    assert run("import", tmp_path / "table.tsv", tmp_path / "new", "--decimal", "comma")[0] == 0
    assert load_case(tmp_path / "new").case.options["a"].performance["cost"].range.mode == 1.048


@pytest.mark.parametrize("flags", [("--direction", "zeal"), ("--direction", "zel=min"), ("--weights-row", "None")])
def test_a_flag_that_fits_nothing_is_told(run, table, tmp_path, flags) -> None:
    code, _out, err = run("import", table, tmp_path / "new", *flags)
    assert code == 2
    assert err
    assert not (tmp_path / "new").exists()


def test_flags_of_tables_are_refused_for_a_workbook_of_a_case(run, workbook, tmp_path) -> None:
    code, _out, err = run("import", workbook, tmp_path / "new", "--decimal", "comma")
    assert code == 2
    assert "plain tables" in err
