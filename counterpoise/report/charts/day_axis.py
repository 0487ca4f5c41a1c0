"""A horizontal axis of days from the decision, each with its date under it."""

from __future__ import annotations

from datetime import date

from ...model import Case
from . import lazy_altair as alt

TITLE = "Days from the decision"


def day_axis(case: Case, ticks: int = 5) -> alt.Axis:
    """The axis; it depends on the case's date alone. Dates that run beyond the day are normalised by the browser."""
    start = date.fromisoformat(case.as_of)
    on = f"utcFormat(utc({start.year}, {start.month - 1}, {start.day} + datum.value), '%-d %b %y')"
    return alt.Axis(
        title=TITLE, tickCount=ticks, labelExpr=f"[datum.label, {on}]", labelOverlap="parity", labelFlush=True
    )
