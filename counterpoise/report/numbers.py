"""The one place where a number is rounded for a reader.

Screen, text, Markdown, CSV and XLSX all show the number that `round_shown` gives; JSON carries it
with `FILE_DECIMALS` decimals. Rounding is to the nearest, halves away from zero, on the decimal
form of the number: the way a spreadsheet does it and a reader would do it by hand.
"""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from ..model import Range
from .notation import notation

Side = Literal["up", "down"]

MOST_DECIMALS = 12
"""Decimals shown at most where fewer would hide a difference."""

SURE_DIGITS = 12
"""Significant digits of a computed number that are its own; beyond them stands floating-point noise."""

FILE_DECIMALS = 10
"""Decimals of a number in a machine-readable file; beyond them stands only floating-point noise."""


def round_shown(value: float, decimals: int) -> float:
    """``value`` rounded to ``decimals``; never minus zero."""
    exact = Decimal(repr(round(float(value), max(FILE_DECIMALS, decimals + 2))))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0


def sure_digits(value: float) -> float:
    """A computed number without the digits that are not its own."""
    return float(f"{value:.{SURE_DIGITS}g}")


def round_outward(value: float, decimals: int, side: Side) -> float:
    """``value`` rounded away to one side, so that a bound read from the screen and typed in still holds.

    >>> round_outward(0.4591, 3, "up"), round_outward(0.4591, 3, "down"), round_outward(0.1 + 0.2, 1, "up")
    (0.46, 0.459, 0.3)
    """
    exact = Decimal(repr(sure_digits(value)))
    way = ROUND_CEILING if side == "up" else ROUND_FLOOR
    return float(exact.quantize(Decimal(1).scaleb(-decimals), way)) + 0.0


def decimals_apart(one: float, other: float, least: int = 0) -> int:
    """The fewest decimals, ``least`` or more, with which two different numbers read differently.

    Numbers that differ by rounding in floating point only count as equal: ``least`` serves them.

    >>> decimals_apart(3.6, 4.0), decimals_apart(720.4, 720), decimals_apart(0.1 + 0.2, 0.3, 1)
    (1, 1, 1)
    """
    if sure_digits(one) == sure_digits(other):
        return least
    enough = range(least, MOST_DECIMALS + 1)
    return next((d for d in enough if round_shown(one, d) != round_shown(other, d)), least)


def decimals_of(number: float, least: int = 0, most: int = MOST_DECIMALS) -> int:
    """The decimals with which a number reads as it was typed, between ``least`` and ``most``.

    >>> decimals_of(0.4587, 3), decimals_of(25.0, 1), decimals_of(1 / 3, 1, 3)
    (4, 1, 3)
    """
    exact = sure_digits(number)
    return next((d for d in range(least, most) if round_shown(number, d) == exact), max(least, most))


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
    text = notation().number(f"{shown:{'+' if sign and shown else ''},.{decimals}f}")
    return with_unit(text, unit)


def less_than_shown(decimals: int = 1) -> str:
    """What is said of an amount that would be rounded to nothing: "less than 0.1"."""
    return f"less than {format_number(10.0**-decimals, decimals)}"


def count_of(n: float, noun: str, plural: str = "") -> str:
    """How many there are, with the noun in its number: "1 file", "2 files"."""
    text = format_number(n)
    return f"{text} {noun if text == '1' else plural or noun + 's'}"


def with_unit(text: str, unit: str) -> str:
    """The unit behind a number; an index names itself in brackets: "75 (index 0-100)"."""
    if not unit:
        return text
    return f"{text} ({unit})" if unit.startswith("index") else f"{text} {unit}"


def ordinal(n: int) -> str:
    """A place in words.

    >>> ordinal(1), ordinal(2), ordinal(11), ordinal(23)
    ('1st', '2nd', '11th', '23rd')
    """
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def format_range(level: Range | None, decimals: int = 0, unit: str = "") -> str:
    """Low to high, as "3 to 22 % chance"; an exact number stands alone."""
    if level is None:
        return "missing"
    low, high = format_number(level.low, decimals), format_number(level.high, decimals)
    return with_unit(low if low == high else f"{low} to {high}", unit)
