"""Numbers as people type them: the one reader for fields, flags, limits and links.

A point is the decimal sign. What might be thousands (``1.000``, ``1,048``) is refused, for no
reading of it is sure.
"""

from __future__ import annotations

import math
import re
import unicodedata

LARGEST = 1e15
"""Beyond this nothing is measured here; neither infinity nor NaN is within it."""

_POINT = re.compile(r"([-+]?)([1-9][0-9]{0,2})\.([0-9]{2}0)")
_COMMA = re.compile(r"([-+]?)([1-9][0-9]{0,2}),([0-9]{3})")


def two_readings(text: str) -> tuple[str, str] | None:
    """What a text means with and without thousands, where nobody can tell: ``1.000`` and ``1,048``.

    Three decimals after a point are thousands in many countries. They are taken for decimals unless
    the last is a zero, which no program writes and few people mean. Others are None.

    >>> two_readings("1.000"), two_readings("1,048"), two_readings("1.048"), two_readings("0.250")
    (('1000', '1'), ('1048', '1.048'), None, None)
    """
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in text.strip())
    found = _POINT.fullmatch(plain) or _COMMA.fullmatch(plain)
    if found is None:
        return None
    sign, whole, rest = found[1].replace("+", ""), found[2], found[3]
    return f"{sign}{whole}{rest}", f"{sign}{whole}.{rest}".rstrip("0").rstrip(".")


def read_number(text: str) -> float:
    """A number with a point as the decimal sign.

    Raises
    ------
    ValueError
        The text is no number, or may be two; the sentence says what to write.
    """
    written = text.strip()
    if either := two_readings(written):
        raise ValueError(f"'{written}' can be read in two ways; write {either[0]} or {either[1]}, whichever is meant")
    try:
        number = float(written)
    except ValueError:
        meant = _as_written_here(written)
        hint = f"; write {meant}" if is_number(meant) and not two_readings(meant) else ""
        raise ValueError(f"'{written}' is not a number{hint}") from None
    if "_" in written or not abs(number) <= LARGEST:
        raise ValueError(f"'{written}' is not a number that can be used here")
    return number


def _as_written_here(text: str) -> str:
    """What a text likely means, in our spelling: a decimal point, a plain minus, no sign of percent."""
    plain = text.removesuffix("%").strip().replace("\u2212", "-")
    return plain.replace(",", ".") if plain.count(",") == 1 else plain


def write_number(number: float) -> str:
    """The shortest text that `read_number` reads back as the same number."""
    return repr(float(number)).removesuffix(".0")


def refuse_fraction(percent: float) -> float:
    """The percentage, unless it looks like a fraction: 0.8 is a hundredth of the 80 percent that was likely meant.

    Raises
    ------
    ValueError
        It lies between 0 and 1.
    """
    if 0 < percent < 1:
        raise ValueError(f"{fraction_advice(percent)}, else 1 or more")
    return percent


def fraction_advice(percent: float) -> str:
    """What a number below 1 is taken for, and what to write where a fraction was meant."""
    meant = f"{100 * percent:g}"
    return f"{percent:g} is {percent:g} %; write {meant} if {meant} % is meant"


def is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
