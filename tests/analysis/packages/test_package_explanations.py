"""Why a measure is out, what members add, and how a reader's package compares."""

from itertools import pairwise

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.enumerate import rank_packages, score_packages, tabulate_packages
from counterpoise.analysis.packages.listed.judge import judge_package
from counterpoise.analysis.packages.listed.why_not import explain_absence
from counterpoise.analysis.packages.member_value import value_members
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.score import normalise_weights
from counterpoise.model import Limit
from tests.analysis.packages import brute
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case

ONE = np.ones(1)


def tabulate(case, **settings):
    return tabulate_packages(build_parts(case), build_rules(case, **settings))


def simple_case():
    options = [
        make_option("today", {"good": 10}),
        make_option("cheap", {"good": 25}, costs={"cheap_cost": 10}),
        make_option("dear", {"good": 40}, costs={"dear_cost": 100}, leads={"build": 90}),
        make_option("rival", {"good": 35}, costs={"rival_cost": 20}),
        make_option("harm", {"good": 5}),
        make_option("late", {"good": 20}, costs={"late_cost": 5}, waits={"after_dear": ("dear", True)}),
    ]
    return make_case([make_criterion("good")], options)


def test_a_measure_beyond_the_budget_is_out_because_of_the_budget_and_says_what_would_be_needed():
    table = tabulate(simple_case(), must_not=["late"], limits=[Limit("cost", at_most=50.0)])
    answer = explain_absence(table, "dear", ONE)
    assert answer.reason == "no package may hold it"
    assert {rule.kind for rule in answer.conflict} == {"must", "limit"}
    (relaxed,) = answer.relaxations
    assert (relaxed.new_bound, relaxed.by) == (110, 60)
    assert relaxed.members == ("cheap", "dear")


def test_a_missing_prerequisite_is_named():
    table = tabulate(simple_case(), must_not=["dear"])
    answer = explain_absence(table, "late", ONE)
    assert {(rule.kind, rule.option) for rule in answer.conflict} == {
        ("must", "late"),
        ("must_not", "dear"),
        ("needs", "late"),
    }
    assert {relaxed.rule.kind for relaxed in answer.relaxations} == {"must_not", "needs"}


def test_a_measure_that_lowers_the_score_is_outscored_and_no_rule_would_help():
    answer = explain_absence(tabulate(simple_case()), "harm", ONE)
    assert (answer.reason, answer.blocked_by, answer.relaxations) == ("outscored", (), ())
    assert answer.gap == pytest.approx(5)


def test_a_measure_shut_out_by_the_number_of_members_is_outscored_by_those_inside():
    answer = explain_absence(tabulate(simple_case(), at_most_members=2), "cheap", ONE)
    assert answer.reason == "a rule stands in the way"
    assert [b.rule.kind for b in answer.blocked_by] == ["at_most_members"]
    assert answer.replaced == ("rival",)
    assert (answer.relaxations[0].new_bound, answer.relaxations[0].by) == (3, 1)


def test_an_excluded_measure_names_the_other_of_the_pair():
    options = [
        make_option("today", {"good": 10}),
        make_option("offer", {"good": 30}),
        make_option("demand", {"good": 20}, excludes=("offer",)),
    ]
    answer = explain_absence(tabulate(make_case([make_criterion("good")], options)), "demand", ONE)
    assert [(b.rule.kind, b.rule.option, b.rule.other) for b in answer.blocked_by] == [("excludes", "offer", "demand")]
    assert answer.replaced == ("offer",)
    assert [relaxed.members for relaxed in answer.relaxations] == [("offer", "demand")]


def test_a_measure_in_the_best_package_needs_no_excuse():
    assert explain_absence(tabulate(simple_case()), "dear", ONE).reason == "in the best"


def test_a_measure_that_changes_nothing_ties():
    options = [make_option("today", {"good": 10}), make_option("a", {"good": 30}), make_option("idle", {"good": 10})]
    answer = explain_absence(tabulate(make_case([make_criterion("good")], options)), "idle", ONE)
    assert (answer.reason, answer.relaxations) == ("ties with the best", ())


def test_strangers_and_impossible_settings_are_refused():
    with pytest.raises(ValueError, match="no option 'nobody'"):
        explain_absence(tabulate(simple_case()), "nobody", ONE)
    impossible = tabulate(simple_case(), limits=[Limit("cost", at_most=-1.0)])
    with pytest.raises(ValueError, match="no package is both feasible and scored"):
        explain_absence(impossible, "dear", ONE)
    with pytest.raises(ValueError, match="no package is both feasible and scored"):
        judge_package(impossible, ["dear"], ONE)


@pytest.mark.parametrize("seed", range(15))
def test_a_relaxation_does_bring_the_measure_in_and_a_smaller_move_would_not(seed):
    case = random_case(seed, n_options=5)
    limit = Limit("cost", at_most=80.0)
    table = tabulate(case, limits=[limit])
    point_j = np.random.default_rng(seed).dirichlet(np.ones(7))
    for option in table.parts.option_ids:
        answer = explain_absence(table, option, point_j)
        moved = [relaxed for relaxed in answer.relaxations if relaxed.rule.limit == limit]
        for relaxed in moved:
            wider = tabulate(case, limits=[Limit("cost", at_most=relaxed.new_bound)])
            best = rank_packages(wider, point_j, top=1)
            assert any(option in row.members for row in best.rows if row.rank == 1)
            below = sorted({brute.cost(case, s) for s in brute.all_sets(case)} | {80.0})
            step = max(x for x in below if x < relaxed.new_bound - 1e-9)
            nearly = rank_packages(tabulate(case, limits=[Limit("cost", at_most=step)]), point_j, top=1)
            assert not any(option in row.members for row in nearly.rows if row.rank == 1)


