"""The value function of one criterion, with an option's level on it and the baseline's."""

from __future__ import annotations

import math

from ...analysis.table import PerformanceTable
from ...model import Case
from ..numbers import format_number
from ..sentences.criterion import value_texts
from . import lazy_altair as alt
from .canvas import TEXT, Row, Side, Spec, finish_sized, read_aloud, rows_chart, ticks
from .palette import GREY, SPREAD

ID = "value_curve"
NAME = "value function of one criterion"

SIDES: tuple[Side, ...] = ("left", "right")

RIGHT_HALF = 0.5
"""Marks beyond this share of the scale carry their label to the left."""


def spec(case: Case) -> Spec:
    """The specification; the same for every criterion and option."""
    x = alt.X(
        "level:Q", axis=alt.Axis(title="Level, in the criterion's unit", tickCount=ticks()), scale=alt.Scale(zero=False)
    )
    y = alt.Y(
        "value:Q",
        axis=alt.Axis(title="Partial value", values=[0, 0.25, 0.5, 0.75, 1], format=".2f"),
        scale=alt.Scale(domain=[-0.15, 1.1]),
    )
    chart = rows_chart()
    line = chart.transform_filter("datum.mark == 'curve'").mark_line(color=GREY, strokeWidth=2.5, aria=False)
    points = chart.transform_filter("datum.mark != 'curve'")
    spread = points.mark_rule(color=SPREAD, strokeWidth=5, aria=False).encode(x="low:Q", x2="high:Q", y=y)
    kinds = alt.Scale(domain=["option", "baseline"], range=[SPREAD, "transparent"])
    marks = points.mark_point(size=110, strokeWidth=2, stroke=TEXT, opacity=1).encode(
        x=x,
        y=y,
        fill=alt.Fill("mark:N", scale=kinds, legend=None),
        tooltip=[alt.Tooltip("spoken:N", title="Level")],
        description="spoken:N",
    )
    return finish_sized(line.encode(x=x, y=y), spread, marks, *(_names(x, y, side) for side in SIDES), height=260)


def _names(x: alt.X, y: alt.Y, side: Side) -> alt.Chart:
    """The option's name stands above its mark, the baseline's below its own."""
    chosen = rows_chart().transform_filter(f"datum.side == '{side}'")
    text: alt.Chart = chosen.mark_text(
        align=side, dx=6 if side == "left" else -6, dy=alt.ExprRef("datum.mark == 'option' ? -12 : 14"), aria=False
    )
    return text.encode(x=x, y=y, text="label:N")


def rows(case: Case, performance: PerformanceTable, option_id: str, criterion_id: str) -> list[Row]:
    """The knots of the value function, then the option's level and the baseline's."""
    criterion = case.criteria[criterion_id]
    curve: list[Row] = [
        {"mark": "curve", "level": float(level), "value": float(value)} for level, value in criterion.value_points
    ]
    shown = [("option", option_id)] + ([("baseline", case.baseline)] if option_id != case.baseline else [])
    points = [_point(case, performance, kind, id_, criterion_id) for kind, id_ in shown]
    return curve + [row for row in points if row is not None]


def _point(case: Case, performance: PerformanceTable, kind: str, option_id: str, criterion_id: str) -> Row | None:
    i, j = performance.option_ids.index(option_id), performance.criterion_ids.index(criterion_id)
    level, criterion = float(performance.mode_ij[i, j]), case.criteria[criterion_id]
    if math.isnan(level):
        return None
    value, label = float(performance.values()[i, j]), case.options[option_id].label
    ends = sorted((criterion.worst, criterion.best))
    is_right = (level - ends[0]) > RIGHT_HALF * (ends[1] - ends[0])
    shown = format_number(level, criterion.decimals, criterion.unit)
    is_option = kind == "option"
    return {
        "mark": kind,
        "level": min(max(level, ends[0]), ends[1]),
        "value": value,
        "low": float(performance.low_ij[i, j]) if is_option else level,
        "high": float(performance.high_ij[i, j]) if is_option else level,
        "side": "right" if is_right else "left",
        "label": f"{label}: {format_number(level, criterion.decimals)}",
        "spoken": f"{label}: {shown}, value {format_number(value, 2)}",
    }


def title(case: Case, performance: PerformanceTable, option_id: str, criterion_id: str) -> str:
    """The finding: what the option's level is worth."""
    criterion, label = case.criteria[criterion_id], case.options[option_id].label
    row = _point(case, performance, "option", option_id, criterion_id)
    return (
        f"{criterion.name}: {row['spoken']}" if row is not None else f"{label}: no level is known on {criterion.name}"
    )


def alt_text(case: Case, performance: PerformanceTable, option_id: str, criterion_id: str) -> str:
    """The chart in words."""
    marks = [row for row in rows(case, performance, option_id, criterion_id) if row["mark"] != "curve"]
    knots = "; ".join(value_texts(case.criteria[criterion_id]))
    name = case.criteria[criterion_id].name
    return f"Value function of {name}, level and its value: {knots}. {read_aloud(marks)}."
