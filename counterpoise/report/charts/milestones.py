"""A small Gantt of one option's prerequisites, its critical path, ready and effect day."""

from __future__ import annotations

from ...analysis.timeline import Network, build_network, critical_path, option_days, schedule
from ...model import Case, Range
from ..numbers import format_number, format_range
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, keep_room, number_in, read_aloud, row_keys, rows_axis, rows_chart
from .day_axis import day_axis
from .palette import BLUE, GREEN, GREY, ORANGE

ID = "milestones"
NAME = "milestones of one option over time"

CRITICAL, SLACK, LATER, LAG = (
    "on the critical path",
    "has time to spare",
    "for a later step",
    "from ready to first effect",
)


EFFECT_ID, EFFECT_NAME = "of the option", "First effect"
"""The last row; no milestone has an id with spaces."""


def spec(case: Case) -> Spec:
    """The specification; the same for every option, it depends on the date of the decision alone."""
    y = rows_axis()
    colours = alt.Scale(domain=[CRITICAL, SLACK, LATER, LAG], range=[ORANGE, BLUE, GREY, GREEN])
    legend = alt.Legend(title=None, columns=alt.ExprRef("width < 420 ? 1 : 4"), symbolType="square", labelLimit=260)
    chart = rows_chart()
    bars = chart.mark_bar(height=14, cornerRadius=2).encode(
        x=alt.X("start:Q", axis=day_axis(case)),
        x2="finish:Q",
        y=y,
        color=alt.Color("role:N", scale=colours, legend=legend),
        tooltip=[
            alt.Tooltip("name:N", title="Milestone"),
            alt.Tooltip("days_text:N", title="Days"),
            alt.Tooltip("range_text:N", title="Done, low to high"),
            alt.Tooltip("role:N", title="Role"),
        ],
        description="spoken:N",
    )
    spread = chart.mark_rule(color=TEXT, strokeWidth=1.6, yOffset=5, aria=False).encode(
        x="finish_low:Q", x2="finish_high:Q", y=y
    )
    labels = chart.mark_text(align="left", dx=5, color=TEXT, aria=False).encode(x="finish_high:Q", y=y, text="label:N")
    return finish(bars, spread, labels, keep_room(), row_height=42)


def rows(case: Case, option_id: str) -> list[Row]:
    """One row per milestone by day of completion, steps beyond the option last, then the lag."""
    network = build_network(case, (option_id,))
    found = _milestone_rows(network, critical_path(network, option_id))
    found.sort(key=lambda row: (row["role"] == LATER, number_in(row, "finish"), number_in(row, "start")))
    days = option_days(case, option_id)
    gating = [row for row in found if row["role"] != LATER]
    lag = _row(EFFECT_ID, EFFECT_NAME, days.ready.mode, days.effect, LAG)
    later = [row for row in found if row["role"] == LATER]
    room = 1.35 * max(number_in(row, "finish_high") for row in (*found, lag))
    keys = row_keys({str(row["id"]): str(row["name"]) for row in (*found, lag)}, 26, 3)
    return [
        row | {"key": keys[str(row["id"])], "order": k, "room": room} for k, row in enumerate((*gating, lag, *later))
    ]


def _milestone_rows(network: Network, chain: tuple[str, ...]) -> list[Row]:
    low, mode, high = (schedule(network, network.lead_k(which)) for which in ("low", "mode", "high"))
    return [
        _row(
            milestone.id,
            milestone.what,
            float(mode.start_dk[k]),
            Range(*(float(times.finish_dk[k]) for times in (low, mode, high))),
            LATER if milestone.later_step else CRITICAL if milestone.id in chain else SLACK,
        )
        for k, milestone in enumerate(network.milestones)
        if not network.is_absent(k)
    ]


def _row(id_: str, name: str, start: float, done: Range, role: str) -> Row:
    days = f"{format_number(start)} to {format_number(done.mode)}"
    return {
        "id": id_,
        "name": name,
        "start": start,
        "finish": done.mode,
        "finish_low": done.low,
        "finish_high": done.high,
        "role": role,
        "label": f"day {format_number(done.mode)}",
        "days_text": days,
        "range_text": format_range(done),
        "spoken": f"{name}: day {days}, done on day {format_range(done)}, {role}",
    }


def title(case: Case, option_id: str) -> str:
    """The finding: when the option is ready and first takes effect."""
    days = option_days(case, option_id)
    ready, effect = format_number(days.ready.mode), format_number(days.effect.mode)
    spread = format_range(days.effect)
    return f"{case.options[option_id].label}: ready on day {ready}, first effect on day {effect} ({spread})"


def alt_text(case: Case, option_id: str) -> str:
    """The chart in words."""
    return f"{title(case, option_id)}. " + read_aloud(rows(case, option_id)) + "."
