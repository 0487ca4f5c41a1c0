"""What time is worth: which milestone to speed up, and what packages have delivered when."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...analysis.scheduling.analyse import Timeline
from ...analysis.scheduling.delivery import ValueToDate
from ...analysis.scheduling.speed import rank_speed_ups, score_gain
from ...model import Case, Receipt
from ...model.naming import tell_apart
from ..dates import format_date
from ..numbers import format_number
from ..plan_words import plan_name, plan_notes
from .table import Column, Table
from .values import number_or_none

DELIVERY_NOTE = (
    "Outcomes count from each member's effect day, in full; cost, risk and time criteria from the decision on. "
    "This does not forecast how an outcome grows. Levels are the most likely ones; only days vary."
)


def timeline_speed_table(
    case: Case, timeline: Timeline, weight_j: np.ndarray | None = None, receipt: Receipt | None = None
) -> Table:
    """Milestones by what a day less on each would win."""
    speed, network = timeline.speed, timeline.plan.network
    gain_k = None if weight_j is None else score_gain(speed, weight_j)
    order = rank_speed_ups(timeline.plan, speed)
    rows = tuple(
        (
            network.milestones[k].what,
            float(network.milestones[k].lead_days.mode),
            100 * float(speed.critical_k[k]),
            float(speed.ready_gain_k[k]),
            float(speed.ready_error_k[k]),
            float(speed.effect_gain_k[k]),
            float(speed.effect_error_k[k]),
            None if gain_k is None else float(gain_k[k]),
        )
        for k in order
    )
    which = "First" if timeline.plan.rule == "first" else "Last"
    columns = (
        Column("what", "Milestone"),
        Column("lead", "Lead", "number", "days", 0, "Most likely lead time."),
        Column(
            "share",
            "Critical",
            "percent",
            "% of simulations",
            1,
            "Share of simulations in which it is on the critical path.",
        ),
        Column(
            "ready", "Ready sooner", "number", "days", 2, "Mean over simulations, when its lead time is a day shorter."
        ),
        Column("ready_error", "Error of ready", "number", "days", 3, "Monte Carlo error, one standard error."),
        Column("effect", f"{which} effect sooner", "number", "days", 2, "Mean over simulations, for the same day."),
        Column("effect_error", "Error of effect", "number", "days", 3, "Monte Carlo error, one standard error."),
        Column(
            "points", "Score gain", "number", "score points", 3, "Through the time criteria, under the weights.", "none"
        ),
    )
    notes = (
        *plan_notes(case, timeline.plan),
        "Each row is one day saved on one milestone. Days saved on several do not add up; a tenth gains less than the "
        "first.",
    )
    title = f"{plan_name(case, timeline.plan.members)}: what a day saved would gain"
    return Table("timeline_speed", title, columns, rows, tuple(network.ids[k] for k in order), notes, receipt)


def timeline_value_table(
    case: Case,
    timelines: Sequence[Timeline],
    values: Sequence[ValueToDate],
    ids: Sequence[str],
    receipt: Receipt | None = None,
) -> Table:
    """Plans by value to date; ``ids`` name the rows."""
    horizon = format_number(case.horizon_days)
    columns = (
        Column("plan", "Package"),
        Column("ready", "Ready", "day", "day", 0, "Most likely."),
        Column("ready_date", "Ready on"),
        Column("effect", "Effect", "day", "day", 0, "Most likely; of the first measure or the last, as the case says."),
        Column("effect_date", "Effect on"),
        Column("start", "Before any effect", "number", "points", 1, "Score on the day of the decision.", "missing"),
        Column("end", "When all has taken effect", "number", "points", 1, "The package's score.", "missing"),
        Column(
            "average",
            "Value to date",
            "number",
            "index 0-100",
            1,
            f"Mean score over the {horizon}-day horizon:  area under the curve, divided by the days; over simulations.",
            "missing",
        ),
        Column("waiting", "Cost of waiting", "number", "points", 1, "Final score minus value to date.", "missing"),
    )
    name = tell_apart({id_: plan_name(case, t.plan.members) for id_, t in zip(ids, timelines, strict=True)})
    rows = [
        (
            name[id_],
            timeline.ready.mode,
            format_date(case, timeline.ready.mode),
            timeline.effect.mode,
            format_date(case, timeline.effect.mode),
            number_or_none(value.start),
            number_or_none(value.end),
            number_or_none(value.average),
            number_or_none(value.end - value.average),
        )
        for id_, timeline, value in zip(ids, timelines, values, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda i: (rows[i][7] is None, -(rows[i][7] or 0.0), i))
    return Table(
        "timeline_value",
        f"Value to date over {horizon} days",
        columns,
        tuple(rows[i] for i in order),
        tuple(ids[i] for i in order),
        (DELIVERY_NOTE,),
        receipt,
    )
