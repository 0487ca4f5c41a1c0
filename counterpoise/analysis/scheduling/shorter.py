"""Ready days when one milestone takes less time, for every milestone at once.

The chains that a member's ready day waits for either run through a milestone or pass it by. A
chain that passes milestone k by has exactly one step that leads from before k to behind it in the
network's order. So the longest of them is the largest, over the steps that span k, of what comes
before the step and what follows it; and the time for all milestones grows with the number of
steps, not with milestones times steps.
"""

from __future__ import annotations

import numpy as np

from ..arrays import Floats
from .plan import Plan, release_days


def shorter_ready_days(
    plan: Plan, lead_kd: Floats, start_kd: Floats, finish_kd: Floats, less_kd: Floats, member: int
) -> tuple[list[int], Floats]:
    """A member's ready day when each milestone that it waits for is shortened by itself.

    Parameters
    ----------
    lead_kd, start_kd, finish_kd
        Shape (n_milestones, n_states); lead times, and earliest starts and finishes with them.
    less_kd
        By how much each lead time is shortened, at most to 0.

    Returns
    -------
    The milestones that the member waits for, in the network's order, and the ready days with each
    of them shortened, shape (that many, n_states).
    """
    waited = _waited_for(plan, member)
    place = {k: p for p, k in enumerate(waited)}
    tail_pd = _tails(plan, lead_kd, waited, place, member)
    past_pd = _longest_past(plan, finish_kd, tail_pd, waited, place, member)
    through_pd = start_kd[waited] + tail_pd - less_kd[waited]
    return waited, np.maximum(past_pd, through_pd)


def _waited_for(plan: Plan, member: int) -> list[int]:
    """Milestones that a member's ready day waits for, directly or not, in the network's order."""
    seen: set[int] = set()
    waiting = list(plan.network.needs[member])
    while waiting:
        k = waiting.pop()
        if k not in seen:
            seen.add(k)
            waiting += plan.network.after[k]
    return sorted(seen)


def _tails(plan: Plan, lead_kd: Floats, waited: list[int], place: dict[int, int], member: int) -> Floats:
    """Longest time from the start of each milestone to the ready day."""
    needed = set(plan.network.needs[member])
    rest_pd = np.where(np.array([k in needed for k in waited], bool)[:, None], 0.0, -np.inf)
    rest_pd = np.broadcast_to(rest_pd, (len(waited), lead_kd.shape[1])).copy()
    for p in reversed(range(len(waited))):
        rest_pd[p] += lead_kd[waited[p]]
        for before in plan.network.after[waited[p]]:
            np.maximum(rest_pd[place[before]], rest_pd[p], out=rest_pd[place[before]])
    return rest_pd


def _longest_past(
    plan: Plan, finish_kd: Floats, tail_pd: Floats, waited: list[int], place: dict[int, int], member: int
) -> Floats:
    """Longest chain that does not hold each milestone; at least the member's start day."""
    n = len(waited)
    release_k = release_days(plan, plan.start_m)
    needed = set(plan.network.needs[member])
    spans = _Spans(n, finish_kd.shape[1])
    from_decision = ends_here = np.full(finish_kd.shape[1], float(plan.start_m[member]))
    past_pd = np.empty((n, finish_kd.shape[1]))
    for p in reversed(range(n)):  # chains that begin behind p
        past_pd[p] = from_decision
        from_decision = np.maximum(from_decision, release_k[waited[p]] + tail_pd[p])
    for p, k in enumerate(waited):  # chains that end before p
        np.maximum(past_pd[p], ends_here, out=past_pd[p])
        if k in needed:
            ends_here = np.maximum(ends_here, finish_kd[k])
        for before in plan.network.after[k]:
            if place[before] + 1 < p:
                spans.add(place[before] + 1, p - 1, finish_kd[before] + tail_pd[p])
    return np.maximum(past_pd, spans.largest())


class _Spans:
    """Numbers that hold over stretches of places, and the largest that holds at each place."""

    def __init__(self, n_places: int, n_states: int) -> None:
        self.n_levels = max(n_places.bit_length(), 1)
        self.level_lpd = np.full((self.n_levels, n_places, n_states), -np.inf)

    def add(self, first: int, last: int, number_d: Floats) -> None:
        """Two stretches of a power of two that together cover ``first`` to ``last``."""
        level = (last - first + 1).bit_length() - 1
        for start in {first, last - (1 << level) + 1}:
            np.maximum(self.level_lpd[level, start], number_d, out=self.level_lpd[level, start])

    def largest(self) -> Floats:
        """Each stretch hands what it holds to its two halves."""
        for level in range(self.n_levels - 1, 0, -1):
            half, above = 1 << (level - 1), self.level_lpd[level]
            below = self.level_lpd[level - 1]
            np.maximum(below, above, out=below)
            np.maximum(below[half:], above[: len(above) - half], out=below[half:])
        lowest: Floats = self.level_lpd[0]
        return lowest
