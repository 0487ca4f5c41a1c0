"""A case in one state of the world, and what is asked of its packages, in plain Python.

The drawn numbers are given; levels, days and money are added up one package at a time by `brute`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterpoise.model import Case, Limit, Range
from tests.analysis.packages import brute


def widen(case: Case, random) -> Case:
    """The case with a spread around every level, cost and lead time."""

    def around(estimate: Range, least: float | None = None) -> Range:
        low, high = estimate.mode - random.uniform(1, 30), estimate.mode + random.uniform(1, 60)
        return Range(low if least is None else max(low, least), estimate.mode, high)

    options = {}
    for id_, option in case.options.items():
        performance = {c: replace(cell, range=around(cell.range)) for c, cell in option.performance.items()}
        costs = {c: replace(cost, amount=around(cost.amount, 0.0)) for c, cost in option.costs.items()}
        needs = {
            n: need if need.option else replace(need, lead_days=around(need.lead_days, 0.0))
            for n, need in option.prerequisites.items()
        }
        options[id_] = replace(option, performance=performance, costs=costs, prerequisites=needs)
    shared = {}  # a cost or a milestone that several options name is one thing
    for option in options.values():
        for part in (*option.costs.values(), *option.prerequisites.values()):
            shared.setdefault(part.id, part)
    for id_, option in options.items():
        costs = {c: shared[c] for c in option.costs}
        options[id_] = replace(option, costs=costs, prerequisites={n: shared[n] for n in option.prerequisites})
    return replace(case, options=options)


def in_draw(case: Case, drawn: Mapping[str, Sequence[float]], d: int) -> Case:
    """The case with the numbers of draw d, each exact; ``drawn`` holds columns by the ids of inputs."""

    def at(key: str, estimate: Range) -> Range:
        x = float(drawn[key][d]) if key in drawn else estimate.mode
        return Range(x, x, x)

    options = {}
    for id_, option in case.options.items():
        options[id_] = replace(
            option,
            performance={
                c: replace(cell, range=at(f"cell {id_}.{c}", cell.range)) for c, cell in option.performance.items()
            },
            costs={c: replace(cost, amount=at(f"cost {c}", cost.amount)) for c, cost in option.costs.items()},
            prerequisites={
                n: replace(need, lead_days=at(f"lead {n}", need.lead_days)) for n, need in option.prerequisites.items()
            },
        )
    return replace(case, options=options)


def keeps_all(case: Case, members: frozenset[str], limits: Sequence[Limit]) -> bool:
    """Whether a package keeps every bound, one after the other."""
    for limit in limits:
        level = brute.quantity(case, members, limit)
        if limit.at_most is not None and level > limit.at_most + 1e-9:
            return False
        if limit.at_least is not None and level < limit.at_least - 1e-9:
            return False
    return True
