"""Nearest weights, blockers and group weights against a grid and a search in plain Python, and the laws they keep."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.perspectives.blocking import find_blocking
from counterpoise.analysis.perspectives.compromise import acceptable, find_compromises, least_acceptable
from counterpoise.analysis.perspectives.group import find_group_winners, find_nearest_shares, group_scores
from counterpoise.analysis.perspectives.nearest import find_nearest_win
from tests.oracle import perspectives as oracle

each_seed = pytest.mark.parametrize("seed", range(25))

PARTS = 20
"""The grid of shares: steps of 5 %."""


def random_case(seed: int) -> tuple[np.ndarray, np.ndarray]:
    of = np.random.default_rng(seed)
    n = int(of.integers(2, 4))
    return of.integers(0, 11, (int(of.integers(2, 8)), n)) / 10, of.integers(1, 6, n).astype(float)


@each_seed
def test_no_weights_of_a_grid_make_a_choice_win_nearer_than_the_nearest(seed: int) -> None:
    value_cj, point_j = random_case(seed)
    weight_j = point_j / point_j.sum()
    columns = value_cj.T.tolist()
    for choice in range(len(value_cj)):
        found = find_nearest_win(value_cj, point_j, choice)
        on_grid = [w for w in oracle.all_shares(len(weight_j), PARTS) if choice in oracle.winners_at(columns, w)]
        if found.weight_j is None:
            assert not on_grid
            for w in oracle.all_shares(len(weight_j), PARTS):
                best = max(sum(x * v for x, v in zip(w, row, strict=True)) for row in value_cj)
                own = sum(x * v for x, v in zip(w, value_cj[choice], strict=True))
                assert 100 * (best - own) >= found.trails_by - 1e-7
            continue
        score_c = value_cj @ found.weight_j
        assert score_c[choice] >= score_c.max() - 1e-7
        assert found.weight_j.sum() == pytest.approx(1)
        assert found.moved == pytest.approx(sum(abs(found.weight_j - weight_j)) / 2)
        for w in on_grid:
            assert sum(abs(x - y) for x, y in zip(w, weight_j, strict=True)) / 2 >= found.moved - 1e-7
        if choice in oracle.winners_at(columns, tuple(weight_j)):
            assert found.moved == pytest.approx(0, abs=1e-9)


def test_a_criterion_without_a_level_keeps_its_weight_of_nothing() -> None:
    value_cj = np.array([[0.2, np.nan, 0.9], [0.6, 0.1, 0.3]])
    found = find_nearest_win(value_cj, np.array([3.0, 0.0, 1.0]), 0)
    assert found.weight_j[1] == 0
    assert found.weight_j @ [-0.4, 0, 0.6] == pytest.approx(0, abs=1e-9)


@each_seed
def test_the_smallest_change_is_that_of_a_search_over_all_packages(seed: int) -> None:
    of = np.random.default_rng(seed)
    n_options, m = 4, int(of.integers(1, 5))
    masks = sorted(of.choice(16, int(of.integers(2, 15)), replace=False))
    sets = [{i for i in range(n_options) if mask >> i & 1} for mask in masks]
    member_ci = np.array([[i in each for i in range(n_options)] for each in sets])
    score_ac = of.integers(0, 30, (m, len(sets))).astype(float)
    within = float(of.integers(0, 15))
    accepts_ac, least_a = acceptable(score_ac, None, within), least_acceptable(score_ac, None, within)
    choice = int(of.integers(len(sets)))
    found = find_blocking(member_ci, choice, score_ac, accepts_ac, least_a)
    assert found.blockers == tuple(a for a in range(m) if max(score_ac[a]) - score_ac[a][choice] > within)
    for a in range(m):
        short = max(score_ac[a]) - within - score_ac[a][choice]
        assert found.short_a[a] == pytest.approx(max(short, 0.0), abs=1e-6)

    def fewest(accepted: list[bool]) -> int | None:
        steps = [oracle.steps_between(sets[choice], sets[c]) for c in range(len(sets)) if accepted[c]]
        return min(steps, default=None)

    def ok(a: int, c: int) -> bool:
        return max(score_ac[a]) - score_ac[a][c] <= within

    wanted = fewest([all(ok(a, c) for a in range(m)) for c in range(len(sets))])
    if found.blockers:
        assert (found.for_all and found.for_all.steps) == wanted
        assert found.for_all is None or all(ok(a, found.for_all.choice) for a in range(m))
        for a, change in zip(found.blockers, found.for_one, strict=True):
            assert change.steps == fewest([ok(a, c) for c in range(len(sets))])
    else:
        assert found.for_all is None
        assert wanted == 0


@each_seed
def test_whatever_wins_on_a_grid_of_shares_is_found_and_lies_within_its_span(seed: int) -> None:
    of = np.random.default_rng(seed)
    m, n = int(of.integers(2, 4)), int(of.integers(1, 9))
    score_ac = of.integers(0, 100, (m, n)).astype(float)
    low_a = np.zeros(m)
    high_a = np.ones(m)
    if seed % 2:
        low_a[0], high_a[-1] = 0.1, 0.6
    winners = find_group_winners(score_ac, low_a, high_a)
    share_a = np.full(m, 1 / m)
    nearest = find_nearest_shares(score_ac, winners, share_a, low_a, high_a)
    by_choice = {winner.choice: (winner, near) for winner, near in zip(winners, nearest, strict=True)}
    for share in oracle.all_shares(m, PARTS):
        if share[0] < low_a[0] - 1e-12 or share[-1] > high_a[-1] + 1e-12:
            continue
        for c in oracle.winners_at(score_ac.tolist(), share):
            if any((other >= score_ac[:, c]).all() and (other > score_ac[:, c]).any() for other in score_ac.T):
                continue  # another is as good for all and better for some: it is level only where that one is first
            winner, near = by_choice[c]
            assert (winner.low_a - 1e-7 <= share).all()
            assert (winner.high_a + 1e-7 >= share).all()
            assert sum(abs(x - y) for x, y in zip(share, share_a, strict=True)) / 2 >= near.moved - 1e-7
    for winner, near in by_choice.values():
        score_c = group_scores(score_ac, near.share_a)
        assert score_c[winner.choice] >= score_c.max() - 1e-6
        assert near.share_a.sum() == pytest.approx(1)
        assert (near.share_a >= low_a - 1e-9).all()
        assert (near.share_a <= high_a + 1e-9).all()


def test_bounds_that_no_shares_keep_are_refused() -> None:
    with pytest.raises(ValueError, match="100 %"):
        find_group_winners(np.ones((2, 1)), np.array([0.7, 0.7]), np.ones(2))


@each_seed
def test_one_that_counts_twice_is_two_and_one_that_counts_as_nothing_is_none(seed: int) -> None:
    of = np.random.default_rng(seed)
    score_ac = of.uniform(0, 100, (3, int(of.integers(2, 8))))
    accepts_ac = acceptable(score_ac, 0, None)
    counted = find_compromises(score_ac, accepts_ac, np.array([2.0, 1.0, 0.0]))
    rows = [0, 0, 1]
    written_out = find_compromises(score_ac[rows], accepts_ac[rows])
    for rule, one in written_out.items():
        other = counted[rule]
        assert (one is None) == (other is None)
        if one is not None:
            assert (one.choice, one.amount, one.price) == pytest.approx((other.choice, other.amount, other.price))


@each_seed
def test_no_choice_has_a_higher_minimum_or_mean_than_that_of_its_rule(seed: int) -> None:
    score_ac = np.random.default_rng(seed).uniform(0, 100, (4, 6))
    found = find_compromises(score_ac, acceptable(score_ac, 0, None))
    assert min(score_ac[:, found["max_min"].choice]) == max(min(column) for column in score_ac.T)
    assert found["weighted_mean"].amount == pytest.approx(max(sum(column) / 4 for column in score_ac.T))
