"""The register: claims stand once, quotes are true to the text, and dates are kept in mind."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from ..draft import Draft
from ..records import ClaimRecord, SourceRecord
from ..sheet import AnySheet, Finding
from ..wording import quote
from .parts import all_based_parts


def check_claims_stand_once(draft: Draft) -> Iterator[Finding]:
    """Ids of sources and of claims are unique across the register."""
    sources: dict[str, str] = {}
    claims: dict[str, str] = {}
    for id_, sheet, source in draft.sound_sources():
        if sources.setdefault(id_, sheet.file) != sheet.file:
            yield Finding(
                sheet,
                ("sources", id_),
                "duplicate-source",
                f"the source is also in {sources[id_]}",
                "each source once in seeds",
                "rename it or delete one of the two",
                "key",
            )
        for claim in source.claims:
            where = f"{sheet.file}, source {id_}"
            if claims.setdefault(claim, where) != where:
                yield Finding(
                    sheet,
                    ("sources", id_, "claims", claim),
                    "duplicate-claim",
                    f"a claim with this id is also in {claims[claim]}",
                    "each claim id once in seeds",
                    "give this claim another id",
                    "key",
                )


def check_quotes(draft: Draft) -> Iterator[Finding]:
    """A quote stands word for word in the full text beside the register."""
    for id_, sheet, source in draft.sound_sources():
        text = _full_text(draft, source)
        if source.full_text and _file_of(source) not in draft.texts:
            yield Finding(
                sheet,
                ("sources", id_, "full_text"),
                "no-full-text",
                f"there is no file {quote('seeds/' + source.full_text)}",
                "a file in seeds whose name ends in .txt or .md",
                "check the spelling, or delete the key",
            )
        for claim_id, claim in source.claims.items():
            yield from _check_quote(sheet, id_, claim_id, claim, source, text)


def _check_quote(
    sheet: AnySheet, source_id: str, claim_id: str, claim: ClaimRecord, source: SourceRecord, text: str | None
) -> Iterator[Finding]:
    path = ("sources", source_id, "claims", claim_id, "quote")
    if claim.quote is None:
        return
    if not source.full_text:
        yield Finding(
            sheet,
            path,
            "quote-without-text",
            "a quote, and no full text to compare it with",
            "full_text: a file next to the source file, if you hold the right to it",
            "say it in your own words under 'says' and delete the quote",
            "key",
        )
    elif text is not None and _one_line(claim.quote) not in text:
        yield Finding(
            sheet,
            path,
            "quote-not-found",
            f"{quote(_one_line(claim.quote))} is not in {source.full_text}",
            "the exact words of the text",
            "copy them from the text",
        )


def _full_text(draft: Draft, source: SourceRecord) -> str | None:
    content = draft.texts.get(_file_of(source)) if source.full_text else None
    return None if content is None else _one_line(content)


def _file_of(source: SourceRecord) -> str:
    return normalize("NFC", f"seeds/{source.full_text}")


def _one_line(text: str) -> str:
    """Line ends, runs of spaces and how accents are stored do not matter in a quote."""
    return " ".join(normalize("NFC", text).split())


def check_texts_are_used(draft: Draft) -> Iterator[Finding]:
    """Every text beside the register belongs to a source."""
    if any(sheet.record is None for sheet in draft.seeds.values()):
        return
    used = {_file_of(source) for _id, _sheet, source in draft.sound_sources()}
    for name in draft.texts:
        if name not in used:
            yield Finding(
                draft.text_sheet(name),
                (),
                "unused-file",
                "no source names this file",
                "full_text: of a source in seeds",
                "name it there, or delete the file",
                severity="warning",
            )


def check_dates_of_evidence(draft: Draft) -> Iterator[Finding]:
    """A number whose claims all became public after the decision was not known then."""
    if draft.case.record is None or draft.case.is_faulty(("as_of",)):
        return
    as_of = draft.case.record.as_of
    known_on = {claim: source.known_on for _id, _sheet, source in draft.sound_sources() for claim in source.claims}
    later = {claim: day for claim, day in known_on.items() if _last_day(day) > as_of}
    for sheet, path, part in all_based_parts(draft):
        if part.claims and all(claim in later for claim in part.claims):
            first = min(later[claim] for claim in part.claims)
            yield Finding(
                sheet,
                (*path, "claims"),
                "later-evidence",
                f"none of the claims was certainly public on the day of the decision; the earliest is from {first}",
                f"evidence that was known on {as_of}",
                "say under 'because' why the number is still right, or cite earlier claims",
                "key",
                "warning",
            )


def _last_day(day: str) -> str:
    """The day itself; the end of a month or year that is given without a day."""
    return day + "-12-31"[len(day) - 4 :] if len(day) < 10 else day
