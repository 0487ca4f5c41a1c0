"""Days of milestones: laws on random networks, and networks whose answer can be seen by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.scheduling.analyse import analyse_timeline
from counterpoise.analysis.scheduling.draws import MODE, end_states
from counterpoise.analysis.scheduling.plan import build_plan
from counterpoise.analysis.scheduling.walk import critical_chain, spare_days, time_plan
from counterpoise.analysis.timeline import option_days


@st.composite
def networks(draw):
    """Lead days, edges to earlier milestones, who lists which milestone, and start days."""
    n = draw(st.integers(1, 7))
    leads = draw(st.lists(st.integers(0, 9), min_size=n, max_size=n))
    after = [draw(st.lists(st.sampled_from(range(k)), unique=True, max_size=3)) if k else [] for k in range(n)]
    held = [draw(st.sets(st.sampled_from("abc"), min_size=1)) for _ in range(n)]
    starts = {id_: draw(st.integers(0, 15)) for id_ in "abc"}
    return leads, after, held, starts


def longest_finish(k, leads, after, release):
    """Finish of milestone k as the longest of all chains that end in it, listed one by one."""

    def chains(end):
        yield [end]
        for before in after[end]:
            for chain in chains(before):
                yield [*chain, end]

    return max(release[chain[0]] + sum(leads[i] for i in chain) for chain in chains(k))


def timed(case, members, starts=None):
    plan = build_plan(case, members, starts)
    states = end_states(case, plan)
    return plan, states, time_plan(plan, states.lead_kd, states.lag_md)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(network=networks())
def test_every_day_is_the_longest_chain_and_nothing_starts_before_what_it_waits_for(
    network, make_case, option, milestone
):
    leads, after, held, starts = network
    nodes = [milestone(f"m{k}", leads[k], [f"m{b}" for b in after[k]]) for k in range(len(leads))]
    case = make_case(*(option(id_, [nodes[k] for k in range(len(leads)) if id_ in held[k]], lag=3) for id_ in "abc"))
    plan, _, times = timed(case, "abc", starts)
    release = [min(starts[id_] for id_ in held[k]) for k in range(len(leads))]
    for k, id_ in enumerate(plan.network.ids):
        own = int(id_[1:])
        start, finish = times.start_kd[k, MODE], times.finish_kd[k, MODE]
        assert finish == longest_finish(own, leads, after, release)
        assert finish == start + leads[own]
        assert start >= release[own]
        assert all(start >= times.finish_kd[plan.network.ids.index(f"m{b}"), MODE] for b in after[own])
    for m, id_ in enumerate("abc"):
        own = [longest_finish(k, leads, after, release) for k in range(len(leads)) if id_ in held[k]]
        assert times.ready_md[m, MODE] == max([starts[id_], *own])
        assert times.effect_md[m, MODE] == times.ready_md[m, MODE] + 3


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(network=networks())
def test_spare_days_are_exactly_what_a_milestone_may_slip(network, make_case, option, milestone):
    leads, after, held, starts = network
    nodes = [milestone(f"m{k}", leads[k], [f"m{b}" for b in after[k]]) for k in range(len(leads))]
    case = make_case(*(option(id_, [nodes[k] for k in range(len(leads)) if id_ in held[k]]) for id_ in "abc"))
    plan, states, times = timed(case, "abc", starts)
    spare_k = spare_days(plan, states.lead_kd, times)[:, MODE]
    assert (spare_k >= 0).all()
    for k in range(len(leads)):
        for extra, delay in ((0.0, 0.0), (5.0, 5.0)):
            slower_kd = states.lead_kd.copy()
            slower_kd[k] += spare_k[k] + extra
            assert time_plan(plan, slower_kd, states.lag_md).ready_d[MODE] == times.ready_d[MODE] + delay


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(network=networks())
def test_the_critical_chain_has_no_time_to_spare_and_no_gap(network, make_case, option, milestone):
    leads, after, held, starts = network
    nodes = [milestone(f"m{k}", leads[k], [f"m{b}" for b in after[k]]) for k in range(len(leads))]
    case = make_case(*(option(id_, [nodes[k] for k in range(len(leads)) if id_ in held[k]]) for id_ in "abc"))
    plan, states, times = timed(case, "abc", starts)
    chain = [plan.network.ids.index(id_) for id_ in critical_chain(plan, times, state=MODE)]
    spare_k = spare_days(plan, states.lead_kd, times)[:, MODE]
    assert all(spare_k[k] == 0 for k in chain)
    for first, second in itertools.pairwise(chain):
        assert times.finish_kd[first, MODE] == times.start_kd[second, MODE]
    if chain:
        assert times.finish_kd[chain[-1], MODE] == times.ready_d[MODE]
        assert times.start_kd[chain[0], MODE] in {0.0, *plan.start_m}


@given(starts=st.fixed_dictionaries({id_: st.integers(0, 30) for id_ in "ab"}), later=st.integers(1, 20))
def test_a_later_start_never_makes_anything_earlier(starts, later, make_case, option, milestone):
    shared = milestone("s", 4)
    case = make_case(option("a", [shared, milestone("x", 5, ["s"])]), option("b", [shared, milestone("y", 2, ["s"])]))
    _, _, before = timed(case, "ab", starts)
    _, _, after = timed(case, "ab", {**starts, "b": starts["b"] + later})
    assert (after.finish_kd >= before.finish_kd).all()
    assert (after.ready_md >= before.ready_md).all()


def test_a_milestone_that_members_share_is_done_once_and_with_the_earliest_of_them(make_case, option, milestone):
    shared = milestone("s", 10)
    case = make_case(option("a", [shared]), option("b", [shared, milestone("y", 5, ["s"])]))
    plan, _, times = timed(case, "ab", {"a": 0, "b": 3})
    assert plan.network.ids.count("s") == 1
    assert times.ready_md[:, MODE].tolist() == [10, 15]


def test_an_option_prerequisite_waits_for_that_option_and_its_start_day(make_case, option, milestone):
    needs_first = milestone("n", 0, option="first")
    case = make_case(option("first"), option("second", [needs_first, milestone("y", 5, ["n"])]))
    _, _, times = timed(case, ("first", "second"), {"first": 20})
    assert times.ready_md[:, MODE].tolist() == [20, 25]
    _, _, alone = timed(case, ("second",))
    assert alone.ready_md[:, MODE].tolist() == [5]


def test_a_milestone_of_an_option_that_is_not_chosen_is_pursued_with_what_waits_for_it(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 4)]), option("b", [milestone("y", 5, ["x"])]))
    _, _, times = timed(case, ("b",), {"b": 7})
    assert times.ready_md[0, MODE] == 16


def test_a_step_beyond_the_option_does_not_count_and_has_no_limit_to_slip(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 4), milestone("z", 90, ["x"], later_step="war")]))
    plan, states, times = timed(case, ("a",))
    assert times.ready_d[MODE] == 4
    assert np.isinf(spare_days(plan, states.lead_kd, times)[plan.network.ids.index("z"), MODE])


def test_without_start_days_an_option_alone_has_the_days_it_has_everywhere(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", (1, 3, 7)), milestone("y", (5, 28, 90), ["x"])], lag=(15, 60, 180)))
    _, _, times = timed(case, ("a",))
    days = option_days(case, "a")
    assert times.ready_md[0].tolist() == [days.ready.low, days.ready.mode, days.ready.high]
    assert times.effect_md[0].tolist() == [days.effect.low, days.effect.mode, days.effect.high]


def test_an_option_without_milestones_is_ready_on_its_start_day(make_case, option):
    case = make_case(option("a", lag=9))
    plan, _, times = timed(case, ("a",), {"a": 12})
    assert (times.ready_d[MODE], times.effect_md[0, MODE]) == (12, 21)
    assert critical_chain(plan, times, state=MODE) == ()


def test_a_cycle_is_named(make_case, option, milestone):
    case = make_case(option("a", [milestone("x", 1, ["y"]), milestone("y", 1, ["x"])]))
    with pytest.raises(ValueError, match=r"wait for each other: x -> y -> x|wait for each other: y -> x -> y"):
        build_plan(case, ("a",))


@pytest.mark.parametrize(
    ("members", "starts", "said"),
    [
        ((), {}, "no option is chosen"),
        (("moon",), {}, "no option 'moon'; there are: today, a, b"),
        (("today", "a"), {}, "'today' stands for today's course"),
        (("a",), {"b": 3}, "start day of 'b': it is not among the chosen options"),
        (("a",), {"a": -1}, "before the decision"),
        (("a",), {"a": float("nan")}, "a day is a number"),
        (("a",), {"a": 1e9}, "are refused"),
    ],
)
def test_what_cannot_be_planned_is_said(members, starts, said, make_case, option):
    with pytest.raises(ValueError, match=said):
        build_plan(make_case(option("a"), option("b")), members, starts)


def test_every_milestone_without_time_to_spare_is_critical(make_case, option, milestone):
    """Two chains of ten days, and one of no length that both wait for: the named chain is one of several."""
    chain = [milestone("sign", 0), milestone("dig", 10, after=("sign",)), milestone("pour", 10, after=("sign",))]
    found = analyse_timeline(make_case(option("tram", [*chain, milestone("paint", 3)])), ["tram"], n_draws=50)
    assert len(found.chain) < 3
    assert dict(zip(found.plan.network.ids, found.is_critical_k, strict=True)) == {
        "sign": True, "dig": True, "pour": True, "paint": False,
    }  # fmt: skip
    assert (found.speed.critical_k == found.is_critical_k).all()


def test_a_milestone_waits_for_one_of_a_later_step(make_case, option, milestone):
    steps = [milestone("plan", 5), milestone("build", 30, after=("plan",), later_step="trams")]
    found = analyse_timeline(make_case(option("tram", [*steps, milestone("open", 2, after=("build",))])), ["tram"])
    assert found.ready.mode == 37
