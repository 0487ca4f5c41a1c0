"""Numbers as written -> ranges."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SHARES, Range, Share
from .records import ImpactSpread, ShareSpread, Spread, StackingRecord


def build_range(amount: float | Spread | ShareSpread | ImpactSpread) -> Range:
    """Low, mode and high; an exact number is all three."""
    if isinstance(amount, Spread | ShareSpread | ImpactSpread):
        return Range(float(amount.low), float(amount.mode), float(amount.high))
    return Range(float(amount), float(amount), float(amount))


def share_spreads(record: StackingRecord) -> Iterator[tuple[Share, ShareSpread]]:
    """The stacking shares that are estimates."""
    for share in SHARES:
        found = getattr(record, share)
        if isinstance(found, ShareSpread):
            yield share, found
