"""What all charts share: where their rows come from, their axes, and how they are made whole for a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from ..names import distinct_labels
from . import lazy_altair as alt

TEXT = "currentColor"
"""Text and thin lines take the page's own text colour, so that both themes read."""

FONT_SIZE = 12
"""Pixels of the smallest text of a chart, and of most."""

Field = str | float | int | bool | None
"""What a row of a chart holds under one name: a label, a number, or nothing."""

Row = dict[str, Field]
"""One mark or segment; its fields are those that the chart's specification names."""

Spec = dict[str, Any]
"""A Vega-Lite specification, as Altair gives it."""

Side = Literal["left", "center", "right"]
"""Which end of a text stands at its place."""

Place = Literal["above", "below"]
"""On which side of its mark a text stands."""

ROWS = "source"
"""The data set that every specification draws, by name; its rows come with each call."""

NOT_FROM_0 = "axis does not start at 0"
"""Said in the title of an axis that is fitted to its numbers."""

NARROW = 400
"""Pixels of the plot below which a row shows its short label."""

LABEL_LIMIT = 200
"""Pixels of an axis label; Streamlit cuts labels at 100 where nothing is said."""

WIDE_LABEL = (48, 330)
"""Cells and pixels of a line of a label where there is room."""


def rows_chart() -> alt.Chart:
    """The start of a layer: a chart of the rows that come later."""
    return alt.Chart(alt.NamedData(ROWS))


def finish(*layers: alt.Chart, row_height: int) -> Spec:
    """The layers as one specification, without data, as wide as its place and as high as its rows."""
    return finish_sized(*layers, height=alt.Step(row_height))


def finish_sized(*layers: alt.Chart, height: int | alt.Step) -> Spec:
    """The same with a height of its own."""
    chart = alt.layer(*layers, data=alt.NamedData(ROWS)).properties(
        width="container", height=height, padding={"left": 5, "right": 5, "top": 22, "bottom": 20}
    )
    look = (
        chart.configure_view(stroke=None)
        .configure_axis(gridOpacity=0.35, labelFontSize=FONT_SIZE, titleFontSize=FONT_SIZE, labelLimit=LABEL_LIMIT)
        .configure_legend(orient="top", labelFontSize=FONT_SIZE, titleFontSize=FONT_SIZE, symbolOpacity=1)
        .configure_axisY(titleAngle=0, titleAlign="left", titleBaseline="bottom", titleX=0, titleY=-8)
        .configure_text(fontSize=FONT_SIZE, lineBreak="\n")
    )
    spec: Spec = look.to_dict()
    return spec


def rows_axis(limit: int = 200) -> alt.Y:
    """The vertical axis of named rows, in the order that the rows carry.

    Rows are told apart by ``key``, made by `row_key`, so that no two of one name fall together; the
    axis shows the label in it, which may have several lines.
    """
    axis = alt.Axis(labelLimit=label_limit(limit), labelOverlap=False, ticks=False, domain=False, labelExpr=LABEL_LINES)
    return alt.Y("key:N", sort=by_order(), title=None, axis=axis)


VERTICAL: Mapping[str, Any] = {"labelAngle": -90, "labelAlign": "left", "labelBaseline": "middle"}
"""How the names of many columns stand."""


def heads_axis(title: str | list[str], **look: Any) -> alt.X:
    """The axis of named columns above the marks, in the order that the rows carry, told apart as `rows_axis` does."""
    axis = alt.Axis(title=title, labelExpr=LABEL_LINES, labelOverlap=False, orient="top", **look)
    return alt.X("head:N", sort=by_order("column"), axis=axis)


def label_limit(narrow: int) -> alt.ExprRef:
    """Pixels of a label, where there is little room and where there is more."""
    return alt.ExprRef(f"width < {NARROW} ? {narrow} : {WIDE_LABEL[1]}")


_LABELS = "split(slice(datum.label, indexof(datum.label, '\\n') + 1), '\\t')"
LABEL_LINES = f"split({_LABELS}[length({_LABELS}) > 1 && width >= {NARROW} ? 1 : 0], '\\n')"
"""The lines of a row's label, without the id before them."""


def row_key(id_: str, label: str) -> str:
    """What a row is known by: its id, and under it the label that its axis shows."""
    return f"{id_}\n{label}"


def row_keys(
    name_by_id: Mapping[str, str], width: int, lines: int, shorter: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Keys of rows with long names, by id: the label of a narrow chart, ``width`` cells and ``lines`` lines at most,
    and where there is room the name in longer lines; ``shorter`` as in `distinct_labels`."""
    narrow, wide = (distinct_labels(name_by_id, cells, lines, shorter) for cells in (width, WIDE_LABEL[0]))
    return {
        id_: row_key(id_, narrow[id_] if narrow[id_] == wide[id_] else f"{narrow[id_]}\t{wide[id_]}") for id_ in narrow
    }


def ticks(most: int = 6, room: int = 55) -> alt.ExprRef:
    """As many ticks of a horizontal axis as have room for their numbers, in pixels."""
    return alt.ExprRef(f"clamp(floor(width / {room}), 2, {most})")


def by_order(field: str = "order") -> alt.EncodingSortField:
    """Sort by a number that the rows carry: new rows re-sort the chart without a new specification."""
    return alt.EncodingSortField(field=field, op="min", order="ascending")


def keep_room(field: str = "room") -> alt.Chart:
    """An unseen layer that widens the horizontal scale, so that labels at the ends are not cut."""
    unseen: alt.Chart = rows_chart().mark_point(opacity=0, aria=False, tooltip=None)
    return unseen.encode(x=f"{field}:Q")


def end_labels(x: alt.X, y: alt.Y, first: Place, last: Place) -> tuple[alt.Chart, alt.Chart]:
    """Names of a curve's two ends, which its rows mark as ``end``, each above or below it and turned inward."""
    return _end_label(x, y, "first", "left", first), _end_label(x, y, "last", "right", last)


def _end_label(x: alt.X, y: alt.Y, end: str, side: Side, place: Place) -> alt.Chart:
    shown = rows_chart().transform_filter(f"datum.end === '{end}' && datum.label !== ''")
    baseline: Literal["top", "line-bottom"] = "top" if place == "below" else "line-bottom"
    lines = alt.ExprRef("-9 - 14 * (length(split(datum.label, '\\n')) - 1)") if place == "above" else 10
    text: alt.Chart = shown.mark_text(align=side, baseline=baseline, dy=lines, color=TEXT, aria=False)
    return text.encode(x=x, y=y, text="label:N")


def number_in(row: Row, field: str) -> float:
    """The number that a row holds under this name."""
    found = row[field]
    if not isinstance(found, int | float):
        raise TypeError(f"the row holds no number as {field}: {found!r}")
    return found


def read_aloud(rows: Iterable[Row], between: str = "; ") -> str:
    """What the marks say of themselves, one after the other."""
    return between.join(str(row["spoken"]) for row in rows)
