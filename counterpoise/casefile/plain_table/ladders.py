"""Judgements in words as levels of a scale, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from .bytes_to_rows import Cell
from .words import is_unknown

LADDERS: tuple[tuple[tuple[str, ...], bool], ...] = (
    (("--", "-", "0", "+", "++"), True),
    (("---", "--", "-", "0", "+", "++", "+++"), True),
    (("very bad", "bad", "average", "good", "very good"), True),
    (("very poor", "poor", "fair", "good", "very good", "excellent"), True),
    (("very low", "low", "medium", "high", "very high"), False),
    (("very low", "low", "moderate", "high", "very high"), False),
    (("none", "low", "medium", "high"), False),
    (("none", "minor", "moderate", "major"), False),
    (("no", "partly", "yes"), True),
    (("no", "partial", "yes"), True),
)
"""Words from the lowest to the highest, and whether the highest is the best by their own meaning."""


def find_ladder(cells: Sequence[Cell]) -> tuple[tuple[str, ...], bool] | None:
    """The ladder whose words all cells are, or None; signs count only where one of them is no lone dash."""
    words = {word(cell) for cell in cells if cell is not None}
    for ladder, is_best in LADDERS:
        rungs = set(ladder)
        said = words & rungs
        rest = {text for text in words - rungs if not is_unknown(text)}
        if said and not rest and said - {"-", "0", "--", "none"}:
            return ladder, is_best
    return None


def word(cell: Cell) -> str:
    """The cell as one of a ladder's words would be written."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return " ".join(str(cell or "").replace("\u2212", "-").replace("\u2013", "-").lower().split())
