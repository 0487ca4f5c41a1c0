"""The sheets of the register of sources."""

from __future__ import annotations

from ..records import SourcesRecord
from .columns import Column, Table
from .common_columns import (
    SOURCE,
    id_column,
)

_FROM = ("sources", "{source}")
_CLAIM = (*_FROM, "claims", "{claim}")

TABLES_OF_SOURCES: tuple[Table, ...] = (
    Table(
        "sources",
        "Sources",
        "Documents that the case is built from.",
        SourcesRecord,
        SOURCE,
        (_FROM,),
        (
            id_column("source", "source"),
            Column("title", "Title", "text", (*_FROM, "title"), width=44),
            Column("author", "Author", "text", (*_FROM, "author"), width=24),
            Column("publisher", "Publisher", "text", (*_FROM, "publisher"), width=24),
            Column("known_on", "Public since (2018-07-10)", "day", (*_FROM, "known_on")),
            Column("how_read", "How read", "choice", (*_FROM, "how_read")),
            Column("read_at", "Read at", "text", (*_FROM, "read_at"), width=30),
            Column("note", "Note", "prose", (*_FROM, "note"), width=40),
            Column("full_text", "Full text (file)", "text", (*_FROM, "full_text")),
            Column(
                "file", "File", "text", help="File in seeds/ that holds the source; without it, sources.yaml.", width=18
            ),
        ),
    ),
    Table(
        "claims",
        "Claims",
        "What the sources say, in your own words.",
        SourcesRecord,
        SOURCE,
        (_CLAIM,),
        (
            Column("source", "Source", "id", of="sources", width=20, help="Id from the sheet Sources."),
            id_column("claim", "claim"),
            Column("says", "Statement", "prose", (*_CLAIM, "says"), width=60),
            Column("locator", "Location in the source", "text", (*_CLAIM, "locator"), width=24),
            Column("kind", "Kind", "text", (*_CLAIM, "kind")),
            Column("voice", "Attributed to", "text", (*_CLAIM, "voice"), width=20),
            Column("quote", "Quote, word for word", "prose", (*_CLAIM, "quote"), width=40),
        ),
    ),
)
