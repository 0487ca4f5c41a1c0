"""How wide the columns of a table are on paper."""

from __future__ import annotations

from collections.abc import Sequence

from .record import Grid

LONGEST_WORD = 18
"""Characters of a word that a column makes room for; longer ones are broken."""

SHORT_TEXT = 14
"""Characters of a text that a column keeps in one line where it can, such as a short name."""

FOR_NUMBERS = 0.3
"""Part of the spare room that a column of numbers, whose heading alone is long, may claim."""

GAP = 2
"""Characters between two columns."""


def column_shares(grid: Grid, room: float) -> list[float]:
    """Shares of the width for each column, summing to 1, where ``room`` characters fit in a line.

    Every column holds its longest word and its short texts; what is left goes to the columns with long texts.
    """
    texts = [[grid.head[k], *(row[k] for row in grid.rows)] for k in range(len(grid.head))]
    least = [max(_longest_word(each), _short_text(each[1:])) + GAP for each in texts]
    spare = max(room - sum(least), 0.0)
    hunger = [
        max(max(map(len, each)) + GAP - floor, 0) ** 0.75 * (FOR_NUMBERS if is_number else 1)
        for each, floor, is_number in zip(texts, least, grid.is_number, strict=True)
    ]
    total = sum(hunger)
    wide = [floor + (spare * each / total if total else 0.0) for floor, each in zip(least, hunger, strict=True)]
    return [each / sum(wide) for each in wide]


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), LONGEST_WORD)


def _short_text(texts: Sequence[str]) -> int:
    return max((len(text) for text in texts if len(text) <= SHORT_TEXT), default=0)
