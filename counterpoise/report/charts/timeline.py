"""The Gantt of a plan: milestones by member, shared ones once, critical path, ready and effect day."""

from __future__ import annotations

from ...analysis.scheduling.analyse import DeadlineChances, Timeline
from ...analysis.scheduling.draws import MODE
from ...model import Case, Range
from ..dates import format_date, format_day
from ..numbers import count_of, format_number, format_range
from ..plan_words import plan_name
from . import lazy_altair as alt
from .canvas import (
    LABEL_LINES,
    TEXT,
    Row,
    Side,
    Spec,
    by_order,
    finish,
    keep_room,
    label_limit,
    number_in,
    read_aloud,
    row_keys,
    rows_chart,
)
from .day_axis import day_axis
from .palette import BLUE, GREEN, GREY, ORANGE

ID = "timeline"
NAME = "milestones of the plan over time"

CRITICAL, SPARE, LATER, LAG = (
    "critical path",
    "time to spare",
    "later step",
    "ready to effect",
)

BY_WIDTH = "width < 420 ? datum.short_label : datum.label"
"""On a phone only the days stand at the bars; the table has the rest."""

RIGHT_HALF = 0.55
"""Bars that end beyond this share of the width carry their label to the left of their end."""


def spec(case: Case) -> Spec:
    """The specification; it depends on the date of the decision alone."""
    y, chart = _names(), rows_chart()
    spread = chart.mark_rule(color=TEXT, strokeWidth=1.4, yOffset=12, aria=False).encode(
        x="finish_low:Q", x2="finish_high:Q", y=y
    )
    labels = (_labels(y, "left"), _labels(y, "right"))
    return finish(*_deadline(case), *_bars(case, y), spread, *labels, keep_room(), row_height=44)


def _days(case: Case, field: str) -> alt.X:
    return alt.X(field, axis=day_axis(case), scale=alt.Scale(nice=False))


def _deadline(case: Case) -> tuple[alt.Chart, ...]:
    """The time until then as a band, drawn first: no line crosses a label."""
    once, x = rows_chart().transform_filter("datum.order === 0"), _days(case, "by:Q")
    band = once.mark_rect(color=GREY, opacity=0.16, aria=False).encode(x=x, x2=alt.datum(0))
    named = (
        once.transform_filter(f"datum.by_side === '{side}'").mark_text(align=side, color=TEXT, y=-7, aria=False)
        for side in ("left", "right")
    )
    return band, *(text.encode(x=x, text="by_text:N") for text in named)


