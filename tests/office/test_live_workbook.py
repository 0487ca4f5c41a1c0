"""LibreOffice recomputes the live workbook of a brief, and finds what the engine finds."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from counterpoise.casefile.load import load_case
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.writers import write_document
from counterpoise.report.sentences.packages import package_name
from counterpoise.study import Study
from counterpoise.study.questions.brief import BriefQuestion
from counterpoise.study.questions.compare import Compare
from counterpoise.study.questions.packages import Packages
from tests.office.office import save_again

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.office
@pytest.mark.parametrize("seed", range(3))
def test_an_office_program_recomputes_what_the_engine_computes(seed: int, tmp_path: Path) -> None:
    case = load_case(ROOT / "examples" / "city_traffic").case
    assert case is not None
    study = Study(case)
    brief = build_brief(study.answer(BriefQuestion(form="page", sections=("cautions",))))
    book = openpyxl.load_workbook(BytesIO(write_document(brief, "xlsx")))
    chance = random.Random(seed)
    points = tuple((id_, round(100 * chance.random(), 2)) for id_ in case.criteria)
    for j, (_, point) in enumerate(points):
        book["Weights"].cell(5 + j, 3).value = point
    moved = BytesIO()
    book.save(moved)
    found = openpyxl.load_workbook(BytesIO(save_again(moved.getvalue(), tmp_path)), data_only=True)
    ranking = study.answer(Compare(weights=points)).ranking
    for i, score in enumerate(ranking.score_i):
        cells = [found["Scores"].cell(5 + i, c).value for c in range(2, 7)]
        if ranking.rank_i[i]:
            assert cells[0] == pytest.approx(float(score), abs=1e-6)
            assert cells[1] == int(ranking.rank_i[i])
        else:
            assert cells[0] == "not ranked"
        assert cells[3:] == pytest.approx([float(ranking.low_i[i]), float(ranking.high_i[i])], abs=1e-6)
    packages = study.answer(Packages(weights=points, top=10_000)).ranking.rows
    score_by_name = {package_name(case, row.members): row.score for row in packages}
    for p in range(len(brief.model.packages)):
        name = str(found["Packages"].cell(5 + p, 1).value).split(": ")[-1]
        if name in score_by_name and isinstance(found["Packages"].cell(5 + p, 2).value, float):
            assert found["Packages"].cell(5 + p, 2).value == pytest.approx(score_by_name[name], abs=1e-6)
