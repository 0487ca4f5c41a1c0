"""Figures for a slide: fewer rows, so that their text is large enough for a room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from .record import Figure

HIGHEST_ROW = 48
"""Pixels of a row at most."""

Row = Mapping[str, Any]


def _first(n: int) -> Callable[[Row], bool]:
    return lambda row: bool(row["order"] < n)


def _matters_most(row: Row) -> bool:
    """A member of the plan, or a milestone that decides when it is ready."""
    return str(row["id"]).endswith("*") or row["role"] == "critical path"


SHOWN: Mapping[str, tuple[Callable[[Row], bool], str]] = {
    "package_scores": (_first(6), "The first {shown} of {all}."),
    "contributions": (_first(8), "The first {shown} of {all}."),
    "acceptability": (_first(8), "The first {shown} of {all}."),
    "timeline": (_matters_most, "{shown} of {all} rows: members and critical path."),
}
"""Which rows of a chart a slide shows, and what it says where those are not all."""


def for_slide(figure: Figure) -> Figure:
    """The figure as a slide shows it; its title says where rows are left out, its text still has all."""
    datasets: dict[str, list[Row]] = dict(figure.spec["datasets"])  # type: ignore[call-overload]
    spec = {**figure.spec, "height": _lower(figure.spec.get("height"))}
    title = figure.title
    if figure.id in SHOWN:
        is_shown, said = SHOWN[figure.id]
        ((name, rows),) = datasets.items()
        kept = [row for row in rows if is_shown(row)]
        spec["datasets"] = {name: [{**row, "order": k} for row, k in zip(kept, _places(kept), strict=True)]}
        n_kept, n_all = (len({row["key"] for row in some}) for some in (kept, rows))
        if n_kept < n_all:
            title = f"{title}. {said.format(shown=n_kept, all=n_all)}"
    return replace(figure, spec=spec, title=title)


def _places(rows: list[Row]) -> list[int]:
    """Places from 0 on, without gaps, in the order of the rows' own."""
    places = {order: k for k, order in enumerate(sorted({row["order"] for row in rows}))}
    return [places[row["order"]] for row in rows]


def _lower(height: object) -> object:
    if isinstance(height, dict) and "step" in height:
        return {**height, "step": min(height["step"], HIGHEST_ROW)}
    return height
