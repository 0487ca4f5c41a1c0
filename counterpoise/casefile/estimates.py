"""Numbers as written -> ranges."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SHARES, ExpertEstimate, Range, Share, pool_estimates
from .records import Experts, ImpactSpread, ShareSpread, Spread, StackingRecord

Stated = float | Spread | Experts
"""A level as a file may state it."""


def build_range(amount: Stated | ShareSpread | ImpactSpread) -> Range:
    """Low, mode and high; an exact number is all three. Experts are pooled, their order means nothing."""
    if isinstance(amount, Experts):
        return pool_estimates(ExpertEstimate(name, build_range(said)) for name, said in sorted(amount.experts.items()))
    if isinstance(amount, Spread | ShareSpread | ImpactSpread):
        return Range(float(amount.low), float(amount.mode), float(amount.high))
    return Range(float(amount), float(amount), float(amount))


def share_spreads(record: StackingRecord) -> Iterator[tuple[Share, ShareSpread]]:
    """The stacking shares that are estimates."""
    for share in SHARES:
        found = getattr(record, share)
        if isinstance(found, ShareSpread):
            yield share, found
