"""Everything that is said about when a plan can be ready, from one set of draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ...model import Case
from ..arrays import Bools, Floats
from ..frozen import freeze
from ..packages.parts import PackageParts, build_parts
from .chances import Chance, DaySpread, chance_by, spread_day
from .delivery import Delivery, follow_delivery
from .draws import MODE, DayStates, draw_day_states, end_states
from .order import OrderDay, latest_order_days
from .plan import Plan, build_plan, check_day
from .speed import SpeedUps, value_speed_ups
from .walk import NO_TIME, Times, critical_chain, spare_days, time_plan

DRAWS = 20_000
"""Draws of a page: a chance of one half is known within 0.4 percentage points."""

SEED = 1


@dataclass(frozen=True)
class Timeline:
    """When a plan can be ready, and what that day hangs on.

    ``ends`` are its times with everything low, most likely, high. ``ready_md`` and ``effect_md``
    are days of the members over draws (float32, to keep the memory of a server small).
    ``spare_k`` are days to spare with most likely lead times, for the package's ready day;
    ``chain`` its critical path (one of several that are equally long), ``chain_m`` each member's own.
    """

    plan: Plan
    ends: Times
    n_draws: int
    seed: int
    ready_md: Floats
    effect_md: Floats
    ready: DaySpread
    effect: DaySpread
    ready_m: tuple[DaySpread, ...]
    effect_m: tuple[DaySpread, ...]
    chain: tuple[str, ...]
    chain_m: tuple[tuple[str, ...], ...]
    spare_k: Floats
    speed: SpeedUps
    delivery: Delivery

    @property
    def is_critical_k(self) -> Bools:
        """Milestones with no time to spare at most likely lead times, on whichever chain: the rule of the draws."""
        is_critical_k: Bools = self.spare_k <= NO_TIME
        return is_critical_k

    @property
    def ready_d(self) -> Floats:
        """Ready day of the package (its last member) in each draw."""
        last_d: Floats = self.ready_md.max(axis=0)
        return last_d

    @property
    def effect_d(self) -> Floats:
        """Effect day of the package in each draw, first or last as its rule says."""
        effect_d: Floats = self.effect_md.min(axis=0) if self.plan.rule == "first" else self.effect_md.max(axis=0)
        return effect_d


@dataclass(frozen=True)
class DeadlineChances:
    """Chance of being ready, and of being in effect, by a day: the package's, then each member's."""

    by: float
    ready: Chance
    effect: Chance
    ready_m: tuple[Chance, ...]
    effect_m: tuple[Chance, ...]


def analyse_timeline(
    case: Case,
    members: Iterable[str],
    start_by_id: Mapping[str, float] | None = None,
    *,
    n_draws: int = DRAWS,
    seed: int = SEED,
    parts: PackageParts | None = None,
) -> Timeline:
    """The timeline of a set of options with start days; see `build_plan` for what is refused.

    ``parts`` are `build_parts(case)`, where a caller has them already.
    """
    plan = build_plan(case, members, start_by_id)
    end, drawn = end_states(case, plan), draw_day_states(case, plan, n_draws, seed)
    ends, times = (time_plan(plan, states.lead_kd, states.lag_md) for states in (end, drawn))
    count = range(len(plan.members))
    return Timeline(
        plan,
        ends,
        n_draws,
        seed,
        freeze(times.ready_md.astype(np.float32)),
        freeze(times.effect_md.astype(np.float32)),
        spread_day(ends.ready_d, times.ready_d),
        spread_day(ends.effect_d(plan.rule), times.effect_d(plan.rule)),
        tuple(spread_day(ends.ready_md[m], times.ready_md[m]) for m in count),
        tuple(spread_day(ends.effect_md[m], times.effect_md[m]) for m in count),
        critical_chain(plan, ends, state=MODE),
        tuple(critical_chain(plan, ends, m, MODE) for m in count),
        freeze(spare_days(plan, end.lead_kd, ends)[:, MODE]),
        value_speed_ups(case, plan, drawn, times),
        follow_delivery(case, parts or build_parts(case), plan, ends, times),
    )


def chances_by(timeline: Timeline, by: float) -> DeadlineChances:
    """Chances of being ready and in effect by the end of day ``by``.

    Raises
    ------
    ValueError
        The day is no day: not a number, before the decision, absurdly far.
    """
    check_day("the deadline", by)
    return DeadlineChances(
        by,
        chance_by(timeline.ready_d, by),
        chance_by(timeline.effect_d, by),
        tuple(chance_by(day_d, by) for day_d in timeline.ready_md),
        tuple(chance_by(day_d, by) for day_d in timeline.effect_md),
    )


def order_days_for(case: Case, timeline: Timeline, by: float, sureness: float) -> tuple[OrderDay, ...]:
    """Latest order days for a deadline, over the same draws as the timeline."""
    check_day("the deadline", by)
    plan = timeline.plan
    states: DayStates = draw_day_states(case, plan, timeline.n_draws, timeline.seed)
    return latest_order_days(plan, end_states(case, plan), states, by, sureness)
