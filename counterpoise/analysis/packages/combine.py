"""Levels of packages: how what the members do alone becomes what they do together.

On a typed criterion the effects of the members against the baseline stack as

    G - L + (1 - o) min(G, L),  G = largest gain + g x (other gains),  L = largest loss + l x (other losses),

with gain and loss in the criterion's better direction, so that of the losses which gains outweigh
the share o counts; interactions of pairs are added, and the level is kept within its natural
bounds. Costs, risks and milestones are those of the union: what two members share counts once, and
so does what a shared risk changes on a typed criterion if it happens. The empty package is the
baseline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ...model import Criterion, Limit
from ..arrays import Floats
from .families import Family
from .parts import PackageParts, Shared

Join = tuple[Sequence[int], Sequence[int], Floats | float]
"""A number that joins packages which hold all of the first options and none of the second."""


def criterion_level(parts: PackageParts, family: Family, j: int) -> Floats:
    """Level of every package of the family on criterion j, shape (n_packages, n_draws).

    NaN where a member's level, or the baseline's, is missing.
    """
    criterion = parts.criteria[j]
    table = _derived(parts, family, j) if criterion.is_derived else _stacked(parts, family, j)
    return _clip(family.flat(table), criterion)


def package_levels(parts: PackageParts, family: Family) -> Floats:
    """Levels of every package on every criterion, shape (n_packages, n_criteria, n_draws)."""
    return np.stack([criterion_level(parts, family, j) for j in range(len(parts.criteria))], axis=1)


def limited_quantity(parts: PackageParts, family: Family, limit: Limit) -> Floats:
    """What a limit bounds, for every package, shape (n_packages, n_draws).

    Raises
    ------
    ValueError
        The limit is on something that the case does not have.
    """
    match limit.on:
        case "members":
            return family.flat(family.sum_of(np.ones((parts.n_options, 1))))
        case "cost":
            return family.flat(committed_cost(parts, family, limit.year))
        case "ready_day":
            return family.flat(ready_day(parts, family))
        case "effect_day":
            return family.flat(effect_day(parts, family, effect_rule(parts)))
        case criterion if criterion in parts.criterion_ids:
            return criterion_level(parts, family, parts.criterion_ids.index(criterion))
    known = ", ".join(("cost", "ready_day", "effect_day", "members", *parts.criterion_ids))
    raise ValueError(f"a limit on '{limit.on}' has nothing to bound; limits may be on {known}")


def committed_cost(parts: PackageParts, family: Family, year: int | None = None) -> Floats:
    """Committed money of the union of the members' entries, as a table; of a year, if given, in money of that year."""
    own = parts.baseline_costs.of_year(year)
    return _union(parts, family, parts.costs.of_year(year), own.amount_kd.sum(axis=0))


def ready_day(parts: PackageParts, family: Family) -> Floats:
    """Day on which the last member is ready, as a table; members wait for members they need."""
    return _last_day(parts, family, 1, [days.day_sd for days in (*parts.ready, parts.baseline_ready)])


def effect_day(parts: PackageParts, family: Family, rule: str = "first") -> Floats:
    """Day of the package's first effect, or of its last, as a table."""
    sign = -1 if rule == "first" else 1
    return _last_day(parts, family, sign, [days.day_sd + days.lag_d for days in (*parts.ready, parts.baseline_ready)])


def effect_rule(parts: PackageParts) -> str:
    """Whether this case's packages act with the first effect or the last."""
    return next((c.package_day for c in parts.criteria if c.measured_by == "effect_day"), "first")


def _stacked(parts: PackageParts, family: Family, j: int) -> Floats:
    better, shares = parts.better_j[j], parts.stacking[j]
    gain_id, loss_id, is_offset = gains_and_losses(parts, j)
    if is_offset:
        up, down = _add_shared(family, gain_id, shares.gains), _add_shared(family, loss_id, shares.losses)
        table: Floats = up - down
        table += (1 - shares.beside_gains) * np.minimum(up, down)
        table *= better
        table += parts.baseline_jd[j]
    else:
        table = family.sum_of(better * (shares.gains * gain_id - shares.losses * loss_id), parts.baseline_jd[j])
        if np.any(shares.gains != 1) and gain_id.any():
            table += family.largest_of((1 - shares.gains) * gain_id) * better
        if np.any(shares.losses != 1) and loss_id.any():
            table -= family.largest_of((1 - shares.losses) * loss_id) * better
    for a, b, change in parts.pairs[j]:
        table[family.where(held=(a, b))] += change
    if parts.events[j].holders:
        events = parts.events[j]
        table += _union(parts, family, events, parts.baseline_event_jd[j])
    return table


