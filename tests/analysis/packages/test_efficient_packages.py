"""Packages that no other beats, on chosen criteria or on score against money."""

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.efficient import find_efficient_packages, find_value_cost_frontier
from counterpoise.analysis.packages.listed.enumerate import rank_packages, score_packages, tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.model import Limit
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case


def small_table(seed, **settings):
    case = random_case(seed, n_options=6)
    return case, tabulate_packages(build_parts(case), build_rules(case, **settings))


@pytest.mark.parametrize("seed", range(60))
def test_the_efficient_packages_agree_with_plain_python(seed):
    limits = [Limit("cost", at_most=120.0)]
    case, table = small_table(seed, limits=limits)
    value = {s: brute.values(case, s) for s in brute.all_sets(case) if brute.obeys(case, s, limits=limits)}
    expected = {s for s in value if not any(brute.dominates(value[other], value[s]) for other in value)}
    assert {frozenset(members) for members in find_efficient_packages(table).members} == expected


@pytest.mark.parametrize("seed", range(40))
def test_every_best_package_for_positive_weights_is_efficient(seed):
    _, table = small_table(seed)
    efficient = set(find_efficient_packages(table).members)
    rng = np.random.default_rng(seed)
    for point_j in rng.dirichlet(np.ones(7), 20):
        ranking = rank_packages(table, point_j, top=1)
        assert {row.members for row in ranking.rows if row.rank == 1} <= efficient


def test_fewer_criteria_leave_other_packages_and_an_unknown_one_is_refused():
    _, table = small_table(1)
    only_money = find_efficient_packages(table, ["money"])
    assert only_money.value_qj.max() == only_money.value_qj.min() == table.value_jp[3].max()
    with pytest.raises(ValueError, match="no criterion 'monney'"):
        find_efficient_packages(table, ["monney"])


@pytest.mark.parametrize("seed", range(20))
def test_along_the_frontier_more_money_buys_more_score_and_nothing_lies_above_it(seed):
    case, table = small_table(seed)
    point_j = np.random.default_rng(seed).dirichlet(np.ones(7))
    frontier = find_value_cost_frontier(table, point_j)
    assert (np.diff(frontier.cost_q) >= 0).all()
    assert (np.diff(frontier.score_q) >= -1e-9).all()
    for cost, score in zip(table.cost_p, score_packages(table, point_j), strict=True):
        within = frontier.score_q[frontier.cost_q <= cost + 1e-9]
        assert len(within)
        assert within.max() >= score - 1e-9
    assert [brute.cost(case, frozenset(m)) for m in frontier.members] == pytest.approx(frontier.cost_q.tolist())


def test_nothing_is_efficient_when_nothing_is_feasible():
    _, table = small_table(1, limits=[Limit("cost", at_most=-1.0)])
    assert find_efficient_packages(table).members == ()
    assert find_value_cost_frontier(table, np.ones(7)).members == ()
