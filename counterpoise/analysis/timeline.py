"""When options can be ready: the milestone network and its critical path.

A milestone starts when everything it comes after is done (an AND of all predecessors) and takes
its lead days. An option is ready when all its milestones are done; its effect follows after its
lag. Options taken together share the milestones they share.

References
----------
Kelley & Walker (1959), Critical-path planning and scheduling, Proc. Eastern Joint Computer Conf.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from ..model import Case, Prerequisite, Range
from .arrays import Floats


@dataclass(frozen=True)
class Network:
    """The milestones of a set of options, in an order in which each follows what it waits for.

    ``after[k]`` are the indices of the milestones that milestone k waits for; ``needs[m]`` those
    that member m's ready day waits for. ``unmet`` lists hard option prerequisites (member, option)
    that are not among the members.
    """

    members: tuple[str, ...]
    milestones: tuple[Prerequisite, ...]
    after: tuple[tuple[int, ...], ...]
    needs: tuple[tuple[int, ...], ...]
    unmet: tuple[tuple[str, str], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(milestone.id for milestone in self.milestones)

    def is_absent(self, k: int) -> bool:
        """Whether milestone k stands for an option that is not among the members, so that it has no day."""
        option = self.milestones[k].option
        return option is not None and option not in self.members

    def lead_k(self, which: str = "mode") -> Floats:
        """Lead days of every milestone; ``which`` is ``low``, ``mode`` or ``high``."""
        return np.array([getattr(milestone.lead_days, which) for milestone in self.milestones], float)


@dataclass(frozen=True)
class Schedule:
    """Start and finish day of every milestone and ready day of every member; axes as the leads."""

    start_dk: Floats
    finish_dk: Floats
    ready_dm: Floats


@dataclass(frozen=True)
class Days:
    """Ready day and effect day of one option, from lows, modes and highs throughout."""

    ready: Range
    effect: Range


def build_network(case: Case, members: Iterable[str]) -> Network:
    """The milestone network of a set of options.

    A needed option that is not a member is waited for by nobody: its node takes no time and has no
    day of its own (``is_absent``), and a hard one is listed in ``unmet``.

    Raises
    ------
    ValueError
        The milestones form a cycle; the message names it.
    """
    members = tuple(members)
    known = {p.id: p for option in case.options.values() for p in option.prerequisites.values()}
    waits_for = _collect(case, members, known)
    ordered = _topological_order(waits_for)
    index = {id_: k for k, id_ in enumerate(ordered)}
    milestones = tuple(_as_planned(known[id_], members) for id_ in ordered)
    return Network(
        members,
        milestones,
        tuple(tuple(index[id_] for id_ in waits_for[id_2]) for id_2 in ordered),
        tuple(tuple(index[id_] for id_ in _gating(case, member)) for member in members),
        tuple(
            (member, p.option)
            for member in members
            for p in case.options[member].prerequisites.values()
            if p.option and p.is_hard and not p.later_step and p.option not in members
        ),
    )


def schedule(network: Network, lead_dk: Floats) -> Schedule:
    """Earliest start and finish of every milestone, and when every member is ready.

    Parameters
    ----------
    lead_dk
        Shape (..., n_milestones); lead days in the network's order.

    Returns
    -------
    Days counted from the decision; ``ready_dm`` has shape (..., n_members). A member without
    milestones is ready on day 0.
    """
    start_dk = np.zeros(lead_dk.shape, float)
    finish_dk = np.zeros(lead_dk.shape, float)
    for k, before in enumerate(network.after):
        if before:
            start_dk[..., k] = finish_dk[..., list(before)].max(axis=-1)
        finish_dk[..., k] = start_dk[..., k] + lead_dk[..., k]
    ready_dm = np.zeros((*lead_dk.shape[:-1], len(network.members)), float)
    for m, needed in enumerate(network.needs):
        if needed:
            ready_dm[..., m] = finish_dk[..., list(needed)].max(axis=-1)
    return Schedule(start_dk, finish_dk, ready_dm)


def critical_path(network: Network, member: str, which: str = "mode") -> tuple[str, ...]:
    """Ids of the chain of milestones that fixes a member's ready day, first to last.

    Of equally late predecessors the first in network order is taken; a chain of no length (ready
    on day 0) is empty.
    """
    times = schedule(network, network.lead_k(which))
    needed = network.needs[network.members.index(member)]
    chain: list[str] = []
    while needed:
        last = max(needed, key=lambda k: (times.finish_dk[k], -k))
        if times.finish_dk[last] <= 0:
            break
        chain.append(network.ids[last])
        needed = network.after[last]
    return tuple(reversed(chain))


def option_days(case: Case, option_id: str) -> Days:
    """Ready and effect day of an option taken alone, as low, mode and high."""
    network = build_network(case, (option_id,))
    ready = [float(schedule(network, network.lead_k(which)).ready_dm[0]) for which in ("low", "mode", "high")]
    lag = case.options[option_id].lag_days
    return Days(Range(*ready), Range(ready[0] + lag.low, ready[1] + lag.mode, ready[2] + lag.high))


def _gating(case: Case, member: str) -> list[str]:
    return [p.id for p in case.options[member].prerequisites.values() if not p.later_step]


def _as_planned(milestone: Prerequisite, members: tuple[str, ...]) -> Prerequisite:
    if milestone.option is None or milestone.option in members:
        return milestone
    return replace(milestone, lead_days=Range(0, 0, 0))


def _collect(case: Case, members: tuple[str, ...], known: dict[str, Prerequisite]) -> dict[str, list[str]]:
    waits_for: dict[str, list[str]] = {}
    waiting = [id_ for member in members for id_ in case.options[member].prerequisites]
    while waiting:
        id_ = waiting.pop(0)
        if id_ in waits_for:
            continue
        before = list(known[id_].after)
        option = known[id_].option
        if option is not None and option in members:
            before += _gating(case, option)
        waits_for[id_] = list(dict.fromkeys(before))
        waiting += before
    return waits_for


def _topological_order(waits_for: dict[str, list[str]]) -> list[str]:
    ordered: list[str] = []
    placed: set[str] = set()
    left = list(waits_for)
    while left:
        free = [id_ for id_ in left if placed.issuperset(waits_for[id_])]
        if not free:
            raise ValueError("milestones wait for each other: " + " -> ".join(_find_cycle(waits_for, left)))
        ordered += free
        placed.update(free)
        left = [id_ for id_ in left if id_ not in placed]
    return ordered


def _find_cycle(waits_for: dict[str, list[str]], left: list[str]) -> list[str]:
    remaining, trail = set(left), [left[0]]
    while True:
        step = next(id_ for id_ in waits_for[trail[-1]] if id_ in remaining)
        if step in trail:
            return [*trail[trail.index(step) :], step]
        trail.append(step)
