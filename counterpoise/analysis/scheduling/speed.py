"""Which milestone to speed up: how often it is critical, and what a day less would win."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Case, Criterion
from ..arrays import Floats
from ..frozen import freeze
from ..value import value_function
from .draws import DayStates
from .plan import Plan
from .walk import NO_TIME, Times, spare_days, time_plan

ONE_DAY = 1.0


@dataclass(frozen=True)
class SpeedUps:
    """What each milestone means for the package's days, over draws.

    ``critical_k`` is the share of draws in which it is on a critical path of the package's ready
    day. ``ready_gain_k`` and ``effect_gain_k`` are mean days won when its lead time is a day
    shorter (no lead falls below 0), with their Monte Carlo errors. ``value_gain_kj`` is the mean
    gain of partial value on every criterion of the case; only derived time criteria gain.
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
    spare_kd = spare_days(plan, states.lead_kd, times)
    n_k, criteria = len(plan.network.milestones), tuple(case.criteria.values())
    gain_k2, error_k2, value_kj = np.zeros((n_k, 2)), np.zeros((n_k, 2)), np.zeros((n_k, len(criteria)))
    for k in range(n_k):
        if not states.lead_kd[k].any():
            continue
        faster = time_plan(plan, _shorten(states.lead_kd, k), states.lag_md)
        won_2d = np.stack([times.ready_d - faster.ready_d, times.effect_d(plan.rule) - faster.effect_d(plan.rule)])
        gain_k2[k] = won_2d.mean(axis=1)
        error_k2[k] = won_2d.std(axis=1) / np.sqrt(states.n_states)
        value_kj[k] = [_value_gain(criterion, plan, times, faster) for criterion in criteria]
    return SpeedUps(
        freeze((spare_kd <= NO_TIME).mean(axis=1)),
        freeze(gain_k2[:, 0]),
        freeze(gain_k2[:, 1]),
        freeze(error_k2[:, 0]),
        freeze(error_k2[:, 1]),
        freeze(value_kj),
    )


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


def _shorten(lead_kd: Floats, k: int) -> Floats:
    shorter_kd = lead_kd.copy()
    shorter_kd[k] = np.maximum(lead_kd[k] - ONE_DAY, 0.0)
    return shorter_kd


def _value_gain(criterion: Criterion, plan: Plan, times: Times, faster: Times) -> float:
    before_d, after_d = package_day(criterion, times), package_day(criterion, faster)
    if before_d is None or after_d is None:
        return 0.0
    value = value_function(criterion)
    return float((value(after_d) - value(before_d)).mean())
