"""A brief: the document as text, as tables and as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from ...study.questions.brief import BriefAnswer
from ..brief.build import build_brief
from ..brief.record import Block, Figure, Grid, Paragraph, Points
from ..tables.table import Table
from . import answer as whole
from . import packages


def head(answer: BriefAnswer) -> str:
    return whole.head(answer.whole)


def tables(answer: BriefAnswer) -> Sequence[Table]:
    """The tables of the answer and of its packages; the document itself shows parts of them."""
    found = [*whole.tables(answer.whole), *packages.tables(answer.packages)]
    return list({table.id: table for table in found}.values())


def record(answer: BriefAnswer) -> dict[str, object]:
    """``{"receipt", "title", "question", "facts", "warnings", "sections"}``: the document as plain data."""
    brief = build_brief(answer)
    return {
        "receipt": dict(brief.receipt),
        "title": brief.title,
        "question": brief.question,
        "facts": dict(brief.facts),
        "warnings": list(brief.warnings),
        "sections": [
            {"id": section.id, "heading": section.heading, "blocks": [_plain(block) for block in section.blocks]}
            for section in brief.sections
        ],
    }


def _plain(block: Block) -> dict[str, object]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "lead": block.lead, "text": block.text}
    if isinstance(block, Points):
        return {"kind": "points", "items": list(block.items)}
    if isinstance(block, Figure):
        return {
            "kind": "figure",
            "id": block.id,
            "label": block.label,
            "title": block.title,
            "alt": block.alt,
            "place": block.place,
        }
    assert isinstance(block, Grid)
    return {
        "kind": "table",
        "id": block.id,
        "label": block.label,
        "caption": block.caption,
        "head": list(block.head),
        "rows": [list(row) for row in block.rows],
        "notes": list(block.notes),
        "place": block.place,
    }
