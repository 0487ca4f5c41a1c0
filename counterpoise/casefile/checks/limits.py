"""Limits and the balance question of ``case.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..records import LimitRecord
from ..sheet import Finding
from ..wording import Path, did_you_mean, listing, number, quote

QUANTITIES = ("cost", "ready_day", "effect_day", "members")


def check_limits(draft: Draft) -> Iterator[Finding]:
    """A limit bounds something that exists, in a way that can be kept."""
    if draft.case.record is None:
        return
    for at, limit in enumerate(draft.case.record.limits):
        path = ("limits", at)
        yield from _check_quantity(draft, path, limit)
        if limit.year is not None and limit.on != "cost":
            yield Finding(
                draft.case,
                (*path, "year"),
                "year-without-cost",
                f"a year with a limit on '{limit.on}'",
                "a year only with 'on: cost'",
                "delete the year",
                "key",
            )
        if limit.at_most is None and limit.at_least is None:
            yield Finding(draft.case, path, "no-bound", "the limit has no bound", "at_most, at_least or both")
        elif limit.at_most is not None and limit.at_least is not None and limit.at_least > limit.at_most:
            yield Finding(
                draft.case,
                path,
                "bounds-crossed",
                f"at_least {number(limit.at_least)} is above at_most {number(limit.at_most)}",
                "at_least <= at_most",
                "swap the two",
            )


def _check_quantity(draft: Draft, path: Path, limit: LimitRecord) -> Iterator[Finding]:
    if draft.criterion_ids is None or limit.on in QUANTITIES or limit.on in draft.criterion_ids:
        return
    known = dict.fromkeys((*draft.criterion_ids, *QUANTITIES))
    yield Finding(
        draft.case,
        (*path, "on"),
        "unknown-quantity",
        f"nothing that can be limited has the id {quote(limit.on)}",
        f"one of: {listing(known)}",
        did_you_mean(limit.on, known),
    )


def check_balance(draft: Draft) -> Iterator[Finding]:
    """The balance is between two different criteria."""
    balance = draft.case.record.balance if draft.case.record else None
    if balance and balance.pressure == balance.service:
        yield Finding(
            draft.case,
            ("balance", "service"),
            "balance-of-one",
            f"'{balance.service}' is balanced against itself",
            "two different criteria",
            "name another criterion",
        )
