"""A link as a QR picture."""

from __future__ import annotations

import io


def draw_qr(link: str) -> bytes:
    """A PNG of black on white with its quiet zone, which a phone's camera reads from a projector's screen."""
    import segno  # only a room that is shown needs it

    stream = io.BytesIO()
    segno.make(link, error="m", micro=False).save(stream, kind="png", scale=6, border=4)
    return stream.getvalue()
