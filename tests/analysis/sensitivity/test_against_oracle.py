"""Sweeps and nearest weights beside the oracle, with missing levels, weights of zero, ties and far scales."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import build_tornado, find_cell_switches, find_nearest_weights, sweep_weights
from tests.oracle import ranking as oracle
from tests.oracle import tornado
from tests.oracle.random_values import KINDS, draw_values, draw_weights, punch_holes

SHARES = [k / 40 for k in range(41)]


def problem(seed: int, with_holes: bool, kinds=KINDS):
    random = Random(seed)
    kind = kinds[seed % len(kinds)]
    n, m = random.randint(2, 5), random.randint(2, 4)
    values = draw_values(random, n, m, kind)
    return (punch_holes(random, values) if with_holes else values), draw_weights(random, m, kind)


def as_array(values):
    return np.array([[np.nan if v is None else v for v in row] for row in values], float)


@pytest.mark.parametrize("seed", range(120))
def test_who_is_first_at_every_share_is_who_the_sweep_says(make_table, seed):
    """Also at shares 0 and 1, where an option with a missing level may be ranked and nowhere else."""
    values, points = problem(seed, with_holes=True)
    ranking = rank_options(make_table(as_array(values)), points)
    assert set(ranking.leaders) == (oracle.leaders(values, points) if ranking.leaders else set())
    if not ranking.leaders:
        return
    leader = ranking.leaders[0]
    for j, sweep in enumerate(sweep_weights(ranking)):
        assert np.isfinite([sweep.low, sweep.high]).all()
        assert sweep.low <= sweep.weight <= sweep.high
        stays_first = True
        for share in SHARES:
            weights = oracle.weights_at(points, j, share)
            scores = [oracle.score(row, weights) for row in values]
            assert sweep.scores(share) == pytest.approx(
                [np.nan if s is None else s for s in scores], abs=1e-9, nan_ok=True
            )
            if all(s is None for s in scores):
                continue
            is_first = leader in oracle.leaders(values, weights, tie=2e-9)
            if sweep.low + 1e-7 < share < sweep.high - 1e-7:
                assert is_first
            if share < sweep.low - 1e-7 or share > sweep.high + 1e-7:
                assert (
                    leader not in oracle.leaders(values, weights, tie=-1e-12)
                    or len(oracle.leaders(values, weights)) > 1
                )
            stays_first &= is_first
        if sweep.below is None and sweep.above is None:
            assert stays_first


@pytest.mark.parametrize("seed", range(90))
def test_options_that_are_not_ranked_change_nothing_between_the_ends(make_table, seed):
    values, points = problem(seed, with_holes=True)
    ranking = rank_options(make_table(as_array(values)), points)
    if not ranking.leaders:
        return
    kept = [i for i in range(len(values)) if ranking.rank_i[i]]
    alone = rank_options(make_table(as_array([values[i] for i in kept])), points)
    for sweep, without in zip(sweep_weights(ranking), sweep_weights(alone), strict=True):
        assert (sweep.low, sweep.high) == (without.low, without.high)
        assert [(p.low, p.high, p.row) for p in sweep.first_places] == [
            (p.low, p.high, kept[p.row]) for p in without.first_places
        ]


def test_an_option_that_lacks_a_level_takes_over_where_the_criterion_it_lacks_has_no_weight(make_table):
    """With all weight on y the third option has a score again, 90 against 30, and is first there only."""
    values = [[1.0, 0.3], [0.5, 0.2], [None, 0.9]]
    sweep = sweep_weights(rank_options(make_table(as_array(values)), [60, 40]))[1]
    assert (sweep.low, sweep.below, sweep.high, sweep.above) == (0.0, None, 1.0, 2)
    assert sweep.takes_over_at_end
    assert not sweep.takes_over_at_start
    assert sweep.scores(1.0) == pytest.approx([30, 20, 90])
    assert sweep.first_places[-1].row == 0


def test_a_leader_without_a_level_stays_first_only_while_all_weight_is_elsewhere(make_table):
    """All weight on x; what x gives up is split between the others, and the leader has no level on z."""
    values = [[1.0, 0.5, None], [0.4, 0.5, 0.5]]
    sweep = sweep_weights(rank_options(make_table(as_array(values)), [1, 0, 0]))[0]
    assert (sweep.low, sweep.high, sweep.below, sweep.above) == (1.0, 1.0, 1, None)


@pytest.mark.parametrize("seed", range(120))
def test_the_nearest_weights_make_the_option_first_and_are_nearest_on_two_criteria(make_table, seed):
    random = Random(seed)
    kind = KINDS[seed % len(KINDS)]
    values, points = draw_values(random, random.randint(2, 5), 2, kind), draw_weights(random, 2, kind)
    ranking = rank_options(make_table(as_array(values)), points)
    for row in range(len(values)):
        expected = oracle.nearest_of_two(values, points, row)
        nearest = find_nearest_weights(ranking, row)
        if expected is None:
            assert not nearest.is_possible or nearest.best_lead == 0
            continue
        assert nearest.is_possible
        assert row in oracle.leaders(values, list(nearest.weight_j), tie=1e-9)
        slopes = [abs((values[row][0] - a) - (values[row][1] - b)) for a, b in values]
        tied = 2e-11 / min((slope for slope in slopes if slope > 0), default=1)  # what a tie is worth in weight
        assert nearest.movement == pytest.approx(float(expected), rel=1e-9, abs=1e-12 + tied)


@pytest.mark.parametrize("seed", range(90))
def test_the_nearest_weights_make_the_option_first_whatever_is_missing(make_table, seed):
    values, points = problem(seed, with_holes=True)
    ranking = rank_options(make_table(as_array(values)), points)
    for row in range(len(values)) if ranking.leaders else ():
        nearest = find_nearest_weights(ranking, row)
        if not ranking.rank_i[row]:
            assert not nearest.is_possible
        elif nearest.is_possible:
            assert row in oracle.leaders(values, list(nearest.weight_j), tie=1e-9)


def test_weights_that_would_rank_an_unranked_option_first_are_not_given(make_table):
    """Without weight on y, option 2 would be ranked and first; a hair of weight keeps it out."""
    values = [[0.5, 1.0], [0.6, 0.0], [0.9, None]]
    nearest = find_nearest_weights(rank_options(make_table(as_array(values)), [50, 50]), 1)
    assert nearest.weight_j == pytest.approx([1 / 1.1, 0.1 / 1.1])
    values = [[0.6, 1.0], [0.6, 0.0], [0.9, None]]
    nearest = find_nearest_weights(rank_options(make_table(as_array(values)), [50, 50]), 1)
    assert 1 not in oracle.leaders(values, [1.0, 0.0])
    assert not nearest.is_possible or 1 in oracle.leaders(values, list(nearest.weight_j))


@pytest.mark.parametrize("power", [5, 6, 7, 8, 9])
def test_weights_many_powers_of_ten_apart_have_an_answer(make_table, power):
    random = Random(power)
    for _ in range(15):
        values = draw_values(random, 5, 6, "plain")
        points = [100.0] + [10.0 ** (2 - power) * random.random() for _ in range(5)]
        ranking = rank_options(make_table(as_array(values)), points)
        for row in range(5):
            nearest = find_nearest_weights(ranking, row)
            if nearest.is_possible:
                assert row in oracle.leaders(values, list(nearest.weight_j))


def test_levels_a_ten_millionth_apart_have_an_answer(make_table):
    random = Random(1)
    for _ in range(60):
        values = draw_values(random, 3, 3, "near ties")
        ranking = rank_options(make_table(as_array(values)), draw_weights(random, 3, "plain"))
        for row in range(3):
            nearest = find_nearest_weights(ranking, row)
            if nearest.is_possible:
                assert row in oracle.leaders(values, list(nearest.weight_j))


@pytest.mark.parametrize("seed", range(150))
def test_beyond_a_switching_level_the_named_option_is_first_and_before_it_the_leader(make_table, seed):
    """By moving each cell in small steps on scales of 0 to 1; ties, near ties and missing levels included."""
    values, points = problem(seed, with_holes=seed % 2 == 0, kinds=("plain", "coarse", "equal", "near ties"))
    table = make_table(as_array(values))
    ranking = rank_options(table, points)
    if not ranking.leaders:
        return
    leader, switches = ranking.leaders[0], find_cell_switches(table, ranking)
    for i, j in np.ndindex(*ranking.value_ij.shape):
        if not ranking.rank_i[i] or points[j] == 0 or values[i][j] is None:
            continue
        level, next_row = switches.level_ij[i, j], int(switches.takes_over_ij[i, j])
        direction = -1 if i == leader else 1

        def first_at(x, i=i, j=j):
            moved = [list(row) for row in values]
            moved[i][j] = x
            return oracle.leaders(moved, points, tie=1e-9)

        end = 0.0 if i == leader else 1.0
        if next_row < 0:
            assert leader in first_at(end)
            continue
        assert (level - values[i][j]) * direction >= 0
        assert next_row in first_at(level)
        beyond = level + direction * min(1e-6, abs(end - level))
        if abs(beyond - level) > 1e-8:
            assert next_row in first_at(beyond)
            assert leader not in first_at(beyond)
        assert leader in first_at((level + values[i][j]) / 2)


def test_options_that_tie_switch_at_the_present_level_exactly(make_table):
    """0.1 + 0.2 and 0.3 tie; rounding would put the switch a hair on the wrong side."""
    table = make_table([[0.1, 0.2], [0.3, 0.0], [0.0, 0.1]])
    switches = find_cell_switches(table, rank_options(table, [1, 1]))
    assert (switches.level_ij[:2] == table.mode_ij[:2])[:, 0].all()
    assert switches.level_ij[0, 1] == 0.2
    assert switches.level_ij[1, 1] == 0.0
    assert switches.is_inside_ij[0, 0]
    assert switches.takes_over_ij[:2].tolist() == [[1, 1], [1, 1]]


@pytest.mark.parametrize("seed", range(150))
def test_the_tornado_is_what_moving_one_cell_at_a_time_gives(make_table, seed):
    """Also with missing levels, weights of zero and ties; cells that move nothing have no bar."""
    random = Random(seed)
    kind = KINDS[seed % len(KINDS)]
    n, m = random.randint(2, 5), random.randint(1, 4)
    points = draw_weights(random, m, kind)
    ends = [sorted(draw_values(random, 1, 3, kind)[0]) for _ in range(n * m)]
    cells = [[None if random.random() < 0.15 else tuple(ends[i * m + j]) for j in range(m)] for i in range(n)]
    low, mode, high = (
        as_array([[None if cell is None else cell[k] for cell in row] for row in cells]) for k in range(3)
    )
    table = make_table(mode, low, high)
    ranking = rank_options(table, points)
    if not ranking.leaders:
        return
    expected = tornado.bars(cells, points, ranking.leaders[0])
    found = {(bar.row, bar.column): bar for bar in build_tornado(table, ranking)}
    for cell, (at_low, at_high, now) in expected.items():
        swing = max(at_low, at_high, now) - min(at_low, at_high, now)
        if cell not in found:
            assert swing <= 2e-9, cell
            continue
        bar = found.pop(cell)
        assert (bar.lead_at_low, bar.lead_at_high) == pytest.approx((at_low, at_high), abs=1e-8)
        assert bar.swing == pytest.approx(swing, abs=1e-8)
    assert not found
