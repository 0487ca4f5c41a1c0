"""Small performance tables and cases for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.value import ValueFunction
from counterpoise.model import Basis, Case, Criterion, Money, Option, Performance, Range


def _make_table(mode_ij, low_ij=None, high_ij=None, functions=None, effects=(), baseline=0) -> PerformanceTable:
    """A table with scales 0 to 1 unless ``functions`` says otherwise; columns in ``effects`` are shared."""
    mode_ij = np.array(mode_ij, float)
    n_options, n_criteria = mode_ij.shape
    is_shared_ij = np.zeros(mode_ij.shape, bool)
    is_shared_ij[baseline, list(effects)] = True
    straight = ValueFunction(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    return PerformanceTable(
        tuple(f"option_{i}" for i in range(n_options)),
        tuple(f"criterion_{j}" for j in range(n_criteria)),
        baseline,
        mode_ij if low_ij is None else np.array(low_ij, float),
        mode_ij,
        mode_ij if high_ij is None else np.array(high_ij, float),
        is_shared_ij,
        tuple(functions) if functions else (straight,) * n_criteria,
    )


@pytest.fixture(scope="session")
def make_table() -> Callable[..., PerformanceTable]:
    return _make_table


BECAUSE = Basis("judgement", "made up for a test")


def _make_option(
    id_: str, levels=None, costs=(), risks=(), milestones=(), lag=(0, 0, 0), effects=None, missing=()
) -> Option:
    """An option from levels, effects, costs, risks and milestones; see `Cost`, `Risk`, `Prerequisite`."""
    given = {key: (value, False) for key, value in (levels or {}).items()}
    given |= {key: (value, True) for key, value in (effects or {}).items()}
    performance = {
        key: Performance(key, Range(*value), BECAUSE, is_effect) for key, (value, is_effect) in given.items()
    }
    performance |= {key: Performance(key, None, None, missing="not known") for key in missing}
    return Option(
        id_,
        id_,
        "",
        performance,
        {cost.id: cost for cost in costs},
        {risk.id: risk for risk in risks},
        {milestone.id: milestone for milestone in milestones},
        Range(*lag),
        BECAUSE,
    )


def _make_case(options: Iterable[Option], criteria: Iterable[Criterion] = ()) -> Case:
    """A case whose first option is the baseline."""
    options = list(options)
    return Case(
        "test",
        "Test",
        "Which?",
        "nobody",
        "2020-01-01",
        365,
        options[0].id,
        Money("USD", "million", 2020),
        {},
        {criterion.id: criterion for criterion in criteria},
        {option.id: option for option in options},
        {},
        "",
    )


@pytest.fixture(scope="session")
def make_option() -> Callable[..., Option]:
    return _make_option


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    return _make_case
