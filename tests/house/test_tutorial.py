"""The tutorial tells the truth: its commands run, its pictures are there, and its sections are those of the page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from counterpoise.casefile.edited import read_texts
from counterpoise.casefile.folder import read_folder
from counterpoise.casefile.save import zip_files
from counterpoise.cli import build_parser, main
from counterpoise.dashboard.editor.sections import SECTIONS
from docs import make_tutorial_pictures

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python -m counterpoise (.+)$", TEXT, flags=re.MULTILINE)


def test_its_commands_are_understood() -> None:
    assert len(COMMANDS) > 4
    for line in COMMANDS:
        build_parser().parse_args(shlex.split(line))


@pytest.mark.parametrize("line", [line for line in COMMANDS if "my_case.zip" in line])
def test_its_commands_run_on_a_case_that_was_downloaded(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = read_texts({name: data for name, data in read_folder(ROOT / "examples/teaching").items()})
    (tmp_path / "my_case.zip").write_bytes(zip_files({name: text.encode() for name, text in texts.items()}))
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line)) == 0, capsys.readouterr().err


def test_its_pictures_are_there_and_made_by_the_script() -> None:
    shown = re.findall(r"\]\((tutorial/[^)]+)\)", TEXT)
    assert shown
    for picture in shown:
        assert (ROOT / "docs" / picture).is_file(), picture
        assert f'_take(page, "{Path(picture).stem}")' in Path(make_tutorial_pictures.__file__).read_text("utf-8")


def test_what_the_script_types_is_what_the_tutorial_says() -> None:
    assert make_tutorial_pictures.QUESTION in TEXT
    for name in make_tutorial_pictures.OPTIONS:
        assert name in TEXT
    for criterion in make_tutorial_pictures.CRITERIA:
        assert f"| {' | '.join(criterion)} |" in TEXT


def test_the_sections_it_names_are_on_the_page() -> None:
    named = set(re.findall(r"\*\*(\w+)\*\*", TEXT))
    assert named >= {"Question", "Options", "Criteria", "Levels", "Weights"}
    assert {"Question", "Options", "Criteria", "Levels", "Weights"} <= set(SECTIONS)
