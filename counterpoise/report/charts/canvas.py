"""What all charts share: where their rows come from, their axes, and how they are made whole for a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from . import lazy_altair as alt

"""The data set that every specification draws; its rows come with each call."""

TEXT = "currentColor"
"""Text and thin lines take the page's own text colour, so that both themes read."""

Field = str | float | int | bool | None
"""What a row of a chart holds under one name: a label, a number, or nothing."""

Row = dict[str, Field]
"""One mark or segment; its fields are those that the chart's specification names."""

Spec = dict[str, Any]
"""A Vega-Lite specification, as Altair gives it."""

Side = Literal["left", "center", "right"]
"""Which end of a text stands at its place."""


ROWS = "source"
"""Name under which a chart finds its rows."""


def rows_chart() -> alt.Chart:
    """The start of a layer: a chart of the rows that come later."""
    return alt.Chart(alt.NamedData(ROWS))


def finish(*layers: alt.Chart, row_height: int) -> Spec:
    """The layers as one specification, without data, as wide as its place and as high as its rows."""
    return finish_sized(*layers, height=alt.Step(row_height))


def finish_sized(*layers: alt.Chart, height: int | alt.Step) -> Spec:
    """The same with a height of its own."""
    chart = alt.layer(*layers, data=alt.NamedData(ROWS)).properties(width="container", height=height)
    spec: Spec = chart.configure_view(stroke=None).configure_axis(gridOpacity=0.35).to_dict()
    return spec


def rows_axis(limit: int = 200) -> alt.Y:
    """The vertical axis of named rows, in the order that the rows carry.

    Rows are told apart by ``key``, made by `row_key`, so that no two of one name fall together; the
    axis shows the label in it, which may have several lines.
    """
    axis = alt.Axis(labelLimit=limit, labelOverlap=False, ticks=False, domain=False, labelExpr=LABEL_LINES)
    return alt.Y("key:N", sort=by_order(), title=None, axis=axis)


LABEL_LINES = "slice(split(datum.label, '\\n'), 1)"
"""The lines of a row's label, without the id before them."""


def row_key(id_: str, label: str) -> str:
    """What a row is known by: its id, and under it the label that its axis shows."""
    return f"{id_}\n{label}"


def by_order(field: str = "order") -> alt.EncodingSortField:
    """Sort by a number that the rows carry: new rows re-sort the chart without a new specification."""
    return alt.EncodingSortField(field=field, op="min", order="ascending")


def keep_room(field: str = "room") -> alt.Chart:
    """An unseen layer that widens the horizontal scale, so that labels at the ends are not cut."""
    unseen: alt.Chart = rows_chart().mark_point(opacity=0, aria=False, tooltip=None)
    return unseen.encode(x=f"{field}:Q")


def number_in(row: Row, field: str) -> float:
    """The number that a row holds under this name."""
    found = row[field]
    if not isinstance(found, int | float):
        raise TypeError(f"the row holds no number as {field}: {found!r}")
    return found


def read_aloud(rows: Iterable[Row], between: str = "; ") -> str:
    """What the marks say of themselves, one after the other."""
    return between.join(str(row["spoken"]) for row in rows)
