"""Value of information for the choice of a package."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...model import Case
from ..arrays import Bools
from ..uncertainty.information import ConditionalValues, condition_columns
from ..uncertainty.inputs import Input, list_inputs, list_joint_inputs
from ..uncertainty.states import States
from .combine import criterion_level
from .families import ListedPackages
from .parts import PackageParts, some_draws

DRAWS_AT_ONCE = 500


def list_package_inputs(case: Case) -> tuple[Input, ...]:
    """Every uncertain input that packages hang on: those of options, stacking shares and interactions."""
    return (*list_inputs(case), *list_joint_inputs(case))


def condition_packages(case: Case, states: States, drawn: PackageParts, member_pi: Bools) -> ConditionalValues:
    """Mean partial values of packages when one input is known, for every input.

    What `value_of_information` needs, with packages in the place of options: its ``chosen`` is then
    a row of ``member_pi``. A package hangs on an input if one of its members does, on the criteria on
    which that member does, and on everything that is the baseline's.

    Parameters
    ----------
    states, drawn
        The same states of the world, and the parts of packages over them.
    member_pi
        Shape (n_packages, n_options), bool: the packages that may be chosen.
    """
    family = ListedPackages(member_pi)
    value_pjd = np.empty((len(member_pi), len(drawn.criteria), drawn.n_draws), np.float32)
    for first in range(0, drawn.n_draws, DRAWS_AT_ONCE):
        draws = slice(first, first + DRAWS_AT_ONCE)
        parts = some_draws(drawn, draws)
        for j, function in enumerate(parts.functions):
            value_pjd[:, j, draws] = function(criterion_level(parts, family, j))
    inputs = {entry.id: states.inputs[entry.id] for entry in list_package_inputs(case)}
    return condition_columns(value_pjd, inputs, _uses(case, states, drawn, member_pi))


def _uses(
    case: Case, states: States, drawn: PackageParts, member_pi: Bools
) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """The packages and criteria that hang on each input."""
    held_by = {id_: member_pi[:, i] for i, id_ in enumerate(drawn.option_ids)}
    held_by[case.baseline] = np.ones(len(member_pi), bool)
    uses: dict[str, tuple[tuple[int, int], ...]] = {}
    for id_, cells in states.uses.items():
        hangs_pj = np.zeros((len(member_pi), len(drawn.criteria)), bool)
        for i, j in cells:
            hangs_pj[:, j] |= held_by[states.option_ids[i]]
        uses[id_] = tuple((int(p), int(j)) for p, j in np.argwhere(hangs_pj))
    for entry in list_joint_inputs(case):
        j = drawn.criterion_ids.index(str(entry.criterion))
        holds_p = np.ones(len(member_pi), bool)
        for option in entry.about.split("+") if entry.kind == "interaction" else ():
            holds_p &= held_by.get(option, np.zeros(len(member_pi), bool))
        uses[entry.id] = tuple((int(p), j) for p in np.flatnonzero(holds_p))
    return uses