def gains_and_losses(parts: PackageParts, j: int) -> tuple[Floats, Floats, bool]:
    """What each option gains and loses on a typed criterion, and whether gains take back a share of losses."""
    better = parts.better_j[j]
    gain_id = np.maximum(better * parts.effect_ijd[:, j], 0.0)
    loss_id = np.maximum(-better * parts.effect_ijd[:, j], 0.0)
    is_offset = np.any(parts.stacking[j].beside_gains != 1) and gain_id.any() and loss_id.any()
    return gain_id, loss_id, bool(is_offset)


def _add_shared(family: Family, x_id: Floats, share: Floats | float) -> Floats:
    """The largest of the members' numbers in full and a share of the others, as a table."""
    table = family.sum_of(share * x_id)
    table += family.largest_of((1 - share) * x_id)
    return table


def _derived(parts: PackageParts, family: Family, j: int) -> Floats:
    """What follows from the members' entries, with what risks that happen change on it."""
    criterion, events, none_d = parts.criteria[j], parts.events[j], parts.baseline_event_jd[j]
    if criterion.measured_by in ("cost", "risk"):
        table = committed_cost(parts, family) if criterion.measured_by == "cost" else _risk_exposure(parts, family)
        return table + _union(parts, family, events, none_d) if events.holders else table
    return _last_day(parts, family, *days_on(parts, j))


def days_on(parts: PackageParts, j: int) -> tuple[int, list[Floats]]:
    """Of a criterion of days: 1 where the last counts, -1 where the first does; and by option its days.

    They are given what the option waits for, with what risks that happen add; the baseline's come last.
    """
    criterion, events = parts.criteria[j], parts.events[j]
    late = [
        events.amount_kd[[k for k, held in enumerate(events.holders) if i in held]].sum(axis=0)
        for i in range(parts.n_options)
    ]
    with_lag = criterion.measured_by == "effect_day"
    day_of = [
        days.day_sd + late_d + (days.lag_d if with_lag else 0)
        for days, late_d in zip((*parts.ready, parts.baseline_ready), (*late, parts.baseline_event_jd[j]), strict=True)
    ]
    return -1 if with_lag and criterion.package_day == "first" else 1, day_of


def _risk_exposure(parts: PackageParts, family: Family) -> Floats:
    return _union(parts, family, parts.risks, parts.baseline_risks.amount_kd.sum(axis=0))


def _union(parts: PackageParts, family: Family, shared: Shared, none_d: Floats) -> Floats:
    """Each entry once for every package that holds it; ``none_d`` for the empty package."""
    table = family.sum_of(held_alone(parts, shared))
    for held, absent, amount_d in held_by_several(shared):
        table[family.where(held, absent)] += amount_d
    table[family.where(absent=range(parts.n_options))] = none_d
    return table


def held_alone(parts: PackageParts, shared: Shared) -> Floats:
    """By option, the sum of the entries that it alone holds, shape (n_options, n_draws)."""
    own_id = np.zeros((parts.n_options, parts.n_draws))
    for holders, amount_d in zip(shared.holders, shared.amount_kd, strict=True):
        if len(holders) == 1:
            own_id[holders[0]] += amount_d
    return own_id


def held_by_several(shared: Shared) -> Iterator[Join]:
    """Entries of several holders, each once: with the first holder that is a member."""
    for holders, amount_d in zip(shared.holders, shared.amount_kd, strict=True):
        for h, holder in enumerate(holders if len(holders) > 1 else ()):
            yield (holder,), holders[:h], amount_d


def _last_day(parts: PackageParts, family: Family, sign: int, day_of: list[Floats]) -> Floats:
    """Last day among the members (first, with sign -1), each given the members it waits for.

    ``day_of[i]`` are the days of option i by what it waits for; the baseline's come last.
    """
    table = family.largest_of(days_alone(parts, sign, day_of), start=-np.inf)
    for held, absent, day_d in days_waiting(parts, sign, day_of):
        at = family.where(held, absent)
        table[at] = np.maximum(table[at], day_d)
    table[family.where(absent=range(parts.n_options))] = sign * day_of[-1][0]
    return sign * table


def days_alone(parts: PackageParts, sign: int, day_of: list[Floats]) -> Floats:
    """Days, times the sign, of options that wait for none, shape (n_options, n_draws)."""
    alone_id = np.full((parts.n_options, parts.n_draws), -np.inf)
    for i, days in enumerate(parts.ready):
        if not days.waits_for:
            alone_id[i] = sign * day_of[i][0]
    return alone_id


def days_waiting(parts: PackageParts, sign: int, day_of: list[Floats]) -> Iterator[Join]:
    """Days, times the sign, of the other options, for each set of those that they wait for."""
    for i, days in enumerate(parts.ready):
        for others, day_d in zip(days.present, day_of[i], strict=True) if days.waits_for else ():
            yield (i, *others), [k for k in days.waits_for if k not in others], sign * day_d


def _clip(level_pd: Floats, criterion: Criterion) -> Floats:
    if criterion.lower is not None or criterion.upper is not None:
        np.clip(level_pd, criterion.lower, criterion.upper, out=level_pd)
    return level_pd
