"""The figures of a brief as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..pictures.draw import ON_PAPER
from ..pictures.render import DrawingFault, render_bare
from .record import Figure, NotWritten


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure drawn: as SVG, and as PNG for print (`ON_PAPER`). ``width`` and ``height`` in pixels at scale 1."""

    svg: str
    png: bytes
    width: float
    height: float


def draw_figures(figures: Sequence[Figure]) -> Mapping[str, Picture]:
    """Every figure by its id.

    Raises
    ------
    NotWritten
        They could not be drawn.
    """
    if not figures:
        return {}
    try:
        drawn = render_bare({figure.id: dict(figure.spec) for figure in figures})
    except DrawingFault as fault:
        raise NotWritten(str(fault)) from fault
    return {id_: _picture(svg, png) for id_, (svg, png) in drawn.items()}


def _picture(svg: str, png: bytes) -> Picture:
    width, height = (int.from_bytes(png[at : at + 4], "big") / ON_PAPER for at in (16, 20))
    return Picture(svg, png, width, height)
