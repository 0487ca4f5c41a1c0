"""Each expert estimates a level once."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.naming import looks_like
from ..draft import Draft
from ..estimates import Stated
from ..records import Experts
from ..sheet import AnySheet, Finding
from ..wording import Path, quote
from .parts import all_based_parts, scenario_amounts


def check_experts_differ(draft: Draft) -> Iterator[Finding]:
    """An expert with two names would count twice in what is pooled."""
    for sheet, path, stated in _levels(draft):
        first: dict[str, str] = {}
        for name in stated.experts if isinstance(stated, Experts) else ():
            other = first.setdefault(looks_like(name), name)
            if other != name:
                yield Finding(
                    sheet,
                    (*path, "experts", name),
                    "expert-twice",
                    f"{quote(name)} is read as the same name as {quote(other)}",
                    "one estimate for each expert",
                    "rename or delete one of the two",
                    "key",
                )


def _levels(draft: Draft) -> Iterator[tuple[AnySheet, Path, Stated]]:
    for sheet, path, part in all_based_parts(draft):
        yield from ((sheet, (*path, key), getattr(part, key)) for key in ("level", "effect") if hasattr(part, key))
    yield from ((draft.case, path, stated) for path, stated in scenario_amounts(draft))
