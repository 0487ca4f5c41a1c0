"""When a plan can be ready, what delays it, and what waiting costs."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...analysis.scheduling.analyse import DeadlineChances, Timeline
from ...analysis.scheduling.chances import Chance
from ...analysis.scheduling.delivery import ValueToDate
from ...analysis.scheduling.draws import MODE
from ...analysis.scheduling.order import OrderDay
from ...analysis.scheduling.speed import rank_speed_ups, score_gain
from ...model import Case
from ..dates import date_of, format_day
from ..names import join_names
from ..numbers import count_of, format_number
from ..plan_words import format_chance, plan_name
from .phrases import in_simulations, points, share_of_100
from .scenario import in_scenario

SATURDAY = 5
"""Days of the week are counted from Monday, 0."""

WORTH_NAMING = 0.005
"""Days saved that read 0.00 are not mentioned."""

EVEN = 0.05
"""Score points that read 0.0."""


def readiness_sentence(case: Case, timeline: Timeline, chances: DeadlineChances, deadline: str = "") -> str:
    """The page's answer: most likely days, and the chance of being ready by the deadline."""
    name = plan_name(case, timeline.plan.members)
    return in_scenario(
        case,
        f"{name}: ready on {format_day(case, timeline.ready.mode)} with most likely lead times; ready "
        f"{_by(case, chances, deadline)} in {in_simulations(chances.ready.share)}. "
        f"{_first_or_last(timeline)} effect on {format_day(case, timeline.effect.mode)}{_other_end(case, timeline)}."
        f"{_beyond(case, timeline, chances.by)}",
    )


def calendar_sentence(case: Case, timeline: Timeline, chances: DeadlineChances, deadline: str = "") -> str:
    """That days are calendar days, and which of the days named falls on a weekend."""
    days = {deadline or "the deadline": chances.by, "the most likely ready day": timeline.ready.mode}
    on = {name: date_of(case, day) for name, day in days.items()}
    weekend = [f"{name} falls on a {found:%A}" for name, found in on.items() if found and found.weekday() >= SATURDAY]
    text = "Days are calendar days, weekends included"
    return f"{text}; {join_names(weekend)}." if weekend else f"{text}."


def chain_sentence(case: Case, timeline: Timeline) -> str:
    """The bottleneck: which member is ready last, and the chain that it waits for."""
    plan = timeline.plan
    what = {milestone.id: milestone for milestone in plan.network.milestones}
    last = case.options[plan.members[int(timeline.ends.ready_md[:, MODE].argmax())]].label
    if not timeline.chain:
        fixed = timeline.ready.mode
        return f"{last} waits only for its start day." if fixed else "There are no prerequisites."
    parts = [f"{what[id_].what} ({count_of(what[id_].lead_days.mode, 'day')})" for id_ in timeline.chain]
    who = f"The bottleneck is {last}" if len(plan.members) > 1 else "The bottleneck is"
    return f"{who}: {'; '.join(parts)}."


def chance_sentence(case: Case, timeline: Timeline, chances: DeadlineChances, deadline: str = "") -> str:
    """How likely the deadline is met, with the Monte Carlo error, and between which days it is ready."""
    return (
        f"Ready {_by(case, chances, deadline)} in {in_simulations(chances.ready.share)}"
        f"{_error(chances.ready)}; in effect by then in {share_of_100(chances.effect.share)}. "
        f"In 90 of 100 it is ready between {format_day(case, timeline.ready.p05)} and "
        f"{format_day(case, timeline.ready.p95)}; on average on day {format_number(timeline.ready.mean)}."
    )


def order_sentence(
    case: Case, timeline: Timeline, orders: Sequence[OrderDay], chances: DeadlineChances, sureness: float
) -> str:
    """The latest order day that still meets the deadline, and who has to be ordered first."""
    whole, *single = orders
    sure, by = format_chance(sureness), f"day {format_number(chances.by)}"
    if whole.mode is None:
        return f"The deadline cannot be met: with most likely lead times, work ordered on day 0 is not ready by {by}."
    if whole.sure is None:
        return (
            f"No order day gives a chance of {sure} of being ready by {by}; with most likely lead times "
            f"{format_day(case, whole.mode)} is early enough."
        )
    staged = "the whole plan, put off with all its start days," if timeline.plan.is_staged else "everything"
    head = (
        f"To be ready by {by} with a chance of {sure}, {staged} must be ordered by "
        f"{format_day(case, whole.sure)}; with most likely lead times, day {format_number(whole.mode)} is early enough."
    )
    known = [(day.sure, day.member) for day in single if day.sure is not None and day.member is not None]
    if len(single) < 2 or not known:
        return head
    (first, urgent), (last, relaxed) = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    if first == last:
        return head
    return (
        f"{head} {case.options[urgent].label} can wait least (until day {format_number(first)}), "
        f"{case.options[relaxed].label} most (until day {format_number(last)})."
    )


