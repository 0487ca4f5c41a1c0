"""One file of `seeds/`: sources and their claims."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Identifier, Line, LooseDay, Record, Text


class ClaimRecord(Record):
    """One statement of a source, in your own words."""

    says: Text
    """The statement, in your own words."""
    locator: Line
    """Location in the source: page, section, sentence."""
    kind: Line | None = None
    """Kind of statement: `fact`, `judgement`, `causal`, `measure`, `objective`, `constraint` or `figure`."""
    voice: Line | None = None
    """Whom the statement is attributed to, when the source reports someone else's."""
    quote: Text | None = None
    """Word-for-word text; only if the source's full text is next to the source file."""


class SourceRecord(Record):
    """A document a case is built from."""

    title: Line
    """Title."""
    author: Line
    """Author or issuing body."""
    publisher: Line
    """Where it was published."""
    known_on: LooseDay
    """Day, month or year in which it became public."""
    how_read: Literal["read", "from memory"]
    """Whether the document was read or is cited from memory."""
    read_at: Line | None = None
    """Where a copy was read."""
    note: Text | None = None
    """Anything readers should know about it."""
    full_text: Line | None = None
    """File in `seeds/` with the full text, if the case's author holds the right to it."""
    claims: Annotated[dict[Identifier, ClaimRecord], Field(min_length=1)]
    """What it says, by claim id; ids are unique across all sources."""


class SourcesRecord(Record):
    """One file of sources in `seeds/`."""

    sources: Annotated[dict[Identifier, SourceRecord], Field(min_length=1)]
    """Sources by id."""
