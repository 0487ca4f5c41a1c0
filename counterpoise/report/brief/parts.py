"""Blocks of a brief from tables, charts and sentences; their numbers are given when all are together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from ...model import Case
from ...study import Question
from ..asked import command_text
from ..numbers import count_of, format_number
from ..pictures.picture import for_a_file
from ..tables.table import Column, Table
from .record import Figure, Grid, Paragraph

WIDTH = 760
"""Pixels of a chart on paper: its smallest text is then read at the width of a page."""


def paragraphs(*texts: str) -> list[Paragraph]:
    """A paragraph for each text that says something."""
    return [Paragraph(text) for text in texts if text]


def grid(
    table: Table,
    columns: Sequence[str],
    asked: Question[Any],
    *,
    caption: str = "",
    most: int | None = None,
) -> Grid:
    """These columns of a table, without those that are empty, and the first rows where it is long.

    The place names the command that has all of it.
    """
    by_id = {column.id: k for k, column in enumerate(table.columns)}
    texts = table.texts()
    chosen = [by_id[id_] for id_ in columns if id_ in by_id]
    chosen = [k for k in chosen if any(row[k] for row in texts)] or chosen
    shown = texts if most is None else texts[:most]
    notes = table.notes
    if len(shown) < len(texts):
        notes = (f"The first {len(shown)} of {count_of(len(texts), 'row')}.", *notes)
    return Grid(
        table.id,
        0,
        caption or table.title,
        tuple(table.columns[k].heading for k in chosen),
        tuple(tuple(row[k] for k in chosen) for row in shown),
        tuple(table.columns[k].is_numeric for k in chosen),
        notes,
        place(asked, table.id),
    )


def place(asked: Question[Any], table: str) -> str:
    """Where all rows and columns of a table are to be had."""
    return f"table {table} of: {command_text(asked)}"


def joined(tables: Sequence[tuple[str, Table]], heading: str) -> Table | None:
    """Tables of one shape one under the other, with a first column that says which each row is from."""
    filled = [(name, table) for name, table in tables if table.rows]
    if not filled:
        return None
    first = filled[0][1]
    rows = tuple((name, *row) for name, table in filled for row in table.rows)
    return replace(first, columns=(Column("of", heading), *first.columns), rows=rows, row_ids=(), row_decimals=())


def figure(case: Case, chart: ModuleType, about: Sequence[Any], asked: Question[Any]) -> Figure | None:
    """A chart with its data; None where it has nothing to draw."""
    rows = chart.rows(*about)
    if not rows:
        return None
    spec = for_a_file(chart.spec(case), rows, WIDTH)
    return Figure(chart.ID, 0, chart.title(*about), spec, chart.alt_text(*about), f"from: {command_text(asked)}")


def points_text(score: float) -> str:
    return f"{format_number(score, 1)} of 100"
