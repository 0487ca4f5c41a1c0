"""The figures of a brief as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..pictures.render import DrawingFault, render_bare
from .record import Figure, NotWritten

HIGHEST_MM = 215
"""Millimeters of the tallest picture on A4 with its caption: a taller one is set smaller, so that nothing is cut."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure drawn: as SVG, and as PNG for print (`ON_PAPER`) where that was asked for.

    ``width`` and ``height`` are in pixels at scale 1.
    """

    svg: str
    png: bytes
    width: float
    height: float

    def width_mm(self, room: float) -> float:
        """Millimeters of its width on paper, where a line has ``room``."""
        return min(room, HIGHEST_MM * self.width / self.height)


def draw_figures(figures: Sequence[Figure], *, for_print: bool = True) -> Mapping[str, Picture]:
    """Every figure by its id; without ``for_print`` as SVG alone, in half the time.

    Raises
    ------
    NotWritten
        They could not be drawn.
    """
    if not figures:
        return {}
    try:
        drawn = render_bare({figure.id: dict(figure.spec) for figure in figures}, with_png=for_print)
    except DrawingFault as fault:
        raise NotWritten(str(fault)) from fault
    return {id_: Picture(svg, png, *size_of(svg)) for id_, (svg, png) in drawn.items()}


def size_of(svg: str) -> tuple[float, float]:
    """Width and height in pixels, as the drawing states them in its first tag."""
    tag = svg[: svg.index(">")]
    width, height = (float(tag.split(f' {name}="', 1)[1].split('"', 1)[0]) for name in ("width", "height"))
    return width, height
