"""When options can be ready: milestones, critical path, shared work, cycles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.timeline import build_network, critical_path, option_days, schedule
from counterpoise.model import Basis, Prerequisite, Range

BECAUSE = Basis("judgement", "made up for a test")


def milestone(id_: str, days, after=(), **more) -> Prerequisite:
    days = Range(days, days, days) if isinstance(days, int) else Range(*days)
    return Prerequisite(id_, id_, "option" if "option" in more else "time", days, BECAUSE, after=tuple(after), **more)


def test_a_milestone_starts_when_the_last_that_it_comes_after_is_done(make_case, make_option):
    case = make_case(
        [
            make_option(
                "a",
                milestones=[milestone("decide", 10), milestone("train", 40), milestone("move", 5, ["decide", "train"])],
            )
        ]
    )
    network = build_network(case, ["a"])
    times = schedule(network, network.lead_k())
    assert dict(zip(network.ids, times.start_dk, strict=True)) == {"decide": 0, "train": 0, "move": 40}
    assert times.ready_dm.tolist() == [45]
    assert critical_path(network, "a") == ("train", "move")


def test_an_option_without_milestones_is_ready_on_day_0(make_case, make_option):
    network = build_network(make_case([make_option("a")]), ["a"])
    assert schedule(network, network.lead_k()).ready_dm.tolist() == [0]
    assert critical_path(network, "a") == ()


def test_the_effect_follows_the_ready_day_after_the_lag(make_case, make_option):
    case = make_case([make_option("a", milestones=[milestone("decide", (5, 10, 20))], lag=(1, 30, 90))])
    days = option_days(case, "a")
    assert days.ready == Range(5, 10, 20)
    assert days.effect == Range(6, 40, 110)


def test_a_milestone_of_two_members_is_done_once(make_case, make_option):
    order = milestone("order", 30)
    case = make_case(
        [make_option("a", milestones=[order, milestone("sail", 10, ["order"])]), make_option("b", milestones=[order])]
    )
    network = build_network(case, ["a", "b"])
    assert sorted(network.ids) == ["order", "sail"]
    assert schedule(network, network.lead_k()).ready_dm.tolist() == [40, 30]


def test_a_milestone_of_a_later_step_does_not_hold_up_this_one(make_case, make_option):
    case = make_case(
        [make_option("a", milestones=[milestone("decide", 10), milestone("vote", 500, later_step="the blockade")])]
    )
    assert option_days(case, "a").ready == Range(10, 10, 10)


def test_a_needed_option_is_waited_for_when_it_is_a_member_only(make_case, make_option):
    needed = make_option("base", milestones=[milestone("build", 100)])
    needing = make_option("fly", milestones=[milestone("base_first", 7, option="base"), milestone("train", 20)])
    case = make_case([needed, needing])
    alone, together = build_network(case, ["fly"]), build_network(case, ["base", "fly"])
    assert schedule(alone, alone.lead_k()).ready_dm.tolist() == [20]
    assert alone.unmet == (("fly", "base"),)
    assert schedule(together, together.lead_k()).ready_dm.tolist() == [100, 107]
    assert together.unmet == ()
    assert critical_path(together, "fly") == ("build", "base_first")


def test_a_needed_option_may_have_to_wait_for_a_milestone_as_well(make_case, make_option):
    needed = make_option("base", milestones=[milestone("build", 100)])
    steps = [milestone("decide", 130), milestone("base_first", 7, ["decide"], option="base")]
    network = build_network(make_case([needed, make_option("fly", milestones=steps)]), ["base", "fly"])
    assert schedule(network, network.lead_k()).ready_dm.tolist() == [100, 137]
    quick = [milestone("decide", 30), milestone("base_first", 7, ["decide"], option="base")]
    network = build_network(make_case([needed, make_option("fly", milestones=quick)]), ["base", "fly"])
    assert schedule(network, network.lead_k()).ready_dm.tolist() == [100, 107]


def test_a_soft_need_that_is_not_met_is_not_listed(make_case, make_option):
    needing = make_option("fly", milestones=[milestone("base_first", 7, option="base", is_hard=False)])
    assert build_network(make_case([needing, make_option("base")]), ["fly"]).unmet == ()


@pytest.mark.parametrize(
    ("links", "named"),
    [
        ({"x": ["x"]}, "x -> x"),
        ({"x": ["y"], "y": ["x"]}, "x -> y -> x"),
        ({"w": [], "x": ["w", "z"], "y": ["x"], "z": ["y"]}, "x -> z -> y -> x"),
    ],
)
def test_milestones_that_wait_for_each_other_are_named(make_case, make_option, links, named):
    case = make_case([make_option("a", milestones=[milestone(id_, 1, after) for id_, after in links.items()])])
    with pytest.raises(ValueError, match="milestones wait for each other: ") as caught:
        build_network(case, ["a"])
    assert str(caught.value).endswith(named)


def test_two_options_that_need_each_other_form_a_cycle(make_case, make_option):
    one = make_option("a", milestones=[milestone("b_first", 1, option="b")])
    two = make_option("b", milestones=[milestone("a_first", 1, option="a")])
    with pytest.raises(ValueError, match="b_first -> a_first -> b_first"):
        build_network(make_case([one, two]), ["a", "b"])


@st.composite
def networks(draw):
    """Lead days and, for each milestone, earlier ones that it waits for."""
    days = draw(st.lists(st.integers(0, 30), min_size=1, max_size=7))
    return days, [draw(st.lists(st.integers(0, k - 1), unique=True)) if k else [] for k in range(len(days))]


def longest_chain(days, after, k):
    return days[k] + max((longest_chain(days, after, before) for before in after[k]), default=0)


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_ready_day_is_the_longest_chain_in_whatever_order_the_milestones_are_written(
    make_case, make_option, given_, random
):
    days, after = given_
    milestones = [milestone(f"m{k}", days[k], [f"m{b}" for b in after[k]]) for k in range(len(days))]
    case = make_case([make_option("a", milestones=random.sample(milestones, len(milestones)))])
    network = build_network(case, ["a"])
    expected = max(longest_chain(days, after, k) for k in range(len(days)))
    assert schedule(network, network.lead_k()).ready_dm[0] == expected
    assert sum(days[int(id_[1:])] for id_ in critical_path(network, "a")) == expected


@given(networks(), st.integers(0, 6), st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_a_longer_lead_never_makes_an_option_ready_earlier(make_case, make_option, given_, which, more):
    days, after = given_
    milestones = [milestone(f"m{k}", days[k], [f"m{b}" for b in after[k]]) for k in range(len(days))]
    network = build_network(make_case([make_option("a", milestones=milestones)]), ["a"])
    lead_dk = np.vstack([network.lead_k()] * 2)
    lead_dk[1, which % len(days)] += more
    now, later = schedule(network, lead_dk).ready_dm[:, 0]
    assert now <= later <= now + more
