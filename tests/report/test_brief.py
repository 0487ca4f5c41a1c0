"""Documents are read back: what stands in them is what the record holds, in every kind of file."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdf
import pytest

from counterpoise.casefile.load import load_case
from counterpoise.model import Case
from counterpoise.report.answers import record_of
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.pictures import draw_figures
from counterpoise.report.brief.record import Brief, Figure, Grid, NotWritten, Paragraph, Points
from counterpoise.report.brief.slide_figures import for_slide
from counterpoise.report.brief.writers import DOCUMENTS, write_document
from counterpoise.study import Study
from counterpoise.study.questions.brief import ON_A_PAGE, SECTIONS, BriefQuestion

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = (
    "<b>=1+1</b> |x| \"q\" 'a' #[panic()] \\ {{7*7}} \u202bעברית\u202c \U0001f600 中文 \U0001f469\u200d\U0001f467 "
    + "long " * 40
)


def flat(text: str) -> str:
    """Text without the line ends and doubled spaces that a layout adds."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def teaching() -> Case:
    case = load_case(ROOT / "examples" / "teaching").case
    assert case is not None
    return case


@pytest.fixture(scope="module")
def full(teaching: Case) -> Brief:
    return build_brief(Study(teaching).answer(BriefQuestion()))


@pytest.fixture(scope="module")
def page(teaching: Case) -> Brief:
    return build_brief(Study(teaching).answer(BriefQuestion(form="page")))


@pytest.fixture(scope="module")
def hostile(full: Brief) -> Brief:
    """The full brief with a text that is markup, formula and other scripts in every place."""
    grid = replace(full.grids[0], caption=HOSTILE, head=(HOSTILE, "n"), rows=((HOSTILE, "1"),), is_number=(False, True))
    blocks = (
        Paragraph(HOSTILE, "Lead"),
        Points((HOSTILE,)),
        grid,
        replace(full.figures[0], title=HOSTILE, alt=HOSTILE),
    )
    section = replace(full.sections[0], heading=HOSTILE, blocks=blocks)
    return replace(full, title=HOSTILE, question=HOSTILE, warnings=(HOSTILE,), sections=(section,))


def texts_of(brief: Brief) -> list[str]:
    """Every text of a brief that a document must show, except what pictures stand for."""
    found = [brief.title, brief.question, *brief.warnings, *(value for _, value in brief.facts)]
    for section in brief.sections:
        found.append(section.heading)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found.append(block.text)
            elif isinstance(block, Points):
                found += block.items
            elif isinstance(block, Figure):
                found.append(block.title)
            else:
                found += [block.caption, *block.notes, *(cell for row in block.rows for cell in row)]
    return [text for text in found if text]


def test_a_brief_holds_every_section_in_order_and_counts_its_tables_and_figures(full: Brief, page: Brief) -> None:
    assert [section.id for section in full.sections] == ["answer", *SECTIONS]
    assert [section.id for section in page.sections] == ["answer", *ON_A_PAGE]
    assert [grid.number for grid in full.grids] == list(range(1, len(full.grids) + 1))
    assert [figure.number for figure in full.figures] == list(range(1, len(full.figures) + 1))
    assert not page.figures


def test_every_table_row_is_as_wide_as_its_head_and_names_its_place(full: Brief) -> None:
    for grid in full.grids:
        assert {len(row) for row in grid.rows} <= {len(grid.head)} == {len(grid.is_number)}
        assert "python -m counterpoise " in grid.place


def test_only_the_sections_asked_for_are_made(teaching: Case) -> None:
    answer = Study(teaching).answer(BriefQuestion(sections=("cautions", "packages")))
    assert [section.id for section in build_brief(answer).sections] == ["answer", "packages", "cautions"]
    assert answer.changes is None
    assert answer.plan is None
    assert answer.of_measures is None


def test_a_package_of_the_case_is_described_in_place_of_the_best(teaching: Case) -> None:
    package = next(iter(teaching.packages))
    answer = Study(teaching).answer(BriefQuestion(package=package, form="page"))
    assert answer.members == teaching.packages[package].members
    assert answer.plan is not None
    assert answer.plan.question.members == teaching.packages[package].members


