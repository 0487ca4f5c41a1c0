"""How often packages keep limits and lines, against rules checked draw by draw in plain Python."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.chances import find_chances, list_conditions
from counterpoise.analysis.packages.combine import limited_quantity
from counterpoise.analysis.packages.describe import membership
from counterpoise.analysis.packages.families import ListedPackages
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty.states import draw_states
from counterpoise.model import Limit
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case

DRAWS = 60


def lines_on(case, rng: np.random.Generator):
    """The case with red lines and levels to reach on some criteria."""
    criteria = {}
    for id_, criterion in case.criteria.items():
        low, high = sorted([criterion.worst, criterion.best])
        line, reach = (float(rng.uniform(low, high)) if rng.random() < 0.6 else None for _ in range(2))
        criteria[id_] = replace(criterion, red_line=line, must_reach=reach)
    return replace(case, criteria=criteria)


@pytest.mark.parametrize("seed", range(25))
def test_a_case_without_spread_keeps_a_bound_always_or_never(seed: int) -> None:
    rng = np.random.default_rng(seed)
    case = lines_on(random_case(seed, n_options=4), rng)
    limits = [Limit("cost", at_most=float(rng.uniform(0, 300))), Limit("ready_day", at_most=float(rng.uniform(0, 200)))]
    rules, parts = build_rules(case, limits=limits), build_parts(case)
    conditions = list_conditions(rules, parts.criteria)
    sets = brute.all_sets(case)
    found = find_chances(parts, conditions, membership(parts, sets))
    assert set(np.unique(found.holds_pc)) <= {0.0, 1.0}
    assert not found.error_pc.any()
    for p, members in enumerate(sets):
        kept = [keeps_by_hand(case, members, condition.limit) for condition in conditions]
        assert found.holds_pc[p].tolist() == kept
        assert found.all_p[p] == all(kept)


def keeps_by_hand(case, members, limit: Limit) -> bool:
    level = brute.quantity(case, members, limit)
    return level <= limit.at_most + 1e-9 if limit.at_most is not None else level >= limit.at_least - 1e-9


@pytest.mark.parametrize("seed", range(15))
def test_shares_are_counts_over_single_draws(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    case = lines_on(random_case(seed, n_options=4), rng)
    rules = build_rules(case, limits=[Limit("cost", at_most=float(rng.uniform(20, 300)))])
    drawn = draw_parts(case, draw_states(case, DRAWS, 1))
    conditions = list_conditions(rules, drawn.criteria)
    sets = brute.all_sets(case)
    member_pi = membership(drawn, sets)
    found = find_chances(drawn, conditions, member_pi)
    counts = [[0] * len(conditions) for _ in sets]
    together = [0] * len(sets)
    quantities = [limited_quantity(drawn, ListedPackages(member_pi), c.limit) for c in conditions]
    for p in range(len(sets)):
        for d in range(DRAWS):
            kept = []
            for c, condition in enumerate(conditions):
                level, limit = float(quantities[c][p, d % quantities[c].shape[1]]), condition.limit
                is_kept = level <= limit.at_most if limit.at_most is not None else level >= limit.at_least
                counts[p][c] += is_kept
                kept.append(is_kept)
            together[p] += all(kept)
    assert found.holds_pc == pytest.approx(np.array(counts).reshape(len(sets), -1) / DRAWS, abs=1.5 / DRAWS)
    assert found.all_p == pytest.approx(np.array(together) / DRAWS, abs=1.5 / DRAWS)
    assert (found.all_p <= found.holds_pc.min(axis=1, initial=1.0) + 1e-12).all()
    assert (found.all_p >= 1 - (1 - found.holds_pc).sum(axis=1) - 1e-12).all()
    error = np.sqrt(found.holds_pc * (1 - found.holds_pc) / DRAWS)
    assert found.error_pc == pytest.approx(error)
