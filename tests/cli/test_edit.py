"""The command `edit`: a diff, the problems that come and go, and files that are written only when all is well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counterpoise.bundle import find_folder
from counterpoise.casefile.archive import read_zip
from counterpoise.casefile.load import load_case
from counterpoise.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "case"
    shutil.copytree(find_folder("examples/teaching"), copy)
    return copy


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_number_is_one_changed_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _bytes(folder)
    assert main(["edit", str(folder), "--set", "options/speed_humps.yaml:performance.speed.level.mode=21"]) == 0
    out, err = capsys.readouterr()
    changed = [line for line in out.splitlines() if line[:1] in "+-"]
    assert len(changed) == 4
    assert changed[3].strip() == "+    level: {low: 17, mode: 21, high: 23}".strip()
    assert "wrote options/speed_humps.yaml" in err
    assert "the problems that check finds stay the same" in err
    after = _bytes(folder)
    assert {name for name in after if after[name] != before.get(name)} == {"options/speed_humps.yaml"}
    assert load_case(folder).case is not None


def test_new_errors_are_named_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _bytes(folder)
    words = ["edit", str(folder), "--set", "case.yaml:baseline=nothing"]
    assert main(words) == 2
    assert "[unknown-option]" in capsys.readouterr().err
    assert _bytes(folder) == before
    assert main([*words, "--anyway"]) == 0
    assert b"baseline: nothing\n" in (folder / "case.yaml").read_bytes()
    assert main(["edit", str(folder), "--set", "case.yaml:baseline=as_today"]) == 0
    assert "gone: case.yaml: baseline:" in capsys.readouterr().err
    assert _bytes(folder) == before


def test_steps_are_taken_in_their_order_and_a_dry_run_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _bytes(folder)
    steps = ["--rename", "option:speed_humps=humps", "--set", "options/humps.yaml:name=Humps"]
    assert main(["edit", str(folder), *steps, "--remove", "criterion:ease", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert "+name: Humps" in out
    assert "removed criterion ease" in err
    assert "weights/neighbors.yaml: points.ease" in err
    assert _bytes(folder) == before
    assert main(["edit", str(folder), *steps[2:], *steps[:2]]) == 2


def test_a_copy_is_written_as_a_zip_or_a_new_folder_and_a_zip_is_edited_in_place(folder: Path, tmp_path: Path) -> None:
    before = _bytes(folder)
    packed, copy = tmp_path / "copy.zip", tmp_path / "copy"
    for output in (packed, copy):
        assert main(["edit", str(folder), "--set", "case.yaml:too_close=4", "-o", str(output)]) == 0
        assert _bytes(folder) == before
    files, problems = read_zip(packed.read_bytes())
    assert (files, problems) == ({name: content for name, content in _bytes(copy).items()}, [])
    assert main(["edit", str(packed), "--set", "case.yaml:too_close=3"]) == 0
    assert read_zip(packed.read_bytes())[0]["case.yaml"] == before["case.yaml"]
    assert main(["edit", str(folder), "--set", "case.yaml:too_close=4", "-o", str(copy)]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing to do"),
        (("--set", "case.yaml"), "write FILE:PATH=VALUE"),
        (("--set", "case.yaml:a..b=1"), "is no path"),
        (("--set", "case.yaml:title=[a"), "VALUE is read as YAML"),
        (("--set", "cas.yaml:title=x", "--delete", "case.yaml:nothing"), "did you mean 'case.yaml'?"),
        (("--set", "cas.yaml:title=x", "--delete", "case.yaml:nothing"), "there is no key 'nothing'"),
        (("--rename", "option=x"), "write KIND:OLD=NEW"),
        (("--remove", "option"), "write KIND:ID"),
        (("--remove", "option:as_today"), "name another one here first"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert main(["edit", str(folder), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_bundled_example_is_only_copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["edit", "examples/teaching", "--set", "case.yaml:too_close=4"]
    assert main(words) == 2
    assert main([*words, "-o", "mine"]) == 0
    assert (tmp_path / "mine/case.yaml").is_file()


def test_a_workbook_is_edited_into_files(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "case.xlsx"
    assert main(["workbook", str(folder), "-o", str(book)]) == 0
    words = ["edit", str(book), "--set", "case.yaml:too_close=4"]
    assert main(words) == 2
    assert main([*words, "-o", str(tmp_path / "mine")]) == 0
    case = load_case(tmp_path / "mine").case
    assert case is not None
    assert case.too_close == 4
