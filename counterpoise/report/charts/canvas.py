"""What all charts share: where their rows come from, their axes, and how they are made whole for a file."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

ROWS = alt.NamedData("source")
"""The data set that every specification draws; its rows come with each call."""

TEXT = "currentColor"
"""Text and thin lines take the page's own text colour, so that both themes read."""

Row = dict[str, Any]


def finish(*layers: alt.Chart, row_height: int) -> dict[str, Any]:
    """The layers as one specification, without data, as wide as its place and as high as its rows."""
    chart = alt.layer(*layers, data=ROWS).properties(width="container", height=alt.Step(row_height))
    return chart.configure_view(stroke=None).configure_axis(gridOpacity=0.35).to_dict()


def rows_axis(field: str, limit: int = 200) -> alt.Y:
    """The vertical axis of named rows, in the order that the rows carry; a name may have several lines."""
    lines = "split(datum.label, '\\n')"
    axis = alt.Axis(labelLimit=limit, labelOverlap=False, ticks=False, domain=False, labelExpr=lines)
    return alt.Y(f"{field}:N", sort=by_order(), title=None, axis=axis)


def by_order(field: str = "order") -> alt.EncodingSortField:
    """Sort by a number that the rows carry: new rows re-sort the chart without a new specification."""
    return alt.EncodingSortField(field=field, op="min", order="ascending")


def keep_room(field: str = "room") -> alt.Chart:
    """An unseen layer that widens the horizontal scale, so that labels at the ends are not cut."""
    return alt.Chart(ROWS).mark_point(opacity=0, aria=False, tooltip=None).encode(x=f"{field}:Q")


def break_name(name: str, width: int = 24, lines: int = 3) -> str:
    """The name broken into short lines, cut with an ellipsis when it needs more than ``lines``."""
    return "\n".join(textwrap.wrap(name, width, max_lines=lines, placeholder=" ..."))


def with_rows(spec: dict[str, Any], rows: Sequence[Row], title: str = "", alt_text: str = "") -> dict[str, Any]:
    """A self-contained copy of the specification, for export to SVG, PNG or HTML."""
    whole = {**spec, "data": {"values": list(rows)}}
    if title:
        whole["title"] = {"text": textwrap.wrap(title, 72), "anchor": "start"}
    if alt_text:
        whole["description"] = alt_text
    return whole
