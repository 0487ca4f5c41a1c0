"""Money of several years: one amount each year, drawn as one, discounted to a base year."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.levels import committed_cost
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.uncertainty.states import draw_states
from counterpoise.casefile import load_case, load_case_from_files
from counterpoise.model import Case, Range
from counterpoise.study import Study
from counterpoise.study.questions import packages
from counterpoise.study.questions.packages import Packages

BASE = Path(__file__).with_name("base_case")
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
PLANTING = b"amount: {low: 60, mode: 80, high: 120}"


def _case(amount: str, money: str = "price_year: 2024") -> Case:
    files = {
        **FILES,
        "options/trees.yaml": FILES["options/trees.yaml"].replace(PLANTING, amount.encode()),
        "case.yaml": FILES["case.yaml"].replace(b"price_year: 2024", money.encode()),
    }
    loaded = load_case_from_files(files)
    assert loaded.problems == (), [str(problem) for problem in loaded.problems]
    assert loaded.case is not None
    return loaded.case


def test_a_yearly_cost_counts_in_every_year_of_its_span():
    trees = _case("yearly: {from: 2, to: 4, amount: {low: 6, mode: 8, high: 12}}").options["trees"]
    assert committed_cost([trees]) == Range(18, 24, 36)
    assert committed_cost([trees], year=3) == Range(6, 8, 12)
    assert committed_cost([trees], year=1) == Range(0, 0, 0)
    assert [cost.year for cost in trees.costs.values()] == [2, 3, 4]
    assert list(trees.costs) == ["planting", "planting.year3", "planting.year4"]


def test_all_years_are_drawn_as_one_amount():
    case = _case("yearly: {from: 1, to: 3, amount: {low: 6, mode: 8, high: 12}}", "price_year: 2024, discount_rate: 10")
    states = draw_states(case, 500, seed=1)
    costs = case.options["trees"].costs
    drawn = {id_: states.cost(cost) for id_, cost in costs.items()}
    first = drawn["planting"]
    assert np.ptp(first) > 1
    assert drawn["planting.year2"] == pytest.approx(first / 1.1)
    assert drawn["planting.year3"] == pytest.approx(first / 1.21)
    cost_j = list(case.criteria).index("cost")
    level_d = states.level_ijd[list(case.options).index("trees"), cost_j]
    assert level_d == pytest.approx(first * (1 + 1 / 1.1 + 1 / 1.21))
    parts = draw_parts(case, states)
    held = [parts.costs.amount_kd[k] for k, year in enumerate(parts.costs.year_k) if year == 3]
    assert held[0] == pytest.approx(first / 1.21)


def test_money_is_discounted_to_the_base_year():
    once = _case("amount: 121, year: 3", "price_year: 2024, discount_rate: 10").options["trees"]
    assert once.costs["planting"].amount.mode == pytest.approx(100)
    later = _case("amount: 100, year: 1", "price_year: 2024, discount_rate: 10, discount_to: 3").options["trees"]
    assert later.costs["planting"].amount.mode == pytest.approx(121)
    assert _case("amount: 80, year: 3").options["trees"].costs["planting"].amount == Range(80, 80, 80)


def test_a_negative_amount_is_revenue():
    trees = _case("yearly: {from: 1, to: 4, amount: -5}").options["trees"]
    assert committed_cost([trees]) == Range(-20, -20, -20)


def test_old_files_say_what_they_said():
    planting = load_case(BASE).case.options["trees"].costs["planting"]
    assert (planting.amount, planting.year, planting.drawn_as, planting.times) == (Range(60, 80, 120), 1, "", 1)


def _best(case: Case, bound: float) -> tuple[str, ...]:
    ranking = Study(case).answer(Packages(limits=(f"cost.year3<={bound}",), must=("trees",))).ranking
    return ranking.rows[0].members if ranking.rows else ()


@pytest.mark.parametrize("most_listed", [18, 0])
def test_the_budget_of_a_year_is_compared_with_the_money_of_that_year(most_listed: int, monkeypatch):
    monkeypatch.setattr(packages, "MOST_LISTED", most_listed)
    case = _case("yearly: {from: 1, to: 4, amount: 10}", "price_year: 2024, discount_rate: 25")
    assert "trees" in _best(case, 10)
    assert _best(case, 9.9) == ()  # discounted, the money of year 3 is 6.4
