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
from ..uncertainty.factors import joint_uniforms
from ..uncertainty.inputs import event_id, lag_id, lead_id, likelihood_id, risk_effect_id
from ..uncertainty.kernel.counter import check_draws, uniform_column
from ..uncertainty.mixture import STREAM, draw_mixed, pick_scenarios, varied_ids
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
    """States of the world, independent but for factors and scenarios; what members share is drawn once.

    A registered risk whose event changes the effect day (through a criterion measured by it)
    happens or not, with its drawn likelihood; then its days are added to the lag. A risk of a later
    step does not count.

    Raises
    ------
    ValueError
        The number of draws or the seed cannot be used.
    """
    check_draws(n_draws)
    draw = _Draw(case, n_draws, seed)
    milestones = plan.network.milestones
    lead_kd = np.empty((len(milestones), n_draws))
    for k, milestone in enumerate(milestones):
        lead_kd[k] = draw.estimate(lead_id(milestone.id), milestone.lead_days)
    lag_md = np.empty((len(plan.members), n_draws))
    for m, id_ in enumerate(plan.members):
        option = case.options[id_]
        lag_md[m] = draw.estimate(lag_id(id_), option.lag_days) + _delay(case, option, draw)
    return DayStates(freeze(lead_kd), freeze(np.maximum(lag_md, 0.0)))


class _Draw:
    """Columns of a case's inputs, by id."""

    def __init__(self, case: Case, n_draws: int, seed: int) -> None:
        self.case, self.n_draws, self.seed = case, n_draws, seed
        self.joint, self.varied = joint_uniforms(case, seed, 0, n_draws), varied_ids(case)
        self.picked_d = pick_scenarios(case, uniform_column(STREAM, n_draws, seed)) if self.varied else None

    def uniforms(self, id_: str) -> Floats:
        return self.joint[id_] if id_ in self.joint else uniform_column(id_, self.n_draws, self.seed)

    def estimate(self, id_: str, estimate: Range) -> Floats:
        if self.picked_d is not None and id_ in self.varied:
            return draw_mixed(self.case, id_, self.uniforms(id_), self.picked_d)
        if estimate.is_exact:
            return np.full(self.n_draws, float(estimate.mode))
        return estimate_quantiles(estimate, self.uniforms(id_), self.case.shape)


def _delay(case: Case, option: Option, draw: _Draw) -> Floats | float:
    delay_d: Floats | float = 0.0
    for risk in option.risks.values():
        if risk.later_step:
            continue
        for criterion, change in risk.effects.items():
            if criterion in case.criteria and case.criteria[criterion].measured_by == "effect_day":
                chance_d = draw.estimate(likelihood_id(risk.id), risk.likelihood) / 100
                happens_d = draw.uniforms(event_id(risk.id)) < chance_d
                days_d = draw.estimate(risk_effect_id(risk.id, criterion), change)
                delay_d = delay_d + np.where(happens_d, days_d, 0.0)
    return delay_d


def _ends(days: Range) -> tuple[float, float, float]:
    return days.low, days.mode, days.high
