"""Losses beside gains, and stacking shares and interactions that are estimates."""

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.combine import package_levels
from counterpoise.analysis.packages.families import AllPackages, ListedPackages, members_of
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.packages.parts import build_parts, restack, some_draws
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.packages.settings import read_stacking
from counterpoise.analysis.packages.solved.best import find_best_packages
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.model import SHARES, Interaction, Limit, Range, ShareEstimate, Stacking
from tests.analysis.packages import brute
from tests.analysis.packages.builder import GUESS, make_case, make_criterion, make_option, random_case
from tests.oracle.stacking import stacked_level

LEVELS = {"today": 50.0, "a": 60.0, "b": 75.0, "c": 42.0, "d": 30.0}
EFFECTS = {id_: level - 50.0 for id_, level in LEVELS.items() if id_ != "today"}


def one_criterion(stacking, *, is_higher_better=True, interactions=()):
    ends = (0.0, 100.0) if is_higher_better else (100.0, 0.0)
    options = [make_option(id_, {"good": x}) for id_, x in LEVELS.items()]
    return replace(make_case([make_criterion("good", *ends, stacking=stacking)], options), interactions=interactions)


def level_of_all(stacking, **more):
    return package_levels(build_parts(one_criterion(stacking, **more)), AllPackages(4))[:, 0, 0]


@pytest.mark.parametrize("is_higher_better", [True, False])
@pytest.mark.parametrize("beside", [0.0, 0.25, 1.0])
def test_levels_agree_with_plain_python(beside, is_higher_better):
    shares = (0.5, 0.3, beside)
    found_p = level_of_all(Stacking(*shares), is_higher_better=is_higher_better)
    for p, member_i in enumerate(members_of(np.arange(16), 4)):
        effects = [x for x, is_in in zip(EFFECTS.values(), member_i, strict=True) if is_in]
        assert found_p[p] == pytest.approx(stacked_level(50.0, 1 if is_higher_better else -1, effects, shares))


def test_with_one_the_levels_are_those_of_the_rule_without_it():
    assert level_of_all(Stacking(0.5, 0.3, 1.0)).tolist() == level_of_all(Stacking(0.5, 0.3)).tolist()
    assert level_of_all(Stacking(0.5, 0.3))[0b1111] == pytest.approx(50 + (25 + 0.5 * 10) - (20 + 0.3 * 8))


def test_with_zero_a_loss_that_gains_cover_does_not_count_and_a_larger_one_counts_by_its_excess():
    found_p = level_of_all(Stacking(1, 1, 0.0))
    assert found_p[0b0110] == 50 + 25  # b gains 25, c loses 8
    assert found_p[0b1101] == 50 + 10 - (28 - 10)  # a gains 10, c and d lose 28


@pytest.mark.parametrize("seed", range(5))
def test_a_level_moves_continuously_and_never_the_wrong_way(seed):
    rng = np.random.default_rng(seed)
    shares, step = rng.random(3), 1e-6
    before_p = level_of_all(Stacking(*shares))
    for which in range(3):
        moved = shares.copy()
        moved[which] += step
        change_p = level_of_all(Stacking(*moved)) - before_p
        assert (np.abs(change_p) <= 100 * step).all()
        assert (change_p >= -1e-12).all() if which == 0 else (change_p <= 1e-12).all()


@pytest.mark.parametrize("seed", range(12))
def test_the_solver_finds_the_best_and_keeps_limits_from_both_sides(seed):
    """Random cases have shares of 0, 0.4 and 1 of losses beside gains; the oracle looks at every package."""
    case = random_case(seed, n_options=5)
    criterion = f"c{seed % 3}"
    case = replace(
        case,
        criteria=case.criteria
        | {criterion: replace(case.criteria[criterion], stacking=Stacking(0.5, 0.3, 0.4), lower=None, upper=None)},
    )
    parts, point_j = build_parts(case), np.arange(1.0, 8.0)
    levels = sorted(brute.level(case, m, case.criteria[criterion]) for m in brute.all_sets(case))
    low, high = levels[8] + 0.01, levels[-8] + 0.01
    for limits in ((Limit(criterion, at_least=low),), (Limit(criterion, at_most=high),)):
        allowed = [m for m in brute.all_sets(case) if brute.obeys(case, m, limits=limits)]
        scores = [brute.score(case, m, list(point_j)) for m in allowed]
        solved = find_best_packages(parts, build_rules(case, limits=limits), point_j, top=3)
        assert solved.is_complete
        assert [row.score for row in solved.ranking.rows] == pytest.approx(sorted(scores, reverse=True)[:3], abs=1e-6)


