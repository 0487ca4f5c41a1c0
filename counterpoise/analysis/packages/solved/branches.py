"""A programme cut into branches, each with more of its variables settled, before it is solved.

A value that is cut off at an end of its scale makes the relaxed programme weak: it spreads a huge
cost over the whole reach of the level. So the on-off variables of the values are fixed first, one
after another; what cannot reach the wanted number is dropped, and in what is left, variables
settle by their reduced costs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Ints
from .budget import Budget
from .linear_model import Expression, LinearModel, Relaxation

MOST_RELAXED = 400
"""Relaxed programmes solved for one cut; then the branches stay as they are."""

MOST_ROUNDS = 5
"""Times that the reduced costs of one branch are looked at."""

TOLERANCE = 1e-6
"""By how much the relaxed optimum must fall short before a branch is dropped."""


@dataclass(frozen=True)
class Branch:
    """A part of a programme: bounds of its variables, ``lower_v`` and ``upper_v``, both of shape (n_variables,)."""

    lower_v: Floats
    upper_v: Floats

    def fixed(self, variable: int, value: float) -> Branch:
        """The part of it in which a variable has one value."""
        lower_v, upper_v = self.lower_v.copy(), self.upper_v.copy()
        lower_v[variable] = upper_v[variable] = value
        return Branch(lower_v, upper_v)


def cut_into_branches(
    model: LinearModel,
    wanted: Expression,
    least: float,
    first: Ints,
    budget: Budget,
    is_small: Callable[[Branch], bool] = lambda branch: False,
) -> tuple[Branch, ...]:
    """Branches that hold every solution in which ``wanted`` is at least ``least``.

    ``first`` are the 0-1 variables to be fixed before all others; a branch that ``is_small`` is cut no
    further. Every relaxed programme costs the budget a node; when it is used up, the branches are larger,
    not fewer.

    References
    ----------
    Wolsey (2020), Integer Programming, second edition, chapter 7 (branch and bound, reduced costs).
    """
    open_ = [Branch(np.array(model.lower_v), np.array(model.upper_v))]
    done: list[Branch] = []
    n_relaxed = 0
    while open_:
        branch = open_.pop()
        if n_relaxed >= MOST_RELAXED or budget.is_used_up:
            done.append(branch)
            continue
        n_relaxed += 1
        relaxed = model.relax(wanted, branch.lower_v, branch.upper_v, budget)
        if relaxed.bound < least - TOLERANCE:
            continue
        branch = _fix_by_reduced_costs(model, least, branch, relaxed)
        free = [v for v in first if branch.lower_v[v] < branch.upper_v[v]]
        if is_small(branch):
            done.append(branch)
            continue
        if not free or relaxed.value_v is None:
            done.append(_settle(model, wanted, least, branch, budget))
            continue
        value_v = relaxed.value_v
        chosen = max(free, key=lambda v: min(value_v[v], 1 - value_v[v]))
        nearest = float(value_v[chosen] >= 0.5)
        open_ += [branch.fixed(chosen, 1 - nearest), branch.fixed(chosen, nearest)]
    return tuple(done)


def probe(
    model: LinearModel, wanted: Expression, least: float, branch: Branch, asked: Ints, value: float, budget: Budget
) -> Branch:
    """The branch with those of the 0-1 variables ``asked`` fixed that the relaxed programme forbids this value."""
    for variable in asked:
        if budget.is_used_up or branch.lower_v[variable] == branch.upper_v[variable]:
            continue
        tried = branch.fixed(variable, value)
        if model.relax(wanted, tried.lower_v, tried.upper_v, budget).bound < least - TOLERANCE:
            branch = branch.fixed(variable, 1 - value)
    return branch


def _settle(model: LinearModel, wanted: Expression, least: float, branch: Branch, budget: Budget) -> Branch:
    """The branch with its whole variables fixed by reduced costs, again and again while that fixes more."""
    for _round in range(MOST_ROUNDS):
        if budget.is_used_up:
            break
        relaxed = model.relax(wanted, branch.lower_v, branch.upper_v, budget)
        fixed = _fix_by_reduced_costs(model, least, branch, relaxed)
        if fixed is branch:
            break
        branch = fixed
    return branch


def _fix_by_reduced_costs(model: LinearModel, least: float, branch: Branch, relaxed: Relaxation) -> Branch:
    """The branch with those whole variables fixed whose reduced costs leave them no other value; itself if none is."""
    if relaxed.value_v is None:
        return branch
    spare = relaxed.bound - least + TOLERANCE
    is_free_v = (branch.lower_v < branch.upper_v) & np.array(model.is_whole_v, bool)
    down_v = is_free_v & (relaxed.value_v <= branch.lower_v) & (relaxed.loss_up_v > spare)
    up_v = is_free_v & (relaxed.value_v >= branch.upper_v) & (relaxed.loss_down_v > spare)
    if not (down_v | up_v).any():
        return branch
    return Branch(np.where(up_v, branch.upper_v, branch.lower_v), np.where(down_v, branch.lower_v, branch.upper_v))
