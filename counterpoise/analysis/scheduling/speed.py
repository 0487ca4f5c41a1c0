"""Which milestone to speed up: how often it is critical, and what a day less would win."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...model import Case, Criterion
from ..arrays import Floats
from ..frozen import freeze
from ..value import value_function
from .draws import DayStates
from .plan import Plan
from .shorter import shorter_ready_days
from .walk import NO_TIME, Times, spare_days

ONE_DAY = 1.0

STRETCH_CELLS = 4_000_000
"""Numbers held at a time: 32 MB."""

SHORTENED_STEPS = 5_000_000
"""Steps of the network x draws in which milestones are shortened, at most (and `LEAST_SHORTENED` draws at least)."""

LEAST_SHORTENED = 1_000

LEAST_STRETCH = 250
"""Draws worked on at a time at least, however many milestones there are."""


@dataclass(frozen=True)
class SpeedUps:
    """What each milestone means for the package's days, over draws.

    ``critical_k`` is the share of draws in which it is on a critical path of the package's ready
    day. ``ready_gain_k`` and ``effect_gain_k`` are mean days won when its lead time is a day
    shorter (no lead falls below 0), with their Monte Carlo errors. ``value_gain_kj`` is the mean
    gain of partial value on every criterion of the case; only derived time criteria gain. In networks
    of very many steps milestones are shortened in fewer draws than there are; the errors say so.
    """

    critical_k: Floats
    ready_gain_k: Floats
    effect_gain_k: Floats
    ready_error_k: Floats
    effect_error_k: Floats
    value_gain_kj: Floats


def value_speed_ups(case: Case, plan: Plan, states: DayStates, times: Times) -> SpeedUps:
    """What shortening each milestone by a day would win.

    It is the value of one day alone: the gains of two milestones do not add up, and the tenth day
    wins less than the first, because other chains become critical.

    References
    ----------
    Van Slyke (1963), Monte Carlo methods and the PERT problem, Operations Research 11(5), 839-860
    (the criticality index).
    """
    n_k, criteria = len(plan.network.milestones), tuple(case.criteria.values())
    critical_k, won_k2, square_k2 = np.zeros(n_k), np.zeros((n_k, 2)), np.zeros((n_k, 2))
    value_kj = np.zeros((n_k, len(criteria)))
    n_shortened = _draws_shortened(plan, states.n_states)
    size = max(LEAST_STRETCH, STRETCH_CELLS // max(n_k * max(n_k.bit_length(), 1), 1))
    for first in range(0, states.n_states, size):
        stretch = slice(first, first + size)
        lead_kd, lag_md = states.lead_kd[:, stretch], states.lag_md[:, stretch]
        now = _cut(times, stretch)
        critical_k += (spare_days(plan, lead_kd, now) <= NO_TIME).sum(axis=1)
        if first >= n_shortened:
            continue
        stretch = slice(first, min(first + size, n_shortened))
        lead_kd, lag_md, now = states.lead_kd[:, stretch], states.lag_md[:, stretch], _cut(times, stretch)
        for k, faster in _speed_up_each(plan, lead_kd, lag_md, now):
            won_2d = np.stack([now.ready_d - faster.ready_d, now.effect_d(plan.rule) - faster.effect_d(plan.rule)])
            won_k2[k] += won_2d.sum(axis=1)
            square_k2[k] += (won_2d**2).sum(axis=1)
            value_kj[k] += [_value_gain(criterion, now, faster) for criterion in criteria]
    mean_k2 = won_k2 / n_shortened
    error_k2 = np.sqrt(np.maximum(square_k2 / n_shortened - mean_k2**2, 0.0) / n_shortened)
    return SpeedUps(
        freeze(critical_k / states.n_states),
        freeze(mean_k2[:, 0]),
        freeze(mean_k2[:, 1]),
        freeze(error_k2[:, 0]),
        freeze(error_k2[:, 1]),
        freeze(value_kj / n_shortened),
    )


def _draws_shortened(plan: Plan, n_states: int) -> int:
    """Draws in which milestones are shortened: all of them, unless the network has very many steps."""
    n_steps = sum(len(before) for before in plan.network.after) + len(plan.network.after)
    return min(n_states, max(LEAST_SHORTENED, SHORTENED_STEPS // max(n_steps, 1)))


def _cut(times: Times, stretch: slice) -> Times:
    return Times(
        times.start_kd[:, stretch], times.finish_kd[:, stretch], times.ready_md[:, stretch], times.effect_md[:, stretch]
    )


def _speed_up_each(plan: Plan, lead_kd: Floats, lag_md: Floats, now: Times) -> Iterator[tuple[int, Times]]:
    """The times of the members when one milestone at a time is a day shorter (of milestones: those of now)."""
    less_kd = np.minimum(lead_kd, ONE_DAY)
    ready_by_mk: list[dict[int, Floats]] = []
    for m in range(len(plan.members)):
        waited, ready_pd = shorter_ready_days(plan, lead_kd, now.start_kd, now.finish_kd, less_kd, m)
        ready_by_mk.append(dict(zip(waited, ready_pd, strict=True)))
    for k in range(len(lead_kd)):
        moved = [m for m, ready_by_k in enumerate(ready_by_mk) if k in ready_by_k]
        if not moved or not lead_kd[k].any():
            continue
        ready_md = now.ready_md.copy()
        for m in moved:
            ready_md[m] = ready_by_mk[m][k]
        if (ready_md < now.ready_md).any():
            yield k, Times(now.start_kd, now.finish_kd, ready_md, ready_md + lag_md)


def rank_speed_ups(plan: Plan, speed: SpeedUps) -> tuple[int, ...]:
    """Milestones by ready days won, then effect days; of equals the longest first, which leaves most room."""
    lead_k = plan.network.lead_k()
    ready_k, effect_k = (np.round(gain_k, 3) for gain_k in (speed.ready_gain_k, speed.effect_gain_k))
    return tuple(sorted(range(len(lead_k)), key=lambda k: (-ready_k[k], -effect_k[k], -lead_k[k], k)))


def score_gain(speed: SpeedUps, weight_j: Floats) -> Floats:
    """Score points that a day less on each milestone wins under weights (shares), shape (n_milestones,)."""
    return 100 * speed.value_gain_kj @ weight_j


def package_day(criterion: Criterion, times: Times) -> Floats | None:
    """The level of a derived time criterion for the package in each state; None for other criteria."""
    match criterion.measured_by:
        case "ready_day":
            day_d = times.ready_d
        case "effect_day":
            day_d = times.effect_d(criterion.package_day)
        case _:
            return None
    return np.clip(day_d, criterion.lower, criterion.upper) if _is_bounded(criterion) else day_d


def _is_bounded(criterion: Criterion) -> bool:
    return criterion.lower is not None or criterion.upper is not None


def _value_gain(criterion: Criterion, now: Times, faster: Times) -> float:
    """Partial value gained, summed over states."""
    before_d, after_d = package_day(criterion, now), package_day(criterion, faster)
    if before_d is None or after_d is None:
        return 0.0
    value = value_function(criterion)
    return float((value(after_d) - value(before_d)).sum())
