"""The process that draws one picture: reads it as JSON, writes the file's bytes, ends."""

from __future__ import annotations

import base64
import json
import struct
import sys
import zlib
from typing import Any

from .framed import Frame, frame_svg, legal

SCALE = 2
"""Pixels of a PNG to each of the drawing."""

ON_PAPER = 2.7
"""The same in a document: more than 300 to the inch at the width of a page."""


def draw(asked: dict[str, Any]) -> bytes:
    """The file that `render` asks for."""
    import vl_convert

    if "specs" in asked:
        return json.dumps({name: _draw_bare(spec, asked["png"]) for name, spec in asked["specs"].items()}).encode()
    frame = Frame(**asked["frame"])
    svg = frame_svg(_to_svg(asked["spec"]), frame, asked["receipt"])
    if asked["format"] == "svg":
        return svg.encode()
    return label_png(vl_convert.svg_to_png(svg, scale=SCALE), frame)


def _to_svg(spec: dict[str, Any]) -> str:
    import vl_convert

    version = spec["$schema"].rsplit("/v", 1)[-1].split(".")
    drawing: str = vl_convert.vegalite_to_svg(spec, vl_version=".".join(version[:2]))
    return drawing


def _draw_bare(spec: dict[str, Any], with_png: bool) -> tuple[str, str]:
    """The drawing without a frame, for a document that has captions of its own: SVG, and PNG in letters."""
    import vl_convert

    svg = legal(_to_svg(spec))
    return svg, "" if not with_png else base64.b64encode(vl_convert.svg_to_png(svg, scale=ON_PAPER)).decode()


def label_png(png: bytes, frame: Frame) -> bytes:
    """The picture with its title, its words and its source in it (iTXt chunks of the PNG specification)."""
    head = 8 + 12 + 13  # the signature, and the first chunk, which has 13 bytes
    texts = {"Title": frame.title, "Description": frame.alt, "Source": frame.source, "Software": "Counterpoise"}
    return png[:head] + b"".join(_chunk(name, text) for name, text in texts.items()) + png[head:]


def _chunk(name: str, text: str) -> bytes:
    content = b"iTXt" + name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(json.loads(sys.stdin.buffer.read())))
