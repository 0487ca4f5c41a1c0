"""What is worth finding out before a package is chosen: against nested simulation, and its laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.information import condition_packages
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.analysis.uncertainty.information import ValueOfInformation, value_of_information
from counterpoise.model import Range, Stacking
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case
from tests.oracle.nested_packages import worth_of

WEIGHTS = {"c0": 1.0, "c1": 1.0}


def problem(seed: int):
    """Options that gain on one criterion and cost on the other; as a case, and as the oracle's numbers."""
    rng = np.random.default_rng(seed)
    criteria = [make_criterion(c, upper=100.0, stacking=Stacking(0.4, 0.4)) for c in WEIGHTS]
    numbers = {"share.c0": (0.4, 0.4, 0.4), "share.c1": (0.4, 0.4, 0.4)}
    names = ["a0", "a1"]
    options = [make_option("today", {"c0": 0.0, "c1": 0.0}, leads={"today_lead": 0.0})]
    for name in names:
        option = make_option(name, {"c0": 1.0, "c1": 1.0}, leads={f"{name}_lead": 0.0}, excludes=())
        for c in WEIGHTS:
            low, mode, high = sorted(rng.integers(0, 80, 3).astype(float))
            numbers[f"{name}.{c}"] = (low, mode, high)
            cell = replace(option.performance[c], range=Range(low, mode, high))
            option = replace(option, performance={**option.performance, c: cell})
        options.append(option)
    return make_case(criteria, options, shape="triangular"), names, numbers


def every_package(case) -> np.ndarray:
    n = len(case.options) - 1
    return (np.arange(1 << n)[:, None] >> np.arange(n)) & 1 == 1


def look(case, member_pi, weights, n_draws: int = 20_000, seed: int = 1) -> ValueOfInformation:
    states = draw_states(case, n_draws, seed)
    return value_of_information(condition_packages(case, states, draw_parts(case, states), member_pi), weights)


@pytest.mark.parametrize("seed", range(4))
def test_the_worth_is_that_of_nested_simulation(seed: int) -> None:
    case, names, numbers = problem(seed)
    by_id = {value.id: value for value in look(case, every_package(case), np.array([1.0, 1.0])).inputs}
    for name in ("a0.c0", "a1.c1"):
        expected, error = worth_of(name, names, numbers, WEIGHTS, seed, 80, 150)
        found = by_id[f"cell {name}"]
        assert found.regret_avoided == pytest.approx(expected, abs=4 * (found.error + error) + 0.1)


@pytest.mark.parametrize("seed", range(20))
def test_no_number_is_worth_more_than_all_and_none_less_than_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    case = random_case(seed, n_options=3)
    for option in list(case.options.values()):
        cells = {c: replace(p, range=_spread(p.range, rng)) for c, p in option.performance.items()}
        needs = {m: replace(n, lead_days=_spread(n.lead_days, rng)) for m, n in option.prerequisites.items()}
        if "shared_lead" in needs:
            needs["shared_lead"] = replace(needs["shared_lead"], lead_days=Range(20.0, 90.0, 150.0))
        option = replace(option, performance=cells, prerequisites=needs)
        case = replace(case, options={**case.options, option.id: option})
    worth = look(case, every_package(case), np.ones(len(case.criteria)), 2_000, seed)
    assert worth.perfect >= 0
    assert worth.inputs
    for value in worth.inputs:
        assert 0 <= value.regret_avoided <= worth.perfect + 4 * (value.error + worth.perfect_error)
        assert 0 <= value.changes_choice <= 1


def _spread(number: Range, rng: np.random.Generator) -> Range:
    width = float(rng.integers(0, 30))
    return Range(max(number.mode - width, 0.0), number.mode, number.mode + width)


def test_without_spread_nothing_is_worth_knowing() -> None:
    case = random_case(3, n_options=3)
    exact = {id_: replace(option, risks={}) for id_, option in case.options.items()}
    worth = look(replace(case, options=exact), every_package(case), np.ones(len(case.criteria)), 500)
    assert worth.perfect == pytest.approx(0, abs=1e-9)
    assert worth.inputs == ()
