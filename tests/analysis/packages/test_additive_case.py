"""Efficient packages of additive cases without listing: those that listing finds, or a clear refusal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.families import ListedPackages
from counterpoise.analysis.packages.listed.efficient import find_efficient_packages
from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.programme.additive_case import find_additive_efficient
from counterpoise.analysis.packages.rules import build_rules, keeps_rules
from counterpoise.model import Limit, Stacking
from tests.analysis.packages.builder import make_case, make_criterion, make_option

MONEY = make_criterion("money", 5000.0, 0.0, measured_by="cost", lower=0.0)


def additive_case(seed: int, n_options: int = 7, **more: object):
    """Plain sums on two typed criteria, one of them better when low, and on money; levels in tenths."""
    rng = np.random.default_rng(seed)
    criteria = [make_criterion("c0", -500.0, 500.0), make_criterion("c1", 500.0, -500.0), MONEY]
    options = [make_option("today", {"c0": 10.0, "c1": 20.0})]
    for i in range(n_options):
        waits = {f"w{i}": (f"a{rng.integers(i)}", True)} if i and rng.random() < 0.3 else {}
        levels = {"c0": 10.0 + rng.integers(-50, 200) / 10, "c1": 20.0 + rng.integers(-200, 50) / 10}
        excluded = {f"a{i - 1}"} - {other for other, _ in waits.values()}
        excludes = tuple(excluded) if i and rng.random() < 0.2 else ()
        costs = {f"k{i}": (float(rng.integers(1, 60)) / 4, int(rng.integers(1, 3)))}
        options.append(make_option(f"a{i}", levels, costs=costs, waits=waits, excludes=excludes))
    return make_case(criteria, options, **more)


def random_rules(case, seed: int):
    rng = np.random.default_rng(100 + seed)
    limits = [
        limit
        for limit in (
            Limit("cost", at_most=float(rng.integers(10, 60))),
            Limit("cost", at_most=float(rng.integers(5, 30)), year=1),
            Limit("c0", at_least=float(rng.integers(5, 25))),
            Limit("c1", at_most=float(rng.integers(5, 25)), at_least=-15.5),
        )
        if rng.random() < 0.5
    ]
    most = int(rng.integers(1, 6)) if rng.random() < 0.5 else None
    must_not = ["a1"] if rng.random() < 0.3 else []
    return build_rules(case, limits=limits, at_most_members=most, must_not=must_not)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("chosen", [None, ("c0", "money")])
def test_efficient_packages_are_those_that_listing_finds(seed, chosen) -> None:
    case = additive_case(seed)
    parts, rules = build_parts(case), random_rules(case, seed)
    listed = find_efficient_packages(tabulate_packages(parts, rules), chosen)
    found = find_additive_efficient(parts, rules, chosen)
    assert set(found.members) == set(listed.members)
    assert len(found.members) == len(listed.members)
    by_members = dict(zip(listed.members, listed.value_qj, strict=True))
    for members, value_j in zip(found.members, found.value_qj, strict=True):
        assert value_j == pytest.approx(by_members[members], abs=1e-9)


def test_forty_options_give_packages_that_keep_the_rules_and_none_beats_another() -> None:
    case = additive_case(3, n_options=40)
    parts, rules = build_parts(case), build_rules(case, limits=[Limit("cost", at_most=40.0)], at_most_members=4)
    found = find_additive_efficient(parts, rules, ("c0", "c1"))
    member_pi = np.array([[id_ in members for id_ in parts.option_ids] for members in found.members])
    assert len(found.members) > 1
    assert keeps_rules(rules, ListedPackages(member_pi), parts).all()
    for value_j in found.value_qj.round(9):
        others = found.value_qj.round(9)
        assert not ((others >= value_j).all(axis=1) & (others > value_j).any(axis=1)).any()


def stacked(case):
    first = replace(case.criteria["c0"], stacking=Stacking(0.5, 1.0))
    return replace(case, criteria={**case.criteria, "c0": first})


def narrowed(case):
    return replace(case, criteria={**case.criteria, "c0": make_criterion("c0", 0.0, 30.0)})


def bounded(case):
    return replace(case, criteria={**case.criteria, "c0": replace(case.criteria["c0"], upper=25.0)})


STANDS_IN_THE_WAY = {
    "gains on c0 stack with a share of 0.5": stacked,
    "on c0 levels reach from .* where value does not always change": narrowed,
    "on c0 levels reach from .* to": bounded,
}


@pytest.mark.parametrize("message", STANDS_IN_THE_WAY)
def test_what_is_no_plain_sum_is_refused_and_named(message) -> None:
    case = STANDS_IN_THE_WAY[message](additive_case(1))
    with pytest.raises(ValueError, match=message):
        find_additive_efficient(build_parts(case), build_rules(case), ("c0",))


def test_an_interaction_is_refused_unless_one_of_the_pair_is_out() -> None:
    case = additive_case(1, interactions=(("a0", "a2", "c0", 5.0),))
    with pytest.raises(ValueError, match="a0 and a2 interact on c0"):
        find_additive_efficient(build_parts(case), build_rules(case), ("c0",))
    assert find_additive_efficient(build_parts(case), build_rules(case, must_not=["a2"]), ("c0",)).members


def test_shared_entries_and_days_are_refused() -> None:
    shared = make_case(
        [MONEY, make_criterion("ready", 100.0, 0.0, measured_by="ready_day")],
        [make_option("today", {}), *(make_option(id_, {}, costs={"both": 5.0}) for id_ in "ab")],
    )
    with pytest.raises(ValueError, match="a and b share an entry of money"):
        find_additive_efficient(build_parts(shared), build_rules(shared), ("money",))
    with pytest.raises(ValueError, match="ready is a day"):
        find_additive_efficient(build_parts(shared), build_rules(shared), ("ready",))


def test_a_latest_ready_day_is_a_rule_on_each_member() -> None:
    criteria = [make_criterion("c0", -500.0, 500.0), MONEY]
    options = [make_option("today", {"c0": 0.0})]
    options += [
        make_option(f"a{i}", {"c0": 1.0 + i}, leads={f"m{i}": 10.0 * i}, costs={f"k{i}": 2.0}) for i in range(5)
    ]
    case = make_case(criteria, options)
    parts, rules = build_parts(case), build_rules(case, limits=[Limit("ready_day", at_most=20.0)])
    listed = find_efficient_packages(tabulate_packages(parts, rules))
    assert set(find_additive_efficient(parts, rules).members) == set(listed.members)


def test_no_allowed_package_and_no_options_are_answered() -> None:
    case = additive_case(1)
    unmeetable = build_rules(case, limits=[Limit("c0", at_least=400.0)])
    assert find_additive_efficient(build_parts(case), unmeetable, ("c0",)).members == ()
    nothing = additive_case(1, n_options=0)
    assert find_additive_efficient(build_parts(nothing), build_rules(nothing), ("c0", "c1")).members == ((),)
