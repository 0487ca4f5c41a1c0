"""How often single options keep limits, deadlines, red lines and levels to reach, over the draws of packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..model import Case, Limit, Option
from .arrays import Floats
from .frozen import freeze
from .packages.chances import Condition, PackageChances, keeps_drawn
from .share_error import share_error
from .uncertainty.inputs import lag_id
from .uncertainty.states import draw_inputs, drawn_cost, option_levels, ready_days


def find_option_chances(case: Case, conditions: Sequence[Condition], n_draws: int, seed: int) -> PackageChances:
    """How often each option, taken alone, keeps each condition; rows are the case's options, the baseline among them.

    The draws are those of options and packages. A level that is missing keeps no line.
    """
    inputs = draw_inputs(case, n_draws, seed)
    holds_ic, all_i = np.empty((len(case.options), len(conditions))), np.empty(len(case.options))
    width_by_id = {c.id: abs(c.best - c.worst) for c in case.criteria.values()}
    for i, option in enumerate(case.options.values()):
        kept_cd = np.ones((len(conditions), n_draws), bool)
        for c, condition in enumerate(conditions):
            kept_cd[c] = keeps_drawn(
                _quantity(case, option, condition.limit, inputs),
                condition.limit,
                width_by_id.get(condition.limit.on, 0.0),
            )
        holds_ic[i], all_i[i] = kept_cd.mean(axis=1), kept_cd.all(axis=0).mean()
    return PackageChances(
        tuple(conditions),
        freeze(holds_ic),
        freeze(share_error(holds_ic, n_draws)),
        freeze(all_i),
        freeze(share_error(all_i, n_draws)),
        n_draws,
    )


def _quantity(case: Case, option: Option, limit: Limit, inputs: Mapping[str, Floats]) -> Floats:
    match limit.on:
        case "cost":
            costs = [c for c in option.costs.values() if c.kind == "committed" and limit.year in (None, c.year)]
            found: Floats | float = sum((drawn_cost(inputs, cost) for cost in costs), 0.0)
        case "ready_day":
            found = ready_days(case, option, inputs)
        case "effect_day":
            found = ready_days(case, option, inputs) + inputs.get(lag_id(option.id), option.lag_days.mode)
        case criterion:
            found = option_levels(case, option, case.criteria[criterion], inputs)
    return np.asarray(found, float)
