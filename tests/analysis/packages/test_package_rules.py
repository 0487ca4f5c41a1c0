"""Rules: what a package breaks, and which rules cannot hold together."""

import itertools

import numpy as np
import pytest

from counterpoise.analysis.packages.families import ListedPackages
from counterpoise.analysis.packages.listed.conflicts import find_conflict
from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import (
    Rule,
    broken_rules,
    build_rules,
    collect_rules,
    keeps_rules,
    list_rules,
    without_rule,
)
from counterpoise.model import Limit
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case


@pytest.fixture
def case():
    options = [
        make_option("today", {"good": 10}, costs={"today_cost": 1}, excludes=("all",)),
        make_option("ships", {"good": 20}, costs={"ships_cost": 400}, leads={"sail": 45}),
        make_option("blockade", {"good": 40}, costs={"blockade_cost": 90}, waits={"ships_ready": ("ships", True)}),
        make_option("offer", {"good": 30}, costs={"offer_cost": (5, 2)}),
        make_option("demand", {"good": 15}, costs={"demand_cost": 2}, excludes=("offer",)),
    ]
    return make_case([make_criterion("good")], options)


def broken(case, members, **settings):
    found = broken_rules(build_rules(case, **settings), members, build_parts(case))
    return [(b.rule.kind, b.rule.option, b.rule.other, b.found) for b in found]


def test_a_missing_prerequisite_is_named_and_is_not_read_as_an_exclusion(case):
    assert broken(case, ["blockade"]) == [("needs", "blockade", "ships", None)]
    assert broken(case, ["ships"]) == broken(case, ["ships", "blockade"]) == []


def test_a_package_of_an_excluded_pair_says_which_pair(case):
    assert broken(case, ["demand", "offer", "ships"]) == [("excludes", "offer", "demand", None)]


def test_every_broken_setting_is_named_with_what_was_found(case):
    found = broken(
        case,
        ["ships"],
        must=["offer"],
        must_not=["ships"],
        at_least_members=2,
        limits=[Limit("cost", at_most=300.0), Limit("cost", at_least=1.0, year=2), Limit("good", at_least=25.0)],
    )
    assert found == [
        ("must", "offer", "", None),
        ("must_not", "ships", "", None),
        ("at_least_members", "", "", 1.0),
        ("limit", "", "", 400.0),
        ("limit", "", "", 0.0),
        ("limit", "", "", 20.0),
    ]


def test_a_limit_that_is_met_exactly_is_kept_despite_rounding():
    options = [make_option("today", {}), *(make_option(x, {}, costs={f"{x}_cost": 0.1}) for x in "abc")]
    case = make_case([make_criterion("money", 1, 0, measured_by="cost")], options)
    assert broken(case, ["a", "b", "c"], limits=[Limit("cost", at_most=0.3)]) == []


def test_limits_of_the_case_hold_unless_they_are_set_aside(case):
    limited = make_case([make_criterion("good")], list(case.options.values()), limits=(Limit("cost", at_most=100.0),))
    assert broken(limited, ["ships"])[0][0] == "limit"
    assert broken(limited, ["ships"], with_case_limits=False) == []


@pytest.mark.parametrize(("members", "message"), [(["today", "ships"], "baseline"), (["shps"], "no option 'shps'")])
def test_the_baseline_and_strangers_are_no_members(case, members, message):
    with pytest.raises(ValueError, match=message):
        broken(case, members)
    with pytest.raises(ValueError, match=message):
        build_rules(case, must=members)


def test_the_baseline_alone_is_the_empty_package(case):
    assert broken(case, ["today"], at_least_members=1) == broken(case, [], at_least_members=1)


def test_a_limit_on_something_unknown_says_what_limits_may_be_on(case):
    with pytest.raises(ValueError, match="limits may be on cost, ready_day"):
        broken(case, ["ships"], limits=[Limit("budget", at_most=3.0)])


def test_a_level_that_is_not_known_keeps_no_limit():
    options = [make_option("today", {"c": 1}), make_option("a", {"c": None})]
    case = make_case([make_criterion("c")], options)
    assert [kind for kind, *_ in broken(case, ["a"], limits=[Limit("c", at_most=1e9)])] == ["limit"]


def test_rules_taken_apart_and_put_together_are_the_same_rules(case):
    rules = build_rules(case, must=["offer"], at_most_members=2, limits=[Limit("cost", at_most=9.0)])
    assert collect_rules(rules.options, list_rules(rules)) == rules
    assert without_rule(rules, Rule("must", "offer")).must == ()


def test_impossible_settings_are_explained_by_the_rules_that_clash_and_no_others(case):
    rules = build_rules(case, must=["offer", "demand"], limits=[Limit("cost", at_most=450.0)], at_most_members=3)
    assert {(rule.kind, rule.option) for rule in find_conflict(build_parts(case), rules)} == {
        ("must", "offer"),
        ("must", "demand"),
        ("excludes", "offer"),
    }


def test_a_must_whose_prerequisite_costs_too_much_clashes_with_the_budget(case):
    rules = build_rules(case, must=["blockade"], must_not=["demand"], limits=[Limit("cost", at_most=100.0)])
    assert {rule.kind for rule in find_conflict(build_parts(case), rules)} == {"must", "limit", "needs"}


def test_a_limit_that_nothing_meets_is_a_conflict_by_itself(case):
    rules = build_rules(case, must=["offer"], limits=[Limit("good", at_least=1000.0)])
    assert [rule.kind for rule in find_conflict(build_parts(case), rules)] == ["limit"]


@pytest.mark.parametrize("seed", range(25))
def test_a_conflict_is_infeasible_and_none_of_its_rules_is_idle_nor_is_there_a_smaller_one(seed):
    rng = np.random.default_rng(seed)
    case = random_case(seed, n_options=4)
    parts = build_parts(case)
    names = parts.option_ids
    rules = build_rules(
        case,
        must=list(rng.choice(names, 2)),
        must_not=list(rng.choice(names, 1)),
        at_least_members=2,
        limits=[
            Limit("cost", at_most=float(rng.integers(10, 120))),
            Limit("danger", at_most=float(rng.integers(2, 9))),
        ],
    )

    def is_feasible(chosen):
        return tabulate_packages(parts, collect_rules(names, chosen)).n_feasible > 0

    conflict = find_conflict(parts, rules)
    if is_feasible(list_rules(rules)):
        assert conflict == ()
    else:
        assert not is_feasible(conflict)
        assert all(is_feasible([rule for rule in conflict if rule is not dropped]) for dropped in conflict)
        smaller = itertools.combinations(list_rules(rules), len(conflict) - 1)
        assert all(is_feasible(chosen) for chosen in smaller)


@pytest.mark.parametrize("seed", range(30))
def test_a_package_keeps_the_rules_exactly_when_it_breaks_none(seed):
    case = random_case(seed, n_options=5)
    parts, rules = build_parts(case), build_rules(case, at_most_members=3, limits=[Limit("cost", at_most=90.0)])
    member_pi = np.random.default_rng(seed).random((12, 5)) < 0.5
    kept_p = keeps_rules(rules, ListedPackages(member_pi), parts)
    for member_i, kept in zip(member_pi, kept_p, strict=True):
        members = [id_ for id_, is_in in zip(parts.option_ids, member_i, strict=True) if is_in]
        assert (broken_rules(rules, members, parts) == ()) == kept
