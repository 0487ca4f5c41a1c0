"""What all charts share: where their rows come from and how they are made whole for a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

ROWS = alt.NamedData("source")
"""The data set that every specification draws; its rows come with each call."""

Row = dict[str, Any]


def finish(chart: alt.Chart | alt.LayerChart) -> dict[str, Any]:
    """The chart's specification as a dict, without data and without a frame."""
    return chart.configure_view(stroke=None).to_dict()


def with_rows(spec: dict[str, Any], rows: Sequence[Row], title: str = "", alt_text: str = "") -> dict[str, Any]:
    """A self-contained copy of the specification, for export to SVG, PNG or HTML."""
    whole = {**spec, "data": {"values": list(rows)}}
    if title:
        whole["title"] = {"text": title, "anchor": "start"}
    if alt_text:
        whole["description"] = alt_text
    return whole


def by_rank(field: str = "order") -> alt.EncodingSortField:
    """Sort by a number that the rows carry: new rows re-sort the chart without a new specification."""
    return alt.EncodingSortField(field=field, op="min", order="ascending")