@pytest.mark.parametrize("seed", range(20))
def test_what_a_member_adds_is_what_dropping_it_takes_away(seed):
    case = random_case(seed, n_options=5)
    parts, rules = build_parts(case), build_rules(case)
    point_j = np.random.default_rng(seed).integers(1, 9, 7).astype(float)
    members = frozenset(parts.option_ids[:3])
    for value in value_members(parts, rules, members, point_j):
        without = members - {value.option}
        score = brute.score(case, without, list(point_j))
        assert value.score_without == pytest.approx(score)
        assert value.adds == pytest.approx(brute.score(case, members, list(point_j)) - score)
        assert value.adds_j.sum() == pytest.approx(value.adds)
        assert value.saves == pytest.approx(brute.cost(case, members) - brute.cost(case, without))


def test_dropping_a_prerequisite_says_which_member_is_left_hanging():
    case = simple_case()
    by_option = {v.option: v for v in value_members(build_parts(case), build_rules(case), ["dear", "late"], ONE)}
    assert [(b.rule.option, b.rule.other) for b in by_option["dear"].breaks] == [("late", "dear")]
    assert by_option["late"].breaks == ()


@pytest.mark.parametrize("seed", range(20))
def test_the_weights_that_make_a_package_best_do_and_lie_nearer_than_any_others_tried(seed):
    table = tabulate(random_case(seed, n_options=4))
    rng = np.random.default_rng(seed)
    point_j = rng.dirichlet(np.ones(7))
    tried_wj = np.vstack([rng.dirichlet(np.ones(7), 400), np.eye(7), np.ones(7) / 7])
    score_wp = 100 * tried_wj @ table.value_jp
    for p, members in enumerate(table.members(np.arange(min(4, table.n_feasible)))):
        judged = judge_package(table, members, point_j)
        assert judged.regret == pytest.approx(score_packages(table, point_j).max() - judged.row.score)
        wins_wj = tried_wj[score_wp[:, p] >= score_wp.max(axis=1) - 1e-9]
        if judged.change is None:
            assert not len(wins_wj)
        else:
            score_p = score_packages(table, judged.change.weight_j)
            assert score_p[p] == pytest.approx(score_p.max(), abs=1e-5)
            assert (judged.change.moved <= np.abs(wins_wj - point_j).sum(axis=1) / 2 + 1e-6).all()


def test_the_best_package_needs_no_change_of_weights():
    table = tabulate(random_case(3, n_options=5))
    point_j = normalise_weights(np.arange(1.0, 8.0))
    judged = judge_package(table, rank_packages(table, point_j).rows[0].members, point_j)
    assert judged.is_efficient
    assert judged.change.moved == pytest.approx(0, abs=1e-7)
    np.testing.assert_allclose(judged.change.weight_j, point_j, atol=1e-7)


def test_a_package_that_another_beats_everywhere_can_be_best_for_nobody():
    options = [make_option(id_, {"x": a, "y": b}) for id_, a, b in [("today", 10, 10), ("good", 50, 60), ("bad", 5, 6)]]
    table = tabulate(make_case([make_criterion("x"), make_criterion("y")], options))
    judged = judge_package(table, ["bad"], np.ones(2))
    assert (judged.is_efficient, judged.change) == (False, None)
    assert (judged.nearest.members, judged.swap_in, judged.swap_out) == (("good",), ("good",), ("bad",))


def test_a_package_that_breaks_rules_is_still_compared():
    table = tabulate(simple_case(), limits=[Limit("cost", at_most=50.0)])
    judged = judge_package(table, ["dear", "rival"], ONE)
    assert [b.found for b in judged.breaks] == [120.0]
    assert judged.regret < 0
    assert judged.nearest.members == ("cheap", "rival")


@pytest.mark.parametrize("seed", range(20))
def test_the_nearest_competitor_is_efficient_and_no_efficient_package_differs_less(seed):
    case = random_case(seed, n_options=5)
    table = tabulate(case)
    given = frozenset(table.parts.option_ids[::2])
    judged = judge_package(table, given, np.ones(7))
    value = {frozenset(m): brute.values(case, frozenset(m)) for m in table.members(np.arange(table.n_feasible))}
    efficient = [s for s in value if not any(brute.dominates(value[o], value[s]) for o in value) and s != given]
    if not efficient:
        assert judged.nearest is None
    else:
        assert frozenset(judged.nearest.members) in efficient
        assert len(given ^ frozenset(judged.nearest.members)) == min(len(given ^ s) for s in efficient)


def test_a_wider_budget_never_lowers_the_best_score():
    case = random_case(11, n_options=6)
    budgets = [20.0, 60.0, 100.0, 200.0]
    best = [
        score_packages(tabulate(case, limits=[Limit("cost", at_most=b)]), np.ones(7)).max(initial=0) for b in budgets
    ]
    assert all(low <= high + 1e-9 for low, high in pairwise(best))
