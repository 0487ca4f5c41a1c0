"""What a case means, as one short text: equal for equal cases, different for any others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256

from ..model import Case, Problem
from .draft import Draft

SAID_IF_THERE = (
    "scenarios", "scenario", "mixture", "beliefs", "believed_by", "quote", "experts",
    "actors", "periods", "impact_scale", "impacts",
)  # fmt: skip
"""Fields that came later: a case without them has the digest that it had before."""


def digest_case(case: Case, draft: Draft, files: Mapping[str, bytes | Problem], spare: Iterable[str]) -> str:
    """SHA-256 of everything that decides an answer of the case.

    Comments, layout, quotation marks and the order of keys do not count; the checked values do, in
    canonical form. The order of entries counts where they are shown or drawn in that order:
    criteria, objectives, packages, costs, risks, prerequisites, sources, claims and every list.
    Files that were not understood (left out, doubled, unreadable) count with name and bytes, and so
    do full texts and the quotes that are compared with them.

    Parameters
    ----------
    spare
        Names of files that were set aside because another file has the same id.
    """
    found = sha256()
    quotes = [
        [id_, source.full_text, [[claim_id, claim.quote] for claim_id, claim in source.claims.items() if claim.quote]]
        for id_, _sheet, source in draft.sound_sources()
        if source.full_text
    ]
    found.update(json.dumps([_plain(case), quotes], separators=(",", ":")).encode())
    by_bytes = {item.file for item in case.left_out} | set(spare) | set(draft.texts)
    for name in sorted(by_bytes | {name for name, content in files.items() if isinstance(content, Problem)}):
        content = files.get(name, b"")
        told = content if isinstance(content, bytes) else f"{content.code}: {content.found}".encode()
        found.update(f"\0{name}\0{len(told)}\0".encode() + told)
    return found.hexdigest()


PLAIN = frozenset({str, float, int, bool, type(None)})
"""Types of most parts of a case; told apart first, they cost next to nothing."""


def _plain(value: object) -> object:
    """A noun of the model as lists and values; mappings become lists, so that their order is kept."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if is_dataclass(kind):
        named = ((name, getattr(value, name)) for name in _names(kind))
        return [[name, _plain(found)] for name, found in named if found or name not in SAID_IF_THERE]
    return [[key, _plain(inner)] for key, inner in value.items()] if isinstance(value, Mapping) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Fields of a noun of the model."""
    return tuple(found.name for found in fields(kind))
