"""Cells of the performance table as one types them: ``4``, ``2 / 4 / 6``, nothing, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.number_text import read_number, write_number
from .starts import BASED, NOT_ESTIMATED

PARTS = ("low", "mode", "high")
SIGN = " / "


def read_entry(text: str) -> object:
    """What is typed as a number; text that is none stays text, so that `check` says what to write; None for nothing.

    >>> read_entry("4"), read_entry(" 2.5 "), read_entry("2,5"), read_entry("")
    (4, 2.5, '2,5', None)
    """
    written = text.strip()
    if not written:
        return None
    try:
        number = read_number(written)
    except ValueError:
        return written
    return int(number) if number.is_integer() else number


def write_entry(value: object) -> str:
    """A value of a file as one would type it; "" for what is no number and no text."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    return write_number(value) if isinstance(value, int | float) else str(value)


def amount_of(low: object, mode: object, high: object) -> object:
    """An estimate: one number, or those of low, mode and high that are given; None where none is."""
    if low is None and high is None:
        return mode
    return {key: value for key, value in zip(PARTS, (low, mode, high), strict=True) if value is not None}


def read_amount(text: str) -> object:
    """An estimate in a cell: ``4``, or low, most likely and high as ``2 / 4 / 6``.

    >>> read_amount("2/4/6"), read_amount("4"), read_amount("about 4")
    ({'low': 2, 'mode': 4, 'high': 6}, 4, 'about 4')
    """
    parts = [read_entry(part) for part in text.split("/")]
    return amount_of(*parts) if len(parts) == 3 and None not in parts else read_entry(text)


def write_amount(value: object) -> str:
    """An estimate as it stands in a cell."""
    if isinstance(value, dict):
        return SIGN.join(write_entry(value.get(part)) for part in PARTS)
    return write_entry(value)


def write_cell(entry: object) -> str:
    """An entry of ``performance`` as it stands in a cell; "" where the level is missing, a count of experts."""
    if not isinstance(entry, dict):
        return ""
    amount = entry.get("level", entry.get("effect"))
    experts = amount.get("experts") if isinstance(amount, dict) else None
    return f"{len(experts)} experts" if isinstance(experts, dict) else write_amount(amount)


def read_cell(text: str, before: object, key: str) -> dict[str, Any]:
    """The entry of ``performance`` for what is typed; basis, reason and claims stay as they were.

    Parameters
    ----------
    before
        The entry as it is.
    key
        ``level`` or ``effect``.
    """
    if isinstance(before, dict) and text.strip() == write_cell(before) != "":
        return dict(before)
    amount = read_amount(text)
    kept: Mapping[str, Any] = before if isinstance(before, dict) else {}
    if amount is None:
        return {"missing": kept.get("missing") or NOT_ESTIMATED}
    said = {name: kept[name] for name in ("basis", "because", "claims") if name in kept}
    return {key: amount, **BASED, **said}
