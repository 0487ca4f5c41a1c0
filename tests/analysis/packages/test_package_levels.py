"""The level of a package follows from its members as the method says."""

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.packages.combine import (
    committed_cost,
    effect_day,
    limited_quantity,
    package_levels,
    ready_day,
)
from counterpoise.analysis.packages.families import (
    AllPackages,
    ListedPackages,
    members_of,
    split_packages,
)
from counterpoise.analysis.packages.parts import build_parts, most_likely_inputs, restack
from counterpoise.model import Limit, Stacking
from tests.analysis.packages import brute
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case


@pytest.mark.parametrize("seed", range(60))
def test_levels_of_every_package_agree_with_plain_python(seed):
    case = random_case(seed, n_options=seed % 7)
    parts = build_parts(case)
    level_pj = package_levels(parts, AllPackages(parts.n_options))[:, :, 0]
    for p, member_i in enumerate(members_of(np.arange(1 << parts.n_options), parts.n_options)):
        members = frozenset(np.array(parts.option_ids)[member_i]) if parts.n_options else frozenset()
        expected = [brute.level(case, members, criterion) for criterion in case.criteria.values()]
        np.testing.assert_allclose(level_pj[p], expected, atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_listed_packages_and_blocks_of_packages_agree_with_all_packages(seed):
    parts = build_parts(random_case(seed, n_options=6))
    whole = package_levels(parts, AllPackages(6))
    np.testing.assert_allclose(package_levels(parts, ListedPackages(members_of(np.arange(64), 6))), whole, atol=1e-9)
    for first, block in split_packages(6, 3):
        np.testing.assert_allclose(package_levels(parts, block), whole[first : first + 8], atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_no_member_is_the_baseline_and_one_member_is_that_option(seed):
    case = random_case(seed, n_options=5)
    parts, table = build_parts(case), build_performance_table(case)
    level_pj = package_levels(parts, ListedPackages(np.vstack([np.zeros(5, bool), np.eye(5, dtype=bool)])))[:, :, 0]
    np.testing.assert_allclose(level_pj, table.mode_ij, atol=1e-9)


@pytest.mark.parametrize(
    "limit",
    [
        Limit("cost"),
        Limit("cost", year=2),
        Limit("ready_day"),
        Limit("effect_day"),
        Limit("members"),
        Limit("c1"),
    ],
)
@pytest.mark.parametrize("seed", range(8))
def test_what_limits_bound_agrees_with_plain_python(limit, seed):
    case = random_case(seed, n_options=5)
    parts = build_parts(case)
    found_p = limited_quantity(parts, AllPackages(5), limit)[:, 0]
    for p, member_i in enumerate(members_of(np.arange(32), 5)):
        members = frozenset(np.array(parts.option_ids)[member_i])
        assert found_p[p] == pytest.approx(brute.quantity(case, members, limit))


def test_stacking_in_full_without_interactions_is_the_plain_sum():
    criteria = [make_criterion("good"), make_criterion("bad", 100, 0)]
    levels = {"today": (10, 20), "a": (15, 30), "b": (22, 5), "c": (4, 26)}
    options = [make_option(id_, {"good": g, "bad": b}) for id_, (g, b) in levels.items()]
    level_pj = package_levels(build_parts(make_case(criteria, options)), AllPackages(3))[:, :, 0]
    assert level_pj[0b111].tolist() == [10 + 5 + 12 - 6, 20 + 10 - 15 + 6]


def test_only_the_largest_gain_and_loss_count_when_nothing_stacks():
    criterion = make_criterion("good", stacking=Stacking(0, 0))
    options = [make_option(id_, {"good": x}) for id_, x in [("today", 50), ("a", 60), ("b", 75), ("c", 45), ("d", 30)]]
    parts = build_parts(make_case([criterion], options))
    assert package_levels(parts, AllPackages(4))[0b1111, 0, 0] == 50 + 25 - 20


def test_the_reader_can_move_a_stacking_share_without_changing_the_parts():
    criterion = make_criterion("good")
    options = [make_option(id_, {"good": x}) for id_, x in [("today", 50), ("a", 60), ("b", 70)]]
    parts = build_parts(make_case([criterion], options))
    moved = restack(parts, {"good": Stacking(0.3, 1.0)})
    assert package_levels(moved, AllPackages(2))[0b11, 0, 0] == pytest.approx(50 + 20 + 0.3 * 10)
    assert package_levels(parts, AllPackages(2))[0b11, 0, 0] == 80


@pytest.mark.parametrize(
    ("stacking", "message"),
    [
        ({"nothing": Stacking()}, "no criterion 'nothing'"),
        ({"money": Stacking()}, "no stacking shares"),
        ({"c0": Stacking(1.5, 0)}, "between 0 and 1"),
    ],
)
def test_an_absurd_stacking_share_is_refused(stacking, message):
    with pytest.raises(ValueError, match=message):
        restack(build_parts(random_case(1)), stacking)


def test_a_shared_milestone_a_shared_cost_and_a_shared_risk_count_once():
    shared = {"costs": {"ship": 100.0}, "risks": {"storm": (50.0, 4)}, "leads": {"order": 30.0}}
    criteria = [make_criterion("risk", 10, 0, measured_by="risk")]
    options = [make_option("today", {}), make_option("a", {}, **shared), make_option("b", {}, **shared)]
    parts, family = build_parts(make_case(criteria, options)), AllPackages(2)
    assert family.flat(committed_cost(parts, family)).ravel().tolist() == [0, 100, 100, 100]
    assert package_levels(parts, family)[:, 0, 0].tolist() == [0, 2, 2, 2]
    assert family.flat(ready_day(parts, family)).ravel().tolist() == [0, 30, 30, 30]


def test_a_member_waits_for_a_member_that_it_needs_and_for_no_other():
    waiting = make_option("b", {}, leads={"b_lead": 5}, waits={"after_a": ("a", False)}, lag=7)
    options = [make_option("today", {}), make_option("a", {}, leads={"a_lead": 40}, lag=1), waiting]
    parts, family = build_parts(make_case([make_criterion("x", measured_by="ready_day")], options)), AllPackages(2)
    assert family.flat(ready_day(parts, family)).ravel().tolist() == [0, 40, 5, 40]
    assert family.flat(effect_day(parts, family, "first")).ravel().tolist() == [0, 41, 12, 41]
    assert family.flat(effect_day(parts, family, "last")).ravel().tolist() == [0, 41, 12, 47]


def test_options_that_wait_for_each_other_are_an_error_that_names_the_cycle():
    options = [
        make_option("today", {}),
        make_option("a", {}, waits={"a_after_b": ("b", True)}),
        make_option("b", {}, waits={"b_after_a": ("a", True)}),
    ]
    with pytest.raises(ValueError, match="a_after_b"):
        build_parts(make_case([make_criterion("x", measured_by="ready_day")], options))


def test_a_missing_level_makes_the_packages_that_hold_it_unknown_and_no_others():
    options = [make_option("today", {"c": 1}), make_option("a", {"c": None}), make_option("b", {"c": 5})]
    parts = build_parts(make_case([make_criterion("c", stacking=Stacking(0.5, 0.5))], options))
    assert np.isnan(package_levels(parts, AllPackages(2))[:, 0, 0]).tolist() == [False, True, False, True]


def test_each_draw_is_a_world_of_its_own():
    case = random_case(5, n_options=4)
    most_likely = most_likely_inputs(case)
    doubled = {id_: np.array([amount, 2 * amount]) for id_, amount in most_likely.cost_d.items()}
    inputs = replace(most_likely, level_ijd=np.repeat(most_likely.level_ijd, 2, axis=2), cost_d=doubled)
    both = package_levels(build_parts(case, inputs), AllPackages(4))
    money = list(case.criteria).index("money")
    np.testing.assert_allclose(both[:, money, 1], 2 * both[:, money, 0])
    np.testing.assert_allclose(np.delete(both, money, 1)[:, :, 0], np.delete(both, money, 1)[:, :, 1])


def test_a_bit_mask_says_who_is_a_member():
    mask_p = np.array([0, 5, 2**39 + 1], np.uint64)
    assert [np.flatnonzero(row).tolist() for row in members_of(mask_p, 40)] == [[], [0, 2], [0, 39]]
