"""Numbers as written -> ranges."""

from __future__ import annotations

from ..model import Range
from .records import Spread


def build_range(amount: float | Spread) -> Range:
    """Low, mode and high; an exact number is all three."""
    if isinstance(amount, Spread):
        return Range(float(amount.low), float(amount.mode), float(amount.high))
    return Range(float(amount), float(amount), float(amount))
