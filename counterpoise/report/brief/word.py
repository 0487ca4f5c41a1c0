"""A brief as a Word document: real styles, headings and captions; header rows repeat; pictures have a text."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .columns import column_shares
from .pictures import Picture
from .record import LONGEST_PROPERTY, Block, Brief, Figure, Grid, Paragraph, Points

WIDE = 7
"""Columns beyond which a table's text is set smaller."""

PAPER_MM = (210, 297)
MARGIN_MM = 20
TEXT_MM = PAPER_MM[0] - 2 * MARGIN_MM

POINT_MM, LETTER = 0.3528, 0.56
"""Millimeters of a point, and the mean width of a letter as a share of its size."""

INK = RGBColor(0x1A, 0x1A, 0x1A)


def write_word(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The document; a figure without a picture is there in words."""
    document = Document()
    _set_styles(document)
    _set_page(document, brief)
    document.core_properties.title = brief.title[:LONGEST_PROPERTY]
    document.core_properties.subject = brief.question[:LONGEST_PROPERTY]
    document.core_properties.author = "Counterpoise"
    document.core_properties.comments = f"Counterpoise {brief.version}"
    document.add_heading(brief.title, 0)
    document.add_paragraph(brief.question, "Subtitle")
    for warning in brief.warnings:
        document.add_paragraph(warning, "Intense Quote")
    _add_facts(document, brief)
    if not brief.is_page:
        _add_contents(document)
    for section in brief.sections:
        document.add_heading(section.heading, 1)
        for block in section.blocks:
            _add(document, block, pictures)
    document.add_heading("Receipt", 1)
    document.add_paragraph("Counterpoise computes the same answer again from this.")
    for name, value in brief.receipt_lines:
        _add_led(document, name, value, "List Bullet")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10.5), INK
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 22), ("Subtitle", 12), ("Heading 1", 14), ("Caption", 9.5), ("Intense Quote", 10.5)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.font.name = "Calibri"
    for name in ("Heading 1", "Caption"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Subtitle"].font.italic = False
    styles["Caption"].font.bold = True


def _set_page(document: Any, brief: Brief) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(PAPER_MM[0]), Mm(PAPER_MM[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{brief.title}. Page ")
    _add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES", "1")


def _add_field(paragraph: Any, code: str, shown: str, *, is_dirty: bool = False) -> None:
    """A field that the reader's program fills in; ``shown`` stands there until then."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "begin" and is_dirty:
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def _add_facts(document: Any, brief: Brief) -> None:
    for name, value in brief.facts:
        _add_led(document, name, value)


def _add_led(document: Any, lead: str, text: str, style: str = "Normal") -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(f"{lead}: ").bold = True
    paragraph.add_run(text)


def _add_contents(document: Any) -> None:
    _add_field(
        document.add_paragraph(), 'TOC \\o "1-1" \\h \\z \\u', "Update this field to see the contents.", is_dirty=True
    )


def _add(document: Any, block: Block, pictures: Mapping[str, Picture]) -> None:
    if isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        if block.lead:
            paragraph.add_run(f"{block.lead}: ").bold = True
        paragraph.add_run(block.text)
    elif isinstance(block, Points):
        for item in block.items:
            document.add_paragraph(item, "List Bullet")
    elif isinstance(block, Figure):
        _add_figure(document, block, pictures.get(block.id))
    else:
        _add_grid(document, block)


def _add_figure(document: Any, figure: Figure, picture: Picture | None) -> None:
    document.add_paragraph(f"{figure.label}. {figure.title}", "Caption")
    if picture is None:
        document.add_paragraph(figure.alt)
    else:
        shape = document.add_picture(BytesIO(picture.png), width=Mm(TEXT_MM))
        shape._inline.docPr.set("descr", figure.alt)
        shape._inline.docPr.set("title", figure.title)
    _add_place(document, figure.place)


def _add_grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(f"{grid.label}. {grid.caption}", "Caption")
    table = document.add_table(rows=1, cols=len(grid.head))
    _set_lines(table)
    points = 7.5 if len(grid.head) > WIDE else 8.5
    size = Pt(points)
    for cell, text, right in zip(table.rows[0].cells, grid.head, grid.is_number, strict=True):
        _fill(cell, text, size, is_right=right, is_bold=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in grid.rows:
        made = table.add_row()
        whole = OxmlElement("w:cantSplit")
        made._tr.get_or_add_trPr().append(whole)
        for cell, text, right in zip(made.cells, row, grid.is_number, strict=True):
            _fill(cell, text, size, is_right=right)
    _set_widths(table, grid, points)
    for note in grid.notes:
        document.add_paragraph(note).paragraph_format.space_after = Pt(2)
    _add_place(document, f"Whole: {grid.place}")


def _set_widths(table: Any, grid: Grid, points: float) -> None:
    """Columns that hold their longest word, within the page."""
    table.autofit = False
    room = TEXT_MM / (points * POINT_MM * LETTER)
    for column, share in zip(table.columns, column_shares(grid, room), strict=True):
        column.width = Mm(TEXT_MM * share)
        for cell in column.cells:
            cell.width = column.width


def _set_lines(table: Any) -> None:
    """Thin lines between rows, and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B0B0B0")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _fill(cell: Any, text: str, size: Any, *, is_right: bool, is_bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size = size
    run.bold = is_bold


def _add_place(document: Any, place: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(place)
    run.italic, run.font.size = True, Pt(8)
