"""The best packages without listing: what listing finds, proven, for any number of options."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.packages.enumerate import rank_packages
from counterpoise.analysis.packages.large_case import find_best_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import broken_rules, build_rules
from tests.analysis.packages.builder import random_case
from tests.analysis.packages.test_package_enumeration import random_settings, tabulate

TOP = 4


@pytest.mark.parametrize("seed", range(160))
def test_the_best_packages_are_those_that_listing_finds(seed) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    listed = rank_packages(tabulate(case, settings, fewest, most), weights, TOP)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    found = find_best_packages(build_parts(case), rules, weights, TOP)
    scores = [row.score for row in found.ranking.rows]
    assert scores == pytest.approx([row.score for row in listed.rows[: len(scores)]], abs=1e-6)
    assert len(scores) == min(TOP, listed.n_feasible)
    assert found.is_proven
    assert found.is_complete


def test_a_case_with_forty_options_is_solved_and_proven() -> None:
    case = random_case(5, n_options=40)
    parts, rules = build_parts(case), build_rules(case, at_most_members=8)
    weights = np.ones(len(case.criteria))
    best, *_ = find_best_packages(parts, rules, weights, 1, seconds=60).ranking.rows
    assert not broken_rules(rules, best.members, parts)
    again = find_best_packages(parts, build_rules(case, at_most_members=8, must_not=best.members[:1]), weights, 1, 60)
    assert again.ranking.rows[0].score <= best.score + 1e-6


def test_no_time_is_said_and_nothing_is_claimed() -> None:
    case = random_case(5, n_options=40)
    found = find_best_packages(build_parts(case), build_rules(case), np.ones(len(case.criteria)), 3, seconds=0.0)
    assert not found.is_proven
    assert not found.is_complete
