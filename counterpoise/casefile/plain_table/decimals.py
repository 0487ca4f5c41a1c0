"""Which sign is the decimal one in a table, told from all its cells together, and the numbers it then holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...model.number_text import two_readings
from ..number_reading import plain_signs

POINT, COMMA = "point", "comma"

_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
_SHAPES = {
    POINT: re.compile(
        rf"[-+]?(?:[0-9]+|[0-9]{{1,3}}(?:[,{_SPACES}'][0-9]{{3}})+)?(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{{1,2}})?"
    ),
    COMMA: re.compile(
        rf"[-+]?(?:[0-9]+|[0-9]{{1,3}}(?:[.{_SPACES}'][0-9]{{3}})+)?(?:,[0-9]+)?(?:[eE][-+]?[0-9]{{1,2}})?"
    ),
}
_CURRENCY = r"[$\u00a2-\u00a5\u20a0-\u20bf]|US\$|[A-Z]{3}"
_PARTS = re.compile(
    rf"(?:(?P<before>{_CURRENCY})\s*)?(?P<number>[-+]?[0-9.,'{_SPACES}]*[0-9](?:[eE][-+]?[0-9]{{1,2}})?)"
    r"\s*(?P<after>[^0-9\s].*)?"
)


@dataclass(frozen=True, slots=True)
class NumberText:
    """A cell that may be a number: its digits, and the unit that stands beside them."""

    digits: str
    unit: str


def split_unit(text: str) -> NumberText | None:
    """The number and the unit of a cell such as ``1.200 EUR`` or ``$ 5``; None for a cell of words."""
    found = _PARTS.fullmatch(plain_signs(text).strip())
    if found is None or len(text) > 60:
        return None
    unit = (found["after"] or found["before"] or "").strip()
    is_number = len(unit) <= 20 and not any(sign.isdigit() for sign in unit)
    return NumberText(found["number"].strip(), unit) if is_number else None


def read_as(digits: str, decimal: str) -> float | None:
    """The number under one decimal sign, or None where its groups do not fit."""
    if not _SHAPES[decimal].fullmatch(digits) or not any(sign.isdigit() for sign in digits):
        return None
    thousands, mark = (",", ".") if decimal == POINT else (".", ",")
    plain = re.sub(rf"[{_SPACES}'{re.escape(thousands)}]", "", digits).replace(mark, ".")
    value = float(plain)
    return value if abs(value) <= 1e15 else None


@dataclass(frozen=True, slots=True)
class Decimal:
    """The decimal sign of a table.

    ``sign`` is empty where it must be asked. ``unsure`` are cells that would be another number under the
    other sign, ``proof`` is one that shows which it is.
    """

    sign: str
    unsure: tuple[str, ...] = ()
    proof: str = ""


def find_decimal(cells: Iterable[str]) -> Decimal:
    """The decimal sign that reads every cell; asked back where both do and a number depends on it.

    A point before three decimals is a decimal point where the last is no zero, as everywhere in the program.
    """
    texts = list(dict.fromkeys(cells))
    readings = {text: (read_as(text, POINT), read_as(text, COMMA)) for text in texts}
    only_point = [text for text, (point, comma) in readings.items() if point is not None and comma is None]
    only_comma = [text for text, (point, comma) in readings.items() if comma is not None and point is None]
    unsure = tuple(text for text, (point, comma) in readings.items() if None not in (point, comma) and point != comma)
    if only_comma and not only_point:
        return Decimal(COMMA, unsure, only_comma[0])
    if only_point and not only_comma:
        return Decimal(POINT, unsure, only_point[0])
    if unsure and (only_point or any(two_readings(text) or "," in text for text in unsure)):
        return Decimal("", unsure)
    return Decimal(POINT, unsure)
