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
    """Where it stands: sentence, page, section."""
    kind: Line | None = None
    """Sort of statement: fact, judgement, causal, measure, objective, constraint, figure."""
    voice: Line | None = None
    """Whose statement it is, when the source reports somebody else's."""
    quote: Text | None = None
    """Word-for-word text; only where the source's full text stands beside the register."""


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
    """Anything a reader should know about it."""
    full_text: Line | None = None
    """File beside the register that holds the whole text, where the case's author holds the right."""
    claims: Annotated[dict[Identifier, ClaimRecord], Field(min_length=1)]
    """What it says, by claim id; ids are unique across the register."""


class SourcesRecord(Record):
    """One file of the register in `seeds/`."""

    sources: Annotated[dict[Identifier, SourceRecord], Field(min_length=1)]
    """Sources by id."""
