"""Sums of impacts and distances of actors in plain Python loops: the tests' oracle.

It shares no code with the engine. None stands for what is not stated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Stated = Mapping[tuple[str, str, str], float]
"""Impacts by option, actor and period."""


def package_impact(stated: Stated, members: Sequence[str], actor: str, period: str) -> tuple[float | None, int]:
    """The sum of what the members state, and how many state it; no members change nothing."""
    found = [stated[member, actor, period] for member in members if (member, actor, period) in stated]
    if members and not found:
        return None, 0
    total = 0.0
    for impact in found:
        total += impact
    return total, len(found)


def distance(stated: Stated, one: str, other: str) -> float | None:
    """Mean absolute difference of two actors over the options and periods in which both have an impact."""
    apart = []
    for option, actor, period in stated:
        if actor == one and (option, other, period) in stated:
            apart.append(abs(stated[option, one, period] - stated[option, other, period]))
    return sum(apart) / len(apart) if apart else None


def verdict(impacts: Sequence[float | None]) -> str:
    """What a choice does to an actor over all periods."""
    known = [x for x in impacts if x is not None]
    if not known:
        return "unstated"
    is_up, is_down = any(x > 0 for x in known), any(x < 0 for x in known)
    if is_up and is_down:
        return "mixed"
    return "gains" if is_up else "loses" if is_down else "neither"
