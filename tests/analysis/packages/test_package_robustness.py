"""Robustness of packages: against an oracle in plain Python, and laws that hold whatever the case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.enumerate import score_packages, tabulate_packages
from counterpoise.analysis.packages.listed.uncertain import draw_packages, draw_parts, judge_uncertainty
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.robustness import judge_robustness
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty import draw_states, draw_weights, smaa, weight_law
from counterpoise.analysis.uncertainty.stochastic_dominance import find_dominance
from counterpoise.model import Performance, Range, Stacking
from tests.analysis.packages.builder import GUESS, make_case, make_criterion, make_option, random_case
from tests.oracle import package_ranks as oracle

KINDS = ("exact", "around", "order", "unknown")


def small_case(seed, n_options=3, n_criteria=2):
    """Options with a wide range on each typed criterion, which stacks in some way."""
    rng = np.random.default_rng(seed)
    criteria = [
        make_criterion(
            f"c{j}",
            *((0.0, 100.0) if rng.random() < 0.5 else (100.0, 0.0)),
            stacking=Stacking(*rng.choice([0, 0.4, 1], 2)),
        )
        for j in range(n_criteria)
    ]
    options = []
    for i in range(n_options + 1):
        ends = np.sort(rng.uniform(10, 90, (n_criteria, 3)), axis=1)
        option = make_option("today" if i == 0 else f"a{i}", {c.id: 0.0 for c in criteria})
        cells = {c.id: Performance(c.id, Range(*map(float, end)), GUESS) for c, end in zip(criteria, ends, strict=True)}
        options.append(replace(option, performance=cells))
    return make_case(criteria, options), rng


def judge(case, law, n_draws, seed, **more):
    table = tabulate_packages(build_parts(case), build_rules(case))
    members = table.members(np.arange(table.n_feasible))
    parts = draw_parts(case, draw_states(case, n_draws, seed))
    return judge_robustness(parts, members, law, n_draws, seed, **more), members, table


def law_of(case, kind, weights):
    return weight_law(kind, np.asarray(weights, float), tuple(case.criteria))


@pytest.mark.parametrize("part", range(4))
def test_shares_ranks_pairs_regret_and_dominance_agree_with_plain_python(part):
    for seed in range(50 * part, 50 * part + 50):
        case, rng = small_case(seed)
        kind, n_draws = KINDS[seed % 4], 12
        law = law_of(case, kind, rng.uniform(1, 9, 2))
        found, members, _ = judge(case, law, n_draws, seed)
        levels = draw_states(case, n_draws, seed).level_ijd.astype(float).tolist()
        weights = draw_weights(law, n_draws, seed).tolist()
        criteria = [
            (1 if c.best > c.worst else -1, c.stacking.gains, c.stacking.losses) for c in case.criteria.values()
        ]
        place = {id_: i for i, id_ in enumerate(case.options)}
        scores = [
            [oracle.score(levels, [place[id_] for id_ in who], criteria, d, weights[d]) for d in range(n_draws)]
            for who in members
        ]
        ranks, regrets = oracle.rank_shares(scores), oracle.regrets(scores)
        judged, result = found.judged, found.result
        ends = [[min(row), max(row)] for row in scores]
        assert found.profile_ds[:, [0, -1]] == pytest.approx(np.array(ends), abs=1e-4), seed
        assert (np.diff(found.profile_ds, axis=1) >= 0).all()
        assert judged.first_share_p == pytest.approx([row[0] for row in ranks], abs=1e-9), seed
        assert result.rank_acceptability == pytest.approx(np.array(ranks), abs=1e-6), seed
        assert judged.regret_p == pytest.approx([sum(row) / n_draws for row in regrets], abs=1e-4)
        assert judged.most_regret_p == pytest.approx([max(row) for row in regrets], abs=1e-4)
        for i, one in enumerate(scores):
            for k, other in enumerate(scores):
                if i != k:
                    assert result.pairwise[i, k] == pytest.approx(oracle.pair_share(one, other)), seed
                    assert found.dominance_ik[i, k] == oracle.dominance(one, other), seed


@pytest.mark.parametrize("seed", range(6))
def test_streamed_and_kept_draws_give_the_same_figures_to_the_last_bit(seed):
    case = random_case(seed, n_options=5)
    law = law_of(case, "around", np.ones(len(case.criteria)))
    found, _, table = judge(case, law, 300, seed)
    held = judge_uncertainty(draw_packages(table, draw_parts(case, draw_states(case, 300, seed))), law, seed)
    for name in ("first_share_p", "regret_p", "most_regret_p", "low_p", "middle_p", "high_p"):
        assert np.array_equal(getattr(held, name), getattr(found.judged, name)), name
    assert np.array_equal(found.result.first_share, found.judged.first_share_p[found.row_d])


@pytest.mark.parametrize("kind", KINDS)
def test_rows_and_columns_of_acceptability_sum_to_one_and_equal_seeds_give_equal_figures(kind):
    case, _ = small_case(3, n_options=4)
    law = law_of(case, kind, [2, 1])
    found, again = judge(case, law, 500, 7)[0], judge(case, law, 500, 7)[0]
    assert found.result.rank_acceptability.sum(axis=0) == pytest.approx(1)
    assert found.result.rank_acceptability.sum(axis=1) == pytest.approx(1)
    assert found.judged.first_share_p.sum() == pytest.approx(1)
    assert np.array_equal(found.result.rank_acceptability, again.result.rank_acceptability)
    assert np.array_equal(found.judged.most_regret_p, again.judged.most_regret_p)


@pytest.mark.parametrize("seed", range(5))
def test_without_spread_and_with_exact_weights_the_ranks_are_those_of_the_ranking(seed):
    case, rng = small_case(seed)
    point_j = rng.uniform(1, 9, 2)
    table = tabulate_packages(build_parts(case), build_rules(case))
    members, score_p = table.members(np.arange(table.n_feasible)), score_packages(table, point_j)
    found = judge_robustness(build_parts(case), members, law_of(case, "exact", point_j), 50, seed)
    assert found.result.rank_acceptability == pytest.approx(np.array(oracle.rank_shares([[s] for s in score_p])))
    assert found.judged.most_regret_p == pytest.approx(score_p.max() - score_p, abs=1e-4)
    assert found.least_most_regret == score_p.argmax()


def test_packages_of_one_measure_are_the_measures():
    case, _ = small_case(11, n_options=4)
    law = law_of(case, "around", [3, 1])
    states = draw_states(case, 2000, 1)
    ids = tuple(case.options)
    single = [() if id_ == case.baseline else (id_,) for id_ in ids]
    found = judge_robustness(draw_parts(case, states), single, law, 2000, 1)
    options = smaa(states.value_ijd, law, 2000, 1, option_ids=ids)
    assert found.result.option_ids == ids
    assert found.result.rank_acceptability == pytest.approx(options.rank_acceptability, abs=2e-3)
    assert found.result.pairwise == pytest.approx(options.pairwise, abs=2e-3)
    assert found.judged.regret_p == pytest.approx(options.regret, abs=1e-3)


def test_the_stated_error_holds_over_seeds():
    case, _ = small_case(5)
    law = law_of(case, "around", [1, 1])
    runs = [judge(case, law, 400, seed)[0].judged for seed in range(40)]
    shares = np.array([judged.first_share_p for judged in runs])
    errors = np.array([judged.first_error_p for judged in runs]).mean(axis=0)
    contested = errors > 0.005
    assert contested.any()
    assert (shares.std(axis=0)[contested] / errors[contested]) == pytest.approx(1, abs=0.4)


def test_a_package_that_holds_a_measure_with_a_missing_level_takes_part_in_no_draw():
    criteria = [make_criterion("x"), make_criterion("y")]
    options = [make_option(id_, {"x": x, "y": y}) for id_, x, y in [("today", 10, 10), ("a", 60, None), ("b", 30, 40)]]
    case = make_case(criteria, options)
    found, members, _ = judge(case, law_of(case, "exact", [1, 1]), 20, 1)
    is_out = ["a" in who for who in members]
    assert np.isnan(found.judged.first_share_p).tolist() == is_out
    assert found.result.is_ranked.tolist() == [not out for out in is_out]
    assert members[found.order_p[0]] == ("b",)
    everything = judge(case, law_of(case, "exact", [1, 0]), 20, 1)[0]
    assert everything.result.is_ranked.all()


def test_more_packages_than_are_compared_keep_the_named_and_the_best():
    case, _ = small_case(2, n_options=8)
    law = law_of(case, "around", [1, 1])
    table = tabulate_packages(build_parts(case), build_rules(case))
    members, score_p = table.members(np.arange(256)), score_packages(table, np.ones(2))
    parts = draw_parts(case, draw_states(case, 100, 1))
    named = [members[int(score_p.argmin())]]
    by_members = dict(zip(members, score_p.tolist(), strict=True))
    found = judge_robustness(parts, members, law, 100, 1, named=named, score_by_members=by_members)
    assert len(found.row_d) == 200
    assert named[0] in found.detailed
    assert members[int(found.order_p[0])] in found.detailed
    assert found.judged.first_share_p.sum() == pytest.approx(1)
    assert found.result.rank_acceptability.sum(axis=0) == pytest.approx(1)


def test_dominance_of_both_orders_and_of_neither():
    scores = np.array([[1, 2, 3], [2, 3, 4], [2, 2, 2], [3, 2, 1], [0, 2, 9]])
    expected = [[0, 0, 0, 0, 0], [1, 0, 1, 1, 0], [2, 0, 0, 2, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
    assert find_dominance(scores).tolist() == expected
