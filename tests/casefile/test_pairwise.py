"""Pairwise comparisons: weights from some of them, and how far they contradict one another."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.weighting import profile_points
from counterpoise.model import Comparison, WeightProfile
from counterpoise.model.pairwise import (
    RANDOM_INDEX,
    consistency_ratio,
    count_missing,
    find_groups,
    log_least_squares,
    rank_deviations,
)

IDS = ("a", "b", "c", "d")


def _comparisons(weights: dict[str, float], pairs: list[tuple[str, str]]) -> list[Comparison]:
    return [Comparison(one, other, weights[one] / weights[other]) for one, other in pairs]


def test_a_tree_of_comparisons_gives_the_weights_behind_it():
    comparisons = [Comparison("a", "b", 2), Comparison("b", "c", 3), Comparison("a", "d", 12)]
    assert log_least_squares(comparisons, IDS) == pytest.approx(np.array([12, 6, 2, 1]) / 21)
    assert count_missing(comparisons, IDS) == 3
    assert consistency_ratio(comparisons, IDS) == 0


def test_partial_comparisons_give_a_profile_its_points():
    profile = WeightProfile("p", "P", "x", "x", pairwise=(Comparison("a", "b", 3), Comparison("c", "b", 6)))
    assert profile_points(profile, ("a", "b", "c")) == pytest.approx([30, 10, 60])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 9), min_size=3, max_size=6), st.data())
def test_consistent_comparisons_give_their_weights_whichever_are_missing(points: list[int], data: st.DataObject):
    ids = "abcdef"[: len(points)]
    chain = list(pairwise(ids))
    more = data.draw(st.lists(st.sampled_from(list(combinations(ids, 2))), max_size=6))
    comparisons = _comparisons(dict(zip(ids, points, strict=True)), list(dict.fromkeys([*chain, *more])))
    assert log_least_squares(comparisons, ids) == pytest.approx(np.array(points) / sum(points))
    assert consistency_ratio(comparisons, ids) == pytest.approx(0, abs=1e-9)


def test_least_squares_are_least():
    comparisons = [Comparison("a", "b", 2), Comparison("b", "c", 2), Comparison("a", "c", 2), Comparison("c", "d", 5)]
    best = np.log(log_least_squares(comparisons, IDS))

    def error(values: np.ndarray) -> float:
        by_id = dict(zip(IDS, values, strict=True))
        return sum((np.log(found.times) - by_id[found.more] + by_id[found.less]) ** 2 for found in comparisons)

    for step in product((-0.01, 0, 0.01), repeat=4):
        assert error(best) <= error(best + np.array(step)) + 1e-12


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(-9, 9), min_size=10, max_size=10))
def test_the_ratio_is_that_of_the_largest_eigenvalue(answers: list[int]):
    ids, ratio = "abcde", np.ones((5, 5))
    comparisons = []
    for (i, j), answer in zip(combinations(range(5), 2), answers, strict=True):
        times = 1 + abs(answer)
        ratio[i, j], ratio[j, i] = (times, 1 / times) if answer >= 0 else (1 / times, times)
        more, less = (i, j) if answer >= 0 else (j, i)
        comparisons.append(Comparison(ids[more], ids[less], times))
    index = (np.linalg.eigvals(ratio).real.max() - 5) / 4
    assert consistency_ratio(comparisons, ids) == pytest.approx(index / RANDOM_INDEX[5], abs=1e-6)


def test_a_circle_is_a_contradiction_and_its_farthest_judgement_is_named_first():
    comparisons = [Comparison("a", "b", 2), Comparison("b", "c", 2), Comparison("c", "a", 9)]
    assert consistency_ratio(comparisons, "abc") > 0.1
    assert consistency_ratio([*comparisons[:2], Comparison("a", "c", 4)], "abc") == pytest.approx(0, abs=1e-9)
    sound = _comparisons({"a": 8, "b": 4, "c": 2, "d": 1}, list(combinations(IDS, 2)))
    turned = [*sound[:2], Comparison("d", "a", 8), *sound[3:]]
    deviations = rank_deviations(turned, IDS)
    assert deviations[0].comparison == turned[2]
    assert deviations[0].position == 2


def test_extreme_circles_are_computed_too():
    circle = [Comparison("a", "b", 1000), Comparison("b", "c", 999), Comparison("c", "a", 1000)]
    assert consistency_ratio(circle, "abc") == pytest.approx((1000 - 3 + 1) / 2 / 0.58, rel=0.01)


def test_criteria_that_nothing_connects_are_told_apart():
    assert find_groups([Comparison("a", "b", 2)], IDS) == [["a", "b"], ["c"], ["d"]]
    with pytest.raises(ValueError, match="nothing compares a, b with c"):
        log_least_squares([Comparison("a", "b", 2)], IDS)


def test_a_pair_that_was_asked_twice_counts_once():
    once = [Comparison("a", "b", 2), Comparison("b", "c", 2)]
    assert log_least_squares([*once, Comparison("b", "a", 0.5)], "abc") == log_least_squares(once, "abc")
