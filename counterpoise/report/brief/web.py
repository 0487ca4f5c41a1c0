"""A brief as one HTML file: it works offline and asks nothing of any server."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path

from ..notation import notation_of
from ..numbers import count_of
from ..panel.script import join_alone, read_style
from .pictures import Picture
from .record import Block, Brief, Figure, Grid, LivePanel, Paragraph, Points

STYLE = Path(__file__).with_name("page.css")
CHARTS = Path(__file__).with_name("charts.js")

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {script}; "
    "base-uri 'none'; form-action 'none'"
)
"""What the file may load: its own style, pictures and one script, told by its digest; nothing else."""

HIDDEN_SVG = '<svg aria-hidden="true" '
"""A drawing is told in words beside it; its marks are read by the script."""

START = """
const board = document.getElementById("board").textContent;
keepBoard({ data: Uint8Array.from(atob(board), (letter) => letter.charCodeAt(0)) });
const data = [JSON.parse(document.getElementById("panel").textContent)];
const nobody = () => {};
const draw = () =>
  renderPanel({
    data,
    parentElement: document.getElementById("live"),
    setStateValue: nobody,
    setTriggerValue: nobody,
  });
draw();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
"""
"""Gives the panel its data; where Streamlit would hear of a move, nobody does."""


def write_web(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The document; a figure without a picture is there in words."""
    answer, *others = (
        f'<section aria-labelledby="{section.id}"><h2 id="{section.id}">{escape(section.heading)}</h2>'
        f"{''.join(_block(block, pictures) for block in section.blocks)}</section>"
        for section in brief.sections
    )
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in brief.facts)
    warnings = "".join(f'<p class="warning">{escape(warning)}</p>' for warning in brief.warnings)
    receipt = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in brief.receipt_lines)
    code = _code(brief)
    script = f'<script type="module">{code}</script>' if code else ""
    return (
        f"{_head(brief, code)}<body><main><h1>{escape(brief.title)}</h1>"
        f'<p class="question">{escape(brief.question)}</p>'
        f"{warnings}<dl>{facts}</dl>{'' if brief.is_page else _contents(brief)}"
        f"{answer}{_live(brief.panel, brief.language)}{''.join(others)}"
        '<section aria-labelledby="receipt"><h2 id="receipt">Receipt</h2>'
        "<p>Counterpoise computes the same answer again from this.</p>"
        f"<dl>{receipt}</dl></section></main>{script}</body></html>\n"
    ).encode()


def _head(brief: Brief, code: str) -> str:
    """The file's head, with the policy that allows its one script."""
    digest = base64.b64encode(sha256(code.encode()).digest()).decode()
    policy = POLICY.format(script=f"'sha256-{digest}'" if code else "'none'")
    style = STYLE.read_text("utf-8") + (read_style() if brief.panel is not None else "")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{style}</style></head>"
    )


def _code(brief: Brief) -> str:
    """The live panel's script, the same as the dashboard's, and what reads charts; "" with neither."""
    panel = f"{join_alone()}{START}" if brief.panel is not None else ""
    return panel + (CHARTS.read_text("utf-8") if brief.figures else "")


def _live(panel: LivePanel | None, language: str) -> str:
    """The live panel's place and data; texts of the case are data, and nothing in them is markup."""
    if panel is None:
        return ""
    marks = "" if notation_of(language).decimal == "." else " The panel writes numbers the American way (1,234.5)."
    data = json.dumps(panel.data, separators=(",", ":")).replace("<", "\\u003c")
    board = base64.b64encode(panel.board).decode()
    return (
        '<section aria-labelledby="weigh" class="live"><h2 id="weigh">What if the weights were others?</h2>'
        f"<p>Move a weight: scores, the best package, ties and shares of first places follow, over "
        f"{count_of(panel.n_draws, 'simulation')}. The rest of this document keeps the weights that it was made with."
        f"{marks}</p>"
        f'<div id="live"></div><script type="application/json" id="panel">{data}</script>'
        f'<script type="application/octet-stream" id="board">{board}</script></section>'
    )


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
        drawn = (
            f'<p class="spoken">{escape(figure.alt)}</p><div class="chart" tabindex="0" role="group" '
            f'aria-label="{escape(figure.title)}. The arrow keys read its marks.">'
            f'{picture.svg.replace("<svg ", HIDDEN_SVG, 1)}</div><output class="reading"></output>'
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
