"""A drawing with its title above and its source below, as one SVG that also says in words what it shows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape

from ..widths import wrap_text

INK, FAINT = "#14181D", "#4A5560"

MARGIN = 20

FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a drawing: the finding, the question under it, the source, and the chart in words."""

    title: str
    subtitle: str
    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is set: pixels of a letter and of a line, cells that fit into a line of 900 pixels, color, weight."""

    size: int
    line: int
    cells: int
    color: str
    weight: str = "normal"


TITLE, SUBTITLE, SOURCE = (
    _Style(18, 24, 98, INK, "bold"),
    _Style(14, 20, 130, FAINT),
    _Style(12, 17, 160, FAINT),
)


def frame_svg(drawing: str, frame: Frame, receipt: dict[str, object]) -> str:
    """The drawing, an SVG, with its frame; the receipt lies in its metadata.

    Raises
    ------
    ValueError
        The drawing does not say how large it is.
    """
    drawing = legal(drawing)
    size = re.search(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', drawing)
    if size is None:
        raise ValueError("the drawing does not say how large it is")
    width, height = (float(part) for part in size.groups())
    texts: list[str] = []
    y = _set_text(texts, frame.title, TITLE, MARGIN)
    y = _set_text(texts, frame.subtitle, SUBTITLE, y + 4) + 8
    placed = drawing.replace("<svg ", f'<svg x="{MARGIN}" y="{y:g}" ', 1)
    bottom = _set_text(texts, frame.source, SOURCE, y + height + 8) + MARGIN - 4
    outer = width + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{outer:g}" '
        f'height="{bottom:g}" viewBox="0 0 {outer:g} {bottom:g}" role="img" aria-labelledby="title words">'
        f'<title id="title">{_xml(frame.title)}</title><desc id="words">{_xml(frame.alt)}</desc>'
        f"<metadata>{_xml(json.dumps({'source': frame.source, 'receipt': receipt}, ensure_ascii=False))}</metadata>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(texts)}{placed}</svg>\n'
    )


def _set_text(texts: list[str], text: str, style: _Style, top: float) -> float:
    """Adds the lines of a text from ``top`` on; where the next thing may begin."""
    for k, line in enumerate(wrap_text(text, style.cells)):
        y = top + k * style.line + style.size
        texts.append(
            f'<text x="{MARGIN}" y="{y:g}" font-family="{FONT}" font-size="{style.size}" font-weight="{style.weight}" '
            f'fill="{style.color}">{_xml(line)}</text>'
        )
    return top + style.line * len(wrap_text(text, style.cells))


def _xml(text: str) -> str:
    return escape(legal(text))


def legal(text: str) -> str:
    """The text, each sign that XML cannot hold shown as one that cannot be shown."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
