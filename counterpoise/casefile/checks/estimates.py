"""Estimates are in order, within what they can mean, and say what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..records import ImpactSpread, OptionRecord, ShareSpread, Spread
from ..sheet import AnySheet, Finding
from ..wording import Path, number
from .parts import all_based_parts, all_spreads, milestones, numbers, scenario_days

_DAYS = "a number of days, 0 to 36500"


def check_order(draft: Draft) -> Iterator[Finding]:
    """low <= mode <= high."""
    for sheet, path, spread in all_spreads(draft):
        if spread.low <= spread.mode <= spread.high:
            continue
        if not any(sheet.is_faulty((*path, key)) for key in ("low", "mode", "high")):
            shown = f"low {number(spread.low)}, mode {number(spread.mode)}, high {number(spread.high)}"
            yield Finding(sheet, path, "not-in-order", shown, "low <= mode <= high", _hint_at_order(spread))


def _hint_at_order(spread: Spread | ShareSpread | ImpactSpread) -> str:
    low, mode, high = sorted((spread.low, spread.mode, spread.high))
    return f"in order they would be low {number(low)}, mode {number(mode)}, high {number(high)}"


def check_meaning(draft: Draft) -> Iterator[Finding]:
    """Chances stay within 0 and 100 percent, and days are not negative."""
    for _id, sheet, option in draft.sound_options():
        yield from _outside(sheet, chances(option), 0, 100, "a chance in percent, 0 to 100")
        yield from _outside(sheet, iter([(("lag_days", "days"), option.lag_days.days)]), 0, 36_500, _DAYS)
    for sheet, path, found in milestones(draft):
        yield from _outside(sheet, iter([((*path, "lead_days"), found.lead_days)]), 0, 36_500, _DAYS)
    yield from _outside(draft.case, scenario_days(draft), 0, 36_500, _DAYS)


def _outside(
    sheet: AnySheet, amounts: Iterator[tuple[Path, float | Spread]], low: float, high: float, expected: str
) -> Iterator[Finding]:
    for path, amount in amounts:
        for key, value in numbers(amount).items():
            if not low <= value <= high:
                yield Finding(
                    sheet,
                    (*path, *key),
                    "out-of-range",
                    f"the number {number(value)} is outside the allowed range",
                    expected,
                )


def chances(option: OptionRecord) -> Iterator[tuple[Path, float | Spread]]:
    """Every number of an option that is a chance in percent."""
    for id_, cost in option.costs.items():
        if cost.likelihood is not None:
            yield ("costs", id_, "likelihood"), cost.likelihood
    for id_, risk in option.risks.items():
        yield ("risks", id_, "likelihood"), risk.likelihood


def check_basis(draft: Draft) -> Iterator[Finding]:
    """A number that rests on a source names the claims."""
    for sheet, path, part in all_based_parts(draft):
        if part.basis == "source" and not part.claims:
            yield Finding(
                sheet,
                (*path, "basis"),
                "no-claims",
                "the basis is a source, but no claim is named",
                "claims: [ids of claims in seeds]",
                "add the claims, or write 'basis: judgement' and say why under 'because'",
            )
