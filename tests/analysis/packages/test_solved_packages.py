"""The best packages without listing: what listing finds, proven, for any number of options."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import broken_rules, build_rules
from counterpoise.analysis.packages.solved.best import find_best_packages
from counterpoise.analysis.packages.solved.budget import Budget
from counterpoise.model import Criterion, Limit, Stacking
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case
from tests.analysis.packages.test_package_enumeration import random_settings, tabulate

TOP = 4


@pytest.mark.parametrize("seed", range(160))
def test_the_best_packages_are_those_that_listing_finds(seed) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    listed = rank_packages(tabulate(case, settings, fewest, most), weights, TOP)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    found = find_best_packages(build_parts(case), rules, weights, TOP)
    scores = [row.score for row in found.ranking.rows]
    assert scores == pytest.approx([row.score for row in listed.rows[: len(scores)]], abs=1e-6)
    assert len(scores) == min(TOP, listed.n_feasible)
    assert found.is_proven
    assert found.is_complete


def bent_case(seed: int):
    """A case with bent value functions, limits on anything in both directions, and idle weights."""
    rng = np.random.default_rng(7000 + seed)
    case = random_case(seed, n_options=int(rng.integers(0, 8)))
    criteria = {id_: bend(criterion, rng) for id_, criterion in case.criteria.items()}
    reach = {"cost": 250, "ready_day": 300, "effect_day": 400, "members": 6, "money": 250, "danger": 15}
    reach |= {"ready": 300, "effect": 400}
    limits = []
    for on in rng.choice([*reach, "c0", "c1", "c2"], rng.integers(0, 4)):
        far, at = reach.get(str(on), 100), float(rng.integers(0, reach.get(str(on), 100)))
        bounds = {"at_most": at + 0.3 * far} if rng.random() < 0.5 else {"at_least": at - 0.3 * far}
        limits.append(Limit(str(on), **bounds))
    weights = rng.integers(0, 20, len(criteria)).astype(float)
    weights[0] += 1
    return replace(case, criteria=criteria), limits, weights


def bend(criterion: Criterion, rng: np.random.Generator) -> Criterion:
    low, high = sorted([criterion.worst, criterion.best])
    levels = np.sort(rng.choice(np.arange(int(low) + 1, int(high)), 2, replace=False)).astype(float)
    values = np.sort(rng.random(2))
    points = [(low, 0.0), *zip(levels.tolist(), values.tolist(), strict=True), (high, 1.0)]
    if not criterion.is_higher_better:
        points = [(level, 1.0 - value) for level, value in points]
    return replace(criterion, value_points=tuple(points))


@pytest.mark.parametrize("seed", range(100))
def test_bent_values_and_limits_in_both_directions_agree_with_listing(seed) -> None:
    case, limits, weights = bent_case(seed)
    parts, rules = build_parts(case), build_rules(case, limits=limits)
    listed = rank_packages(tabulate_packages(parts, rules), weights, TOP)
    found = find_best_packages(parts, rules, weights, TOP)
    assert found.is_complete
    scores = [row.score for row in found.ranking.rows]
    assert scores == pytest.approx([row.score for row in listed.rows[:TOP]], abs=1e-6)


def test_options_with_a_missing_level_that_counts_are_left_out_and_named() -> None:
    criteria = [make_criterion("c0"), make_criterion("c1")]
    options = [make_option("today", {"c0": 0.0, "c1": 0.0}), make_option("known", {"c0": 10.0, "c1": 5.0})]
    options.append(make_option("unknown", {"c0": 90.0, "c1": None}))
    case = make_case(criteria, options)
    parts, rules = build_parts(case), build_rules(case)
    counted = find_best_packages(parts, rules, np.array([1.0, 1.0]))
    assert counted.unscored == ("unknown",)
    assert [row.members for row in counted.ranking.rows] == [("known",), ()]
    idle = find_best_packages(parts, rules, np.array([1.0, 0.0]))
    assert idle.unscored == ()
    assert len(idle.ranking.rows) == 4


def test_ties_are_shown_and_more_of_them_may_be() -> None:
    case = make_case(
        [make_criterion("c0")],
        [make_option("today", {"c0": 0.0}), *(make_option(f"a{i}", {"c0": 100.0}) for i in range(5))],
    )
    found = find_best_packages(build_parts(case), build_rules(case), np.ones(1), 3)
    assert [row.rank for row in found.ranking.rows] == [1, 1, 1]
    assert found.ranking.n_tied == 3
    assert found.may_tie_more
    assert not find_best_packages(build_parts(case), build_rules(case), np.ones(1), 40).may_tie_more


@pytest.mark.parametrize("seed", range(10))
def test_another_rule_never_raises_the_best_score(seed) -> None:
    case = random_case(seed, n_options=26, with_rules=False)
    parts, weights = build_parts(case), np.ones(len(case.criteria))
    (free,) = find_best_packages(parts, build_rules(case), weights, 1).ranking.rows
    (bound,) = find_best_packages(parts, build_rules(case, must=["a3"]), weights, 1).ranking.rows
    assert bound.score <= free.score + 1e-6
    assert "a3" in bound.members


def test_no_package_within_the_rules_is_proven_too() -> None:
    case = random_case(5, n_options=40)
    found = find_best_packages(
        build_parts(case), build_rules(case, limits=[Limit("members", at_least=41)]), np.ones(len(case.criteria))
    )
    assert found.ranking.rows == ()
    assert found.is_complete
    assert found.bound is None


@pytest.mark.slow
def test_a_case_with_forty_options_is_solved_and_proven() -> None:
    case = random_case(5, n_options=40)
    parts, rules = build_parts(case), build_rules(case, at_most_members=8)
    weights = np.ones(len(case.criteria))
    best, *_ = find_best_packages(parts, rules, weights, 1, Budget(seconds=60)).ranking.rows
    assert not broken_rules(rules, best.members, parts)
    again = find_best_packages(parts, build_rules(case, at_most_members=8, must_not=best.members[:1]), weights, 1)
    assert again.ranking.rows[0].score <= best.score + 1e-6


def test_no_time_is_said_and_nothing_is_claimed() -> None:
    case = random_case(5, n_options=40)
    found = find_best_packages(
        build_parts(case), build_rules(case), np.ones(len(case.criteria)), 3, Budget(seconds=0.0)
    )
    assert not found.is_proven
    assert not found.is_complete


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e9, 1e13, 1e60])
@pytest.mark.parametrize("seed", range(4))
def test_levels_in_any_unit_have_the_same_best_packages(seed, unit) -> None:
    """Money in dollars or in millions, with a largest gain that alone counts and a limit."""
    rng = np.random.default_rng(seed)
    levels = rng.integers(-100, 101, 6) * unit
    options = [make_option("today", {"x": levels[0]})]
    options += [make_option(f"a{i}", {"x": x}) for i, x in enumerate(levels[1:])]
    scale = make_criterion("x", -300.0 * unit, 300.0 * unit, stacking=Stacking(0.0, 0.5))
    case = make_case([scale], options, limits=(Limit("x", at_most=120.0 * unit),))
    parts, rules = build_parts(case), build_rules(case)
    listed = rank_packages(tabulate_packages(parts, rules), np.ones(1), 1)
    solved = find_best_packages(parts, rules, np.ones(1), 1)
    assert solved.is_complete
    assert solved.ranking.rows[0].score == pytest.approx(listed.rows[0].score, abs=1e-5)
