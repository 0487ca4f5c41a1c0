"""The compiled loop over packages and draws gives what NumPy gives, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.families import members_of
from counterpoise.analysis.packages.listed.drawn_scores import DrawnWeights, draw_raw_weights
from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.packages.robustness import judge_stream
from counterpoise.analysis.packages.streamed import PackageStream
from counterpoise.analysis.uncertainty import draw_states, weight_law
from counterpoise.model import Case, Option, Range, Risk, ShareEstimate, Stacking
from tests.analysis.packages.builder import GUESS, random_case
from tests.analysis.packages.test_solved_packages import bend
from tests.analysis.packages.test_uncertain_packages import spread_levels

pytest.importorskip("numba")

N_OPTIONS, N_DRAWS = 9, 517


def uncertain_case(seed: int) -> Case:
    """Waits, interactions, entries and risks that options share, bent values, and stacking that is drawn."""
    case = spread_levels(random_case(seed, N_OPTIONS, 3), 15.0)
    rng = np.random.default_rng(seed)
    criteria = {id_: bend(c, rng) if rng.random() < 0.4 else c for id_, c in case.criteria.items()}
    shares = tuple(ShareEstimate(which, Range(0.2, 0.6, 0.9), GUESS) for which in ("gains", "losses", "beside_gains"))
    criteria["c0"] = replace(criteria["c0"], stacking=Stacking(0.6, 0.6, 0.6, shares[: rng.integers(4)]))
    pairs = tuple(
        replace(both, estimate=Range(both.change - 5, both.change, both.change + 5)) for both in case.interactions
    )
    options = {id_: with_events(option, rng) for id_, option in case.options.items()}
    return replace(case, criteria=criteria, interactions=pairs, options=options)


def with_events(option: Option, rng: np.random.Generator) -> Option:
    """The option, perhaps with one or two risks that change levels if they happen; "storm" is the same for all."""
    changes = {"storm": {"c1": Range(-20, -8, 0), "money": Range(0, 5, 9)}, "flood": {"ready": Range(5, 20, 40)}}
    risks = {
        id_: Risk(id_, id_, Range(10, 40, 70), 3, GUESS, effects=effects)
        for id_, effects in changes.items()
        if rng.random() < 0.4
    }
    leads = {
        id_: replace(need, lead_days=Range(20, 50, 90)) for id_, need in option.prerequisites.items() if not need.option
    }
    return replace(option, risks={**option.risks, **risks}, prerequisites={**option.prerequisites, **leads})


def drawn_stream(seed: int) -> tuple[PackageStream, DrawnWeights]:
    """Most packages of a case over draws, in blocks."""
    case, rng = uncertain_case(seed), np.random.default_rng([seed, 1])
    parts = draw_parts(case, draw_states(case, N_DRAWS, seed))
    law = weight_law("around", 1 + rng.integers(0, 9, len(case.criteria)).astype(float), tuple(case.criteria))
    member_pi = members_of(np.flatnonzero(rng.random(1 << N_OPTIONS) < 0.8), N_OPTIONS)
    return PackageStream(parts, member_pi, N_DRAWS), draw_raw_weights(law, N_DRAWS, seed)


@pytest.mark.parametrize("seed", range(24))
def test_compiled_scores_are_those_of_numpy(seed: int) -> None:
    stream, weights = drawn_stream(seed)
    plain = replace(stream, use_numba=False)
    assert stream._agrees
    for rows in stream.blocks():
        np.testing.assert_array_equal(stream.score(rows, weights, 8), plain.score(rows, weights, 8))


def test_what_is_said_of_packages_is_the_same_with_and_without_numba() -> None:
    stream, weights = drawn_stream(5)
    ours, plain = judge_stream(stream, weights), judge_stream(replace(stream, use_numba=False), weights)
    for name in ("first_share_p", "regret_p", "low_p", "middle_p", "high_p", "most_regret_p", "regret_error_p"):
        np.testing.assert_array_equal(getattr(ours, name), getattr(plain, name))
