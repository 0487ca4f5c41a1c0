"""Forward and backward over the milestones: earliest days, time to spare, the critical path.

Arrays have one row per milestone (k) or member (m) and one column per state of the world (d), so
that each step of a walk runs over adjacent numbers.

References
----------
Kelley & Walker (1959), Critical-path planning and scheduling, Proc. Eastern Joint Computer Conf.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..frozen import freeze
from .plan import Plan, Rule, release_days

NO_TIME = 1e-6
"""Days; less time to spare than this is rounding, and the milestone is critical."""


@dataclass(frozen=True)
class Times:
    """Days from the decision: start and finish of milestones, ready and effect day of members."""

    start_kd: Floats
    finish_kd: Floats
    ready_md: Floats
    effect_md: Floats

    @property
    def ready_d(self) -> Floats:
        """Day on which the last member is ready."""
        last_d: Floats = self.ready_md.max(axis=0)
        return last_d

    def effect_d(self, rule: Rule) -> Floats:
        """Day of the first effect of any member, or of the last."""
        effect_d: Floats = self.effect_md.min(axis=0) if rule == "first" else self.effect_md.max(axis=0)
        return effect_d


def time_plan(plan: Plan, lead_kd: Floats, lag_md: Floats, start_m: Floats | None = None) -> Times:
    """Earliest days of every milestone and member.

    A milestone starts when everything it waits for is done, and not before a member that lists it
    is pursued. A member is ready when all its milestones are done, and not before its start day.

    Parameters
    ----------
    lead_kd
        Shape (n_milestones, n_states); lead days in the network's order.
    lag_md
        Shape (n_members, n_states); days from ready to first effect.
    start_m
        Start days instead of the plan's own.
    """
    start_m = plan.start_m if start_m is None else start_m
    release_k, network = release_days(plan, start_m), plan.network
    start_kd = np.empty(lead_kd.shape, float)
    finish_kd = np.empty(lead_kd.shape, float)
    for k, before in enumerate(network.after):
        start_kd[k] = release_k[k]
        for b in before:
            np.maximum(start_kd[k], finish_kd[b], out=start_kd[k])
        np.add(start_kd[k], lead_kd[k], out=finish_kd[k])
    ready_md = np.empty((len(network.members), lead_kd.shape[1]), float)
    for m, needed in enumerate(network.needs):
        ready_md[m] = start_m[m]
        for k in needed:
            np.maximum(ready_md[m], finish_kd[k], out=ready_md[m])
    return Times(freeze(start_kd), freeze(finish_kd), freeze(ready_md), freeze(ready_md + lag_md))


def spare_days(plan: Plan, lead_kd: Floats, times: Times, member: int | None = None) -> Floats:
    """Days by which each milestone may slip before a ready day slips; shape (n_milestones, n_states).

    The ready day is the package's (the last member's), or that of one member. Infinite for a
    milestone that the ready day does not wait for. It is the total float: what one milestone uses
    up, the others on its chain no longer have.
    """
    counted = range(len(plan.members)) if member is None else (member,)
    until_d = times.ready_md[list(counted)].max(axis=0)
    latest_kd = np.full(lead_kd.shape, np.inf)
    for m in counted:
        for k in plan.network.needs[m]:
            latest_kd[k] = until_d
    for k in reversed(range(len(plan.network.after))):
        for before in plan.network.after[k]:
            np.minimum(latest_kd[before], latest_kd[k] - lead_kd[k], out=latest_kd[before])
    return latest_kd - times.finish_kd


def critical_chain(plan: Plan, times: Times, member: int | None = None, state: int = 0) -> tuple[str, ...]:
    """Ids of the chain of milestones that fixes the ready day, first to last, in one state.

    It begins where nothing but the decision or a start day is waited for. Of equally late
    predecessors the first in network order is taken; a ready day that no milestone fixes has an
    empty chain.
    """
    chosen = int(times.ready_md[:, state].argmax()) if member is None else member
    finish_k, start_k = times.finish_kd[:, state], times.start_kd[:, state]
    waited, due, chain = plan.network.needs[chosen], times.ready_md[chosen, state], []
    while waited and due > 0:
        last = max(waited, key=lambda k: (finish_k[k], -k))
        if finish_k[last] < due - NO_TIME:
            break
        chain.append(plan.network.ids[last])
        waited, due = plan.network.after[last], start_k[last]
    return tuple(reversed(chain))
