"""Tables for a terminal: aligned columns, wrapped to a width, split into blocks when they are many."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from ..receipts import receipt_lines
from ..tables.table import Table

GAP = "  "
NARROWEST = 14
"""A text column is not made narrower than this."""


def write_text(tables: Sequence[Table], width: int | None = None) -> bytes:
    """Each table with its title, notes and receipt, at most ``width`` characters wide."""
    width = width or shutil.get_terminal_size((100, 40)).columns
    return ("\n\n".join(_block(table, width) for table in tables) + "\n").encode("utf-8")


def _block(table: Table, width: int) -> str:
    parts = [table.title, *(_grid(table, chosen, width) for chosen in _column_blocks(table, width))]
    if table.notes:
        parts.append("\n".join(textwrap.fill(note, width, subsequent_indent="  ") for note in table.notes))
    if table.receipt:
        parts.append(
            "\n".join(
                textwrap.fill(f"{name}: {value}", width, subsequent_indent="  ")
                for name, value in receipt_lines(table.receipt)
            )
        )
    return "\n\n".join(parts)


def _column_blocks(table: Table, width: int) -> list[list[int]]:
    """Column numbers, block by block; each block begins with the column that names the row."""
    key = next((c for c, column in enumerate(table.columns) if not column.is_numeric), 0)
    least = [_least_width(table, c) for c in range(len(table.columns))]
    blocks: list[list[int]] = [[]]
    for c in range(len(table.columns)):
        trial = [*blocks[-1], c]
        needed = sum(least[k] + len(GAP) for k in trial) - len(GAP)
        if needed > width and blocks[-1] not in ([], [key]):
            blocks.append([c] if c == key else [key, c])
        else:
            blocks[-1] = trial
    return blocks


def _least_width(table: Table, c: int) -> int:
    longest = max([len(text) for text in _texts_of(table, c)], default=0)
    heading = max((len(word) for word in table.columns[c].heading.split()), default=0)
    return max(longest if table.columns[c].is_numeric else min(longest, NARROWEST), heading)


def _texts_of(table: Table, c: int) -> list[str]:
    return [row[c] for row in table.texts()]


def _grid(table: Table, chosen: list[int], width: int) -> str:
    widths = _share_width(table, chosen, width)
    texts = table.texts()
    lines = [
        *_row_lines([table.columns[c].heading for c in chosen], table, chosen, widths),
        GAP.join("-" * w for w in widths),
    ]
    for row in texts:
        lines += _row_lines([row[c] for c in chosen], table, chosen, widths)
    return "\n".join(line.rstrip() for line in lines)


def _share_width(table: Table, chosen: list[int], width: int) -> list[int]:
    """Give every column its least width, then share what is left among those that want more."""
    widths = [_least_width(table, c) for c in chosen]
    wanted = [max([w, *(len(text) for text in _texts_of(table, c))]) for w, c in zip(widths, chosen, strict=True)]
    left = width - sum(widths) - len(GAP) * (len(chosen) - 1)
    while left > 0 and any(w < want for w, want in zip(widths, wanted, strict=True)):
        for k in range(len(widths)):
            if left > 0 and widths[k] < wanted[k]:
                widths[k] += 1
                left -= 1
    return widths


def _row_lines(texts: list[str], table: Table, chosen: list[int], widths: list[int]) -> list[str]:
    wrapped = [textwrap.wrap(text, w) or [""] for text, w in zip(texts, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    grid = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        GAP.join(
            cell.rjust(w) if table.columns[c].is_numeric else cell.ljust(w)
            for cell, w, c in zip(line, widths, chosen, strict=True)
        )
        for line in zip(*grid, strict=True)
    ]
