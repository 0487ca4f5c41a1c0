"""One option's levels on the common scale from worst to best, with their ranges and the baseline."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from ...analysis.table import PerformanceTable
from ...model import Case
from ..numbers import format_number
from .canvas import ROWS, Row, by_rank, finish
from .palette import BLUE, GREY

ID = "option_levels"


def spec(case: Case) -> dict[str, Any]:
    """The specification; the same for every option."""
    y = alt.Y("criterion:N", sort=by_rank(), title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False))
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, 1]), title="Partial value: 0 worst, 1 best on the scale")
    spread = (
        alt.Chart(ROWS)
        .mark_rule(color=BLUE, strokeWidth=5, opacity=0.45, aria=False)
        .encode(x=alt.X("low:Q"), x2="high:Q", y=y)
    )
    baseline = alt.Chart(ROWS).mark_tick(color=GREY, thickness=3, size=18, aria=False).encode(x="baseline:Q", y=y)
    dots = (
        alt.Chart(ROWS)
        .mark_point(color=BLUE, filled=True, size=90, opacity=1, stroke="white")
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("criterion:N", title="Criterion"),
                alt.Tooltip("level_text:N", title="Level"),
                alt.Tooltip("range_text:N", title="Range"),
                alt.Tooltip("baseline_text:N", title="Baseline"),
            ],
            description="spoken:N",
        )
    )
    labels = (
        alt.Chart(ROWS)
        .mark_text(align="center", dy=-11, fontSize=10, color="currentColor", aria=False)
        .encode(x=alt.X("label_at:Q"), y=y, text="label:N")
    )
    return finish(
        alt.layer(spread, baseline, dots, labels, data=ROWS).properties(width="container", height=alt.Step(36))
    )


def rows(case: Case, performance: PerformanceTable, option_id: str) -> list[Row]:
    """One row per criterion with a level, in the case's order."""
    i, base = performance.option_ids.index(option_id), performance.baseline
    value_ij, (low_ij, high_ij) = performance.values(), performance.value_bounds()
    listed = []
    for j, criterion in enumerate(case.criteria.values()):
        if np.isnan(value_ij[i, j]):
            continue
        level = format_number(performance.mode_ij[i, j], criterion.decimals, criterion.unit)
        ends = [format_number(end[i, j], criterion.decimals) for end in (performance.low_ij, performance.high_ij)]
        spread = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        listed.append(
            {
                "criterion": criterion.name,
                "order": j,
                "value": float(value_ij[i, j]),
                "low": float(low_ij[i, j]),
                "high": float(high_ij[i, j]),
                "baseline": None if np.isnan(value_ij[base, j]) else float(value_ij[base, j]),
                "label_at": float(np.clip(value_ij[i, j], 0.12, 0.88)),
                "label": level,
                "level_text": level,
                "range_text": spread,
                "baseline_text": format_number(performance.mode_ij[base, j], criterion.decimals, criterion.unit),
                "spoken": f"{criterion.name}: {level}, range {spread}",
            }
        )
    return listed


def title(case: Case, performance: PerformanceTable, option_id: str) -> str:
    """The finding: where the option is at its best and at its worst against the scale."""
    found = rows(case, performance, option_id)
    label = case.options[option_id].label
    if not found:
        return f"{label}: no level is known"
    ranked = sorted(found, key=lambda row: row["value"])
    best, worst = (f"{row['criterion']}, {row['label']}" for row in (ranked[-1], ranked[0]))
    return f"{label}: nearest to the best level on {best}; furthest on {worst}"


def alt_text(case: Case, performance: PerformanceTable, option_id: str) -> str:
    """The chart in words."""
    parts = "; ".join(row["spoken"] for row in rows(case, performance, option_id))
    return f"{title(case, performance, option_id)}. {parts}."
