"""A table turned: columns down and rows across, so that every number of a few rows fits on a page."""

from __future__ import annotations

from dataclasses import dataclass

from .table import Column, Table

ENDS = {"score_low": "score", "score_high": "score"}
"""Columns of ours that are the ends of another."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one column says of every row: a label, its unit, and a text for each row."""

    label: str
    unit: str
    help: str
    texts: tuple[str, ...]


def turn(table: Table) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Names of rows, with their ranks, and a line per column; low and high stand with their level: "14 (6 to 28)".

    A row's name is in the first column that is no rank.
    """
    ids = [column.id for column in table.columns]
    texts = table.texts()
    name = head_of(table).id

    def cells(id_: str) -> list[str]:
        return [row[ids.index(id_)] for row in texts]

    lines = []
    for column in table.columns:
        if column.id in ("rank", name) or _has_level(column.id, ids):
            continue
        low, high = _ends(column.id)
        shown = cells(column.id)
        if low in ids and high in ids:
            shown = [_range(*parts) for parts in zip(cells(low), shown, cells(high), strict=True)]
        lines.append(Line(column.label, column.unit, column.help, tuple(shown)))
    ranks = cells("rank") if "rank" in ids else [""] * len(texts)
    heads = tuple(f"{rank}. {of}" if rank.isdigit() else of for rank, of in zip(ranks, cells(name), strict=True))
    return heads, tuple(lines)


def head_of(table: Table) -> Column:
    """The column that names a row."""
    return next(column for column in table.columns if column.id != "rank")


def _ends(id_: str) -> tuple[str, str]:
    kind, _, about = id_.partition(".")
    return (f"low.{about}", f"high.{about}") if kind == "level" else (f"{id_}_low", f"{id_}_high")


def _has_level(id_: str, ids: list[str]) -> bool:
    """Whether a column is an end of another that is shown."""
    kind, _, about = id_.partition(".")
    return ENDS.get(id_) in ids or (kind in ("low", "high") and f"level.{about}" in ids)


def _range(low: str, level: str, high: str) -> str:
    return level if low == high else f"{level} ({low} to {high})"
