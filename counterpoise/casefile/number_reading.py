"""What number a person may have meant by text, exactly; nothing where that is unsure.

Readings are fractions, so no conversion changes a value. Two readings (``1,048``) are both given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from ..model.number_text import two_readings

SIGNS = {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\uff0d": "-"}
"""Signs that look like a minus."""
_MARKS = {"\uff0b": "+", "\uff0e": ".", "\uff0c": ",", "\u066b": ".", "\u066c": ",", "\u2019": "'", "\u02bc": "'"}
_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
_TIMES = r"[x\u00d7*\u00b7\u22c5]"

_PLAIN = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?|\.[0-9]{1,30}")
_COMMA = re.compile(r"([0-9]{1,30}),([0-9]{1,30})")
_GROUPS = (
    re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(\.[0-9]{1,30})?"),
    re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(,[0-9]{1,30})?"),
    re.compile(rf"[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+([.,][0-9]{{1,30}})?"),
    re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+([.,][0-9]{1,30})?"),
    re.compile(r"[1-9][0-9]{0,2}(?:_[0-9]{3})+(\.[0-9]{1,30})?"),
    re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(\.[0-9]{1,30})?"),
)
"""Groups of thousands; the last is how India writes them."""
_FRACTION = re.compile(r"(?:([0-9]{1,9}) +)?([0-9]{1,9}) ?[/\u2044\u2215] ?([1-9][0-9]{0,8})")
_POWER = re.compile(rf"(?:(.+?) ?{_TIMES} ?)?10 ?(?:\^|\*\*) ?([-+]?[0-9]{{1,2}})")
_EXPONENT = re.compile(r"(.+?)[eE]([-+]?[0-9]{1,2})")


def read_number(text: str) -> tuple[Fraction, ...]:
    """The numbers that text may stand for: none, one or two.

    >>> [str(reading) for reading in read_number("1.048,5")]
    ['2097/2']
    >>> [float(reading) for reading in read_number("1,048")]
    [1048.0, 1.048]
    """
    plain = plain_signs(text).strip()
    sign = -1 if plain.startswith("-") else 1
    return tuple(dict.fromkeys(sign * found for found in _readings(plain.removeprefix("-").removeprefix("+").strip())))


def plain_signs(text: str) -> str:
    """The text with digits of any script, typographic minus signs and superscripts as a keyboard writes them."""
    signs = {**SIGNS, **_MARKS}
    return "".join(_digit(signs.get(character, character)) for character in _superscripts(text))


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character, character))


def _superscripts(text: str) -> str:
    """``10⁶`` as ``10^6``; other superscripts stay, for they are no power of ten."""
    raised = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
    found = re.search(rf"(?<![0-9])10([\u207b\u207a]?[{raised}]+)$", text)
    if found is None:
        return text
    signs = found[1].replace("\u207b", "-").replace("\u207a", "+")
    return text[: found.start(1)] + "^" + "".join(str(raised.find(c)) if c in raised else c for c in signs)


def _readings(text: str) -> Iterator[Fraction]:
    if _PLAIN.fullmatch(text):
        yield from map(Fraction, two_readings(text) or (text,))
        return
    for pattern in _GROUPS:
        if found := pattern.fullmatch(text):
            decimals = found[1] or ""
            whole = text[: len(text) - len(decimals)]
            yield Fraction(re.sub(r"\D", "", whole) + decimals.replace(",", "."))
    if found := _COMMA.fullmatch(text):
        yield Fraction(f"{found[1]}.{found[2]}")
    yield from _mixed(text)
    yield from _scaled(text)


def _mixed(text: str) -> Iterator[Fraction]:
    """``1/3``, ``1 1/2`` and ``1½``."""
    if (found := _FRACTION.fullmatch(text)) and found[2] != found[3]:
        yield int(found[1] or 0) + Fraction(int(found[2]), int(found[3]))
    elif text and unicodedata.category(text[-1]) == "No" and (text[:-1].strip().isdecimal() or len(text) == 1):
        part = unicodedata.normalize("NFKC", text[-1]).replace("\u2044", "/")
        if _FRACTION.fullmatch(part):
            yield int(text[:-1].strip() or 0) + Fraction(part)


def _scaled(text: str) -> Iterator[Fraction]:
    """``3 x 10^6`` and ``1,5e6``."""
    found = _POWER.fullmatch(text) or _EXPONENT.fullmatch(text)
    if found:
        for factor in read_number(found[1]) if found[1] else (Fraction(1),):
            yield factor * Fraction(10) ** int(found[2])


def write_scaled(text: str) -> str:
    """``3 x 10^6`` as ``3e6``; nothing for text of another form."""
    found = _POWER.fullmatch(plain_signs(text).strip())
    factors = read_number(found[1] or "1") if found else ()
    return f"{write_number(factors[0])}e{int(found[2])}" if found and len(factors) == 1 else ""


def is_exact(reading: Fraction) -> bool:
    """Whether the reading can be written out in decimals."""
    rest = reading.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def write_number(reading: Fraction) -> str:
    """The reading as a file takes it: every digit where there is an end to them, else four significant ones."""
    if not is_exact(reading):
        return f"{float(reading):.4g}"
    if reading.denominator == 1:
        return str(reading.numerator) if abs(reading) < 10**15 else ""
    places = 0
    while (reading * 10**places).denominator != 1:
        places += 1
    if places > 15:
        return ""
    digits = str(abs((reading * 10**places).numerator)).rjust(places + 1, "0")
    return f"{'-' if reading < 0 else ''}{digits[:-places]}.{digits[-places:]}"
