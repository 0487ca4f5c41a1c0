"""What the rules alone decide, proven without listing: what listing says."""

from __future__ import annotations

from random import Random

import pytest

from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.listed.facts import limits_that_bind_nothing
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.packages.solved.budget import Budget
from counterpoise.analysis.packages.solved.facts import idle_limits_solved, keeps_none_solved
from counterpoise.model import Limit
from tests.analysis.packages.builder import random_case


def _limits(seed: int) -> tuple[Limit, ...]:
    chance = Random(seed)
    return (
        Limit("cost", at_most=chance.choice([5.0, 30.0, 500.0])),
        Limit("ready_day", at_most=float(chance.choice([10, 90, 2_000]))),
        Limit("members", at_most=float(chance.choice([2, 6, 50])), at_least=float(chance.choice([0, 1]))),
    )


@pytest.mark.parametrize("seed", range(30))
def test_limits_that_listing_finds_idle_are_proven_idle(seed: int):
    case = random_case(seed, n_options=7)
    parts, rules = build_parts(case), build_rules(case, limits=_limits(seed))
    table = tabulate_packages(parts, rules)
    if table.n_feasible:
        assert set(idle_limits_solved(parts, rules)) == set(limits_that_bind_nothing(table))


def test_without_time_no_limit_is_called_idle():
    case = random_case(3, n_options=7)
    rules = build_rules(case, limits=(Limit("cost", at_most=1e9),))
    assert idle_limits_solved(build_parts(case), rules, Budget(seconds=0.0)) == ()


@pytest.mark.parametrize("seed", range(40))
def test_that_no_package_keeps_more_bounds_is_what_listing_says(seed: int):
    case, chance = random_case(seed, n_options=6), Random(seed)
    rules, lines = build_rules(case), []
    for criterion in chance.sample([c for c in case.criteria.values() if not c.is_derived], 2):
        level = criterion.worst + chance.random() * (criterion.best - criterion.worst)
        lines.append(Limit(criterion.id, **{"at_least" if criterion.is_higher_better else "at_most": level}))
    parts = build_parts(case)
    allowed = tabulate_packages(parts, build_rules(case, limits=lines))
    assert keeps_none_solved(parts, rules, lines) == (allowed.n_feasible == 0)
