"""The figures of a brief as pictures, drawn in a child process that ends with them.

The converter takes some 190 MB of the process that loads it; a server keeps none of that.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .record import Figure, NotWritten

SECONDS = 60
"""All pictures of one document are drawn within this time, or none are."""

WIDTH = 640
"""Pixels that a chart is wide at scale 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure drawn: as SVG, and as PNG at twice its size. ``width`` and ``height`` in pixels at scale 1."""

    svg: str
    png: bytes
    width: float
    height: float


_DRAW = """
import base64, json, re, sys
import vl_convert
not_in_xml = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]")
drawn = {}
for id_, spec in json.load(sys.stdin).items():
    svg = not_in_xml.sub(" ", vl_convert.vegalite_to_svg(json.dumps(spec)))
    png = vl_convert.svg_to_png(svg, scale=2)
    drawn[id_] = [svg, base64.b64encode(png).decode()]
json.dump(drawn, sys.stdout)
"""


def draw_figures(figures: Sequence[Figure], width: int = WIDTH) -> Mapping[str, Picture]:
    """Every figure by its id.

    Raises
    ------
    NotWritten
        The converter is not installed, or could not draw within its time.
    """
    if not figures:
        return {}
    specs = {figure.id: for_paper(figure, width) for figure in figures}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _DRAW],
            input=json.dumps(specs).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWritten(f"the charts could not be drawn: {error}") from error
    if done.returncode:
        why = done.stderr.decode(errors="replace")
        if "No module named" in why:
            raise NotWritten("the charts need vl-convert-python: pip install vl-convert-python")
        raise NotWritten(
            f"the charts could not be drawn: {why.strip().splitlines()[-1] if why.strip() else 'no reason'}"
        )
    return {id_: _picture(svg, base64.b64decode(png)) for id_, (svg, png) in json.loads(done.stdout).items()}


def _picture(svg: str, png: bytes) -> Picture:
    width, height = (int.from_bytes(png[at : at + 4], "big") / 2 for at in (16, 20))
    return Picture(svg, png, width, height)


def for_paper(figure: Figure, width: int) -> dict[str, object]:
    """The specification for white paper: black text, a width of its own."""
    text = json.dumps({**figure.spec, "width": width}).replace('"currentColor"', '"#1a1a1a"')
    spec: dict[str, object] = json.loads(text)
    config = spec.setdefault("config", {})
    assert isinstance(config, dict)
    config |= {"background": "white", "font": "DejaVu Sans, Liberation Sans, Arial, sans-serif"}
    return spec
