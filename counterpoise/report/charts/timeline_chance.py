"""The chance of being ready, and of having an effect, by each day."""

from __future__ import annotations

import numpy as np

from ...analysis.scheduling.analyse import DeadlineChances, Timeline
from ...model import Case
from ..dates import format_day
from ..numbers import format_number
from ..plan_words import format_chance, plan_name
from ..sentences.phrases import in_simulations
from . import lazy_altair as alt
from .canvas import TEXT, Row, Side, Spec, finish_sized, rows_chart
from .day_axis import day_axis
from .palette import BLUE, GREEN

ID = "timeline_chance"
NAME = "chances of being ready, day by day"

READY, EFFECT = "ready", "in effect"
SIDES: tuple[tuple[Side, int], ...] = (("left", 5), ("right", -5))
QUANTILES = np.linspace(0, 1, 51)


def spec(case: Case) -> Spec:
    """The specification; it depends on the date of the decision alone."""
    chart = rows_chart()
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=[READY, EFFECT], range=[BLUE, GREEN]),
        legend=alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3),
    )
    dash = alt.StrokeDash("what:N", scale=alt.Scale(domain=[READY, EFFECT], range=[[1, 0], [7, 3]]), legend=None)
    y = alt.Y("percent:Q", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(title="% of simulations", tickCount=5))
    x = alt.X("day:Q", axis=day_axis(case), scale=alt.Scale(nice=False))
    # A monotone order of points keeps a curve that rises straight up from being sorted by day alone.
    lines = chart.mark_line(strokeWidth=2.5, aria=False).encode(
        x=x, y=y, color=colour, strokeDash=dash, order="order:O"
    )
    points = chart.mark_point(size=60, opacity=0).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("what:N", title="Package"),
            alt.Tooltip("percent_text:N", title="Chance"),
            alt.Tooltip("day_text:N", title="By"),
        ],
        description="spoken:N",
    )
    once = chart.transform_filter("datum.is_first")
    deadline = once.mark_rule(color=TEXT, strokeDash=[5, 3], aria=False).encode(x="by:Q")
    names = [
        once.transform_filter(f"datum.side == '{side}'")
        .mark_text(align=side, dx=shift, y=alt.ExprRef("height / 2"), color=TEXT, fontWeight="bold", aria=False)
        .encode(x="by:Q", text="by_text:N")
        for side, shift in SIDES
    ]
    return finish_sized(lines, points, deadline, *names, height=380)


def rows(case: Case, timeline: Timeline, chances: DeadlineChances) -> list[Row]:
    """One row per curve and percentile."""
    by_text = f"{format_day(case, chances.by)}: {format_chance(chances.ready.share)} ready"
    curves = {READY: timeline.ready_d, EFFECT: timeline.effect_d}
    last = max(chances.by, *(float(day_d.max()) for day_d in curves.values()))
    fixed: Row = {"by": chances.by, "by_text": by_text, "side": "left" if chances.by < 0.5 * last else "right"}
    found: list[Row] = []
    for what, day_d in curves.items():
        points = zip((0.0, *QUANTILES, 1.0), (0.0, *np.quantile(day_d, QUANTILES), last), strict=True)
        found += [_row(case, what, k, float(share), float(day)) | fixed for k, (share, day) in enumerate(points)]
    return [row | {"is_first": k == 0} for k, row in enumerate(found)]


def _row(case: Case, what: str, order: int, share: float, day: float) -> Row:
    percent, on = f"{format_number(100 * share)} %", format_day(case, day)
    return {
        "what": what,
        "order": order,
        "percent": 100 * share,
        "day": day,
        "percent_text": percent,
        "day_text": on,
        "spoken": f"{what} by {on}: {percent}",
    }


def title(case: Case, timeline: Timeline, chances: DeadlineChances) -> str:
    """The finding: the chance of being ready by the deadline, and the day that 9 of 10 simulations reach."""
    sure = float(np.quantile(timeline.ready_d, 0.9))
    return (
        f"{plan_name(case, timeline.plan.members)}: ready by {format_day(case, chances.by)} in "
        f"{in_simulations(chances.ready.share)}; in 90 of 100 by {format_day(case, sure)}"
    )


def alt_text(case: Case, timeline: Timeline, chances: DeadlineChances) -> str:
    """The chart in words, at five percentiles."""
    shares = (0.05, 0.25, 0.5, 0.75, 0.95)
    parts = []
    for what, day_d in ((READY, timeline.ready_d), (EFFECT, timeline.effect_d)):
        days = np.quantile(day_d, shares)
        listed = ", ".join(
            f"{format_number(100 * share)} % by day {format_number(float(day))}"
            for share, day in zip(shares, days, strict=True)
        )
        parts.append(f"{what}: {listed}")
    return f"{title(case, timeline, chances)}. Share of simulations {'; '.join(parts)}."
