"""LibreOffice opens the workbook of a case and saves it; the case is still the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.read_files import read_case_files
from counterpoise.casefile.workbook import load_workbook, write_template, write_workbook
from tests.office.office import save_again

pytestmark = pytest.mark.office
ROOT = Path(__file__).parents[2]
CASES = [ROOT, *sorted((ROOT / "examples").iterdir())]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_saved_by_libreoffice_is_the_same_case(folder: Path, tmp_path: Path):
    files, _problems = read_case_files(folder)
    case = load_case_from_files(files).case
    assert case is not None
    written = write_workbook(files)
    saved = save_again(written, tmp_path)
    assert saved != written
    found = load_workbook(saved)
    assert found.problems == ()
    assert found.loaded.case is not None
    assert found.loaded.case.digest == case.digest


def test_a_workbook_in_the_format_of_libreoffice_is_told_how_to_be_saved(tmp_path: Path):
    found = load_workbook(save_again(write_template(), tmp_path, "ods"))
    (problem,) = found.problems
    assert "LibreOffice" in problem.found
    assert ".xlsx" in problem.suggestion
