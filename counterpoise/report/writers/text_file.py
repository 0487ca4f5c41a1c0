"""Tables for a terminal: aligned columns, wrapped to a width, split into blocks when they are many."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Receipt
from ..receipts import last_receipts, receipt_lines
from ..tables.table import Table
from ..widths import display_width, hold_direction, pad, printable, wrap_text

GAP = "  "

NARROWEST = 14
"""A text column is not made narrower than this."""


@dataclass(frozen=True, slots=True)
class _TextColumn:
    """A column as text, with the least width it can do with and the width it would like."""

    heading: str
    cells: tuple[str, ...]
    is_right: bool
    least: int
    wanted: int


def write_text(tables: Sequence[Table], width: int | None = None) -> bytes:
    """Each table with its title and notes, then their receipt, at most ``width`` characters wide."""
    width = width or shutil.get_terminal_size((100, 40)).columns
    receipts = last_receipts([table.receipt for table in tables])
    blocks = [_block(table, receipt, width) for table, receipt in zip(tables, receipts, strict=True)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _block(table: Table, receipt: Receipt | None, width: int) -> str:
    blocks = _split(_text_columns(table), width)
    lines = receipt_lines(receipt) if receipt else []
    below = [list(table.notes), [f"{name}: {value}" for name, value in lines]]
    prose = ["\n".join(_paragraph(line, width) for line in part) for part in below]
    title = hold_direction(printable(" ".join(table.title.split())))
    return "\n\n".join(filter(None, [title, *(_grid(block, width) for block in blocks), *prose]))


def _paragraph(text: str, width: int) -> str:
    """The text in lines, all but the first indented."""
    return "\n  ".join(hold_direction(line) for line in wrap_text(text, max(width - 2, 1)))


def _text_columns(table: Table) -> list[_TextColumn]:
    by_column = list(zip(*table.texts(), strict=True)) or [()] * len(table.columns)
    columns = []
    for column, cells in zip(table.columns, by_column, strict=True):
        longest = max(map(display_width, cells), default=0)
        word = max(map(display_width, column.heading.split()), default=0)
        least = max(longest if column.is_numeric else min(longest, NARROWEST), word)
        columns.append(_TextColumn(column.heading, cells, column.is_numeric, least, max(least, longest)))
    return columns


def _split(columns: list[_TextColumn], width: int) -> list[list[_TextColumn]]:
    """Columns block by block; each block begins with the first column of text, which names the row."""
    key = next((column for column in columns if not column.is_right), columns[0])
    blocks: list[list[_TextColumn]] = [[]]
    for column in columns:
        needed = sum(c.least + len(GAP) for c in (*blocks[-1], column)) - len(GAP)
        if needed > width and blocks[-1] not in ([], [key]):
            blocks.append([key] if column is not key else [])
        blocks[-1].append(column)
    return blocks


def _grid(columns: list[_TextColumn], width: int) -> str:
    widths = _share_width(columns, width)
    lines = [*_row_lines([c.heading for c in columns], columns, widths), GAP.join("-" * w for w in widths)]
    for cells in zip(*(c.cells for c in columns), strict=True):
        lines += _row_lines(cells, columns, widths)
    return "\n".join(line.rstrip() for line in lines)


def _share_width(columns: list[_TextColumn], width: int) -> list[int]:
    """Give every column its least width, then share what is left among those that want more."""
    widths = [column.least for column in columns]
    left = width - sum(widths) - len(GAP) * (len(columns) - 1)
    while left > 0 and any(w < column.wanted for w, column in zip(widths, columns, strict=True)):
        for k, column in enumerate(columns):
            if left > 0 and widths[k] < column.wanted:
                widths[k] += 1
                left -= 1
    return widths


def _row_lines(cells: Sequence[str], columns: list[_TextColumn], widths: list[int]) -> list[str]:
    wrapped = [wrap_text(text, w) or [""] for text, w in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    grid = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        GAP.join(pad(cell, w, is_right=column.is_right) for cell, w, column in zip(line, widths, columns, strict=True))
        for line in zip(*grid, strict=True)
    ]