def _bars(case: Case, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """A bar for what takes time, a diamond for what takes none."""
    colours = alt.Scale(domain=[CRITICAL, SPARE, LATER, LAG], range=[ORANGE, BLUE, GREY, GREEN])
    legend = alt.Legend(title=None, columns=alt.ExprRef("width < 420 ? 1 : 4"), symbolType="square", labelLimit=260)
    encoded = {
        "x": _days(case, "start:Q"),
        "y": y,
        "color": alt.Color("role:N", scale=colours, legend=legend),
        "tooltip": [
            alt.Tooltip("name:N", title="Milestone"),
            alt.Tooltip("members:N", title="For"),
            alt.Tooltip("days_text:N", title="Days"),
            alt.Tooltip("dates_text:N", title="Dates"),
            alt.Tooltip("range_text:N", title="Done, low to high"),
            alt.Tooltip("spare_text:N", title="Time to spare"),
        ],
        "description": "spoken:N",
    }
    lasting, at_once = (rows_chart().transform_filter(f"datum.finish {sign} datum.start") for sign in (">", "==="))
    diamonds = at_once.mark_point(shape="diamond", filled=True, size=70, opacity=1, yOffset=5)
    return (
        lasting.mark_bar(height=11, cornerRadius=2, yOffset=5).encode(x2="finish:Q", **encoded),
        diamonds.encode(**encoded),
    )


def _names() -> alt.Y:
    """Rows of named milestones, members in bold."""
    bold = {
        "condition": {"test": "indexof(split(datum.label, '\\n')[0], '*') >= 0", "value": "bold"},
        "value": "normal",
    }
    axis = alt.Axis(
        labelLimit=label_limit(190),
        ticks=False,
        domain=False,
        grid=False,
        labelExpr=LABEL_LINES,
        labelFontWeight=bold,
    )
    return alt.Y("key:N", sort=by_order(), title=None, axis=axis)


def _labels(y: alt.Y, side: Side) -> alt.Chart:
    """The day beside its bar, over the bar's end so that nothing lies under it."""
    chosen = rows_chart().transform_filter(f"datum.side == '{side}'")
    dx = 3 if side == "left" else -3
    text: alt.Chart = chosen.mark_text(align=side, dx=dx, dy=-7, text=alt.ExprRef(BY_WIDTH), color=TEXT, aria=False)
    return text.encode(x="start:Q" if side == "left" else "finish:Q", y=y)


def rows(case: Case, timeline: Timeline, chances: DeadlineChances) -> list[Row]:
    """Per member its way from ready to effect, then the milestones it lists; a shared one stands with the first."""
    found: list[Row] = []
    for m in range(len(timeline.plan.members)):
        found.append(_member_row(case, timeline, m))
        found += _milestone_rows(
            case, timeline, [k for k, held in enumerate(timeline.plan.holders) if held[:1] == (m,)]
        )
    others = [k for k, held in enumerate(timeline.plan.holders) if not held]
    found += _milestone_rows(case, timeline, others)
    room = 1.04 * max([chances.by, *(number_in(row, "finish_high") for row in found)], default=1.0)
    by_side = "left" if chances.by < RIGHT_HALF * room else "right"
    by_text = f"deadline {format_day(case, chances.by)}"
    keys = _row_keys(case, timeline)
    fixed: Row = {"by": chances.by, "by_text": by_text, "by_side": by_side, "room": room}
    return [
        row | fixed | {"key": keys[str(row["id"])], "order": k, "side": _side(row, room)} for k, row in enumerate(found)
    ]


def _row_keys(case: Case, timeline: Timeline) -> dict[str, str]:
    """Keys of the rows; a star marks the id of a member."""
    members = {f"{id_}*": case.options[id_].label for id_ in timeline.plan.members}
    milestones = {milestone.id: milestone.what for milestone in timeline.plan.network.milestones}
    return row_keys(members, 26, 3) | row_keys(milestones, 26, 3)


def _side(row: Row, room: float) -> Side:
    return "right" if number_in(row, "start") > RIGHT_HALF * room else "left"


def _member_row(case: Case, timeline: Timeline, m: int) -> Row:
    label = case.options[timeline.plan.members[m]].label
    ready, effect = float(timeline.ends.ready_md[m, MODE]), timeline.effect_m[m]
    row = _row(
        case, f"{timeline.plan.members[m]}*", label, label, ready, Range(effect.low, effect.mode, effect.high), LAG, ""
    )
    days = f"ready {format_number(ready)}, effect {format_number(effect.mode)}"
    dates = f"{format_date(case, ready)} to {format_date(case, effect.mode)}"
    spoken = f"{label}: ready on day {format_number(ready)}, effect on day {row['range_text']}"
    short = f"{format_number(ready)} to {format_number(effect.mode)}"
    return row | {"label": f"{days} · {dates}", "short_label": short, "spoken": spoken}


def _milestone_rows(case: Case, timeline: Timeline, chosen: list[int]) -> list[Row]:
    ends = timeline.ends
    shown = [k for k in chosen if not timeline.plan.network.is_absent(k)]
    ordered = sorted(
        shown, key=lambda k: (_role(timeline, k) == LATER, ends.finish_kd[k, MODE], ends.start_kd[k, MODE])
    )
    return [_milestone_row(case, timeline, k) for k in ordered]


def _milestone_row(case: Case, timeline: Timeline, k: int) -> Row:
    plan, ends = timeline.plan, timeline.ends
    members = ", ".join(case.options[plan.members[m]].label for m in plan.holders[k]) or "an option not chosen"
    done, role = Range(*(float(day) for day in ends.finish_kd[k])), _role(timeline, k)
    spare = {CRITICAL: "none: critical", LATER: "does not count"}.get(role, "")
    spare = spare or count_of(float(timeline.spare_k[k]), "day")
    milestone = plan.network.milestones[k]
    return _row(case, milestone.id, milestone.what, members, float(ends.start_kd[k, MODE]), done, role, spare)


def _role(timeline: Timeline, k: int) -> str:
    milestone = timeline.plan.network.milestones[k]
    if milestone.later_step:
        return LATER
    return CRITICAL if timeline.is_critical_k[k] else SPARE


def _row(case: Case, id_: str, name: str, members: str, start: float, done: Range, role: str, spare: str) -> Row:
    days = f"{format_number(start)} to {format_number(done.mode)}"
    tail = {CRITICAL: ", critical", LATER: ", later step"}.get(role, f", {spare} to spare")
    return {
        "id": id_,
        "name": name,
        "members": members,
        "start": start,
        "finish": done.mode,
        "finish_low": done.low,
        "finish_high": done.high,
        "role": role,
        "label": f"day {format_number(done.mode)} · {format_date(case, done.mode)}{tail}",
        "short_label": f"day {format_number(done.mode)}",
        "days_text": days,
        "dates_text": f"{format_date(case, start)} to {format_date(case, done.mode)}",
        "range_text": format_range(done),
        "spare_text": spare,
        "spoken": f"{name}: day {days}, done on day {format_range(done)}, {role}{tail if role == SPARE else ''}",
    }


def title(case: Case, timeline: Timeline, chances: DeadlineChances) -> str:
    """The finding: when the plan is ready, who is last, and when its effect comes."""
    last = case.options[timeline.plan.members[int(timeline.ends.ready_md[:, MODE].argmax())]].label
    who = f", last of all {last}" if len(timeline.plan.members) > 1 else ""
    which = "first" if timeline.plan.rule == "first" else "last"
    name = plan_name(case, timeline.plan.members)
    ready, effect = format_day(case, timeline.ready.mode), format_day(case, timeline.effect.mode)
    return f"{name}: ready on {ready}{who}; {which} effect on {effect}"


def alt_text(case: Case, timeline: Timeline, chances: DeadlineChances) -> str:
    """The chart in words."""
    spoken = read_aloud(rows(case, timeline, chances))
    return f"{title(case, timeline, chances)}. Deadline: {format_day(case, chances.by)}. {spoken}."
