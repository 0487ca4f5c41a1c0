"""What a day less on each milestone would win."""

from __future__ import annotations

import numpy as np

from ...analysis.scheduling.analyse import Timeline
from ...analysis.scheduling.speed import rank_speed_ups, score_gain
from ...model import Case
from ..numbers import format_number
from ..plan_words import format_chance
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, keep_room, number_in, read_aloud, row_keys, rows_axis, rows_chart, ticks
from .palette import BLUE, GREEN

ID = "timeline_speed"
NAME = "what a faster milestone would win"

BY_WIDTH = "width < 640 ? datum.short_label : datum.label"
"""A narrow chart has no room for the effect."""

SMALLEST = 0.005
"""Gains that read 0.00 days are not drawn."""


def spec(case: Case) -> Spec:
    """The specification; the same for every plan and every case."""
    y = rows_axis(180)
    chart = rows_chart()
    axis = alt.Axis(title=["Days gained per day saved", "bar: ready day; diamond: effect"], tickCount=ticks())
    bars = chart.mark_bar(height=14, color=BLUE, cornerRadius=2).encode(
        x=alt.X("ready:Q", axis=axis, scale=alt.Scale(nice=False)),
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Milestone"),
            alt.Tooltip("ready_text:N", title="Ready sooner"),
            alt.Tooltip("effect_text:N", title="Effect sooner"),
            alt.Tooltip("share_text:N", title="Critical in"),
            alt.Tooltip("points_text:N", title="Score gain"),
        ],
        description="spoken:N",
    )
    effect = chart.mark_point(shape="diamond", size=90, filled=True, color=GREEN, stroke=TEXT, opacity=1, aria=False)
    labels = chart.mark_text(align="left", dx=9, text=alt.ExprRef(BY_WIDTH), color=TEXT, aria=False)
    return finish(
        bars, effect.encode(x="effect:Q", y=y), labels.encode(x="label_at:Q", y=y), keep_room(), row_height=44
    )


def rows(case: Case, timeline: Timeline, weight_j: np.ndarray | None = None) -> list[Row]:
    """Milestones on which a day less wins something, most ready days first."""
    speed, milestones = timeline.speed, timeline.plan.network.milestones
    gain_k = None if weight_j is None else score_gain(speed, weight_j)
    won_k = np.maximum(speed.ready_gain_k, speed.effect_gain_k)
    chosen = [k for k in rank_speed_ups(timeline.plan, speed) if won_k[k] >= SMALLEST]
    keys = row_keys({milestones[k].id: milestones[k].what for k in chosen}, 26, 3)
    found: list[Row] = []
    for order, k in enumerate(chosen):
        ready, effect = float(speed.ready_gain_k[k]), float(speed.effect_gain_k[k])
        points = "" if gain_k is None else f"{format_number(float(gain_k[k]), 3)} score points"
        share, name = format_chance(float(speed.critical_k[k])), milestones[k].what
        found.append(
            {
                "name": name,
                "key": keys[milestones[k].id],
                "order": order,
                "ready": ready,
                "effect": effect,
                "label_at": max(ready, effect),
                "room": 1.6 * float(won_k.max()),
                "short_label": format_number(ready, 2),
                "label": f"{format_number(ready, 2)}, effect {format_number(effect, 2)}; critical {share}",
                "ready_text": f"{format_number(ready, 2)} days",
                "effect_text": f"{format_number(effect, 2)} days",
                "share_text": f"{share} of simulations",
                "points_text": points or "no weights",
                "spoken": f"{name}: ready {format_number(ready, 2)} and effect {format_number(effect, 2)} days sooner, "
                f"critical in {share} of simulations" + (f", score gain {points}" if points else ""),
            }
        )
    return found


def title(case: Case, timeline: Timeline, weight_j: np.ndarray | None = None) -> str:
    """The finding: on which milestone a day less wins most."""
    found = rows(case, timeline, weight_j)
    if not found:
        return "No milestone delays the ready day: there is nothing to speed up"
    most = number_in(found[0], "ready")
    best = [row["name"] for row in found if most - number_in(row, "ready") < SMALLEST]
    more = f" (the same as for {len(best) - 1} more on its chain)" if len(best) > 1 else ""
    return (
        f"Speed up “{best[0]}”: a day saved there makes the plan ready {found[0]['ready_text']} sooner on average{more}"
    )


def alt_text(case: Case, timeline: Timeline, weight_j: np.ndarray | None = None) -> str:
    """The chart in words."""
    spoken = read_aloud(rows(case, timeline, weight_j))
    return f"{title(case, timeline, weight_j)}." + (f" {spoken}." if spoken else "")
