"""A small Gantt of one option's prerequisites, its critical path, ready and effect day."""

from __future__ import annotations

from typing import Any

import altair as alt

from ...analysis.timeline import build_network, critical_path, option_days, schedule
from ...model import Case
from ..numbers import format_number, format_range
from .canvas import ROWS, Row, by_rank, finish
from .palette import BLUE, GREEN, ORANGE

ID = "milestones"

KINDS = ("on the critical path", "has slack", "from ready to first effect")


def spec(case: Case) -> dict[str, Any]:
    """The specification; the same for every option."""
    y = alt.Y("milestone:N", sort=by_rank(), title=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False))
    bars = (
        alt.Chart(ROWS)
        .mark_bar(height=14, cornerRadius=2)
        .encode(
            x=alt.X("start:Q", title="Days from the decision"),
            x2="finish:Q",
            y=y,
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=list(KINDS), range=[ORANGE, BLUE, GREEN]),
                legend=alt.Legend(orient="bottom", title=None, columns=1),
            ),
            tooltip=[
                alt.Tooltip("milestone:N", title="Milestone"),
                alt.Tooltip("days_text:N", title="Days"),
                alt.Tooltip("range_text:N", title="Done, low to high"),
                alt.Tooltip("kind:N", title="Role"),
            ],
            description="spoken:N",
        )
    )
    spread = (
        alt.Chart(ROWS)
        .mark_rule(color="currentColor", strokeWidth=1.4, aria=False)
        .encode(x="finish_low:Q", x2="finish_high:Q", y=y)
    )
    labels = (
        alt.Chart(ROWS)
        .mark_text(align="left", dx=5, color="currentColor", aria=False, fontSize=10)
        .encode(x="finish_high:Q", y=y, text="label:N")
    )
    return finish(alt.layer(bars, spread, labels, data=ROWS).properties(width="container", height=alt.Step(28)))


def rows(case: Case, option_id: str) -> list[Row]:
    """One row per milestone in the order they follow each other, then the lag to the first effect."""
    network = build_network(case, (option_id,))
    low, mode, high = (schedule(network, network.lead_k(which)) for which in ("low", "mode", "high"))
    chain = critical_path(network, option_id)
    listed = [
        _row(
            milestone.what,
            k,
            float(mode.start_dk[k]),
            float(mode.finish_dk[k]),
            float(low.finish_dk[k]),
            float(high.finish_dk[k]),
            KINDS[0] if milestone.id in chain else KINDS[1],
            f" (gates a later step: {milestone.later_step})" if milestone.later_step else "",
        )
        for k, milestone in enumerate(network.milestones)
    ]
    days = option_days(case, option_id)
    listed.append(
        _row(
            "First effect",
            len(listed),
            days.ready.mode,
            days.effect.mode,
            days.effect.low,
            days.effect.high,
            KINDS[2],
            "",
        )
    )
    return listed


def _row(name: str, order: int, start: float, finish: float, low: float, high: float, kind: str, remark: str) -> Row:
    done, spread = format_number(finish), " to ".join(dict.fromkeys(format_number(day) for day in (low, high)))
    return {
        "milestone": name,
        "order": order,
        "start": start,
        "finish": finish,
        "finish_low": low,
        "finish_high": high,
        "kind": kind,
        "label": f"day {done}",
        "days_text": f"{format_number(start)} to {done}",
        "range_text": spread,
        "spoken": f"{name}: day {format_number(start)} to {done}, done between day {spread}, {kind}{remark}",
    }


def title(case: Case, option_id: str) -> str:
    """The finding: when the option is ready and first takes effect."""
    days = option_days(case, option_id)
    ready, effect = format_number(days.ready.mode), format_number(days.effect.mode)
    spread = format_range(days.effect)
    return f"{case.options[option_id].label}: ready on day {ready}, first effect on day {effect} ({spread})"


def alt_text(case: Case, option_id: str) -> str:
    """The chart in words."""
    return f"{title(case, option_id)}. " + "; ".join(row["spoken"] for row in rows(case, option_id)) + "."
