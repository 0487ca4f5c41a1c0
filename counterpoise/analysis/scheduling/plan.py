"""What is ordered, and from which day on: the milestones of a package with the reader's start days."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...model import Case
from ..arrays import Floats
from ..frozen import freeze
from ..timeline import Network, build_network

LATEST_DAY = 100_000.0
"""Days beyond this (some 270 years) are taken for a slip of the pen."""

Rule = Literal["first", "last"]


@dataclass(frozen=True)
class Plan:
    """The milestone network of the members, and the day from which each member is pursued.

    ``start_m`` are start days from the decision. ``holders[k]`` are the members that list milestone
    k themselves, ``waits_for[k]`` is the member whose ready day an option milestone stands for
    (-1: none). ``rule`` says whether the package acts with the first effect or the last.
    """

    network: Network
    start_m: Floats
    holders: tuple[tuple[int, ...], ...]
    waits_for: tuple[int, ...]
    rule: Rule

    @property
    def members(self) -> tuple[str, ...]:
        return self.network.members

    @property
    def is_staged(self) -> bool:
        """Whether a member starts later than the decision."""
        return bool(self.start_m.any())

    @property
    def start_by_id(self) -> dict[str, float]:
        """Start days other than 0, by member."""
        return {id_: float(day) for id_, day in zip(self.members, self.start_m, strict=True) if day}


def build_plan(case: Case, members: Iterable[str], start_by_id: Mapping[str, float] | None = None) -> Plan:
    """The plan of a set of options, each pursued from its start day (day 0 where none is given).

    Raises
    ------
    ValueError
        Nothing is chosen, an option is unknown, the baseline is combined with another, a start day
        is given to no member or is no day, or milestones wait for each other in a cycle. The
        message is written for the reader.
    """
    members, starts = tuple(dict.fromkeys(members)), dict(start_by_id or {})
    _check_members(case, members)
    for id_, day in starts.items():
        if id_ not in members:
            raise ValueError(f"start day of '{id_}': it is not among the chosen options ({', '.join(members)})")
        check_day(f"start day of '{id_}'", day)
    network = build_network(case, members)
    return Plan(
        network,
        freeze(np.array([float(starts.get(id_, 0.0)) for id_ in members])),
        tuple(
            tuple(m for m, id_ in enumerate(members) if milestone.id in case.options[id_].prerequisites)
            for milestone in network.milestones
        ),
        tuple(members.index(m.option) if m.option in members else -1 for m in network.milestones),
        next((c.package_day for c in case.criteria.values() if c.measured_by == "effect_day"), "first"),
    )


def check_day(what: str, day: float) -> None:
    """Refuse what cannot be a day counted from the decision.

    Raises
    ------
    ValueError
        The day is not a number, lies before the decision, or absurdly far away.
    """
    if not math.isfinite(day):
        raise ValueError(f"{what} is {day}; a day is a number, 0 or more")
    if day < 0:
        raise ValueError(f"{what} is {day:g}, before the decision; days count from the decision, which is day 0")
    if day > LATEST_DAY:
        raise ValueError(f"{what} is {day:g}; days beyond {LATEST_DAY:,.0f} are refused")


def release_days(plan: Plan, start_m: Floats) -> Floats:
    """Day before which each milestone cannot start because nobody pursues it yet, shape (n_milestones,).

    A milestone that members share is pursued with the earliest of them; one that no member lists
    (it belongs to an option that is not chosen) with the earliest milestone that waits for it.
    """
    release_k = np.full(len(plan.holders), np.inf)
    for k in reversed(range(len(plan.holders))):
        if plan.holders[k]:
            release_k[k] = min(start_m[m] for m in plan.holders[k])
        for before in plan.network.after[k]:
            if not plan.holders[before]:
                release_k[before] = min(release_k[before], release_k[k])
    for k, m in enumerate(plan.waits_for):
        if m >= 0:
            release_k[k] = max(release_k[k], start_m[m])
    return release_k


def _check_members(case: Case, members: tuple[str, ...]) -> None:
    if not members:
        raise ValueError("no option is chosen; choose at least one")
    for id_ in members:
        if id_ not in case.options:
            raise ValueError(f"no option '{id_}'; there are: {', '.join(case.options)}")
    if case.baseline in members and len(members) > 1:
        raise ValueError(f"'{case.baseline}' stands for today's course and cannot be part of a package")
