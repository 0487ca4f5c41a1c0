"""A brief as a Word document: real styles, headings and captions; header rows repeat; pictures have a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
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

FONT = "Arial"
"""On every system, under this name or as a font of the same widths, so that columns hold their words everywhere."""

PAGE_SCALE, PAGE_MARGIN_MM = 0.82, 13
"""Sizes and margins of a page for a committee, beside those of a full brief."""

POINT_MM, LETTER = 0.3528, 0.6
"""Millimeters of a point, and the mean width of a letter of a bold head as a share of its size."""

SIDE_MM, TWIPS = 0.8, 56.7
"""Millimeters left and right of a cell's text, and the unit in which Word keeps them."""

SIZES = {"Title": 20, "Subtitle": 12, "Heading 1": 14, "TOC Heading": 12, "Caption": 9.5, "Intense Quote": 10}
"""Points of the text of each style of a full brief."""

CELL_STYLES = HEAD, HEAD_NUMBER, CELL, NUMBER = ("Table Head", "Table Head Number", "Table Text", "Table Number")
SMALL = " Small"
"""Styles of cells; in a wide table the second name is added to each."""

INK = RGBColor(0x1A, 0x1A, 0x1A)


def write_word(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The document; a figure without a picture is there in words."""
    document = Document()
    _set_styles(document, PAGE_SCALE if brief.is_page else 1.0)
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
        _add_contents(document, [section.heading for section in brief.sections])
    for section in brief.sections:
        document.add_heading(section.heading, 1)
        for block in section.blocks:
            _add(document, block, pictures)
    _add_receipt(document, brief)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_receipt(document: Any, brief: Brief) -> None:
    document.add_heading("Receipt", 1)
    if brief.is_page:
        document.add_paragraph("; ".join(f"{name}: {value}" for name, value in brief.receipt_lines) + ".", "Note")
        return
    document.add_paragraph("Counterpoise computes the same answer again from this.")
    for name, value in brief.receipt_lines:
        _add_led(document, name, value, "List Bullet")


def _set_styles(document: Any, scale: float) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10 * scale), INK
    normal.paragraph_format.space_after = Pt(6 * scale**4)
    normal.paragraph_format.line_spacing = 1.15 * scale if scale < 1 else 1.15
    for name, size in SIZES.items():
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size * scale), INK
        _set_font(style)
    for name in ("Heading 1", "Caption"):
        styles[name].paragraph_format.keep_with_next = True
    if scale < 1:
        for name in ("Title", "Subtitle", "Heading 1", "Caption", "List Bullet"):
            styles[name].paragraph_format.space_before = Pt(5 if name == "Heading 1" else 0)
            styles[name].paragraph_format.space_after = Pt(2)
    note = styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = normal, Pt(8 * scale)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(2), Pt(2)
    for ending, size in (("", 8.5), (SMALL, 7.5)):
        for name in CELL_STYLES:
            style = styles.add_style(name + ending, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.font.size, style.font.bold = Pt(max(size * scale, 7)), name.startswith(HEAD)
            style.paragraph_format.space_after = Pt(0)
            if name in (HEAD_NUMBER, NUMBER):
                style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["Subtitle"].font.italic = False
    styles["Caption"].font.bold = True


def _set_font(style: Any) -> None:
    """The font under every name that a style of a template may give it, its letters not spaced out."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _set_page(document: Any, brief: Brief) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(PAPER_MM[0]), Mm(PAPER_MM[1])
    margin = PAGE_MARGIN_MM if brief.is_page else MARGIN_MM
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
    if brief.is_page:
        section.footer_distance = Mm(6)
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


def _add_contents(document: Any, headings: Sequence[str]) -> None:
    """The headings, to which Word adds the pages."""
    document.add_paragraph("Contents", "TOC Heading")
    _add_field(document.add_paragraph(), 'TOC \\o "1-1" \\h \\z \\u', "\n".join(headings), is_dirty=True)


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
        shape = document.add_picture(BytesIO(picture.png), width=Mm(picture.width_mm(TEXT_MM)))
        shape._inline.docPr.set("descr", figure.alt)
        shape._inline.docPr.set("title", figure.title)
    _add_place(document, figure.place)


def _add_grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(f"{grid.label}. {grid.caption}", "Caption")
    table = document.add_table(rows=1, cols=len(grid.head))
    _set_lines(table)
    is_wide = len(grid.head) > WIDE
    ending = SMALL if is_wide else ""
    style_id = {name: document.styles[name + ending].style_id for name in CELL_STYLES}
    head_styles = [style_id[HEAD_NUMBER if right else HEAD] for right in grid.is_number]
    cell_styles = [style_id[NUMBER if right else CELL] for right in grid.is_number]
    widths = _widths(grid, 7.5 if is_wide else 8.5, document.sections[0])
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], grid.head, head_styles, widths)
    _mark_row(table.rows[0], "tblHeader")
    for texts in grid.rows:
        row = table.add_row()
        _mark_row(row, "cantSplit")
        _fill(row, texts, cell_styles, widths)
    for note in grid.notes:
        document.add_paragraph(note, "Note")
    _add_place(document, f"Whole: {grid.place}")


def _widths(grid: Grid, points: float, section: Any) -> list[Any]:
    """Columns that hold their longest word, within the page."""
    text_mm = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    room = (text_mm - 2 * SIDE_MM * len(grid.head)) / (points * POINT_MM * LETTER)
    return [Mm(text_mm * share) for share in column_shares(grid, room)]


def _mark_row(row: Any, name: str) -> None:
    mark = OxmlElement(f"w:{name}")
    row._tr.get_or_add_trPr().append(mark)


def _set_lines(table: Any) -> None:
    """Thin lines between rows and none between columns; cells with little room at their sides."""
    line = {"val": "single", "sz": "4", "space": "0", "color": "B0B0B0"}
    borders = _group("tblBorders", ("top", "bottom", "insideH"), line)
    margins = _group("tblCellMar", ("left", "right"), {"w": f"{SIDE_MM * TWIPS:.0f}", "type": "dxa"})
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _group(name: str, sides: Sequence[str], values: Mapping[str, str]) -> Any:
    """A property of a table that has the same values on these sides."""
    group = OxmlElement(f"w:{name}")
    for side in sides:
        part = OxmlElement(f"w:{side}")
        for key, value in values.items():
            part.set(qn(f"w:{key}"), value)
        group.append(part)
    return group


def _fill(row: Any, texts: Sequence[str], style_ids: Sequence[str], widths: Sequence[Any]) -> None:
    for cell, text, style_id, width in zip(row.cells, texts, style_ids, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style_id  # the id itself: the library looks a style up in all of them, each time
        paragraph.add_run(text)


def _add_place(document: Any, place: str) -> None:
    document.add_paragraph(style="Note").add_run(place).italic = True
