"""Value to date: a plan's score over time, beside another's."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...analysis.scheduling.delivery import ValueToDate
from ...model import Case
from ...model.naming import tell_apart
from ..dates import format_day
from ..numbers import format_number
from ..plan_words import plan_name
from . import lazy_altair as alt
from .canvas import NOT_FROM_0, TEXT, Row, Spec, finish_sized, rows_chart
from .day_axis import day_axis
from .palette import BLUE, ORANGE

ID = "timeline_value"
NAME = "value delivered over time"

CHOSEN, BESIDE = "chosen", "beside"

CURVES = "thick: mean over simulations; thin: most likely days"

ABOVE_OR_BELOW = "datum.is_upper ? -9 : 18"
"""The name of the curve that ends higher stands above it, the other's below."""

Delivered = tuple[Sequence[str], ValueToDate]
"""Members of a plan, and its value to date."""


def spec(case: Case) -> Spec:
    """The specification; it depends on the date of the decision alone."""
    chart = rows_chart()
    colour = alt.Color("role:N", scale=alt.Scale(domain=[CHOSEN, BESIDE], range=[BLUE, ORANGE]), legend=None)
    dash = alt.StrokeDash("role:N", scale=alt.Scale(domain=[CHOSEN, BESIDE], range=[[1, 0], [7, 3]]), legend=None)
    x = alt.X("day:Q", axis=day_axis(case, CURVES), scale=alt.Scale(nice=False))
    y = alt.Y(
        "score:Q",
        scale=alt.Scale(zero=False, nice=False, padding=16),
        axis=alt.Axis(title=f"Score of 100 ({NOT_FROM_0})", tickCount=5),
    )
    expected = chart.transform_filter("datum.kind == 'expected'")
    lines = expected.mark_line(strokeWidth=2.5, aria=False).encode(x=x, y=y, color=colour, strokeDash=dash)
    steps = (
        chart.transform_filter("datum.kind == 'steps'")
        .mark_line(interpolate="step-after", strokeWidth=1.3, opacity=0.7, aria=False)
        .encode(x=x, y=y, color=colour, strokeDash=dash, order="order:O")
    )
    points = expected.mark_point(size=60, opacity=0).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Plan"),
            alt.Tooltip("day_text:N", title="Day"),
            alt.Tooltip("score_text:N", title="Mean score"),
        ],
        description="spoken:N",
    )
    names = (
        chart.transform_filter("datum.label != ''")
        .mark_text(align="right", dy=alt.ExprRef(ABOVE_OR_BELOW), dx=-2, fontWeight="bold", color=TEXT, aria=False)
        .encode(x=x, y=y, text="label:N")
    )
    return finish_sized(steps, lines, points, names, height=400)


def rows(case: Case, chosen: Delivered, beside: Delivered | None = None) -> list[Row]:
    """The expected curve of each plan, and the steps of its most likely days."""
    listed = [(CHOSEN, chosen), *([(BESIDE, beside)] if beside is not None else [])]
    ends = {role: float(value.expected_t[-1]) for role, (_, value) in listed}
    upper = max(ends, key=lambda role: ends[role])
    name = tell_apart({role: plan_name(case, members) for role, (members, _) in listed})
    return [
        row | {"is_upper": role == upper}
        for role, (_, value) in listed
        if not math.isnan(value.average)
        for row in _curve(case, role, name[role], value)
    ]


def _curve(case: Case, role: str, name: str, value: ValueToDate) -> list[Row]:
    expected = list(zip(value.day_t, value.expected_t, strict=True))
    within = [(day, score) for day, score in zip(value.day_e, value.score_e, strict=True) if day <= value.horizon]
    steps = [*within, (value.horizon, within[-1][1])]
    last = len(expected) - 1
    return [
        *(_row(case, role, name, "expected", k, point, name if k == last else "") for k, point in enumerate(expected)),
        *(_row(case, role, name, "steps", k, point, "") for k, point in enumerate(steps)),
    ]


def _row(case: Case, role: str, name: str, kind: str, order: int, point: tuple[float, float], label: str) -> Row:
    day, score = float(point[0]), float(point[1])
    on, shown = format_day(case, day), format_number(score, 1)
    return {
        "role": role,
        "name": name,
        "kind": kind,
        "order": order,
        "day": day,
        "score": score,
        "label": label,
        "day_text": on,
        "score_text": shown,
        "spoken": f"{name}, {on}: {shown}",
    }


def title(case: Case, chosen: Delivered, beside: Delivered | None = None) -> str:
    """The finding: value to date of the plan, and of the other."""
    if math.isnan(chosen[1].average):
        return f"{plan_name(case, chosen[0])}: a level that counts is missing, so no value to date"
    other = "" if beside is None or math.isnan(beside[1].average) else f"; {_told(case, beside)}"
    return f"{_told(case, chosen)}{other} (index 0-100, mean over {format_number(chosen[1].horizon)} days)"


def _told(case: Case, delivered: Delivered) -> str:
    members, value = delivered
    return f"{plan_name(case, members)} delivers {format_number(value.average, 1)}"


def alt_text(case: Case, chosen: Delivered, beside: Delivered | None = None) -> str:
    """The chart in words: how each score changes with most likely days."""
    parts = []
    for members, value in [chosen, *([beside] if beside is not None else [])]:
        if not math.isnan(value.average):
            steps = ", ".join(
                f"{format_number(float(score), 1)} from day {format_number(float(day))}"
                for day, score in zip(value.day_e, value.score_e, strict=True)
            )
            parts.append(f"{plan_name(case, members)}, with most likely days: {steps}")
    return f"{title(case, chosen, beside)}." + (f" {'; '.join(parts)}." if parts else "")
