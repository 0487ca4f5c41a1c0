"""A comparison turned: criteria down and options across, so that every number fits on a page."""

from __future__ import annotations

from dataclasses import dataclass

from .table import Table

ENDS = {"score_low": "score", "score_high": "score"}
"""Columns of ours that are the ends of another."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says of every option: a label, its unit, and a text for each option."""

    label: str
    unit: str
    help: str
    texts: tuple[str, ...]


def turn(table: Table) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Options, with their ranks, and a line per column; low and high stand with their level, as "14 (6 to 28)"."""
    ids = [column.id for column in table.columns]
    texts = table.texts()

    def cells(id_: str) -> list[str]:
        return [row[ids.index(id_)] for row in texts]

    lines = []
    for column in table.columns:
        if column.id in ("rank", "option") or _has_level(column.id, ids):
            continue
        low, high = _ends(column.id)
        shown = cells(column.id)
        if low in ids and high in ids:
            shown = [_range(*parts) for parts in zip(cells(low), shown, cells(high), strict=True)]
        lines.append(Line(column.label, column.unit, column.help, tuple(shown)))
    heads = tuple(
        f"{rank}. {name}" if rank.isdigit() else name for rank, name in zip(cells("rank"), cells("option"), strict=True)
    )
    return heads, tuple(lines)


def _ends(id_: str) -> tuple[str, str]:
    kind, _, about = id_.partition(".")
    return (f"low.{about}", f"high.{about}") if kind == "level" else (f"{id_}_low", f"{id_}_high")


def _has_level(id_: str, ids: list[str]) -> bool:
    """Whether a column is an end of another that is shown."""
    kind, _, about = id_.partition(".")
    return ENDS.get(id_) in ids or (kind in ("low", "high") and f"level.{about}" in ids)


def _range(low: str, level: str, high: str) -> str:
    return level if low == high else f"{level} ({low} to {high})"
