"""What to write where text stands and a number is needed; the advice never changes the number."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from .number_reading import SIGNS, is_exact, plain_signs, read_number, write_number, write_scaled
from .wording import quote

_NOTHING = "write a number, without unit or quotation marks"
_SIGN = re.compile("[" + "".join(SIGNS) + "]")
_DASH = r" ?(?:-|\.\.\.?|\u2026| to | bis | and | a | \u00e0 | until ) ?"
_RANGE = re.compile(rf"(?:between |from )?(.+?){_DASH}(-?[^-]+)", re.IGNORECASE)
_AROUND = re.compile(r"(.+?) ?(?:\u00b1|\+/-|\+-) ?(.+)")
_ABOUT = re.compile(
    r"(?:~|\u2248|\u2243|about |around |approx\.? |ca\.? ?|circa |roughly |some |etwa )(.+)", re.IGNORECASE
)
_BOUND = re.compile(
    r"(?:<=?|>=?|\u2264|\u2265|up to |at most |at least |more than |less than |under |over |min\.? |max\.? |"
    r"below |above ).+|.+\+|.+ or (?:more|less)",
    re.IGNORECASE,
)
_CURRENCY = r"[$\u00a2-\u00a5\u20a0-\u20bf]|US\$|[A-Z]{3}(?![A-Za-z])"
_UNIT = re.compile(
    rf"(?:(?P<before>{_CURRENCY}) ?)?(?P<number>[-+]?[\d.,'_\s]*\d)"
    r"(?P<after> .+|[A-Za-z%\u00b0\u00b5\u00a2-\u00a5\u20a0-\u20bf].*)?"
)
_DAYS = {
    ("d", "day", "days"): Fraction(1),
    ("w", "wk", "wks", "week", "weeks"): Fraction(7),
    ("h", "hours"): Fraction(1, 24),
}
"""Units of time that are a fixed number of days; months and years are not."""
_LIKE_DIGITS = frozenset("OolISsBZz")
"""Letters that are typed for digits."""
_PERCENT = re.compile(r"%|per ?cent|pct\.?|percent|v\.? ?H\.?|\uff05|\u066a", re.IGNORECASE)
_MULTIPLIER = re.compile(
    r"(?:[kKmMbBtTgG]|th?sd\.?|tausend|thousand|thsd|hundred|mio\.?|mln|mn|millions?|mrd\.?|md|bn|bln|billions?|trn|tn|"
    r"trillions?|lakhs?|crores?|dozen|\u2030|permille|per mille|bp|bps|basis points|ppm|pp)\b.*|\u2030.*",
    re.IGNORECASE,
)


def advise_number(
    text: str, takes_spread: bool, is_share: bool = False, is_days: bool = False, is_whole: bool = False
) -> str:
    """What to write in place of text, with exactly its number; no number where it is unsure.

    Parameters
    ----------
    takes_spread
        Whether low, mode and high may stand in the place.
    is_share
        Whether the place takes a share from 0 to 1, so that 50 % is 0.5 there.
    is_days
        Whether the place takes days, so that two weeks are 14 there.
    is_whole
        Whether only a whole number fits.
    """
    if hidden := _hidden_sign(text):
        rest = text.replace(hidden, "")
        name = unicodedata.name(hidden, "control character").lower()
        again = "" if _hidden_sign(rest) else f", then {advise_number(rest, takes_spread, is_share, is_days, is_whole)}"
        return f"delete the sign U+{ord(hidden):04X} ({name}), which cannot be seen{again}"
    text = " ".join(text.split())
    if not 0 < len(text) <= 60:
        return _NOTHING
    if readings := read_number(text):
        fitting = tuple(reading for reading in readings if reading.denominator == 1 or not is_whole)
        return _write(text, fitting) if fitting else "write a whole number"
    for advise in (_advise_around, _advise_range, _advise_about):
        if advice := advise(text, takes_spread):
            return advice
    if _BOUND.fullmatch(text):
        return "this is a bound and no level: state low, mode and high" if takes_spread else "one number is needed here"
    return _advise_unit(text, is_share, is_days) or _NOTHING


def _hidden_sign(text: str) -> str:
    """The first sign that cannot be seen, or a special space at an end, where no group of thousands is."""
    hidden = next((sign for sign in text if unicodedata.category(sign) in ("Cf", "Cc") and sign not in "\t\n\r"), "")
    ends = (text[:1], text[-1:])
    return hidden or next((sign for sign in ends if sign != " " and unicodedata.category(sign or "a") == "Zs"), "")


def _write(text: str, readings: tuple[Fraction, ...], after: str = "") -> str:
    written = [write_scaled(text) or write_number(reading) for reading in readings]
    if len(written) == 2:
        return f"there are two readings: write {written[0]} or {written[1]}, whichever is meant"
    if not written[0]:
        return _NOTHING
    rounded = "" if is_exact(readings[0]) else ", which is rounded"
    sign = _SIGN.search(text)
    if sign and readings[0] < 0:
        return f"{quote(sign[0])} is a typographic sign: write {written[0]} with the minus of the keyboard"
    if plain_signs(text) == written[0] != text:
        return f"write {written[0]} in the digits 0 to 9{after}"
    bare = ", without quotation marks" if text == written[0] else ""
    return f"write {written[0]}{bare}{rounded}{after}"


def _one(text: str) -> Fraction | None:
    """The only reading of text, a per-cent sign or not; None when there is none or more than one."""
    readings = read_number(_PERCENT.sub("", text).strip())
    return readings[0] if len(readings) == 1 else None


def _advise_around(text: str, takes_spread: bool) -> str:
    found = _AROUND.fullmatch(text)
    middle, apart = (_one(found[1]), _one(found[2])) if found else (None, None)
    if middle is None or apart is None or apart < 0 or (found and _PERCENT.search(found[2])):
        return ""
    if not takes_spread:
        return "one number is needed here, not a range"
    low, mode, high = (write_number(amount) for amount in (middle - apart, middle, middle + apart))
    return f"write {{low: {low}, mode: {mode}, high: {high}}}"


def _advise_range(text: str, takes_spread: bool) -> str:
    found = _RANGE.fullmatch(plain_signs(text))
    low, high = (_one(found[1]), _one(found[2])) if found else (None, None)
    if low is None or high is None or not low < high or re.search(r"(?:^|\D)0\d", text):
        return ""
    if not takes_spread:
        return "one number is needed here, not a range"
    return f"write {{low: {write_number(low)}, mode: the most likely number, high: {write_number(high)}}}"


def _advise_about(text: str, takes_spread: bool) -> str:
    found = _ABOUT.fullmatch(text)
    if found is None or (amount := _one(found[1])) is None:
        return ""
    spread = ", or low, mode and high to say how sure it is" if takes_spread else ""
    return f"write {write_number(amount)}{spread}"


def multiplies(unit: str) -> bool:
    """Whether a word beside a number makes it another number: thousand, k, million, Mio."""
    return _MULTIPLIER.fullmatch(unit) is not None


def _advise_unit(text: str, is_share: bool, is_days: bool) -> str:
    """The number beside a unit; with a word that multiplies it, it depends on the unit of the field."""
    found = _UNIT.fullmatch(plain_signs(text))
    unit = ((found["after"] or "") if found else "").strip()
    readings = read_number(found["number"]) if found else ()
    if found is None or not readings or not (unit or found["before"]):
        return ""
    if is_days:
        days = next((days for names, days in _DAYS.items() if unit.lower().rstrip(".") in names), None)
        if days is None:
            return f"write the number of days; {quote(unit, 20)} has no fixed number of them"
        return _write("", tuple(reading * days for reading in readings), ", the number of days")
    if multiplies(unit):
        return f"write the number alone, in the unit of this field; {quote(unit, 20)} multiplies it"
    if _PERCENT.fullmatch(unit) and is_share:
        return _write("", tuple(reading / 100 for reading in readings), ", a share of 1")
    is_part_of_number = bool(found["after"]) and found["after"][0] in _LIKE_DIGITS
    if is_part_of_number or any(character.isdecimal() for character in unit):
        return ""
    return _write(
        "", readings, f", the number alone, if {quote(unit or found['before'], 20)} is the unit of this field"
    )
