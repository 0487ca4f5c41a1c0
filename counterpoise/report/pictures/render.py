"""Pictures to bytes, one format each."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from ..charts.canvas import Spec
from ..writers.json_file import dump_json
from .picture import Picture

MOST_SECONDS = 90

ROOT = Path(__file__).parents[3]
"""Where the package lies."""

_one_at_a_time = Lock()
"""Drawing takes 100 MB: visitors who ask at once wait for each other."""


class DrawingFault(RuntimeError):
    """A picture could not be drawn; the sentence says why."""


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """A format: its name and ending, what the screen calls it, and its type on the web."""

    ending: str
    label: str
    mime: str

    def file_name(self, stem: str) -> str:
        return f"{stem}.{self.ending}"


FORMATS: Mapping[str, PictureFormat] = {
    found.ending: found
    for found in (
        PictureFormat("png", "PNG", "image/png"),
        PictureFormat("svg", "SVG", "image/svg+xml"),
        PictureFormat("json", "Vega-Lite", "application/json"),
    )
}


def render(picture: Picture, ending: str) -> bytes:
    """The picture as a file of one of ``FORMATS``.

    Raises
    ------
    DrawingFault
        The process that draws did not end well.
    """
    if ending == "json":
        return dump_json(picture.record())
    asked = {"spec": picture.spec, "frame": asdict(picture.frame), "receipt": picture.receipt, "format": ending}
    return _draw(asked)


def render_bare(specs: Mapping[str, Spec], *, with_png: bool = True) -> Mapping[str, tuple[str, bytes]]:
    """Drawings without title and source, by name, all in one process: SVG, and PNG for print (else no bytes).

    Raises
    ------
    DrawingFault
        The process that draws did not end well.
    """
    drawn = json.loads(_draw({"specs": dict(specs), "png": with_png}))
    return {name: (svg, base64.b64decode(png)) for name, (svg, png) in drawn.items()}


def _draw(asked: Mapping[str, object]) -> bytes:
    """What the process that draws answers."""
    command = [sys.executable, "-m", f"{__package__}.draw"]
    with _one_at_a_time:
        try:
            done = subprocess.run(
                command, input=json.dumps(asked, allow_nan=False).encode(), capture_output=True, cwd=ROOT,
                timeout=MOST_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as fault:
            raise DrawingFault(f"drawing took longer than {MOST_SECONDS} seconds") from fault
    if done.returncode:
        said = re.findall(r"^\w*(?:Error|Exception)\b.*", done.stderr.decode(errors="replace"), re.MULTILINE)
        raise DrawingFault(f"the chart could not be drawn: {said[-1] if said else f'exit code {done.returncode}'}")
    return done.stdout
