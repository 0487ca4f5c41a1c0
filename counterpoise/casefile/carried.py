"""A small case as text in a link: its files, compressed."""

from __future__ import annotations

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping

from .edited import inflate, read_files

MOST_CARRIED = 6_000
"""Compressed bytes of a case that a link may carry."""

MOST_UNPACKED = 400_000
"""Bytes of JSON that they may grow to; text of case files shrinks to about a quarter."""

_SAFE = re.compile(r"[A-Za-z0-9_-]*")


def carry(files: Mapping[str, str]) -> str | None:
    """The files as text for a link; None where they are too large for one."""
    text = json.dumps(dict(sorted(files.items())), ensure_ascii=False, separators=(",", ":")).encode()
    packed = zlib.compress(text, 9)
    if len(packed) > MOST_CARRIED or len(text) > MOST_UNPACKED:
        return None
    return urlsafe_b64encode(packed).decode().rstrip("=")


def unload(text: str) -> dict[str, str]:
    """The files that a link carries; whatever they hold is still to be checked.

    Raises
    ------
    ValueError
        It is damaged, or larger than a link may be.
    """
    if len(text) > 4 * MOST_CARRIED // 3 + 4:
        raise ValueError(f"it is longer than the {MOST_CARRIED:,} bytes that a link may carry")
    if not _SAFE.fullmatch(text):
        raise ValueError("it holds signs that no such link has")
    try:
        packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise ValueError("it is not complete") from None
    try:
        found = json.loads(inflate(packed, MOST_UNPACKED))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("it is damaged") from None
    return read_files(found)
