"""The register: documents, and what they claim."""

from __future__ import annotations

from ...model import Case, Receipt, Source
from ..claim_uses import claim_uses
from ..dates import decision_date
from ..glossary import GLOSSARY
from .table import Column, Table
from .values import basis_word

SOURCE_COLUMNS = (
    Column("id", "Id"),
    Column("title", "Title"),
    Column("author", "Author"),
    Column("publisher", "Published by"),
    Column("known_on", "Public since"),
    Column("known", "Known at the decision", help=GLOSSARY["known_at_decision"].sentence),
    Column("how_read", "How it was read", help="`read`: a copy was read; `from memory`: still to be checked."),
    Column("read_at", "Read at"),
    Column("claims", "Claims", "number", decimals=0),
    Column("note", "Note"),
)

CLAIM_COLUMNS = (
    Column("id", "Id"),
    Column("says", "What it says", help=GLOSSARY["claim"].sentence),
    Column("quote", "Quote", help="Words of the source itself, compared with its full text."),
    Column("source", "Source"),
    Column("locator", "Location"),
    Column("kind", "Kind"),
    Column("voice", "Attributed to"),
    Column("known_on", "Public since"),
    Column("known", "Known at the decision", help=GLOSSARY["known_at_decision"].sentence),
    Column("how_read", "How it was read"),
    Column("supports", "Supports", "list"),
)


def sources_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every document, when it became public and how it was read."""
    rows = tuple(
        (
            s.id,
            s.title,
            s.author,
            s.publisher,
            s.known_on,
            known_when(case, s),
            s.how_read,
            s.read_at,
            len(s.claims),
            s.note,
        )
        for s in case.sources.values()
    )
    return Table("sources", "Sources", SOURCE_COLUMNS, rows, tuple(case.sources), _notes(case), receipt)


def claims_table(case: Case, option_id: str | None = None, receipt: Receipt | None = None) -> Table:
    """Every claim and what it supports; with ``option_id`` only the claims that option rests on."""
    uses = claim_uses(case)
    rows, ids = [], []
    for claim in case.claims.values():
        supports = tuple(use for use in uses[claim.id] if option_id in (None, use.option))
        if option_id is not None and not supports:
            continue
        source = case.sources[claim.source]
        rows.append(
            (
                claim.id,
                claim.says,
                f"“{claim.quote}”" if claim.quote else "",
                source.title,
                claim.locator,
                basis_word(claim.kind),
                claim.voice,
                source.known_on,
                known_when(case, source),
                source.how_read,
                tuple(use.text(case) if option_id is None else use.what for use in supports),
            )
        )
        ids.append(claim.id)
    title = "Claims" if option_id is None else f"{case.options[option_id].label}: evidence it rests on"
    return Table("claims", title, CLAIM_COLUMNS, tuple(rows), tuple(ids), _notes(case), receipt)


def known_when(case: Case, source: Source) -> str:
    """Whether the source was public at the decision, in a word or two."""
    return "yes" if source.is_known_by(case.as_of) else "no, published later"


def _notes(case: Case) -> tuple[str, ...]:
    return (f"The decision is taken on {decision_date(case)}; anything published later is marked as not known then.",)
