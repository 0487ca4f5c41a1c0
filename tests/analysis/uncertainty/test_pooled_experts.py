"""Several experts' estimates are pooled by the mean of their distributions; one opinion of all is that opinion."""

from __future__ import annotations

import random
import shutil

import numpy as np
import pytest
from scipy import stats

from counterpoise.analysis.uncertainty import draw_states
from counterpoise.analysis.uncertainty.inputs import cell_id
from counterpoise.analysis.uncertainty.shapes import estimate_quantiles
from counterpoise.casefile import load_case
from counterpoise.model import ExpertEstimate, Range, pool_estimates
from tests.casefile.fault_folders import BASE
from tests.oracle.pooled import pooled_quantile

UNIFORM = (np.arange(500) + 0.5) / 500


def _pool(*ranges: Range) -> Range:
    return pool_estimates(ExpertEstimate(f"Expert {k}", found) for k, found in enumerate(ranges))


def _random_ranges(seed: int) -> list[Range]:
    chance = random.Random(seed)
    ranges = []
    for _ in range(chance.randint(2, 6)):
        low, mode, high = sorted(round(chance.uniform(-5, 10), 1) for _ in range(3))
        low, high = (mode, mode) if chance.random() < 0.3 else (low, high)
        ranges.append(Range(mode if chance.random() < 0.2 else low, mode, high))
    return ranges


@pytest.mark.parametrize("seed", range(30))
def test_draws_are_the_quantiles_of_the_pool(seed: int):
    ranges = _random_ranges(seed)
    triangles = [(found.low, found.mode, found.high) for found in ranges]
    expected = [pooled_quantile(u, triangles) for u in UNIFORM]
    assert estimate_quantiles(_pool(*ranges), UNIFORM, "triangular") == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_the_pool_has_the_mean_of_the_distributions(shape: str):
    ranges = [Range(0, 2, 10), Range(1, 1, 4), Range(20, 30, 31), Range(5, 5, 5)]
    drawn = estimate_quantiles(_pool(*ranges), UNIFORM, shape)
    below = [np.mean([(estimate_quantiles(r, UNIFORM, shape) <= x).mean() for r in ranges]) for x in (1, 3, 6, 25)]
    assert [(drawn <= x).mean() for x in (1, 3, 6, 25)] == pytest.approx(below, abs=0.005)
    assert (np.diff(drawn) >= 0).all()


def test_pert_opinions_are_pooled_within_the_accuracy_of_the_table():
    one, other = Range(0, 2, 10), Range(4, 8, 9)
    drawn = estimate_quantiles(_pool(one, other), UNIFORM, "pert")
    laws = []
    for found in (one, other):
        span, peak = found.high - found.low, (found.mode - found.low) / (found.high - found.low)
        laws.append(stats.beta(1 + 4 * peak, 5 - 4 * peak, found.low, span))
    assert np.mean([law.cdf(drawn) for law in laws], axis=0) == pytest.approx(UNIFORM, abs=1e-5)


@pytest.mark.parametrize("shape", ["triangular", "pert"])
@pytest.mark.parametrize("opinion", [Range(0.1, 0.7, 1.3), Range(0.1, 0.1, 0.1)], ids=str)
def test_one_opinion_that_all_hold_is_that_opinion(opinion: Range, shape: str):
    pooled = _pool(opinion, opinion, opinion)
    assert (pooled.low, pooled.mode, pooled.high) == (opinion.low, opinion.mode, opinion.high)
    assert (estimate_quantiles(pooled, UNIFORM, shape) == estimate_quantiles(opinion, UNIFORM, shape)).all()


def test_the_order_of_experts_changes_nothing():
    ranges = _random_ranges(7)
    one, other = _pool(*ranges), _pool(*reversed(ranges))
    assert (one.low, one.mode, one.high) == (other.low, other.mode, other.high)
    drawn = [estimate_quantiles(pooled, UNIFORM, "triangular") for pooled in (one, other)]
    assert drawn[0] == pytest.approx(drawn[1], abs=1e-12)


def test_experts_who_are_sure_have_equal_shares_of_the_draws():
    drawn = estimate_quantiles(_pool(Range(1, 1, 1), Range(5, 5, 5), Range(5, 5, 5)), UNIFORM, "triangular")
    assert set(drawn) == {1, 5}
    assert (drawn == 1).mean() == pytest.approx(1 / 3, abs=0.002)


def test_nobody_is_no_pool():
    with pytest.raises(ValueError, match="no estimate"):
        pool_estimates(())


def test_simulations_of_a_case_draw_from_the_pool(tmp_path):
    folder = tmp_path / "case"
    shutil.copytree(BASE, folder)
    file = folder / "options/trees.yaml"
    text = file.read_text()
    assert "noise: {level: 62," in text
    file.write_text(
        text.replace("noise: {level: 62,", "noise: {level: {experts: {A: 61, B: {low: 62, mode: 63, high: 64}}},")
    )
    case = load_case(folder).case
    states = draw_states(case, 4000, 1)
    column = states.inputs[cell_id("trees", "noise")]
    assert (column == 61).mean() == pytest.approx(0.5, abs=0.03)
    assert column[column > 61].mean() == pytest.approx(63, abs=0.05)
