"""Documents of 120 measures x 15 criteria are read back: every number is the engine's, in every kind of file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO

import docx
import openpyxl
import pptx
import pypdf
import pytest

from benchmarks.workbook import CRITERIA, OPTIONS, make_case
from counterpoise.casefile import load_case_from_files
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.record import Brief, Paragraph, Points
from counterpoise.report.brief.writers import DOCUMENTS, write_document
from counterpoise.study import Study
from counterpoise.study.questions.brief import FORMS, BriefAnswer, BriefQuestion

pytestmark = pytest.mark.slow

Rows = list[list[str]]

MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def study() -> Study:
    case = load_case_from_files(make_case(OPTIONS, CRITERIA, 1)).case
    assert case is not None
    return Study(case)


@pytest.fixture(scope="module")
def answer(study: Study) -> BriefAnswer:
    return study.answer(BriefQuestion())


@pytest.fixture(scope="module")
def brief(answer: BriefAnswer) -> Brief:
    return build_brief(answer)


class Tables(HTMLParser):
    """The cells of a page's tables, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Rows] = []
        self.is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.is_cell = True
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_cell = self.is_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.is_cell:
            self.tables[-1][-1][-1] += data


def tables_of_web(content: bytes) -> list[Rows]:
    parser = Tables()
    parser.feed(content.decode())
    return parser.tables


def tables_of_markdown(content: bytes) -> list[Rows]:
    tables: list[Rows] = []
    lines = content.decode().splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("|"):
            continue
        if not before.startswith("|"):
            tables.append([])
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        tables[-1].append([re.sub(r"\\(.)", r"\1", cell.strip()) for cell in cells])
    return [[table[0], *table[2:]] for table in tables]


def tables_of_word(content: bytes) -> list[Rows]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(BytesIO(content)).tables
    ]


READERS = {"html": tables_of_web, "md": tables_of_markdown, "docx": tables_of_word}


def assert_is_the_engines(tables: list[Rows], answer: BriefAnswer) -> None:
    """The ranking and every level in these tables are what the engine found, at the rounding shown."""
    found = answer.whole.comparison
    ranking, mode_ij = found.ranking, found.performance.mode_ij
    labels = [answer.case.options[id_].label for id_ in ranking.option_ids]
    scores = {row[1]: row for row in next(t for t in tables if t[0][:2] == ["Rank", "Option"])[1:]}
    assert set(scores) == set(labels)
    for i, label in enumerate(labels):
        assert int(scores[label][0]) == ranking.rank_i[i]
        numbers = (ranking.score_i[i], ranking.low_i[i], ranking.high_i[i])
        for cell, number in zip(scores[label][2:5], numbers, strict=True):
            assert abs(float(cell) - number) <= 0.05 + 1e-9
    levels: dict[str, list[str]] = {label: [] for label in labels}
    for table in (t for t in tables if len(t) == OPTIONS + 1 and t[0][0] == "Measure"):
        for row in table[1:]:
            levels[row[0]] += row[1:]
    for i, label in enumerate(labels):
        assert [float(cell) for cell in levels[label]] == pytest.approx(mode_ij[i].tolist())


@pytest.mark.parametrize("ending", READERS)
def test_every_table_is_read_back_with_the_engines_numbers(ending: str, brief: Brief, answer: BriefAnswer) -> None:
    content = write_document(brief, ending)
    tables = READERS[ending](content)
    assert [table[1:] for table in tables] == [[list(row) for row in grid.rows] for grid in brief.grids]
    assert_is_the_engines(tables, answer)
    assert len(content) < MOST_BYTES


def test_pdf_holds_every_row_in_one_piece(brief: Brief) -> None:
    reader = pypdf.PdfReader(BytesIO(write_document(brief, "pdf")))
    shown = re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages)).replace("-", "")
    for grid in brief.grids:
        for row in grid.rows:
            assert re.sub(r"\s+", "", "".join(row)).replace("-", "") in shown, (grid.id, row)


def test_slides_say_the_sentences_of_the_record(brief: Brief) -> None:
    deck = pptx.Presentation(BytesIO(write_document(brief, "pptx")))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for section in brief.sections:
        if section.id in ("answer", "packages", "comparison", "changes", "calendar"):
            for block in section.blocks:
                texts = block.items if isinstance(block, Points) else ()
                texts = (block.text,) if isinstance(block, Paragraph) else texts
                assert not [text for text in texts if text not in notes]


def test_workbook_carries_the_engines_results(brief: Brief, answer: BriefAnswer) -> None:
    book = openpyxl.load_workbook(BytesIO(write_document(brief, "xlsx")), data_only=True)
    found = answer.whole.comparison
    score_i = found.ranking.score_i.tolist()
    value_ij = found.performance.values().tolist()
    for i in range(OPTIONS):
        assert book["Scores"].cell(5 + i, 2).value == pytest.approx(score_i[i], abs=1e-9)
        assert book["Scores"].cell(5 + i, 3).value == found.ranking.rank_i[i]
        column = [book["Values"].cell(5 + j, 3 + i).value for j in range(CRITERIA)]
        assert column == pytest.approx(value_ij[i], abs=1e-9)


@pytest.mark.parametrize("form", FORMS)
def test_the_best_packages_have_the_engines_scores(form: str, study: Study) -> None:
    asked = study.answer(BriefQuestion(form=form))
    grid = next(grid for grid in build_brief(asked).grids if grid.id == "packages")
    rows = [row for row in asked.packages.ranking.rows if row.rank > 0]
    for shown, row in zip(grid.rows, rows, strict=False):
        assert int(shown[0]) == row.rank
        assert abs(float(shown[2]) - row.score) <= 0.05 + 1e-9


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_page_for_a_committee_is_written(ending: str, study: Study) -> None:
    assert write_document(build_brief(study.answer(BriefQuestion(form="page"))), ending)


def test_charts_show_the_first_of_many_measures_and_ranks_that_can_be_told_apart(brief: Brief) -> None:
    rows = {figure.id: figure.spec["datasets"]["source"] for figure in brief.figures}  # type: ignore[index]
    assert len({row["key"] for row in rows["contributions"]}) == 25
    by_option: dict[str, list[float]] = {}
    for row in rows["acceptability"]:
        by_option.setdefault(row["key"], []).append(row["end"])
    assert all(ends[-1] == pytest.approx(100) and len(ends) <= 12 for ends in by_option.values())


def test_what_was_not_searched_is_said_with_the_command_that_does_it(brief: Brief) -> None:
    section = next(section for section in brief.sections if section.id == "changes")
    texts = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert any("sensitivity --weights equal --of packages" in text for text in texts)
