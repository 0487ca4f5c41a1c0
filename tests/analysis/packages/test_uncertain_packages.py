"""Packages over the draws that options are judged by, and what is settled whatever is not known."""

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.describe import counted_criteria
from counterpoise.analysis.packages.listed.core_index import (
    core_of_best,
    core_of_best_now,
    core_of_efficient,
)
from counterpoise.analysis.packages.listed.efficient import find_efficient_packages
from counterpoise.analysis.packages.listed.enumerate import rank_packages, score_packages, tabulate_packages
from counterpoise.analysis.packages.listed.uncertain import (
    draw_packages,
    draw_parts,
    judge_uncertainty,
    restrict_draws,
    score_draws,
)
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.model import Limit, Performance, Range, Risk, Stacking
from tests.analysis.packages.builder import GUESS, find_row, make_case, make_criterion, make_option, random_case


def spread_levels(case, width):
    """The case with every typed level uncertain by +- width."""
    options = {}
    for option in case.options.values():
        cells = {
            c: Performance(c, Range(p.range.mode - width, p.range.mode, p.range.mode + width), GUESS)
            for c, p in option.performance.items()
        }
        options[option.id] = replace(option, performance=cells)
    return replace(case, options=options)


def drawn_case(seed, n_draws=300, width=15.0, n_options=5, **settings):
    case = spread_levels(random_case(seed, n_options=n_options), width)
    table = tabulate_packages(build_parts(case), build_rules(case, **settings))
    states = draw_states(case, n_draws, seed=seed)
    return case, table, states, draw_packages(table, draw_parts(case, states))


@pytest.mark.parametrize("seed", range(8))
def test_a_package_of_one_option_lives_in_the_very_draws_of_the_option(seed):
    case, table, states, drawn = drawn_case(seed)
    for i, id_ in enumerate(case.options):
        row = find_row(table, () if id_ == case.baseline else (id_,))
        if row is not None:
            np.testing.assert_allclose(drawn.value_jpd[:, row], states.value_ijd[i], atol=2e-5)


def test_without_spread_every_draw_is_the_most_likely_world():
    _, table, _, drawn = drawn_case(3, width=0.0, n_draws=7)
    point_j = np.arange(1.0, 8.0)
    score_p = score_packages(table, point_j)
    np.testing.assert_allclose(score_draws(drawn, point_j), np.repeat(score_p[:, None], 7, axis=1), atol=1e-4)
    judged = judge_uncertainty(drawn, point_j)
    np.testing.assert_allclose(judged.regret_p, score_p.max() - score_p, atol=1e-4)
    np.testing.assert_allclose(judged.low_p, judged.high_p)
    assert judged.first_share_p[score_p.argmax()] == 1


@pytest.mark.parametrize("seed", range(5))
def test_shares_regrets_and_intervals_agree_with_counting_draw_by_draw(seed):
    _, table, _, drawn = drawn_case(seed, n_draws=201)
    weight_dj = np.random.default_rng(seed).dirichlet(np.ones(7), 201)
    judged = judge_uncertainty(drawn, weight_dj)
    score_pd = 100 * np.einsum("jpd,dj->pd", drawn.value_jpd.astype(float), weight_dj)
    np.testing.assert_allclose(judged.mean_p, score_pd.mean(axis=1), atol=1e-3)
    np.testing.assert_allclose(judged.regret_p, (score_pd.max(axis=0) - score_pd).mean(axis=1), atol=1e-3)
    np.testing.assert_allclose(judged.low_p, np.sort(score_pd, axis=1)[:, 10], atol=1e-3)
    np.testing.assert_allclose(judged.high_p, np.sort(score_pd, axis=1)[:, 190], atol=1e-3)
    winners = np.bincount(score_pd.argmax(axis=0), minlength=table.n_feasible)
    np.testing.assert_allclose(judged.first_share_p, winners / 201, atol=0.02)
    assert judged.first_share_p.sum() == pytest.approx(1, abs=1e-5)


def test_packages_that_are_alike_in_every_draw_share_the_first_place():
    options = [make_option(id_, {"good": x}) for id_, x in [("today", 10), ("a", 60), ("b", 10)]]
    case = make_case([make_criterion("good")], options)
    table = tabulate_packages(build_parts(case), build_rules(case))
    drawn = draw_packages(table, draw_parts(case, draw_states(case, 50, seed=1)))
    assert judge_uncertainty(drawn, np.ones(1)).first_share_p.tolist() == [0, 0.5, 0, 0.5]


def test_draws_of_another_case_are_refused():
    _, table, _, _ = drawn_case(1)
    other = random_case(2, n_options=4)
    with pytest.raises(ValueError, match="different cases"):
        draw_packages(table, build_parts(other))


