"""Rules on which options go together: every method beside trying all sets, one at a time."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest

from counterpoise.analysis.packages.describe import describe_packages
from counterpoise.analysis.packages.listed.conflicts import find_conflict
from counterpoise.analysis.packages.listed.efficient import find_efficient_packages
from counterpoise.analysis.packages.listed.enumerate import rank_packages, tabulate_packages
from counterpoise.analysis.packages.listed.facts import limits_that_bind_nothing, never_possible
from counterpoise.analysis.packages.listed.judge import find_weight_change, judge_package
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.programme.additive_case import find_additive_efficient
from counterpoise.analysis.packages.rules import Rule, broken_rules, build_rules, collect_rules, list_rules
from counterpoise.analysis.packages.solved.best import find_best_packages
from counterpoise.analysis.packages.solved.why_not import explain_solved_absence, find_solved_conflict
from counterpoise.model import Limit, MemberRule
from tests.analysis.packages import brute
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case


def keeps(members: frozenset[str], rules) -> bool:
    """The meaning of the three kinds, once more."""
    for kind, of, n in rules:
        inside = [id_ for id_ in of if id_ in members]
        if kind == "together" and inside and len(inside) != len(of):
            return False
        if kind == "at_least" and len(inside) < n:
            return False
        if kind == "at_most" and len(inside) > n:
            return False
    return True


def draw_rules(random: Random, names: list[str]):
    rules = []
    for _ in range(random.randint(1, 3)):
        of = tuple(random.sample(names, random.randint(2, 4)))
        kind = random.choice(["together", "at_least", "at_most"])
        rules.append((kind, of, None if kind == "together" else random.randint(1, len(of) - 1)))
    return rules


def ruled_case(seed: int, **more):
    random = Random(seed)
    case = random_case(seed, n_options=6, **more)
    rules = draw_rules(random, [id_ for id_ in case.options if id_ != case.baseline])
    return replace(case, rules=tuple(MemberRule(kind, of, n) for kind, of, n in rules)), rules


@pytest.mark.parametrize("seed", range(25))
def test_every_method_allows_the_packages_that_keep_the_rules_and_no_others(seed):
    case, rules = ruled_case(seed)
    parts, built = build_parts(case), build_rules(case)
    table = tabulate_packages(parts, built)
    expected = {m for m in brute.all_sets(case) if brute.obeys(case, m) and keeps(m, rules)}
    assert {frozenset(m) for m in table.members(np.arange(table.n_feasible))} == expected
    for members in brute.all_sets(case)[::7]:
        broken = {b.rule.kind for b in broken_rules(built, members, parts)}
        assert bool(broken & {"together", "at_least", "at_most"}) != keeps(members, rules)
    assert collect_rules(built.options, list_rules(built)).member_rules
    point_j = np.random.default_rng(seed).random(len(case.criteria)) + 0.01
    solved = find_best_packages(parts, built, point_j, 3)
    listed = rank_packages(table, point_j, 3)
    assert [row.score for row in solved.ranking.rows] == pytest.approx([row.score for row in listed.rows[:3]], abs=1e-5)
    impossible = [id_ for id_ in parts.option_ids if not any(id_ in m for m in expected)]
    assert list(never_possible(table)) == impossible


@pytest.mark.parametrize("seed", range(25))
def test_the_additive_programme_keeps_them_too(seed):
    random = Random(seed)
    names = [f"a{i}" for i in range(7)]
    options = [make_option("today", {"x": 0, "y": 0})]
    options += [
        make_option(
            n, {"x": random.randint(-9, 30), "y": random.randint(-9, 30)}, costs={f"{n}_cost": random.randint(1, 9)}
        )
        for n in names
    ]
    rules = draw_rules(random, names)
    case = make_case(
        [make_criterion("x", -100, 400), make_criterion("y", -100, 400)],
        options,
        limits=(Limit("cost", at_most=20.0),),
        rules=tuple(MemberRule(kind, of, n) for kind, of, n in rules),
    )
    parts, built = build_parts(case), build_rules(case)
    listed = find_efficient_packages(tabulate_packages(parts, built), ("x", "y"))
    exact = find_additive_efficient(parts, built, ("x", "y"))
    assert set(map(frozenset, exact.members)) == set(map(frozenset, listed.members))


def small_case(rules=(), **more):
    """a scores most, then b, then c; all may go together."""
    options = [make_option(id_, {"x": x}) for id_, x in [("today", 0), ("a", 30), ("b", 20), ("c", 10)]]
    return make_case([make_criterion("x")], options, rules=rules, **more)


def test_a_clash_names_the_rules_on_members():
    together = MemberRule("together", ("a", "b"))
    at_most = MemberRule("at_most", ("a", "b", "c"), 1)
    case = small_case((together, at_most))
    parts = build_parts(case)
    rules = build_rules(case, must=["b"])
    assert {rule.kind for rule in find_conflict(parts, rules)} == {"must", "together", "at_most"}
    assert {rule.kind for rule in find_solved_conflict(parts, rules)} == {"must", "together", "at_most"}
    assert never_possible(tabulate_packages(parts, build_rules(case))) == ("a", "b")


def test_a_measure_kept_out_by_a_number_comes_in_when_the_number_moves():
    case = small_case((MemberRule("at_most", ("a", "b"), 1),))
    parts, rules = build_parts(case), build_rules(case)
    why = explain_absence(tabulate_packages(parts, rules), "b", np.ones(1))
    assert why.reason == "a rule stands in the way"
    assert why.blocked_by[0].rule == Rule("at_most", bound=1, of=("a", "b"))
    assert why.blocked_by[0].found == 2
    assert [(r.new_bound, r.by, r.members) for r in why.relaxations] == [(2, 1, ("a", "b", "c"))]


def test_a_measure_kept_out_by_going_together_comes_in_when_that_is_given_up():
    case = small_case((MemberRule("together", ("b", "c")),), limits=(Limit("members", at_most=2),))
    parts, rules = build_parts(case), build_rules(case)
    why = explain_absence(tabulate_packages(parts, rules), "a", np.ones(1))
    assert why.best == ("a",) or why.best == ("b", "c")
    for option in {"a", "b", "c"} - set(why.best):
        found = explain_absence(tabulate_packages(parts, rules), option, np.ones(1))
        assert found.reason in ("a rule stands in the way", "ties with the best")


def test_a_rule_given_up_counts_when_the_measure_is_then_in_a_package_that_ties():
    """b and c are alike; without the exclusion b with a ties with c with a, and either is a best package."""
    options = [make_option("today", {"x": 0}), make_option("a", {"x": 30}), make_option("c", {"x": 20})]
    options += [make_option("b", {"x": 20}, excludes=("a",))]
    case = make_case([make_criterion("x")], options, limits=(Limit("members", at_most=2),))
    table = tabulate_packages(build_parts(case), build_rules(case))
    why = explain_absence(table, "b", np.ones(1))
    assert why.best == ("a", "c")
    assert any(r.rule.kind == "excludes" and "b" in r.members for r in why.relaxations)


def test_a_measure_without_a_level_that_counts_is_not_called_forbidden():
    options = [
        make_option("today", {"x": 0, "y": 0}),
        make_option("a", {"x": 30, "y": 5}),
        make_option("b", {"x": 9, "y": None}),
    ]
    case = make_case([make_criterion("x"), make_criterion("y")], options)
    parts, rules = build_parts(case), build_rules(case)
    table = tabulate_packages(parts, rules)
    assert explain_absence(table, "b", np.ones(2)).reason == "cannot be scored"
    assert explain_absence(table, "b", np.ones(2)).relaxations == ()
    assert explain_absence(table, "b", np.array([1.0, 0.0])).reason == "in the best"
    assert rank_packages(table, np.ones(2)).n_unscored == 2
    (best,) = describe_packages(parts, [("a",)], np.ones(2))
    assert explain_solved_absence(parts, rules, best, "b", np.ones(2)).why.reason == "cannot be scored"


def test_a_package_of_ones_own_is_judged_where_others_lack_levels():
    options = [
        make_option("today", {"x": 0, "y": 10}),
        make_option("a", {"x": 30, "y": 0}),
        make_option("b", {"x": 9, "y": None}),
    ]
    case = make_case([make_criterion("x"), make_criterion("y")], options)
    table = tabulate_packages(build_parts(case), build_rules(case))
    judged = judge_package(table, (), np.array([3.0, 1.0]))
    assert judged.is_efficient
    assert judged.change.weight_j == pytest.approx([0.25, 0.75])
    assert judged.change.moved == pytest.approx(0.5)
    assert judge_package(table, ("b",), np.array([3.0, 1.0])).change is None
    alone = judge_package(table, ("a",), np.array([1.0, 0.0]))
    assert alone.change is None  # b adds to a, and y keeps its weight of 0
    assert find_weight_change(table, table.value_jp.T[3], np.array([1.0, 0.0])).moved == 0


@pytest.mark.parametrize("seed", range(20))
def test_limits_that_bind_nothing_are_those_whose_loss_allows_no_more(seed):
    rng = np.random.default_rng(seed)
    case = random_case(seed, n_options=5)
    limits = tuple(Limit("cost", at_most=float(x)) for x in rng.integers(20, 400, 3))
    case = replace(case, limits=limits)
    table = tabulate_packages(build_parts(case), build_rules(case))
    idle = []
    for limit in limits:
        others = [other for other in limits if other is not limit]
        allowed = [m for m in brute.all_sets(case) if brute.obeys(case, m, limits=others)]
        if all(brute.cost(case, m) <= limit.at_most + 1e-9 for m in allowed):
            idle.append(limit)
    assert list(limits_that_bind_nothing(table)) == idle


@pytest.mark.parametrize("unit", [1e-9, 1e-3, 1.0, 1e6, 1e12])
def test_a_limit_holds_in_whatever_unit_a_level_is_written(unit):
    """Levels 1 to 3 units, limits half a unit below and above; 0.1 + 0.2 keeps 0.3, and 0.31 does not."""
    names = ["a", "b", "c"]
    options = [make_option("today", {"x": 0.0})]
    options += [make_option(n, {"x": x * unit}) for n, x in zip(names, (0.1, 0.2, 0.31), strict=True)]
    case = make_case([make_criterion("x", 0.0, 10 * unit)], options)
    parts = build_parts(case)
    for bound in (0.3, 0.5, 0.0):
        rules = build_rules(case, limits=[Limit("x", at_most=bound * unit)])
        table = tabulate_packages(parts, rules)
        allowed = {frozenset(m) for m in table.members(np.arange(table.n_feasible))}
        level = {"a": 10, "b": 20, "c": 31}
        expected = {
            frozenset(m)
            for size in range(4)
            for m in combinations(names, size)
            if sum(level[id_] for id_ in m) <= round(100 * bound)
        }
        assert allowed == expected
        best = find_best_packages(parts, rules, np.ones(1), 1).ranking.rows[0]
        assert frozenset(best.members) in expected
        assert sum(level[id_] for id_ in best.members) == max(sum(level[id_] for id_ in m) for m in expected)
