"""What would change the package, against plain loops over all packages with the number changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.flips.candidates import Candidates, make_candidates
from counterpoise.analysis.packages.flips.find import Flip, find_flips, find_least_weight_move
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.model import Limit, Stacking
from tests.analysis.packages.builder import random_case
from tests.oracle.changed_packages import change_case, change_limit, change_weights, find_state

CHECKED = 4
"""Flips of a case that are checked by loops, drawn at random."""


def every_package(n: int) -> np.ndarray:
    return (np.arange(1 << n)[:, None] >> np.arange(n)) & 1 == 1


def random_problem(seed: int):
    rng = np.random.default_rng(seed)
    case = replace(
        random_case(seed, n_options=int(rng.integers(2, 5)), n_typed=2), too_close=float(rng.choice([0, 2, 6]))
    )
    if rng.random() < 0.5:
        shares = Stacking(0.5, 0.3, float(rng.choice([0.0, 0.4])))
        case = replace(case, criteria={**case.criteria, "c0": replace(case.criteria["c0"], stacking=shares)})
    limits = [
        limit
        for limit in (
            Limit("cost", at_most=float(rng.integers(30, 150))),
            Limit("ready_day", at_most=float(rng.integers(100, 300))),
            Limit("c0", at_least=float(rng.integers(0, 60))),
        )
        if rng.random() < 0.3
    ]
    weights = rng.integers(1, 20, len(case.criteria)).astype(float)
    return rng, case, tuple(limits), weights / weights.sum()


def candidates(case, limits, weights) -> Candidates:
    parts, rules = build_parts(case), build_rules(case, limits=limits)
    return make_candidates(case, parts, rules, weights, every_package(parts.n_options))


def state_at(case, limits, weights, flip: Flip, to: float):
    """What loops find when the flip's number is at another value."""
    number, shares = flip.number, [float(w) for w in weights]
    if number.kind == "weight":
        shares = change_weights(shares, list(case.criteria).index(number.criterion), to)
    elif number.kind == "limit":
        limits = change_limit(limits, number.place, number.about[1], to)
    else:
        case = change_case(case, number.kind, number.about, number.criterion, number.place, to)
    return find_state(case, shares, limits, case.too_close)


def is_at_once(flip: Flip) -> bool:
    """Whether the least change does it: a tie now, or a bound that is just kept."""
    return abs(flip.then - flip.number.now) < 1e-6


def step_on(flip: Flip) -> float:
    """A hair beyond where a flip is sure: a bound is kept up to a thousand-millionth, which loops need not do alike."""
    step = min(1e-6, abs(flip.until - flip.enough) / 2)
    return flip.enough + step * (1 if flip.then > flip.number.now or flip.until > flip.then else -1)


@pytest.mark.parametrize("seed", [pytest.param(s, marks=() if s < 24 else pytest.mark.slow) for s in range(200)])
def test_beyond_a_flip_it_has_happened_and_before_it_it_has_not(seed: int) -> None:
    rng, case, limits, weights = random_problem(seed)
    found = candidates(case, limits, weights)
    flips = find_flips(found)
    best, always = find_state(case, list(weights), limits, case.too_close)
    if not best:
        assert flips == ()
        return
    now = frozenset(found.parts.option_ids[i] for i in np.flatnonzero(found.member_pi[found.best]))
    assert now in best
    for k in rng.permutation(len(flips))[:CHECKED]:
        flip = flips[k]
        about = (flip.number.id, flip.event, flip.number.now, flip.then)
        beyond, then_always = state_at(case, limits, weights, flip, step_on(flip))
        before, before_always = state_at(case, limits, weights, flip, (flip.number.now + flip.then) / 2)
        if flip.event == "best":
            assert flip.members is None if not beyond else frozenset(flip.members) in beyond, about
            assert now not in beyond, about
            assert is_at_once(flip) or now in before, about
        else:
            assert then_always == (always | set(flip.joins)) - set(flip.leaves), about
            assert is_at_once(flip) or before_always == always, about


@pytest.mark.parametrize("seed", [pytest.param(s, marks=() if s < 6 else pytest.mark.slow) for s in range(30)])
def test_nothing_nearer_than_a_flip_changes_the_package(seed: int) -> None:
    rng, case, limits, weights = random_problem(seed)
    found = candidates(case, limits, weights)
    best, _ = find_state(case, list(weights), limits, case.too_close)
    flips = [flip for flip in find_flips(found) if flip.event == "best" and not is_at_once(flip)]
    for k in rng.permutation(len(flips))[:3]:
        flip = flips[k]
        for share in rng.random(4):
            at = flip.number.now + share * (flip.then - flip.number.now)
            assert set(best) & set(state_at(case, limits, weights, flip, at)[0]), (flip.number.id, at)


@pytest.mark.parametrize("seed", range(12))
def test_the_least_movement_of_weights_is_least(seed: int) -> None:
    rng, case, limits, weights = random_problem(seed)
    found = candidates(case, limits, weights)
    move = find_least_weight_move(found)
    best, _ = find_state(case, list(weights), limits, 0.0)
    if move is None:
        return
    assert move.weight_j.sum() == pytest.approx(1)
    assert np.abs(move.weight_j - weights).sum() / 2 == pytest.approx(move.moved)
    there, _ = find_state(case, list(move.weight_j + 1e-9 * (move.weight_j - weights)), limits, 1e-6)
    assert frozenset(move.members) in find_state(case, list(move.weight_j), limits, 1e-6)[0] or len(there) >= 1
    for _ in range(10):
        step = rng.dirichlet(np.ones(len(weights))) - weights
        step *= 0.999 * move.moved / (np.abs(step).sum() / 2)
        nearer = weights + step
        if (nearer >= 0).all():
            assert set(best) & set(find_state(case, list(nearer), limits, 0.0)[0])
