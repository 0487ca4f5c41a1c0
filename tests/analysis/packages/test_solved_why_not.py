"""Why a measure is out, and which rules clash, without listing: what listing says."""

from __future__ import annotations

import pytest

from counterpoise.analysis.packages.listed.conflicts import find_conflict
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import broken_rules, build_rules, collect_rules
from counterpoise.analysis.packages.solved.best import find_best_packages
from counterpoise.analysis.packages.solved.budget import Budget
from counterpoise.analysis.packages.solved.why_not import explain_solved_absence, find_solved_conflict
from counterpoise.model import Limit
from tests.analysis.packages.builder import random_case
from tests.analysis.packages.test_package_enumeration import random_settings, tabulate


@pytest.mark.parametrize("seed", range(40))
def test_a_measure_is_out_for_the_reason_that_listing_finds(seed) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    table = tabulate(case, settings, fewest, most)
    if not table.n_feasible:
        assert find_solved_conflict(table.parts, table.rules)
        return
    (best, *_) = find_best_packages(table.parts, table.rules, weights, 1).ranking.rows
    for option in table.parts.option_ids:
        listed = explain_absence(table, option, weights)
        found = explain_solved_absence(table.parts, table.rules, best, option, weights)
        assert found.is_proven
        assert found.why.best_score == pytest.approx(listed.best_score, abs=1e-6)
        assert found.why.gap == pytest.approx(listed.gap, abs=1e-6)
        if found.why.best == listed.best:
            assert found.why.reason == listed.reason
            assert found.why.blocked_by == listed.blocked_by


@pytest.mark.parametrize("seed", range(40))
def test_rules_said_to_clash_do_and_any_of_them_can_end_it(seed) -> None:
    case, settings, fewest, most, _ = random_settings(seed)
    parts = build_parts(case)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    conflict = find_solved_conflict(parts, rules)
    assert bool(conflict) == bool(find_conflict(parts, rules))
    for dropped in conflict:
        rest = collect_rules(rules.options, [rule for rule in conflict if rule != dropped])
        assert tabulate_packages(parts, rest).n_feasible
    if conflict:
        assert not tabulate_packages(parts, collect_rules(rules.options, conflict)).n_feasible


def test_when_no_time_is_given_nothing_is_claimed() -> None:
    case = random_case(5, n_options=30)
    parts, rules = build_parts(case), build_rules(case)
    weights = [1.0] * len(case.criteria)
    (best,) = rank_packages(
        tabulate_packages(build_parts(random_case(5)), build_rules(random_case(5))), weights, 1
    ).rows
    found = explain_solved_absence(parts, rules, best, "a7", weights, budget=Budget(seconds=0.0))
    assert not found.is_proven
    clash = build_rules(case, must=["a1"], must_not=["a1"])
    assert find_solved_conflict(parts, clash, budget=Budget(seconds=0.0)) == ()
    assert len(find_solved_conflict(parts, clash)) == 2


def test_a_measure_that_no_package_may_hold_is_told_with_the_clash() -> None:
    case = random_case(5, n_options=30)
    parts, rules = build_parts(case), build_rules(case, must_not=["a7"], limits=[Limit("cost", at_most=150.0)])
    (best,) = find_best_packages(parts, rules, [1.0] * len(case.criteria), 1).ranking.rows
    found = explain_solved_absence(parts, rules, best, "a7", [1.0] * len(case.criteria))
    assert found.why.reason == "no package may hold it"
    assert {rule.kind for rule in found.why.conflict} == {"must", "must_not"}
    assert broken_rules(rules, (*best.members, "a7"), parts) == found.why.blocked_by
