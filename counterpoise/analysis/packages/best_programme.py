"""The best package of an additive programme under given weights, by integer programming."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ..frozen import freeze
from .programme import Programme, keeps_programme


@dataclass(frozen=True)
class BestProgramme:
    """A best package: membership by option, its objectives, its weighted sum.

    ``is_proven`` says that the solver closed the gap to its upper bound; feasibility was checked
    again in integers, whatever the solver said.
    """

    member_i: np.ndarray
    value_o: np.ndarray
    total: float
    is_proven: bool


def find_best_package(programme: Programme, weight_o: np.ndarray) -> BestProgramme | None:
    """One best package of any number of options; None when no package obeys the rules.

    Answers "which package has the largest weighted sum of objectives?". Other packages may tie with
    it. Solved by branch and cut (HiGHS through SciPy).

    Raises
    ------
    ArithmeticError
        The solver failed, or returned a package that breaks a rule in integers.
    """
    gain_i = programme.value_io @ np.asarray(weight_o, float)
    constraints = [LinearConstraint(row_ri, -np.inf, bound_r) for row_ri, bound_r in _rows(programme) if len(row_ri)]
    lower_i, upper_i = np.zeros(len(gain_i)), np.ones(len(gain_i))
    lower_i[list(programme.must)] = 1
    upper_i[list(programme.must_not)] = 0
    if (lower_i > upper_i).any():
        return None
    found = milp(
        -gain_i,
        constraints=constraints,
        bounds=Bounds(lower_i, upper_i),
        integrality=np.ones_like(gain_i),
        options={"mip_rel_gap": 0.0},
    )
    if found.status == 2:
        return None
    if found.x is None:
        raise ArithmeticError(f"the solver found no package: {found.message}")
    member_i = np.rint(found.x).astype(bool)
    if not keeps_programme(programme, member_i[None])[0]:
        raise ArithmeticError("the solver returned a package that breaks a rule")
    value_o = member_i @ programme.value_io
    return BestProgramme(freeze(member_i), freeze(value_o), float(gain_i[member_i].sum()), found.status == 0)


def _rows(programme: Programme) -> list[tuple[np.ndarray, np.ndarray]]:
    """Every rule as rows of <= constraints on the memberships."""
    one_i = np.eye(programme.n_options)
    needs = [one_i[a] - one_i[b] for a, b in programme.needs]
    excludes = [one_i[a] + one_i[b] for a, b in programme.excludes]
    return [
        (programme.cost_ir.T.astype(float), programme.budget_r.astype(float)),
        (np.array(needs), np.zeros(len(needs))),
        (np.array(excludes), np.ones(len(excludes))),
    ]
