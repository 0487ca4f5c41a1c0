"""Steps that several questions take: levels, a ranking under weights, draws. Each is remembered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..analysis.experts import ExpertCell, compare_experts
from ..analysis.levels import build_performance_table
from ..analysis.option_chances import find_option_chances
from ..analysis.packages.chances import PackageChances, list_conditions
from ..analysis.packages.parts import PackageParts, build_parts, restack
from ..analysis.packages.rules import build_rules
from ..analysis.packages.settings import read_stacking
from ..analysis.score import Ranking, rank_options
from ..analysis.table import PerformanceTable
from ..analysis.uncertainty import draw_states
from ..analysis.uncertainty.information import ConditionalValues, condition_values
from ..analysis.uncertainty.inputs import Input, list_inputs
from .effort import PACKAGE_DRAWS, SEED, draws_of
from .settings import Weights
from .study import Study
from .weights import points_of


@dataclass(frozen=True)
class Draws:
    """What is kept of a case's draws: partial values, and their means given each uncertain input."""

    value_ijd: np.ndarray
    inputs: tuple[Input, ...]
    known: ConditionalValues


def performance(study: Study) -> PerformanceTable:
    """Levels and value functions of the case."""
    return study.recall("performance", make=lambda: build_performance_table(study.case))


def ranking(study: Study, weights: Weights) -> Ranking:
    """The ranking under completed weights."""
    return study.recall(
        "ranking", weights, make=lambda: rank_options(performance(study), points_of(weights, study.case))
    )


def experts(study: Study, weights: Weights) -> tuple[ExpertCell, ...]:
    """The levels that several experts state, and what each of them would do to the ranking."""

    def make() -> tuple[ExpertCell, ...]:
        return compare_experts(study.case, performance(study), ranking(study, weights))

    return study.recall("experts", weights, make=make)


def draws(study: Study, n_draws: int, seed: int) -> Draws:
    """States of the world; they do not depend on weights, so they are drawn once."""

    def make() -> Draws:
        states = draw_states(study.case, n_draws, seed)
        return Draws(states.value_ijd, list_inputs(study.case), condition_values(states))

    return study.recall("draws", n_draws, seed, make=make, slow="Running simulations")


def option_chances(study: Study) -> PackageChances | None:
    """How often each option, alone, keeps the case's limits and red lines; None where it has none."""
    case = study.case
    conditions = list_conditions(build_rules(case), tuple(case.criteria.values()))
    if not conditions:
        return None
    n_draws = draws_of(case, PACKAGE_DRAWS)
    return study.recall(
        "option chances", n_draws, SEED, make=lambda: find_option_chances(case, conditions, n_draws, SEED)
    )


def package_parts(study: Study, stacking: tuple[str, ...]) -> PackageParts:
    """What the levels of packages are added up from, at most likely levels, under given stacking shares."""

    def make() -> PackageParts:
        if not stacking:
            return build_parts(study.case)
        return restack(package_parts(study, ()), read_stacking(study.case, stacking))

    return study.recall("package parts", stacking, make=make)
