"""Packages over the draws that options are judged by, and what is settled whatever is not known."""

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.core_index import (
    core_of_best,
    core_of_best_now,
    core_of_efficient,
)
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
from counterpoise.model import Limit, Performance, Range
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
