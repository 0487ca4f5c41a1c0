"""The one place where a number is rounded for a reader.

Screen, text, Markdown, CSV and XLSX all show the number that `round_shown` gives; JSON carries it
with `FILE_DECIMALS` decimals. Rounding is to the nearest, halves away from zero, on the decimal
form of the number: the way a spreadsheet does it and a reader would do it by hand.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from ..model import Range

FILE_DECIMALS = 10
"""Decimals of a number in a machine-readable file; beyond them stands only floating-point noise."""


def round_shown(value: float, decimals: int) -> float:
    """``value`` rounded to ``decimals``; never minus zero."""
    exact = Decimal(repr(round(float(value), FILE_DECIMALS)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0


def round_for_file(value: float) -> float:
    """``value`` without floating-point noise, for files that programs read."""
    return round(float(value), FILE_DECIMALS) + 0.0


def format_number(value: float | None, decimals: int = 0, unit: str = "", *, sign: bool = False) -> str:
    """A number as a reader sees it: ``format_number(1250, 0, "million USD") == "1,250 million USD"``.

    Nothing there (None or NaN) reads "missing", an infinite number "without bound"; with ``sign``
    a gain carries its plus.
    """
    if value is None or math.isnan(value):
        return "missing"
    if math.isinf(value):
        return "without bound"
    shown = round_shown(value, decimals)
    text = f"{shown:{'+' if sign and shown else ''},.{decimals}f}"
    return with_unit(text, unit)


def with_unit(text: str, unit: str) -> str:
    """The unit behind a number; an index names itself in brackets: "75 (index 0-100)"."""
    if not unit:
        return text
    return f"{text} ({unit})" if unit.startswith("index") else f"{text} {unit}"


def format_range(level: Range | None, decimals: int = 0, unit: str = "") -> str:
    """Low to high, as "3 to 22 % chance"; an exact number stands alone."""
    if level is None:
        return "missing"
    low, high = format_number(level.low, decimals), format_number(level.high, decimals)
    return with_unit(low if low == high else f"{low} to {high}", unit)
