"""Circles are found wherever they run, and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.checks.cycles import _shown, find_cycles

BASE = Path(__file__).with_name("base_case")


def test_a_circle_is_named_from_where_it_is_met():
    assert find_cycles({"a": ["b"], "b": ["c"], "c": ["b"]}) == [("b", "c", "b")]


def test_a_thing_that_comes_before_itself_is_a_circle():
    assert find_cycles({"a": ["a"]}) == [("a", "a")]


def test_two_ways_to_the_same_thing_are_no_circle():
    assert find_cycles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}) == []


def test_what_is_not_there_is_no_circle():
    assert find_cycles({"a": ["nowhere"]}) == []


def test_separate_circles_are_each_found():
    assert find_cycles({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}) == [("a", "b", "a"), ("c", "d", "c")]


@pytest.mark.slow
def test_very_long_chains_do_not_exhaust_the_stack():
    size = 100_000
    chain = {str(at): [str(at + 1)] for at in range(size)}
    assert find_cycles(chain) == []
    closed = find_cycles({**chain, str(size): ["0"]})
    assert [len(cycle) for cycle in closed] == [size + 2]


def test_a_circle_through_milestones_that_two_files_share_is_found():
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}
    turned = (
        files["options/trees.yaml"]
        .decode()
        .replace("lead_days: 30,", "lead_days: 30, after: [order],")
        .replace(
            "lag_days:",
            "  order: {what: Traffic order, kind: decision, lead_days: 60, basis: judgement, "
            "because: As last time.}\nlag_days:",
        )
    )
    problems = load_case_from_files({**files, "options/trees.yaml": turned.encode()}).problems
    circles = [problem for problem in problems if problem.code == "prerequisite-cycle"]
    assert {problem.file for problem in circles} == {"options/limit_30.yaml", "options/trees.yaml"}
    assert all("vote -> order -> vote" in problem.found for problem in circles)


def test_a_circle_is_shown_once_round_and_a_long_one_is_shortened():
    assert _shown(["a", "b", "a"]) == "a -> b -> a"
    assert _shown([f"m{at}" for at in range(30)]).endswith("m10 -> ... (18 more) -> m29")