@pytest.mark.parametrize("seed", range(6))
def test_draws_of_fewer_packages_are_picked_out_of_those_of_more(seed):
    case, _, states, every = drawn_case(seed)
    tight = tabulate_packages(build_parts(case), build_rules(case, limits=[Limit("cost", at_most=80.0)]))
    picked = restrict_draws(every, tight)
    np.testing.assert_allclose(picked.value_jpd, draw_packages(tight, draw_parts(case, states)).value_jpd, atol=1e-6)
    with pytest.raises(ValueError, match="was not drawn"):
        restrict_draws(picked, every.table)


def settled_case():
    """``sure`` helps on both criteria at no cost, ``never`` harms on both, ``either`` trades one for the other."""
    options = [
        make_option("today", {"x": 40, "y": 40}),
        make_option("sure", {"x": 50, "y": 50}, costs={"sure_cost": 10}),
        make_option("never", {"x": 30, "y": 30}),
        make_option("either", {"x": 60, "y": 20}, costs={"either_cost": 50}),
    ]
    case = make_case([make_criterion("x"), make_criterion("y")], options)
    table = tabulate_packages(build_parts(case), build_rules(case))
    return table, draw_packages(table, draw_parts(case, draw_states(case, 40, seed=2)))


def test_what_every_efficient_package_holds_is_core_and_what_none_holds_is_exterior():
    table, _ = settled_case()
    index = core_of_efficient(table)
    assert index.standing == ("core", "exterior", "borderline")
    np.testing.assert_allclose(index.share_i, [1, 0, 0.5])


def test_the_core_of_best_packages_counts_draws_profiles_and_budgets():
    table, drawn = settled_case()
    profiles = [np.array([1.0, 0.0]), np.array([0.0, 1.0])]
    assert core_of_best_now(table, profiles).share_i.tolist() == [1, 0, 0.5]
    index = core_of_best(drawn, profiles, budgets=(None, 20.0, 5.0, -1.0))
    assert index.n_packages == 40 * 2 * 3
    np.testing.assert_allclose(index.share_i, [2 / 3, 0, 1 / 6])
    assert index.standing == ("borderline", "exterior", "borderline")


def test_the_most_likely_best_package_is_also_found_in_the_draws_when_it_is_far_ahead():
    _, table, _, drawn = drawn_case(4, width=0.5)
    point_j = np.ones(7)
    best = rank_packages(table, point_j, top=1).rows[0].members
    share_p = judge_uncertainty(drawn, point_j).first_share_p
    assert table.members([int(share_p.argmax())])[0] == best


@pytest.mark.filterwarnings("error")
def test_where_nothing_is_feasible_there_is_nothing_to_judge_and_no_fault():
    _, table, _, drawn = drawn_case(1, limits=[Limit("cost", at_most=-1.0)])
    assert table.n_feasible == 0
    assert judge_uncertainty(drawn, np.ones(7)).first_share_p.tolist() == []
    profiles = [np.ones(7)]
    for index in (
        core_of_efficient(table),
        core_of_best(drawn, profiles),
        core_of_best_now(table, profiles),
    ):
        assert index.n_packages == 0
        assert np.isnan(index.share_i).all()
        assert set(index.standing) == {"borderline"}


def shared_risk_case(with_baseline: bool):
    """Base 0.4; a at 0.5, b at 0.6, c at 0.45; a sure risk takes 0.2 from whoever runs it: a, b, maybe the baseline."""
    storm = Risk("storm", "storm", Range(100, 100, 100), 3, GUESS, effects={"good": Range(-0.2, -0.2, -0.2)})
    levels = {"today": 0.4, "a": 0.5, "b": 0.6, "c": 0.45}
    holders = {"a", "b", "today"} if with_baseline else {"a", "b"}
    options = [
        replace(make_option(id_, {"good": x}), risks={"storm": storm} if id_ in holders else {})
        for id_, x in levels.items()
    ]
    return make_case([make_criterion("good", 0.0, 1.0, stacking=Stacking(1.0, 1.0))], options)


@pytest.mark.parametrize(
    ("with_baseline", "expected"),
    [
        (
            False,
            {(): 40, ("a",): 30, ("b",): 40, ("c",): 45, ("a", "b"): 50, ("a", "c"): 35, ("a", "b", "c"): 55},
        ),
        (True, {(): 20, ("a",): 30, ("b",): 40, ("c",): 45, ("a", "b"): 50, ("a", "c"): 35, ("a", "b", "c"): 55}),
    ],
)
def test_what_a_shared_risk_changes_counts_once_in_a_package(with_baseline, expected):
    """By hand: 0.4 + 0.1 + 0.2 - 0.2 = 0.5 for a and b together, whoever else runs the risk."""
    case = shared_risk_case(with_baseline)
    table = tabulate_packages(build_parts(case), build_rules(case))
    drawn = draw_packages(table, draw_parts(case, draw_states(case, 5, seed=1)))
    score_p = score_draws(drawn, np.ones(1))[:, 0]
    for members, score in expected.items():
        assert score_p[find_row(table, members)] == pytest.approx(score, abs=1e-4), members


