"""One value of a case <-> one cell, so that nothing is changed on the way."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ...model.number_text import two_readings
from ..number_advice import advise_number
from ..number_reading import read_number
from ..spreadsheet import Found
from ..wording import describe, quote
from .columns import Cell, Column, Kind

MOST_IN_CELL = 32_000
"""Characters of a text, in the units in which a spreadsheet counts; it holds 767 more."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|x005F_")
"""Signs that no sheet holds, and text that programs take for the escape of one."""
_PLAIN = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_YES = {"yes": True, "true": True, "no": False, "false": False}


class _NotFit:
    """Stands for a value that a cell of this kind cannot hold."""


NOT_FIT = _NotFit()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be read."""

    code: str
    found: str
    expected: str
    suggestion: str


def is_safe_text(text: str) -> bool:
    """Whether every spreadsheet gives the text back as it is."""
    return not _UNFIT.search(text) and len(text) + sum(sign > "\uffff" for sign in text) <= MOST_IN_CELL


def to_cell(value: object, kind: Kind) -> Cell | _NotFit:
    """The cell for a value, or NOT_FIT when reading the cell would not give the value back."""
    cell = _written(value, kind)
    if isinstance(cell, _NotFit) or (isinstance(cell, str) and not is_safe_text(cell)):
        return NOT_FIT
    if cell is None or cell == "":
        return NOT_FIT
    again = from_cell(Found(cell, "text" if isinstance(cell, str) else "number"), kind)
    return cell if type(again) is type(value) and again == value else NOT_FIT


def _written(value: object, kind: Kind) -> Cell | _NotFit:
    if isinstance(value, bool):
        return ("yes" if value else "no") if kind == "yesno" else NOT_FIT
    if isinstance(value, int | float):
        fits = kind in ("number", "share", "whole") or (kind == "day" and isinstance(value, int))
        return write_number(value) if fits else NOT_FIT
    if isinstance(value, list):
        return _joined(value, kind)
    return value if isinstance(value, str) and kind in ("text", "prose", "id", "choice", "day") else NOT_FIT


def write_number(value: float) -> Cell | _NotFit:
    """A number as a sheet keeps it (16 digits); one that needs more digits as text."""
    if not math.isfinite(value) or abs(value) > 1e15:
        return NOT_FIT
    is_kept = float(f"{value:.16G}") == value and not (value == 0 and math.copysign(1, value) < 0)
    return value if is_kept else repr(value)


def _joined(value: list[object], kind: Kind) -> str | _NotFit:
    if kind == "rank":
        groups = [group if isinstance(group, list) else [group] for group in value]
        return " > ".join(" = ".join(map(str, group)) for group in groups)
    if kind not in ("ids", "lines") or not all(isinstance(item, str) for item in value):
        return NOT_FIT
    return (", " if kind == "ids" else "\n").join(map(str, value))


def from_cell(cell: Found, kind: Kind) -> object:
    """The value that a cell states, or a Fault; None for a cell of blanks."""
    if cell.kind in ("error", "formula"):
        return _refuse_computed(cell)
    if isinstance(cell.value, str) and not cell.value.strip():
        return None
    if kind in ("number", "share", "whole"):
        return _number(cell, kind)
    if cell.kind == "date" and kind != "day":
        return Fault(
            "cell-type",
            f"the cell holds the date {quote(str(cell.value))[1:-1]}",
            "text",
            "the spreadsheet turned what was typed into a date: format the cell as text and type it again",
        )
    return _READERS[kind](cell)


def _refuse_computed(cell: Found) -> Fault:
    if cell.kind == "error":
        return Fault(
            "cell-error",
            f"the cell shows the error {quote(str(cell.value))[1:-1]}",
            "a value",
            "type the value, or clear the cell",
        )
    return Fault(
        "cell-formula",
        f"the cell holds the formula {quote(str(cell.value))}",
        "a value: formulas are not computed here",
        "copy the cell and paste it over itself as values only",
    )


def _number(cell: Found, kind: Kind) -> object:
    if cell.kind == "percent" and kind != "share":
        return Fault(
            "cell-type",
            f"the cell holds {describe(cell.value)} and is formatted to show {float(str(cell.value)) * 100:g} %",
            "the number in the unit of the column, in a cell of the format Number",
            "set the format to Number and type the number that is meant",
        )
    if isinstance(cell.value, int | float) and cell.kind in ("number", "percent"):
        return _whole(float(cell.value)) if kind == "whole" else cell.value
    if cell.kind == "text":
        return _number_in_text(str(cell.value).strip(), kind)
    what = f"the date {quote(str(cell.value))[1:-1]}" if cell.kind == "date" else describe(cell.value)
    advice = "the spreadsheet turned the number into a date: format the cell as Number and type it again"
    return Fault("cell-type", f"the cell holds {what}", "a number", advice if cell.kind == "date" else "type a number")


def _whole(value: float) -> object:
    if value.is_integer():
        return int(value)
    return Fault("cell-type", f"the cell holds {describe(value)}", "a whole number", "round it")


def _number_in_text(text: str, kind: Kind) -> object:
    if _PLAIN.fullmatch(text) and len(text) <= 40 and not two_readings(text):
        exact = int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else float(text)
        return _whole(float(exact)) if kind == "whole" else exact
    readings = read_number(text) if len(text) <= 60 else ()
    if len(readings) == 1:
        value = float(readings[0])
        return _whole(value) if kind == "whole" else value
    advice = advise_number(text, takes_spread=False, is_share=kind == "share", is_whole=kind == "whole")
    return Fault("cell-type", f"the cell holds text {quote(text)}", "a number", advice)


def _text(cell: Found) -> str:
    if isinstance(cell.value, str):
        return cell.value
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no"
    return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)


def _word(cell: Found) -> str:
    return _text(cell).strip()


def _ids(cell: Found) -> list[str]:
    return [part for part in re.split(r"[,;\s]+", _text(cell)) if part]


def _lines(cell: Found) -> list[str]:
    return [line.strip() for line in _text(cell).split("\n") if line.strip()]


def _rank(cell: Found) -> list[object]:
    groups = [[part.strip() for part in group.split("=") if part.strip()] for group in _text(cell).split(">")]
    return [group[0] if len(group) == 1 else group for group in groups if group]


def _yes_or_no(cell: Found) -> object:
    if isinstance(cell.value, bool):
        return cell.value
    answer = _YES.get(_word(cell).lower())
    return answer if answer is not None else Fault("cell-type", f"the cell holds {quote(_word(cell))}", "yes or no", "")


def _day(cell: Found) -> object:
    return cell.value if isinstance(cell.value, int) and not isinstance(cell.value, bool) else _word(cell)


_READERS = {
    "text": _text,
    "prose": _text,
    "id": _word,
    "choice": _word,
    "ids": _ids,
    "lines": _lines,
    "rank": _rank,
    "yesno": _yes_or_no,
    "day": _day,
}


def read_name(column: Column, cell: Found) -> str | Fault:
    """What a cell that names a row holds."""
    read = from_cell(cell, "text" if column.kind == "text" else "id")
    return read if isinstance(read, Fault) else str(read or "").strip()
