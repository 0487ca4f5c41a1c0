"""A brief as one HTML file: it works offline and asks nothing of any server."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from pathlib import Path

from .pictures import Picture
from .record import Block, Brief, Figure, Grid, Paragraph, Points

STYLE = Path(__file__).with_name("page.css")

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the file may load: its own style and pictures, nothing else."""


def write_web(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The document; a figure without a picture is there in words."""
    sections = "".join(
        f'<section aria-labelledby="{section.id}"><h2 id="{section.id}">{escape(section.heading)}</h2>'
        f"{''.join(_block(block, pictures) for block in section.blocks)}</section>"
        for section in brief.sections
    )
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in brief.facts)
    warnings = "".join(f'<p class="warning">{escape(warning)}</p>' for warning in brief.warnings)
    receipt = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in brief.receipt_lines)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{STYLE.read_text('utf-8')}</style></head><body><main>"
        f'<h1>{escape(brief.title)}</h1><p class="question">{escape(brief.question)}</p>{warnings}<dl>{facts}</dl>'
        f"{'' if brief.is_page else _contents(brief)}{sections}"
        '<section aria-labelledby="receipt"><h2 id="receipt">Receipt</h2>'
        "<p>Counterpoise computes the same answer again from this.</p>"
        f"<dl>{receipt}</dl></section></main></body></html>\n"
    ).encode()


def _contents(brief: Brief) -> str:
    lines = "".join(f'<li><a href="#{section.id}">{escape(section.heading)}</a></li>' for section in brief.sections)
    return f'<nav aria-label="Contents"><ol>{lines}</ol></nav>'


def _block(block: Block, pictures: Mapping[str, Picture]) -> str:
    if isinstance(block, Paragraph):
        lead = f"<strong>{escape(block.lead)}:</strong> " if block.lead else ""
        return f"<p>{lead}{escape(block.text)}</p>"
    if isinstance(block, Points):
        return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>" if block.items else ""
    if isinstance(block, Figure):
        return _figure(block, pictures.get(block.id))
    return _grid(block)


def _figure(figure: Figure, picture: Picture | None) -> str:
    caption = f"<figcaption>{figure.label}. {escape(figure.title)}</figcaption>"
    if picture is None:
        drawn = f"<p>{escape(figure.alt)}</p>"
    else:
        data = base64.b64encode(picture.svg.encode()).decode()
        drawn = (
            f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(figure.alt)}" '
            f'width="{picture.width:.0f}" height="{picture.height:.0f}">'
        )
    return f'<figure>{caption}{drawn}<p class="place">{escape(figure.place)}</p></figure>'


def _grid(grid: Grid) -> str:
    heads = zip(grid.head, grid.is_number, strict=True)
    head = "".join(f'<th scope="col"{" class=n" * right}>{escape(text)}</th>' for text, right in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{' class=n' * right}>{escape(text)}</td>" for text, right in zip(row, grid.is_number, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in grid.notes)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(f"{grid.label}. {grid.caption}")}">'
        f"<table><caption>{grid.label}. {escape(grid.caption)}</caption><thead><tr>{head}</tr></thead>"
        f'<tbody>{body}</tbody></table></div>{notes}<p class="place">Whole: {escape(grid.place)}</p>'
    )
