"""What all heat maps of regret share: who loses how many points by what."""

from __future__ import annotations

import math
from typing import Any

from ..numbers import format_number
from . import lazy_altair as alt
from .canvas import Row, Spec, finish, heads_axis, rows_axis, rows_chart
from .palette import BLUE, ink_on, mix_with_white

WHOLE_FROM = 9.95
"""Points from which a cell shows whole ones, for it is narrow on a phone."""

PALEST = 0.92
"""White in the color of no regret."""


def regret_map(title: str, *, row_height: int = 36, **heads: Any) -> Spec:
    """Rows by the columns that the axis names; ``heads`` say how their labels stand."""
    x, y = heads_axis(title, **heads), rows_axis(200)
    cells = (
        rows_chart()
        .mark_rect()
        .encode(
            x=x,
            y=y,
            color=alt.Color("color:N", scale=None),
            tooltip=[alt.Tooltip("spoken:N", title="Points lost")],
            description="spoken:N",
        )
    )
    labels = rows_chart().mark_text(aria=False).encode(x=x, y=y, text="label:N", color=alt.Color("ink:N", scale=None))
    return finish(cells, labels, row_height=row_height)


def regret_cell(key: str, order: int, head: str, column: int, regret: float, largest: float) -> Row:
    """One cell, the darker the more points are lost; one without a score (NaN) is empty."""
    share = 0.0 if math.isnan(regret) else max(regret, 0.0) / largest
    color = mix_with_white(BLUE, PALEST * (1 - share))
    return {
        "key": key,
        "order": order,
        "head": head,
        "column": column,
        "color": color,
        "ink": ink_on(color),
        "label": "" if math.isnan(regret) else format_number(max(regret, 0.0), 1 if regret < WHOLE_FROM else 0),
    }
