"""The packages within the tie margin, listed and solved, against plain loops over all packages."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.tie_set import find_tie_set
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.packages.solved import settle
from counterpoise.analysis.packages.solved.best import find_best_packages
from counterpoise.analysis.packages.solved.budget import Budget
from counterpoise.analysis.packages.solved.tie_set import find_solved_tie_set
from counterpoise.analysis.packages.tie_set import TieSet
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case
from tests.analysis.packages.test_package_enumeration import random_settings, tabulate

MARGINS = (0.0, 1.0, 5.0, 100.0)


def tied_by_hand(case, settings, fewest, most, weights, margin: float) -> list[frozenset[str]]:
    """Every allowed package within the margin, one at a time."""
    total = sum(weights)
    scores = {
        members: brute.score(case, members, [w / total for w in weights])
        for members in brute.all_sets(case)
        if brute.obeys(case, members, **settings, fewest=fewest or 0, most=99 if most is None else most)
    }
    return [members for members, score in scores.items() if score >= max(scores.values()) - margin - 1e-9]


def shared(members: list[frozenset[str]], names: list[str]) -> tuple[list[str], list[str]]:
    always = [id_ for id_ in names if all(id_ in some for some in members)]
    never = [id_ for id_ in names if not any(id_ in some for some in members)]
    return always, never


def solve(case, settings, fewest, most, weights, margin: float, budget: Budget | None = None) -> TieSet | None:
    parts = build_parts(case)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    best = find_best_packages(parts, rules, weights, 3).ranking.rows
    if not best:
        return None
    members = tuple(row.members for row in best)
    return find_solved_tie_set(parts, rules, members, weights, margin, budget)


@pytest.mark.parametrize("seed", range(60))
def test_listed_and_solved_find_what_loops_find(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "MOST_LISTED", (-1, 3, 10)[seed % 3])
    case, settings, fewest, most, weights = random_settings(seed)
    names = [id_ for id_ in case.options if id_ != case.baseline]
    table = tabulate(case, settings, fewest, most)
    for margin in MARGINS:
        expected = tied_by_hand(case, settings, fewest, most, weights, margin) if table.n_feasible else []
        listed, solved = find_tie_set(table, weights, margin), solve(case, settings, fewest, most, weights, margin)
        if not expected:
            assert listed is solved is None
            continue
        assert listed.count == len(expected)
        for found in (listed, solved):
            assert (list(found.always), list(found.never)) == shared(expected, names)
            assert set(found.always) | set(found.never) | set(found.some) == set(names)
            assert not found.undecided
        assert listed.cheapest.cost == pytest.approx(min(brute.cost(case, members) for members in expected))
        assert listed.earliest.ready_day == pytest.approx(min(brute.ready_day(case, members) for members in expected))
        assert frozenset(listed.cheapest.members) in expected
        assert frozenset(listed.earliest.members) in expected


@pytest.mark.parametrize("seed", range(20))
def test_the_tie_set_grows_with_the_margin(seed: int) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    table = tabulate(case, settings, fewest, most)
    found = [find_tie_set(table, weights, margin) for margin in (0.0, 0.5, 2.0, 8.0, 30.0)]
    if found[0] is None:
        assert found == [None] * 5
        return
    for narrow, wide in pairwise(found):
        assert narrow.count <= wide.count
        assert set(wide.always) <= set(narrow.always)
        assert set(wide.never) <= set(narrow.never)
        assert wide.cheapest.cost <= narrow.cheapest.cost + 1e-9


def test_least_risky_is_told_only_where_risk_is_measured() -> None:
    case = random_case(3)
    has_risk = any(criterion.measured_by == "risk" for criterion in case.criteria.values())
    weights = np.ones(len(case.criteria))
    table = tabulate(case, {}, None, None)
    assert (find_tie_set(table, weights, 5.0).least_risky is not None) == has_risk


def test_a_search_that_ends_early_calls_nothing_settled() -> None:
    case, settings, fewest, most, weights = random_settings(2)
    found = solve(case, settings, fewest, most, weights, 1.0, Budget(seconds=0))
    assert not found.always
    assert not found.never
    assert set(found.some) | set(found.undecided) == set(case.options) - {case.baseline}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("nodes", [1, 4, 12, 40])
def test_a_search_that_ends_anywhere_names_nothing_wrong(
    seed: int, nodes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "MOST_LISTED", (-1, 3)[seed % 2])
    case, settings, fewest, most, weights = random_settings(seed)
    names = [id_ for id_ in case.options if id_ != case.baseline]
    found = solve(case, settings, fewest, most, weights, 5.0, Budget(nodes))
    if found is None:
        return
    always, never = shared(tied_by_hand(case, settings, fewest, most, weights, 5.0), names)
    assert set(found.always) <= set(always)
    assert set(found.never) <= set(never)
    assert sorted((*found.always, *found.never, *found.some, *found.undecided)) == sorted(names)


def test_a_worse_package_to_begin_with_does_not_mislead() -> None:
    case, settings, fewest, most, weights = random_settings(2)
    names = [id_ for id_ in case.options if id_ != case.baseline]
    parts = build_parts(case)
    rules = build_rules(case, **settings, at_least_members=fewest, at_most_members=most)
    for members in tied_by_hand(case, settings, fewest, most, weights, 100.0):
        found = find_solved_tie_set(parts, rules, (tuple(sorted(members)),), weights, 2.0)
        expected = shared(tied_by_hand(case, settings, fewest, most, weights, 2.0), names)
        assert (list(found.always), list(found.never)) == expected
