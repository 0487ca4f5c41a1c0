"""The kinds of document, by the ending of the file; each is imported when it is written."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..notation import written_as
from .pictures import draw_figures
from .record import Brief, NotWritten
from .slide_figures import for_slide


@dataclass(frozen=True, slots=True)
class DocumentWriter:
    """A kind of document: the ending of its file, its name for people, its type, and the function that writes it.

    ``pictures`` says in which form it takes figures, if it does: vectors, pixels for paper, or for a slide.
    """

    ending: str
    label: str
    mime: str
    module: str
    function: str
    pictures: Literal["", "svg", "png", "slide"]


OFFICE = "application/vnd.openxmlformats-officedocument"

DOCUMENTS: Mapping[str, DocumentWriter] = {
    each.ending: each
    for each in (
        DocumentWriter("docx", "Word", f"{OFFICE}.wordprocessingml.document", "word", "write_word", "png"),
        DocumentWriter("pdf", "PDF", "application/pdf", "pdf", "write_pdf", "svg"),
        DocumentWriter("pptx", "Slides", f"{OFFICE}.presentationml.presentation", "slides", "write_slides", "slide"),
        DocumentWriter("html", "Web page", "text/html", "web", "write_web", "svg"),
        DocumentWriter("xlsx", "Live workbook", f"{OFFICE}.spreadsheetml.sheet", "live", "write_live", ""),
        DocumentWriter("md", "Markdown", "text/markdown", "markdown", "write_markdown", ""),
    )
}


def file_name(brief: Brief, ending: str) -> str:
    """A name that says what the file is: the case and the form."""
    return f"{brief.receipt['case']}_{'page' if brief.is_page else 'brief'}.{ending}"


def write_document(brief: Brief, ending: str) -> bytes:
    """The brief as a file of this kind.

    Raises
    ------
    NotWritten
        A package that the kind needs is not installed, or its charts cannot be drawn.
    """
    kind = DOCUMENTS[ending]
    try:
        write = getattr(importlib.import_module(f".{kind.module}", __package__), kind.function)
    except ModuleNotFoundError as missing:
        raise NotWritten(f"{kind.label} needs the package {missing.name}, which is not installed") from missing
    with written_as(brief.language):
        if not kind.pictures:
            return bytes(write(brief))
        figures = [for_slide(figure) for figure in brief.figures] if kind.pictures == "slide" else brief.figures
        return bytes(write(brief, draw_figures(figures, for_print=kind.pictures != "svg")))
