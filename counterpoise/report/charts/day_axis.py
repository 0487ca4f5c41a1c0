"""A horizontal axis of days from the decision, each with its date under it."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt

from ...model import Case
from .canvas import ROWS

TITLE = "Days from the decision"


def day_axis(case: Case, ticks: int = 5) -> alt.Axis:
    """The axis; it depends on the case's date alone. Dates that run beyond the day are normalised by the browser."""
    start = date.fromisoformat(case.as_of)
    on = f"utcFormat(utc({start.year}, {start.month - 1}, {start.day} + datum.value), '%-d %b %y')"
    return alt.Axis(title=TITLE, tickCount=ticks, labelExpr=f"[datum.label, {on}]", labelOverlap="parity")


def finish_curves(*layers: alt.Chart, height: int) -> dict[str, Any]:
    """Curves over days as one specification, without data, as wide as its place."""
    chart = alt.layer(*layers, data=ROWS).properties(width="container", height=height)
    return chart.configure_view(stroke=None).configure_axis(gridOpacity=0.35).to_dict()
