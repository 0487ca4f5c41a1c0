"""All feasible packages, and the best of them."""

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.packages.describe import describe_packages
from counterpoise.analysis.packages.listed.enumerate import rank_packages, score_packages, tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import broken_rules, build_rules
from counterpoise.analysis.score import rank_options
from counterpoise.model import Limit
from tests.analysis.packages import brute
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case


def random_settings(seed):
    rng = np.random.default_rng(1000 + seed)
    case = random_case(seed, n_options=int(rng.integers(1, 8)))
    names = [id_ for id_ in case.options if id_ != case.baseline]
    settings = {
        "must": [str(rng.choice(names))] if rng.random() < 0.3 else [],
        "must_not": [str(rng.choice(names))] if rng.random() < 0.3 else [],
        "limits": [
            limit
            for limit in (
                Limit("cost", at_most=float(rng.integers(30, 200))),
                Limit("cost", at_most=float(rng.integers(20, 100)), year=1),
                Limit("ready_day", at_most=float(rng.integers(100, 300))),
                Limit("c0", at_least=float(rng.integers(0, 60))),
                Limit("danger", at_most=float(rng.integers(3, 15))),
            )
            if rng.random() < 0.5
        ],
    }
    fewest, most = sorted(rng.integers(0, 6, 2).tolist())
    weights = rng.integers(1, 20, len(case.criteria)).astype(float)
    return case, settings, fewest, most, weights


def tabulate(case, settings, fewest, most):
    parts = build_parts(case)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    return tabulate_packages(parts, rules)


@pytest.mark.parametrize("seed", range(250))
def test_feasible_packages_and_their_scores_agree_with_plain_python(seed):
    case, settings, fewest, most, weights = random_settings(seed)
    table = tabulate(case, settings, fewest, most)
    expected = {s for s in brute.all_sets(case) if brute.obeys(case, s, **settings, fewest=fewest, most=most)}
    found = table.members(np.arange(table.n_feasible))
    assert {frozenset(members) for members in found} == expected
    assert len(found) == len(expected)
    for members, score in zip(found, score_packages(table, weights), strict=True):
        assert score == pytest.approx(brute.score(case, frozenset(members), list(weights)), abs=1e-9)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_package_is_best_and_breaks_no_rule(seed):
    case, settings, fewest, most, weights = random_settings(seed)
    table = tabulate(case, settings, fewest, most)
    ranking = rank_packages(table, weights, top=4)
    allowed = [s for s in brute.all_sets(case) if brute.obeys(case, s, **settings, fewest=fewest, most=most)]
    scores = sorted((brute.score(case, s, list(weights)) for s in allowed), reverse=True)
    assert [row.score for row in ranking.rows] == pytest.approx(scores[: len(ranking.rows)])
    assert len(ranking.rows) >= min(4, len(allowed))
    for row in ranking.rows:
        assert broken_rules(table.rules, row.members, table.parts) == ()
        assert row.contribution_j.sum() == pytest.approx(row.score)
        assert row.cost == pytest.approx(brute.cost(case, frozenset(row.members)))
        assert row.ready_day == pytest.approx(brute.ready_day(case, frozenset(row.members)))


@pytest.mark.parametrize("seed", range(60))
def test_another_rule_never_raises_the_best_score(seed):
    case, settings, _, _, weights = random_settings(seed)
    rng = np.random.default_rng(seed)
    free = tabulate(case, settings, None, None)
    names = free.parts.option_ids
    extra = [
        {**settings, "must": [*settings["must"], str(rng.choice(names))]},
        {**settings, "must_not": [*settings["must_not"], str(rng.choice(names))]},
        {**settings, "limits": [*settings["limits"], Limit("cost", at_most=50.0)]},
    ]
    best = max(score_packages(free, weights), default=-1)
    for tighter in extra:
        assert max(score_packages(tabulate(case, tighter, None, None), weights), default=-1) <= best + 1e-9


def test_a_package_of_one_option_has_the_score_of_the_option():
    case = random_case(3, n_options=5, with_rules=False)
    weights = np.arange(1.0, 8.0)
    ranking = rank_options(build_performance_table(case), weights)
    rows = describe_packages(build_parts(case), [(), *((id_,) for id_ in list(case.options)[1:])], weights)
    assert [row.score for row in rows] == pytest.approx(ranking.score_i.tolist())


def test_packages_that_tie_for_first_are_all_shown_with_rank_1():
    criteria = [make_criterion("good")]
    options = [make_option(id_, {"good": x}) for id_, x in [("today", 0), ("a", 10), ("b", 0), ("c", 0)]]
    parts = build_parts(make_case(criteria, options))
    ranking = rank_packages(tabulate_packages(parts, build_rules(make_case(criteria, options))), np.ones(1), top=2)
    assert ranking.n_tied == len(ranking.rows) == 4
    assert {row.rank for row in ranking.rows} == {1}


def test_a_case_without_options_has_one_package_which_is_the_baseline():
    case = make_case([make_criterion("good")], [make_option("today", {"good": 40})])
    ranking = rank_packages(tabulate_packages(build_parts(case), build_rules(case)), np.ones(1))
    assert [(row.members, row.score) for row in ranking.rows] == [((), 40.0)]


def test_settings_that_no_package_obeys_leave_an_empty_ranking():
    case = random_case(2, n_options=3)
    rules = build_rules(case, limits=[Limit("cost", at_most=-1.0)])
    ranking = rank_packages(tabulate_packages(build_parts(case), rules), np.ones(7))
    assert (ranking.rows, ranking.n_feasible, ranking.n_possible) == ((), 0, 8)


def test_a_missing_level_counts_only_where_its_criterion_has_weight():
    criteria = [make_criterion("c"), make_criterion("d")]
    options = [make_option("today", {"c": 1, "d": 1}), make_option("a", {"c": None, "d": 5})]
    case = make_case(criteria, options)
    table = tabulate_packages(build_parts(case), build_rules(case))
    assert np.isnan(score_packages(table, np.array([1.0, 1.0]))).tolist() == [False, True]
    assert [row.members for row in rank_packages(table, np.array([1.0, 1.0])).rows] == [()]
    assert rank_packages(table, np.array([0.0, 1.0])).rows[0].members == ("a",)


def test_too_many_options_to_list_are_refused_with_the_way_on():
    case = make_case([make_criterion("c")], [make_option(f"o{i}", {"c": i}) for i in range(26)])
    with pytest.raises(ValueError, match="find_best_packages"):
        tabulate_packages(build_parts(case), build_rules(case))


def test_packages_of_more_options_than_one_block_are_all_there():
    case = random_case(7, n_options=17, n_typed=1, with_rules=False)
    table = tabulate_packages(build_parts(case), build_rules(case))
    assert table.mask_p.tolist() == list(range(1 << 17))
    sample = [0, 1, 77777, (1 << 17) - 1]
    rows = describe_packages(table.parts, table.members(sample), np.ones(5))
    np.testing.assert_allclose([row.value_j for row in rows], table.value_jp[:, sample].T, atol=1e-12)
