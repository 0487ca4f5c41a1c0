"""A brief as five slides: native titles and text, charts at slide size, the full sentences in the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from .pictures import Picture
from .record import LONGEST_PROPERTY, Brief, Figure, Grid, Paragraph, Points, Section
from .slide_figures import for_slide

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
TOP = Inches(1.3)
CAPTION = Inches(0.6)

SLIDES = (
    ("What is the answer?", ("answer",)),
    ("Which measures work best together?", ("packages",)),
    ("Which measure ranks first, one by one?", ("comparison",)),
    ("What would change it, and who disagrees?", ("changes", "perspectives")),
    ("When can it be ready, and what must not be forgotten?", ("calendar", "risks", "cautions")),
)
"""Titles, and the sections that a slide is made of."""

MOST_TEXTS = 4
"""Sentences on a slide; the notes have all."""

SIZES, SMALLEST = ((18, 1_000), (16, 1_400), (14, 2_000)), 12
"""Points of the text, by the letters that a whole slide of it would have; and of still more."""


def write_slides(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The slides; a section that the brief does without leaves its slide out."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title, deck.core_properties.author = brief.title[:LONGEST_PROPERTY], "Counterpoise"
    by_id = {section.id: section for section in brief.sections}
    for title, ids in SLIDES:
        sections = [by_id[id_] for id_ in ids if id_ in by_id]
        if sections:
            _add_slide(deck, brief, title, sections, pictures)
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _add_slide(
    deck: Any, brief: Brief, title: str, sections: Sequence[Section], pictures: Mapping[str, Picture]
) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    is_first = sections[0].id == "answer"
    _place_title(slide.shapes.title, brief.question if is_first else title)
    texts = _texts(sections)
    if is_first:
        texts = [*brief.warnings, *texts, *(f"{name}: {value}" for name, value in brief.facts)]
    figure = next((each for section in sections for each in section.blocks if _is_drawn(each, pictures)), None)
    room = WIDTH - 2 * MARGIN
    left = room if figure is None else int(room * 0.36)
    _add_texts(slide, texts[: len(texts) if is_first else MOST_TEXTS], left)
    if isinstance(figure, Figure):
        _add_picture(slide, figure, pictures[figure.id], MARGIN + left + Inches(0.2), room - left - Inches(0.2))
    slide.notes_slide.notes_text_frame.text = _notes(brief, texts, sections)


def _is_drawn(block: object, pictures: Mapping[str, Picture]) -> bool:
    return isinstance(block, Figure) and block.id in pictures


def _place_title(shape: Any, text: str) -> None:
    shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(0.3), WIDTH - 2 * MARGIN, Inches(0.95)
    shape.text_frame.word_wrap = True
    shape.text_frame.text = text
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(26 if len(text) < 80 else 22), True


def _texts(sections: Sequence[Section]) -> list[str]:
    texts: list[str] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                texts.append(f"{block.lead}: {block.text}" if block.lead else block.text)
            elif isinstance(block, Points):
                texts += block.items
    return texts


def _add_texts(slide: Any, texts: Sequence[str], width: int) -> None:
    box = slide.shapes.add_textbox(MARGIN, TOP, Emu(width), HEIGHT - TOP - MARGIN)
    frame = box.text_frame
    frame.word_wrap = True
    letters = sum(map(len, texts))
    full = letters * WIDTH / width
    size = next((points for points, room in SIZES if full < room), SMALLEST)
    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        run = paragraph.add_run()
        run.text, run.font.size = text, Pt(size)


def _add_picture(slide: Any, figure: Figure, picture: Picture, left: int, width: int) -> None:
    """The picture, as large as the room allows, under its finding."""
    box = slide.shapes.add_textbox(Emu(left), TOP, Emu(width), CAPTION)
    box.text_frame.word_wrap = True
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = for_slide(figure).title, Pt(11), True
    height = int(width * picture.height / picture.width)
    top = TOP + CAPTION
    most = HEIGHT - top - Inches(0.2)
    if height > most:
        width, height = int(width * most / height), most
    shape = slide.shapes.add_picture(BytesIO(picture.png), Emu(left), top, Emu(width), Emu(height))
    shape._element.nvPicPr.cNvPr.set("descr", f"{figure.title}. {figure.alt}")


def _notes(brief: Brief, texts: Sequence[str], sections: Sequence[Section]) -> str:
    places = [block.place for section in sections for block in section.blocks if isinstance(block, Grid | Figure)]
    return "\n".join((*texts, *places, *(f"{name}: {value}" for name, value in brief.receipt_lines)))
