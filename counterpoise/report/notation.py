"""How dates and numbers are written: the American way on the screen, another in a document that asks for it.

Words stay English; what a reader of another country would misread are figures. The ways are those of the Unicode
Common Locale Data Repository, read by Babel, which is loaded only for a way that is not American.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

AMERICAN = "en-US"

EXAMPLES: Mapping[str, str] = {
    AMERICAN: "United States: Aug 24, 2018; 1,234.5",
    "en-CA": "Canada: Aug 24, 2018; 1,234.5",
    "en-GB": "United Kingdom: 24 Aug 2018; 1,234.5",
    "de-DE": "Germany: 24.08.2018; 1.234,5",
    "es-ES": "Spain: 24 ago 2018; 1.234,5",
    "fr-FR": "France: 24 août 2018; 1\u00a0234,5",
    "it-IT": "Italy: 24 ago 2018; 1.234,5",
    "nl-NL": "Netherlands: 24 aug 2018; 1.234,5",
    "pl-PL": "Poland: 24 sie 2018; 1\u00a0234,5",
    "pt-BR": "Brazil: 24 de ago. de 2018; 1.234,5",
    "sv-SE": "Sweden: 24 aug. 2018; 1\u00a0234,5",
}
"""The ways that can be asked for, each with a date and a number."""


@dataclass(frozen=True, slots=True)
class Notation:
    """A way to write: marks of numbers, patterns of dates for Vega, and its names of months.

    ``short`` and ``long`` are patterns of D3's time format, the first as in "Aug 24, 2018".
    """

    id: str
    decimal: str
    group: str
    short: str
    long: str
    short_months: tuple[str, ...] = field(repr=False)
    months: tuple[str, ...] = field(repr=False)

    def number(self, text: str) -> str:
        """A number as Python writes it ("1,234.5"), written this way."""
        return text.translate({ord(","): self.group, ord("."): self.decimal})

    def date(self, on: date, *, is_long: bool = False) -> str:
        part_by_code = {
            "%-d": str(on.day),
            "%d": f"{on.day:02}",
            "%-m": str(on.month),
            "%m": f"{on.month:02}",
            "%b": self.short_months[on.month - 1],
            "%B": self.months[on.month - 1],
            "%Y": str(on.year),
        }
        return re.sub(r"%-?[a-zA-Z]", lambda code: part_by_code[code.group()], self.long if is_long else self.short)

    def vega_locale(self) -> dict[str, Any]:
        """The same for the axes of a chart (D3's locale definitions)."""
        days = ["", *[""] * 6]
        return {
            "number": {"decimal": self.decimal, "thousands": self.group, "grouping": [3], "currency": ["", ""]},
            "time": {
                "dateTime": f"{self.short} %H:%M",
                "date": self.short,
                "time": "%H:%M",
                "periods": ["AM", "PM"],
                "days": days,
                "shortDays": days,
                "months": list(self.months),
                "shortMonths": list(self.short_months),
            },
        }


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_american = Notation(AMERICAN, ".", ",", "%b %-d, %Y", "%B %-d, %Y", tuple(m[:3] for m in _MONTHS), _MONTHS)
_in_use: ContextVar[Notation] = ContextVar("notation", default=_american)


def notation() -> Notation:
    """The way in use here."""
    return _in_use.get()


@contextmanager
def written_as(language: str) -> Iterator[None]:
    """Dates and numbers are written in the way of one of ``EXAMPLES`` until the block ends, in this thread alone."""
    before = _in_use.set(notation_of(language))
    try:
        yield
    finally:
        _in_use.reset(before)


@lru_cache(maxsize=len(EXAMPLES))
def notation_of(language: str) -> Notation:
    """A way by its name (a BCP 47 tag)."""
    if language == AMERICAN:
        return _american
    from babel import Locale

    locale = Locale.parse(language, sep="-")
    marks, months = locale.number_symbols["latn"], locale.months["format"]
    return Notation(
        language,
        marks["decimal"],
        marks["group"].replace("\u202f", "\u00a0"),  # the narrow space is in few fonts
        _for_d3(locale.date_formats["medium"].pattern),
        _for_d3(locale.date_formats["long"].pattern),
        tuple(months["abbreviated"][k] for k in range(1, 13)),
        tuple(months["wide"][k] for k in range(1, 13)),
    )


_D3 = {"d": "%-d", "dd": "%d", "M": "%-m", "MM": "%m", "MMM": "%b", "MMMM": "%B", "y": "%Y"}


def _for_d3(pattern: str) -> str:
    """A pattern of Unicode's (UTS 35) in D3's: "d 'de' MMM y" becomes "%-d de %b %Y"."""
    parts = re.findall(r"'([^']*)'|([a-zA-Z]+)|([^a-zA-Z']+)", pattern)
    return "".join(quoted or (_D3[code] if code else between) for quoted, code, between in parts)
