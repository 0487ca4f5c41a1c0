"""A horizontal axis of days from the decision, each with its date under it."""

from __future__ import annotations

from datetime import date

from ...model import Case
from ..notation import notation
from . import lazy_altair as alt

TITLE = "Days from the decision"

ROOM = 130
"""Pixels for each date, so that no two touch."""


def day_axis(case: Case, below: str = "") -> alt.Axis:
    """The axis, with a line ``below`` its title; Vega makes dates of days that run beyond their month."""
    start = date.fromisoformat(case.as_of)
    on = f"utcFormat(utc({start.year}, {start.month - 1}, {start.day} + datum.value), {notation().short!r})"
    fitting = alt.ExprRef(f"clamp(floor(width / {ROOM}), 2, 8)")
    return alt.Axis(
        title=[TITLE, below] if below else TITLE, tickCount=fitting, labelExpr=f"[datum.label, {on}]", labelFlush=True
    )
