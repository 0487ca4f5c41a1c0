"""Agreement, compromises, drivers and coalitions against loops on random cases, and the laws they keep."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.perspectives.agreement import average_ranks, measure_agreement
from counterpoise.analysis.perspectives.coalitions import find_coalitions, leave_each_out
from counterpoise.analysis.perspectives.compromise import acceptable, find_compromises, regrets
from counterpoise.analysis.perspectives.drivers import split_disagreement
from tests.oracle import perspectives as oracle

each_seed = pytest.mark.parametrize("seed", range(40))


def random_scores(seed: int, *, has_ties: bool) -> np.ndarray:
    of = np.random.default_rng(seed)
    m, n = int(of.integers(2, 7)), int(of.integers(2, 12))
    return of.integers(0, 6, (m, n)) * 10.0 if has_ties else of.uniform(0, 100, (m, n))


@each_seed
def test_ranks_regrets_borda_and_tau_are_those_of_loops(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=seed % 2 == 0)
    assert [list(row) for row in average_ranks(score_ac)] == [oracle.ranks(row) for row in score_ac]
    assert regrets(score_ac) == pytest.approx(np.array(oracle.regrets(score_ac)))
    tau_ab = measure_agreement(score_ac).tau_ab
    for a in range(len(score_ac)):
        for b in range(len(score_ac)):
            if np.ptp(score_ac[a]) and np.ptp(score_ac[b]):
                assert tau_ab[a, b] == pytest.approx(oracle.tau_b(score_ac[a], score_ac[b]))
            else:
                assert np.isnan(tau_ab[a, b])


@each_seed
def test_w_is_the_mean_rank_correlation_where_nothing_ties(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=False)
    assert measure_agreement(score_ac).w == pytest.approx(oracle.concordance(score_ac))


@each_seed
def test_w_is_corrected_for_ties(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=True)
    w = measure_agreement(score_ac).w
    if all(np.ptp(row) for row in score_ac):
        assert w == pytest.approx(oracle.tied_concordance(score_ac))
        assert 0 <= w <= 1
    else:
        assert w is None


@each_seed
def test_compromises_are_those_of_loops(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=seed % 2 == 0)
    accepts_ac = acceptable(score_ac, 0, None)
    found = find_compromises(score_ac, accepts_ac)
    n = score_ac.shape[1]
    lowest = [min(score_ac[:, c]) for c in range(n)]
    largest = [max(row[c] for row in oracle.regrets(score_ac)) for c in range(n)]
    accepted = [sum(row[c] >= row[0] for row in score_ac) for c in range(n)]
    expected = {"max_min": max(lowest), "least_regret": min(largest), "approval": max(accepted)}
    expected["borda"] = max(oracle.borda(score_ac))
    by_rule = {"max_min": lowest, "least_regret": largest, "approval": accepted, "borda": oracle.borda(score_ac)}
    for rule, amount in expected.items():
        of = found[rule]
        assert of.amount == pytest.approx(amount)
        assert by_rule[rule][of.choice] == pytest.approx(amount)
        level = [c for c in range(n) if abs(by_rule[rule][c] - amount) < 1e-9]
        assert largest[of.choice] == pytest.approx(min(largest[c] for c in level))
        assert of.price == pytest.approx(largest[of.choice])
        assert of.price == pytest.approx(max(of.gives_up_a))
        assert of.price >= found["least_regret"].price - 1e-9
    winner = oracle.condorcet(score_ac)
    assert (found["majority"] and found["majority"].choice) == winner


def test_a_cycle_has_no_majority_and_equal_choices_have_none() -> None:
    cycle = np.array([[3.0, 2, 1], [1, 3, 2], [2, 1, 3]])
    assert find_compromises(cycle, cycle > 0)["majority"] is None
    level = np.ones((2, 3))
    assert find_compromises(level, level > 0)["majority"] is None


@each_seed
def test_equal_perspectives_agree_at_no_price(seed: int) -> None:
    score_ac = np.repeat(random_scores(seed, has_ties=False)[:1], 4, axis=0)
    agreement = measure_agreement(score_ac)
    assert agreement.w == pytest.approx(1)
    assert agreement.tau_ab == pytest.approx(np.ones((4, 4)))
    for of in find_compromises(score_ac, acceptable(score_ac, 0, None)).values():
        assert of.price == 0 or of.amount == 4
    assert find_compromises(score_ac, acceptable(score_ac, 0, None))["least_regret"].price == 0
    assert find_coalitions(score_ac, 0.0).groups == ((0, 1, 2, 3),)


@each_seed
def test_each_perspective_is_left_out_once(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=False)
    found = leave_each_out(find_coalitions(score_ac, 3.0), 3.0)
    for g, group in enumerate(found.groups):
        for left_out in range(len(score_ac)):
            others = find_coalitions(np.delete(score_ac, left_out, axis=0), 3.0)
            named = [{a if a < left_out else a + 1 for a in of} for of in others.groups]
            rest = set(group) - {left_out}
            assert (left_out in found.changes_without[g]) == (bool(rest) and rest not in named)


def test_acceptance_within_points_of_the_own_best() -> None:
    score_ac = np.array([[50.0, 47, 40], [10, 30, 33]])
    assert acceptable(score_ac, None, 3).tolist() == [[True, True, False], [False, True, True]]
    with pytest.raises(ValueError, match="today"):
        acceptable(score_ac, None, None)


@each_seed
def test_the_parts_of_a_disagreement_add_up_and_each_cause_alone_is_all_of_it(seed: int) -> None:
    of = np.random.default_rng(seed)
    point_aj, one_j, other_j = of.uniform(0, 10, (2, 5)), of.uniform(-1, 1, 5), of.uniform(-1, 1, 5)
    found = split_disagreement(0, 1, point_aj, one_j, other_j)
    total = 0.0
    for j in range(5):
        total += 100 * point_aj[0, j] / point_aj[0].sum() * one_j[j]
        total -= 100 * point_aj[1, j] / point_aj[1].sum() * other_j[j]
    assert found.total == pytest.approx(total)
    assert found.weights_j.sum() + found.beliefs_j.sum() == pytest.approx(total)
    assert split_disagreement(0, 1, point_aj, one_j, one_j).beliefs_j == pytest.approx(np.zeros(5))
    assert split_disagreement(0, 1, point_aj[[0, 0]], one_j, other_j).weights_j == pytest.approx(np.zeros(5))


@each_seed
def test_coalitions_merge_as_loops_do_and_hold_everyone_once(seed: int) -> None:
    score_ac = random_scores(seed, has_ties=False)
    found = find_coalitions(score_ac, 0.0, np.repeat(score_ac[:, :, None], 3, axis=2))
    regret = oracle.regrets(score_ac)
    distance = [[float(np.mean([abs(x - y) for x, y in zip(a, b, strict=True)])) for b in regret] for a in regret]
    assert [merge.at for merge in found.merges] == pytest.approx(oracle.linkage_heights(distance))
    assert sorted(a for group in found.groups for a in group) == list(range(len(score_ac)))
    assert found.stability == (1.0,) * len(found.groups)
    assert find_coalitions(score_ac, 1000.0).groups == (tuple(range(len(score_ac))),)