def test_own_weights_limits_and_rules_are_warned_of_on_the_first_page(teaching: Case) -> None:
    points = tuple((id_, 1.0) for id_ in teaching.criteria)
    own = build_brief(Study(teaching).answer(BriefQuestion(weights=points, limits=("cost<=50",), form="page")))
    assert any("reader's own" in warning for warning in own.warnings)
    assert any("50" in warning for warning in own.warnings)
    assert not build_brief(Study(teaching).answer(BriefQuestion(form="page"))).warnings


def test_the_record_as_json_is_the_document(teaching: Case, full: Brief) -> None:
    record = record_of(Study(teaching).answer(BriefQuestion()))
    grids = [block for section in record["sections"] for block in section["blocks"] if block["kind"] == "table"]
    assert [grid["rows"] for grid in grids] == [[list(row) for row in grid.rows] for grid in full.grids]
    assert record["receipt"]["question"]["kind"] == "brief"


TABLE_PROPERTIES = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")
"""Properties of a table in the order that Office Open XML demands (CT_TblPr), those that are written."""


@pytest.mark.slow
def test_word_holds_every_text_headings_headers_and_a_text_for_each_picture(full: Brief) -> None:
    document = docx.Document(BytesIO(write_document(full, "docx")))
    shown = flat(
        "\n".join(paragraph.text for paragraph in document.paragraphs)
        + "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    )
    assert not [text for text in texts_of(full) if flat(text) not in shown]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [*(section.heading for section in full.sections), "Receipt"]
    for table, grid in zip(document.tables, full.grids, strict=True):
        assert tuple(cell.text for cell in table.rows[0].cells) == grid.head
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        properties = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
        assert properties == sorted(properties, key=TABLE_PROPERTIES.index)
        assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == list(grid.rows)
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [f.alt for f in full.figures]


@pytest.mark.slow
def test_pdf_is_tagged_titled_and_holds_every_text(full: Brief) -> None:
    reader = pypdf.PdfReader(BytesIO(write_document(full, "pdf")))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == full.title
    assert [entry["/Title"] for entry in reader.outline] == [
        *(["Contents"] if reader.outline[0]["/Title"] == "Contents" else []),
        *(section.heading for section in full.sections),
        "Receipt",
    ]
    shown = flat("".join(each.extract_text() for each in reader.pages)).replace("-", "")
    missing = [text for text in texts_of(full) if flat(text).replace("-", "") not in shown]
    assert not [text for text in missing if len(text) < 40], missing


def test_a_page_for_a_committee_is_one_page(page: Brief) -> None:
    assert len(pypdf.PdfReader(BytesIO(write_document(page, "pdf"))).pages) == 1


@pytest.mark.slow
def test_slides_have_native_titles_a_picture_with_a_text_and_the_sentences_in_their_notes(full: Brief) -> None:
    deck = pptx.Presentation(BytesIO(write_document(full, "pptx")))
    assert len(deck.slides) == 5
    assert deck.slides[0].shapes.title.text == full.question
    assert all(slide.shapes.title.text for slide in deck.slides)
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == 4
    assert all(shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)
    paragraphs = [b.text for s in full.sections for b in s.blocks if isinstance(b, Paragraph) and s.id == "packages"]
    assert all(text in deck.slides[1].notes_slide.notes_text_frame.text for text in paragraphs)


def test_a_slide_says_where_it_leaves_rows_of_a_chart_out(full: Brief) -> None:
    for figure in full.figures:
        rows = figure.spec["datasets"]["source"]  # type: ignore[index]
        shown = for_slide(figure)
        kept = shown.spec["datasets"]["source"]  # type: ignore[index]
        n_kept, n_all = (len({row["key"] for row in some}) for some in (kept, rows))
        assert n_kept
        assert (f"{n_kept} of {n_all}" in shown.title) == (n_kept < n_all)
        assert shown.alt == figure.alt


def test_columns_that_are_empty_are_left_out(full: Brief) -> None:
    for grid in full.grids:
        assert not grid.rows or all(any(row[k] for row in grid.rows) for k in range(len(grid.head)))


@pytest.mark.slow
def test_a_word_page_for_a_committee_has_its_receipt_in_one_paragraph(page: Brief) -> None:
    document = docx.Document(BytesIO(write_document(page, "docx")))
    last = document.paragraphs[-1].text
    assert all(f"{name}: {value}" in last for name, value in page.receipt_lines)


class Tags(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read_page(content: bytes) -> Tags:
    parser = Tags()
    parser.feed(content.decode())
    return parser


@pytest.mark.slow
def test_a_web_page_holds_every_text_and_loads_nothing_from_elsewhere(full: Brief) -> None:
    found = read_page(write_document(full, "html"))
    shown = flat("".join(found.text))
    assert not [text for text in texts_of(full) if flat(text) not in shown]
    addresses = [of[name] for _, of in found.tags for name in ("src", "href") if of.get(name)]
    assert all(str(address).startswith(("data:", "#")) for address in addresses)
    assert not [figure.id for figure in full.figures if flat(figure.alt) not in shown]
    charts = [str(of["aria-label"]) for _, of in found.tags if of.get("class") == "chart"]
    assert [label.split(". The arrow keys")[0] for label in charts] == [figure.title for figure in full.figures]
    assert [of.get("aria-hidden") for tag, of in found.tags if tag == "svg"] == ["true"] * len(full.figures)
    policy = next(of["content"] for tag, of in found.tags if of.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in str(policy)
    assert re.search(r"script-src 'sha256-[\w+/=]+';", str(policy))
    assert [tag for tag, _ in found.tags if tag in ("h1", "h2")] == ["h1", *["h2"] * (len(full.sections) + 2)]


def test_markdown_holds_every_table_as_a_table(full: Brief) -> None:
    text = write_document(full, "md").decode()
    for grid in full.grids:
        assert f"{grid.label}. " in text
    assert text.count("| ---") >= len(full.grids)


@pytest.mark.slow
@pytest.mark.parametrize("ending", DOCUMENTS)
def test_hostile_texts_are_text_in_every_kind(hostile: Brief, ending: str) -> None:
    content = write_document(hostile, ending)
    if ending == "html":
        found = read_page(content)
        assert not [tag for tag, _ in found.tags if tag == "b"]
        assert len([tag for tag, _ in found.tags if tag == "script"]) == 3  # the panel's data, its draws and its code
        assert flat(HOSTILE) in flat("".join(found.text))
    if ending == "docx":
        document = docx.Document(BytesIO(content))
        assert document.tables[0].rows[1].cells[0].text == HOSTILE
    if ending == "pdf":
        first, *others = (flat(each.extract_text()) for each in pypdf.PdfReader(BytesIO(content)).pages)
        assert flat("written as its number in Unicode") in first
        assert "[U+6587]" in first + "".join(others)  # a letter that no font covers is there as its number
    if ending == "md":
        assert "<b>" not in content.decode().replace("\\<b\\>", "")


def test_a_workbook_computes_every_result_and_carries_the_engines(full: Brief) -> None:
    book = openpyxl.load_workbook(BytesIO(write_document(full, "xlsx")))
    shown = openpyxl.load_workbook(BytesIO(write_document(full, "xlsx")), data_only=True)
    model = full.model
    for i, score in enumerate(model.score_i):
        assert str(book["Scores"].cell(5 + i, 2).value).startswith("=")
        assert shown["Scores"].cell(5 + i, 2).value == pytest.approx(score, abs=1e-9)
        assert shown["Scores"].cell(5 + i, 3).value == model.rank_i[i]
    assert book["Weights"]["C5"].value == model.criteria[0].points
    assert book["Weights"].data_validations.dataValidation
    assert {"Weight_points", "Weight_shares", "Measure_scores"} <= set(book.defined_names)
    assert not book.vba_archive


def test_a_picture_is_svg_and_png_of_its_size(full: Brief) -> None:
    picture = draw_figures(full.figures[:1])[full.figures[0].id]
    assert picture.svg.startswith("<svg")
    assert picture.png.startswith(b"\x89PNG")
    size = re.search(r'width="([\d.]+)"', picture.svg)
    assert size is not None
    assert picture.width == pytest.approx(float(size.group(1)), abs=1)


def test_a_chart_that_cannot_be_drawn_is_said(full: Brief) -> None:
    broken = Figure(
        "broken", 1, "t", {"$schema": "https://vega.github.io/schema/vega-lite/v6.1.0.json", "mark": 7}, "a"
    )
    with pytest.raises(NotWritten, match="could not be drawn"):
        draw_figures([broken])


def test_grids_are_cut_aloud(full: Brief) -> None:
    for grid in full.grids:
        if isinstance(grid, Grid) and any(note.startswith("The first") for note in grid.notes):
            assert f"The first {len(grid.rows)} of" in grid.notes[0]