@pytest.mark.parametrize("seed", range(10))
def test_a_shared_risk_counts_once_beside_what_stacks(seed):
    """A second formula: stack the members' effects without the risk, then add its change once if any member runs it."""
    rng = np.random.default_rng(seed)
    names, shares = ["a", "b", "c", "d"], Stacking(*rng.choice([0.0, 0.3, 1.0], 2))
    change, held = float(rng.integers(-30, 31)), rng.random(5) < 0.6
    event = Risk("event", "event", Range(100, 100, 100), 3, GUESS, effects={"good": Range(change, change, change)})
    level = dict(zip(["today", *names], rng.integers(-100, 101, 5).tolist(), strict=True))
    options = [
        replace(make_option(id_, {"good": x}), risks={"event": event} if held[i] else {})
        for i, (id_, x) in enumerate(level.items())
    ]
    case = make_case([make_criterion("good", -1000.0, 1000.0, stacking=shares)], options)
    if held.sum() < 2:
        return
    table = tabulate_packages(build_parts(case), build_rules(case))
    level_p = draw_packages(table, draw_parts(case, draw_states(case, 2, seed=1))).value_jpd[0, :, 0] * 2000 - 1000
    for row, members in enumerate(table.members(np.arange(table.n_feasible))):
        effects = [level[id_] - level["today"] for id_ in members]
        gains = sorted((e for e in effects if e > 0), reverse=True)
        losses = sorted((-e for e in effects if e < 0), reverse=True)
        up = sum(gains[:1]) + shares.gains * sum(gains[1:])
        down = sum(losses[:1]) + shares.losses * sum(losses[1:])
        runs_it = any(held[1 + names.index(id_)] for id_ in members) if members else held[0]
        assert level_p[row] == pytest.approx(level["today"] + up - down + change * runs_it, abs=1e-3), members


def test_a_risk_of_a_later_step_changes_no_package():
    case = shared_risk_case(False)
    options = {
        id_: replace(o, risks={r: replace(risk, later_step="building") for r, risk in o.risks.items()})
        for id_, o in case.options.items()
    }
    case = replace(case, options=options)
    table = tabulate_packages(build_parts(case), build_rules(case))
    drawn = draw_packages(table, draw_parts(case, draw_states(case, 3, seed=1)))
    np.testing.assert_allclose(score_draws(drawn, np.ones(1))[:, 0], score_packages(table, np.ones(1)), atol=1e-4)


@pytest.mark.parametrize("weights", [(1.0, 1.0), (1.0, 0.0), (0.0, 1.0)])
def test_a_package_that_lacks_a_level_takes_part_in_no_draw(weights):
    """``b`` has no level on y: with weight there every package that holds it is out, and the others share all draws."""
    options = [
        make_option("today", {"x": 10, "y": 10}),
        make_option("a", {"x": 30, "y": 50}),
        make_option("b", {"x": 90, "y": None}),
    ]
    case = spread_levels_known(make_case([make_criterion("x"), make_criterion("y")], options), 5.0)
    table = tabulate_packages(build_parts(case), build_rules(case))
    drawn = draw_packages(table, draw_parts(case, draw_states(case, 100, seed=1)))
    judged = judge_uncertainty(drawn, np.array(weights))
    is_out_p = np.array(["b" in members and weights[1] > 0 for members in table.members(np.arange(4))])
    for name in ("first_share_p", "first_error_p", "regret_p", "mean_p", "low_p", "high_p"):
        assert np.array_equal(np.isnan(getattr(judged, name)), is_out_p), name
    assert np.nansum(judged.first_share_p) == pytest.approx(1)
    assert np.isnan(score_packages(table, np.array(weights))).tolist() == is_out_p.tolist()
    index = core_of_best(drawn, [np.array(weights)])
    assert index.standing == (("core", "not ranked") if weights[1] > 0 else ("core", "core"))
    assert np.isnan(index.share_i[1]) == (weights[1] > 0)


def spread_levels_known(case, width):
    """The case with every known level uncertain by +- width."""
    options = {}
    for option in case.options.values():
        cells = {
            c: p
            if p.range is None
            else Performance(c, Range(p.range.mode - width, p.range.mode, p.range.mode + width), GUESS)
            for c, p in option.performance.items()
        }
        options[option.id] = replace(option, performance=cells)
    return replace(case, options=options)


def test_efficient_packages_leave_out_those_that_lack_a_level_that_counts():
    options = [make_option("today", {"x": 10, "y": 10}), make_option("a", {"x": 30, "y": None})]
    case = make_case([make_criterion("x"), make_criterion("y")], options)
    parts = build_parts(case)
    table = tabulate_packages(parts, build_rules(case))
    assert find_efficient_packages(table).members == ((),)
    counted = counted_criteria(parts, np.array([1.0, 0.0]))
    assert counted == ("x",)
    assert find_efficient_packages(table, counted).members == (("a",),)
    assert core_of_efficient(table, counted).standing == ("core",)
