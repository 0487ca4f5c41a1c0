"""Records of the register -> sources and claims."""

from __future__ import annotations

from ..model import Claim, Source
from .records import SourceRecord


def build_source(id_: str, record: SourceRecord, file: str) -> Source:
    """The source with its claims."""
    claims = tuple(
        Claim(claim_id, id_, found.says, found.locator, found.kind or "", found.voice or "", found.quote or "")
        for claim_id, found in record.claims.items()
    )
    return Source(
        id_,
        record.title,
        record.author,
        record.publisher,
        record.known_on,
        record.how_read,
        claims,
        record.read_at or "",
        record.note or "",
        file,
    )