def speed_sentence(case: Case, timeline: Timeline, weight_j: np.ndarray | None = None) -> str:
    """Which milestone to speed up, and what a day is worth."""
    speed, milestones = timeline.speed, timeline.plan.network.milestones
    ranked = rank_speed_ups(timeline.plan, speed)
    if not ranked or speed.ready_gain_k[ranked[0]] < WORTH_NAMING:
        return "No milestone delays the ready day: there is nothing to speed up."
    best = ranked[0]
    head = (
        f"A day saved on {_quote(milestones[best].what)} makes everything ready "
        f"{_days(speed.ready_gain_k[best])} sooner on average; it is on the critical path in "
        f"{in_simulations(speed.critical_k[best])}."
    )
    return f"{head} {_effect_part(timeline, best)}{_points_part(timeline, weight_j)}".strip()


def value_sentence(
    case: Case, members: Sequence[str], value: ValueToDate, beside: tuple[Sequence[str], ValueToDate] | None = None
) -> str:
    """What is delivered by the horizon, on average over the time until then.

    ``beside`` is another plan's (members, value).
    """
    name, horizon = plan_name(case, members), format_number(value.horizon)
    if math.isnan(value.average):
        return f"{name}: a level that counts is missing, so value to date cannot be computed."
    head = (
        f"{name} scores {format_number(value.end, 1)} of 100 once all of it has taken effect, and "
        f"{format_number(value.average, 1)} on average over the {horizon} days: waiting {_cost_of(value)}."
    )
    if beside is None or math.isnan(beside[1].average):
        return head
    lead = value.average - beside[1].average
    other = plan_name(case, beside[0])
    other = "The other plan" if other == name and set(beside[0]) != set(members) else other
    if abs(lead) < EVEN:
        return f"{head} {other} delivers as much over that time."
    return f"{head} {other} delivers {points(abs(lead))} {'less' if lead > 0 else 'more'} over that time."


def _by(case: Case, chances: DeadlineChances, deadline: str) -> str:
    named = f", {deadline}," if deadline else ""
    return f"by {format_day(case, chances.by)}{named}"


def _error(chance: Chance) -> str:
    if chance.share in (0.0, 1.0):
        return ""
    return f" (standard error {format_number(100 * chance.error, 2)} percentage points)"


def _first_or_last(timeline: Timeline) -> str:
    return "First" if timeline.plan.rule == "first" else "Last"


def _other_end(case: Case, timeline: Timeline) -> str:
    """The other reading of a package's effect: that of its first member, or of its last."""
    modes = [effect.mode for effect in timeline.effect_m]
    end, word = (max(modes), "last") if timeline.plan.rule == "first" else (min(modes), "first")
    return "" if end == timeline.effect.mode else f", {word} on {format_day(case, end)}"


def _beyond(case: Case, timeline: Timeline, by: float) -> str:
    horizon = f"the case's horizon of {format_number(case.horizon_days)} days"
    days = {"the deadline": by, "the ready day": timeline.ready.mode, "the effect": timeline.effect.mode}
    late = [what for what, day in days.items() if day > case.horizon_days]
    return f" Beyond {horizon}: {join_names(late)}." if late else ""


def _effect_part(timeline: Timeline, best: int) -> str:
    gain_k, milestones = timeline.speed.effect_gain_k, timeline.plan.network.milestones
    sooner = max(rank_speed_ups(timeline.plan, timeline.speed), key=lambda k: round(float(gain_k[k]), 3))
    which = _first_or_last(timeline).lower()
    if gain_k[sooner] < WORTH_NAMING:
        return f"No milestone would bring the {which} effect forward."
    if abs(gain_k[sooner] - gain_k[best]) < WORTH_NAMING:
        return f"It brings the {which} effect forward by {_days(gain_k[best])}."
    what = _quote(milestones[sooner].what)
    return f"The {which} effect comes {_days(gain_k[sooner])} sooner for a day saved on {what}."


def _points_part(timeline: Timeline, weight_j: np.ndarray | None) -> str:
    if weight_j is None:
        return ""
    most = float(score_gain(timeline.speed, weight_j).max())
    if most <= 0:
        return " Under these weights a day saved adds no score points: time has no weight, or is beyond its scale."
    return f" Under these weights a day saved adds at most {format_number(most, 3)} score points."


def _cost_of(value: ValueToDate) -> str:
    lost = value.end - value.average
    if abs(lost) < EVEN:
        return "costs nothing"
    return f"costs {points(lost)}" if lost > 0 else f"saves {points(-lost)}, since losses come late too"


def _days(days: float) -> str:
    return f"{format_number(float(days), 2)} days"


def _quote(text: str) -> str:
    return f"“{text}”"
