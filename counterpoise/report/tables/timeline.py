"""When everything of a plan happens: its milestones, and the days of its members."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...analysis.scheduling.analyse import DeadlineChances, Timeline
from ...analysis.scheduling.chances import Chance, DaySpread
from ...analysis.scheduling.draws import MODE
from ...analysis.scheduling.order import OrderDay
from ...model import Case, Receipt
from ..dates import decision_date, format_date
from ..numbers import format_number
from ..plan_words import plan_name, plan_notes
from .table import Cell, Column, Table
from .values import range_cells

MILESTONES = (
    Column("what", "Milestone"),
    Column("members", "For", "list", help="Options that need it; a shared milestone is done once."),
    Column("low", "Lead, low", "number", "days", 0),
    Column("mode", "Lead", "number", "days", 0, "Days it takes once everything it comes after is done."),
    Column("high", "Lead, high", "number", "days", 0),
    Column("start", "Starts", "day", "day", 0, "Earliest day, counted from the decision, with most likely lead times."),
    Column("start_date", "Starts on"),
    Column("finish", "Done", "day", "day", 0),
    Column("finish_date", "Done on"),
    Column("finish_low", "Done, low", "day", "day", 0, "With every lead time at its low."),
    Column("finish_high", "Done, high", "day", "day", 0, "With every lead time at its high."),
    Column("critical", "On the critical path", help="A day longer here makes the plan ready a day later."),
    Column(
        "spare",
        "Time to spare",
        "number",
        "days",
        0,
        "Days it can slip before the plan's ready day slips, with most likely lead times.",
        "not counted",
    ),
    Column(
        "share",
        "Critical",
        "percent",
        "% of simulations",
        1,
        "Share of simulations in which it is on the critical path.",
    ),
    Column("gates", "Needed for", help="The option itself, or a later step that is not counted in the ready day."),
)

ABSENT = "not in this package"
"""In place of days: an option that would come first and is not chosen."""

SPREAD = "With everything at its low or high at once; nearly every simulation lies well inside."


def timeline_table(case: Case, timeline: Timeline, receipt: Receipt | None = None) -> Table:
    """Milestones of a plan by day of completion, each once, with time to spare."""
    network, ends = timeline.plan.network, timeline.ends
    order = sorted(
        range(len(network.milestones)),
        key=lambda k: (network.is_absent(k), ends.finish_kd[k, MODE], ends.start_kd[k, MODE], k),
    )
    return Table(
        "timeline",
        f"{plan_name(case, timeline.plan.members)}: milestones",
        MILESTONES,
        tuple(_milestone_row(case, timeline, k) for k in order),
        tuple(network.ids[k] for k in order),
        plan_notes(case, timeline.plan),
        receipt,
    )


def _milestone_row(case: Case, timeline: Timeline, k: int) -> tuple[Cell, ...]:
    plan, ends = timeline.plan, timeline.ends
    milestone = plan.network.milestones[k]
    low, mode, high = (float(day) for day in ends.finish_kd[k])
    start, spare = float(ends.start_kd[k, MODE]), float(timeline.spare_k[k])
    held_by = tuple(case.options[plan.members[m]].label for m in plan.holders[k])
    if plan.network.is_absent(k):
        return (milestone.what, held_by, *(None,) * (len(MILESTONES) - 3), ABSENT)
    return (
        milestone.what,
        held_by,
        *range_cells(milestone.lead_days),
        start,
        format_date(case, start),
        mode,
        format_date(case, mode),
        low,
        high,
        bool(timeline.is_critical_k[k]),
        None if math.isinf(spare) else spare,
        100 * float(timeline.speed.critical_k[k]),
        milestone.later_step or "the option",
    )


def timeline_days_table(
    case: Case,
    timeline: Timeline,
    chances: DeadlineChances,
    orders: Sequence[OrderDay] = (),
    sureness: float = 0.8,
    receipt: Receipt | None = None,
) -> Table:
    """Ready and effect day of the plan and of each member, with chances and latest order days."""
    plan = timeline.plan
    order_by_id = {day.member: day for day in orders}
    name = plan_name(case, plan.members)
    rows = [_days_row(case, name, None, timeline.ready, timeline.effect, chances.ready, chances.effect)]
    rows = [] if len(plan.members) == 1 else rows
    for m, id_ in enumerate(plan.members):
        label, start = case.options[id_].label, float(plan.start_m[m])
        rows.append(
            _days_row(
                case, label, start, timeline.ready_m[m], timeline.effect_m[m], chances.ready_m[m], chances.effect_m[m]
            )
        )
    ids = plan.members if len(plan.members) == 1 else ("plan", *plan.members)
    columns = _days_columns(case, chances.by)
    if orders:
        columns += _order_columns(sureness)
        rows = [
            (*row, *_order_cells(case, order_by_id[None if id_ == "plan" else id_]))
            for row, id_ in zip(rows, ids, strict=True)
        ]
    title = f"{name}: ready and effect days"
    return Table("timeline_days", title, columns, tuple(rows), ids, plan_notes(case, plan), receipt)


def options_days_table(
    case: Case, timelines: Sequence[Timeline], chances: Sequence[DeadlineChances], receipt: Receipt | None = None
) -> Table:
    """Ready and effect day of several options, each taken alone."""
    rows = tuple(
        _days_row(
            case,
            case.options[timeline.plan.members[0]].label,
            float(timeline.plan.start_m[0]),
            timeline.ready,
            timeline.effect,
            chance.ready,
            chance.effect,
        )
        for timeline, chance in zip(timelines, chances, strict=True)
    )
    ids = tuple(timeline.plan.members[0] for timeline in timelines)
    notes = (f"Days count from the decision on {decision_date(case)}; each option is taken alone.",)
    title = "Each option alone: ready and effect days"
    return Table("timeline_options", title, _days_columns(case, chances[0].by), rows, ids, notes, receipt)


def _days_columns(case: Case, by: float) -> tuple[Column, ...]:
    day, on = f"day {format_number(by)}", format_date(case, by)
    dated = f"{day}, {on}" if on else day
    return (
        Column("plan", "Option or package"),
        Column("start_day", "Work starts on", "day", "day", 0, "The start day you chose.", "by measure"),
        *_spread_columns("ready", "Ready"),
        *_spread_columns("effect", "Effect"),
        Column("chance", f"Ready by {day}", "percent", "%", 1, f"Share of simulations that are ready by {dated}."),
        Column("error", "Error", "percent", "%", 2, "Monte Carlo error of that share, one standard error."),
        Column(
            "effect_chance", f"In effect by {day}", "percent", "%", 1, f"Share of simulations in effect by {dated}."
        ),
    )


def _spread_columns(id_: str, name: str) -> tuple[Column, ...]:
    return (
        Column(f"{id_}_low", f"{name}, low", "day", "day", 0, SPREAD),
        Column(f"{id_}_mode", name, "day", "day", 0, "With most likely lead times and lags."),
        Column(f"{id_}_date", f"{name} on"),
        Column(f"{id_}_high", f"{name}, high", "day", "day", 0, SPREAD),
        Column(f"{id_}_mean", f"{name}, mean", "day", "day", 0, "Mean over simulations."),
        Column(f"{id_}_p05", f"{name}, 5th percentile", "day", "day", 0, "One simulation in twenty is earlier."),
        Column(f"{id_}_p95", f"{name}, 95th percentile", "day", "day", 0, "One simulation in twenty is later."),
    )


def _order_columns(sureness: float) -> tuple[Column, ...]:
    sure = f"{format_number(100 * sureness)} %"
    return (
        Column(
            "order_mode", "Order by, likely", "day", "day", 0, "Latest day with most likely lead times.", "too late"
        ),
        Column(
            "order_sure",
            f"Order by, {sure} sure",
            "day",
            "day",
            0,
            f"Latest day that still gives a chance of {sure} of meeting the deadline.",
            "too late",
        ),
        Column("order_date", "Order on", help="Date of the surer of the two order days.", empty="too late"),
    )


def _order_cells(case: Case, day: OrderDay) -> tuple[Cell, ...]:
    return (day.mode, day.sure, None if day.sure is None else format_date(case, day.sure))


def _days_row(
    case: Case, name: str, start: float | None, ready: DaySpread, effect: DaySpread, chance: Chance, effects: Chance
) -> tuple[Cell, ...]:
    return (
        name,
        start,
        *_spread_cells(case, ready),
        *_spread_cells(case, effect),
        100 * chance.share,
        100 * chance.error,
        100 * effects.share,
    )


def _spread_cells(case: Case, day: DaySpread) -> tuple[Cell, ...]:
    return (day.low, day.mode, format_date(case, day.mode), day.high, day.mean, day.p05, day.p95)
