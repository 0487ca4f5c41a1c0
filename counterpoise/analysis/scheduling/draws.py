"""States of the world for a plan: lead times, lags and delays, drawn as everywhere in the house.

Each quantity has a stream of random numbers named after it, the same one that the scores are drawn
from: a state here is the same state there, whoever else is in the package.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Case, Option, Range
from ..arrays import Floats
from ..frozen import freeze
from ..uncertainty.inputs import event_id, lag_id, lead_id, likelihood_id, risk_effect_id
from ..uncertainty.kernel.counter import check_draws, uniform_column
from ..uncertainty.shapes import estimate_quantiles
from .plan import Plan

ENDS = ("low", "mode", "high")
MODE = 1
"""Column of the most likely state in the three states of `end_states`."""


@dataclass(frozen=True)
class DayStates:
    """Lead days of milestones, lag days of members, and days that events add to a member's effect day."""

    lead_kd: Floats
    lag_md: Floats

    @property
    def n_states(self) -> int:
        return int(self.lead_kd.shape[1])


def end_states(case: Case, plan: Plan) -> DayStates:
    """Three states: everything at its low, at its mode, and at its high; no delaying event happens."""
    lag = [case.options[id_].lag_days for id_ in plan.members]
    return DayStates(
        freeze(np.array([_ends(milestone.lead_days) for milestone in plan.network.milestones], float).reshape(-1, 3)),
        freeze(np.array([_ends(days) for days in lag], float)),
    )


def draw_day_states(case: Case, plan: Plan, n_draws: int, seed: int) -> DayStates:
    """Independent states of the world; a quantity that members share is drawn once.

    A registered risk whose event changes the effect day (through a criterion measured by it)
    happens or not, with its drawn likelihood; then its days are added to the lag. A risk of a later
    step does not count.

    Raises
    ------
    ValueError
        The number of draws or the seed cannot be used.
    """
    check_draws(n_draws)
    milestones = plan.network.milestones
    lead_kd = np.empty((len(milestones), n_draws))
    for k, milestone in enumerate(milestones):
        lead_kd[k] = _draw(case, lead_id(milestone.id), milestone.lead_days, n_draws, seed)
    lag_md = np.empty((len(plan.members), n_draws))
    for m, id_ in enumerate(plan.members):
        option = case.options[id_]
        lag_md[m] = _draw(case, lag_id(id_), option.lag_days, n_draws, seed) + _delay(case, option, n_draws, seed)
    return DayStates(freeze(lead_kd), freeze(np.maximum(lag_md, 0.0)))


def _delay(case: Case, option: Option, n_draws: int, seed: int) -> Floats | float:
    delay_d: Floats | float = 0.0
    for risk in option.risks.values():
        if risk.later_step:
            continue
        for criterion, change in risk.effects.items():
            if criterion in case.criteria and case.criteria[criterion].measured_by == "effect_day":
                chance_d = _draw(case, likelihood_id(risk.id), risk.likelihood, n_draws, seed) / 100
                happens_d = uniform_column(event_id(risk.id), n_draws, seed) < chance_d
                days_d = _draw(case, risk_effect_id(risk.id, criterion), change, n_draws, seed)
                delay_d = delay_d + np.where(happens_d, days_d, 0.0)
    return delay_d


def _draw(case: Case, name: str, estimate: Range, n_draws: int, seed: int) -> Floats:
    if estimate.is_exact:
        return np.full(n_draws, float(estimate.mode))
    return estimate_quantiles(estimate, uniform_column(name, n_draws, seed), case.shape)


def _ends(days: Range) -> tuple[float, float, float]:
    return days.low, days.mode, days.high
