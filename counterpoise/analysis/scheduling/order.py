"""The latest day on which one may order and still be ready in time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .draws import MODE, DayStates
from .plan import Plan
from .walk import time_plan

SLIVER = 1e-9


@dataclass(frozen=True, slots=True)
class OrderDay:
    """Latest order day with most likely lead times, and with a chance over draws; None: too late on day 0.

    Whole days from the decision. ``member`` None is the package as a whole, all its start days
    put off together.
    """

    member: str | None
    mode: int | None
    sure: int | None


def latest_order_days(
    plan: Plan, ends: DayStates, states: DayStates, by: float, sureness: float
) -> tuple[OrderDay, ...]:
    """When the package as a whole, and each member by itself, must be ordered to be ready by a day.

    Answers "how long may we wait?". For a member the others keep their start days, and the
    deadline is the package's: where another member is late anyhow there is no day.

    Parameters
    ----------
    sureness
        Chance of being ready by day ``by`` that is asked for, above 0 and at most 1.

    Raises
    ------
    ValueError
        ``sureness`` is not above 0 and at most 1.
    """
    if not 0 < sureness <= 1:
        raise ValueError(f"the required chance is {sureness:g}; it must be above 0 and at most 1")
    likely = DayStates(ends.lead_kd[:, MODE : MODE + 1], ends.lag_md[:, MODE : MODE + 1])
    found = [OrderDay(None, _shift_all(plan, likely, by, 1.0), _shift_all(plan, states, by, sureness))]
    for m, member in enumerate(plan.members):
        found.append(OrderDay(member, _shift_one(plan, likely, m, by, 1.0), _shift_one(plan, states, m, by, sureness)))
    return tuple(found)


def _shift_all(plan: Plan, states: DayStates, by: float, sureness: float) -> int | None:
    """Putting everything off by some days puts the ready day off by as many."""
    ready_d = np.sort(time_plan(plan, states.lead_kd, states.lag_md).ready_d)
    needed = max(math.ceil(sureness * len(ready_d) - SLIVER), 1)
    left = math.floor(by - ready_d[needed - 1] + SLIVER)
    return left if left >= 0 else None


def _shift_one(plan: Plan, states: DayStates, member: int, by: float, sureness: float) -> int | None:
    """The chance falls with the start day, so the last whole day that keeps it is found by halving."""

    def keeps(day: int) -> bool:
        start_m = plan.start_m.copy()
        start_m[member] = day
        ready_d = time_plan(plan, states.lead_kd, states.lag_md, start_m).ready_d
        return bool((ready_d <= by + SLIVER).mean() >= sureness - SLIVER)

    good, bad = -1, math.floor(by) + 1
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if keeps(middle) else (good, middle)
    return good if good >= 0 else None