def drawn_case():
    estimates = (
        ShareEstimate("gains", Range(0.2, 0.5, 0.9), GUESS),
        ShareEstimate("beside_gains", Range(0.0, 0.4, 1.0), GUESS),
    )
    together = (
        Interaction(("a", "b"), "good", -3.0, GUESS, Range(-8.0, -3.0, 0.0)),
        Interaction(("a", "c"), "good", 2.0, GUESS),
        Interaction(("a", "b"), "good", 1.0, GUESS, Range(0.0, 1.0, 2.0)),
    )
    return one_criterion(Stacking(0.5, 0.3, 0.4, estimates), interactions=together)


def test_at_most_likely_levels_estimates_stand_at_their_modes():
    exact = one_criterion(
        Stacking(0.5, 0.3, 0.4),
        interactions=tuple(replace(both, estimate=None) for both in drawn_case().interactions),
    )
    found, expected = (package_levels(build_parts(case), AllPackages(4)) for case in (drawn_case(), exact))
    assert found.tolist() == expected.tolist()


@pytest.mark.parametrize("is_listed", [False, True])
def test_packages_are_drawn_with_their_estimates(is_listed):
    case = drawn_case()
    states = draw_states(case, 200, seed=3)
    member_pi = members_of(np.arange(16), 4)
    family = ListedPackages(member_pi) if is_listed else AllPackages(4)
    parts = draw_parts(case, states)
    level_pd = package_levels(parts, family)[:, 0]
    names = "stacking good.gains", "stacking good.beside_gains", "interaction a+b.good", "interaction a+b.good 2"
    assert set(states.inputs) == set(names)
    columns = [states.inputs[name].astype(float) for name in names]
    for d, (of_gains, beside, first, second) in enumerate(zip(*columns, strict=True)):
        for p, member_i in enumerate(member_pi):
            effects = [x for x, is_in in zip(EFFECTS.values(), member_i, strict=True) if is_in]
            changes = [first, second] if member_i[0] and member_i[1] else []
            changes += [2.0] if member_i[0] and member_i[2] else []
            expected = min(100.0, max(0.0, stacked_level(50.0, 1, effects, (of_gains, 0.3, beside), changes)))
            assert level_pd[p, d] == pytest.approx(expected, abs=1e-4)
    some = package_levels(some_draws(parts, slice(50, 60)), family)[:, 0]
    np.testing.assert_array_equal(some, level_pd[:, 50:60])


def test_estimates_are_drawn_independently_within_their_ranges():
    case = drawn_case()
    inputs = draw_states(case, 4000, seed=8).inputs
    correlation = np.corrcoef(np.argsort(np.argsort(list(inputs.values()), axis=1), axis=1))
    assert np.abs(correlation - np.eye(4)).max() < 0.06
    gains = inputs["stacking good.gains"]
    assert 0.2 <= gains.min() < 0.25 < 0.85 < gains.max() <= 0.9
    assert gains.mean() == pytest.approx((0.2 + 0.5 + 0.9) / 3, abs=0.01)


def test_the_reader_fixes_a_share_exactly_and_the_others_stay_drawn():
    case = drawn_case()
    parts = draw_parts(case, draw_states(case, 100, seed=3))
    fixed = restack(parts, read_stacking(case, ["good.gains=0.7"]))
    assert fixed.stacking[0].gains == 0.7
    assert fixed.stacking[0].losses == 0.3
    assert fixed.stacking[0].beside_gains is parts.stacking[0].beside_gains
    all_fixed = restack(parts, read_stacking(case, [f"good.{share}=0.7" for share in SHARES]))
    assert all_fixed.stacking[0].all == (0.7, 0.7, 0.7)


def test_stacking_that_options_do_not_have_draws_no_other_number_than_before():
    case = drawn_case()
    with_spread = replace(
        case,
        options={
            id_: replace(
                option,
                performance={"good": replace(option.performance["good"], range=Range(0.0, LEVELS[id_], 100.0))},
            )
            for id_, option in case.options.items()
        },
    )
    without = replace(
        with_spread, criteria={"good": replace(case.criteria["good"], stacking=Stacking())}, interactions=()
    )
    found, before = (draw_states(each, 50, seed=2) for each in (with_spread, without))
    assert found.value_ijd.tobytes() == before.value_ijd.tobytes()
    assert found.uses == before.uses
    assert all(found.inputs[id_].tobytes() == column.tobytes() for id_, column in before.inputs.items())
