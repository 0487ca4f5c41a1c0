"""Per criterion, the shares of weight between which the leader stays first."""

from __future__ import annotations

from math import inf

from ...analysis.score import Ranking
from ...analysis.sensitivity import Sensitivity, WeightSweep
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.sensitivity import stability_sentence
from . import lazy_altair as alt
from .canvas import NARROW, TEXT, Row, Side, Spec, finish, read_aloud, row_key, rows_axis, rows_chart, ticks
from .palette import ORANGE, SPREAD

ID = "stability"
NAME = "ranges of each weight in which the first stays first"

RIGHT_HALF = 0.55
"""Bars that end beyond this share of weight carry their label to the left of their end."""

AXIS_TITLE = ("Share of all weight, %", "bar: the first option stays first", "mark: weight now")


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(170)
    domain = alt.Scale(domain=[0, 100])
    bars = (
        rows_chart()
        .mark_bar(height=8, color=SPREAD)
        .encode(
            x=alt.X("low:Q", scale=domain, axis=alt.Axis(title=AXIS_TITLE, tickCount=ticks())),
            x2="high:Q",
            y=y,
            tooltip=[alt.Tooltip("spoken:N", title="Stays first")],
            description="spoken:N",
        )
    )
    now = rows_chart().mark_tick(color=ORANGE, thickness=4, size=18, aria=False).encode(x="weight:Q", y=y)
    return finish(bars, now, _then(y, "left"), _then(y, "right"), _then_beside(y), row_height=40)


def _then(y: alt.Y, side: Side) -> alt.Chart:
    """Who leads beyond the bar, over its end."""
    chosen = rows_chart().transform_filter(f"datum.side === '{side}' && width >= {NARROW}")
    text: alt.Chart = chosen.mark_text(color=TEXT, align=side, dy=-13, aria=False)
    return text.encode(x="high:Q", y=y, text="above:N")


def _then_beside(y: alt.Y) -> alt.Chart:
    """The same on a phone, at the right edge."""
    chosen = rows_chart().transform_filter(f"width < {NARROW}")
    text: alt.Chart = chosen.mark_text(color=TEXT, align="right", dy=-13, aria=False)
    return text.encode(x=alt.value("width"), y=y, text="above:N")


def rows(case: Case, ranking: Ranking, sensitivity: Sensitivity) -> list[Row]:
    """One row per criterion, the weight nearest to changing the leader on top."""
    label = distinct_labels({id_: criterion.name for id_, criterion in case.criteria.items()}, 26, 2)
    by_room = sorted(sensitivity.sweeps, key=_room)
    return [
        {
            "key": row_key(sweep.criterion_id, label[sweep.criterion_id]),
            "criterion": case.criteria[sweep.criterion_id].name,
            "order": order,
            "low": 100 * sweep.low,
            "high": 100 * sweep.high,
            "weight": 100 * sweep.weight,
            "above": "" if sweep.above is None else f"then {case.options[ranking.option_ids[sweep.above]].label}",
            "side": "left" if sweep.high < RIGHT_HALF else "right",
            "spoken": stability_sentence(case, ranking, sweep),
        }
        for order, sweep in enumerate(by_room)
    ]


def title(case: Case, ranking: Ranking, sensitivity: Sensitivity) -> str:
    """The finding: how many single weights can change the leader, and which one is nearest."""
    leader = case.options[ranking.option_ids[sensitivity.leader]].label
    moving = [sweep for sweep in sensitivity.sweeps if sweep.below is not None or sweep.above is not None]
    if not moving:
        return f"{leader} stays first whatever any single weight is"
    nearest = min(moving, key=_room)
    return (
        f"{leader} stays first within each bar; {len(moving)} of {len(sensitivity.sweeps)} weights can change that, "
        f"nearest {case.criteria[nearest.criterion_id].name}, "
        f"{format_number(100 * _room(nearest), 1)} percentage points away"
    )


def _room(sweep: WeightSweep) -> float:
    """How far the share may move before the leader changes, the nearer side; infinite if it never does."""
    sides = [sweep.weight - sweep.low] if sweep.below is not None else []
    return min([*sides, *([sweep.high - sweep.weight] if sweep.above is not None else [])], default=inf)


def alt_text(case: Case, ranking: Ranking, sensitivity: Sensitivity) -> str:
    """The chart in words."""
    return f"{title(case, ranking, sensitivity)}. " + read_aloud(rows(case, ranking, sensitivity), " ")
