"""Quantiles of estimates against closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from counterpoise.analysis.uncertainty.shapes import estimate_quantiles
from counterpoise.model import Range

UNIFORM = np.linspace(1e-5, 1 - 1e-5, 20_001)
ESTIMATES = [Range(0, 0.5, 1), Range(-3, -3, 5), Range(10, 40, 40), Range(2, 2.1, 9)]


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_triangular_quantiles_are_exact(estimate: Range):
    span = estimate.high - estimate.low
    exact = stats.triang((estimate.mode - estimate.low) / span, estimate.low, span).ppf(UNIFORM)
    assert np.abs(estimate_quantiles(estimate, UNIFORM, "triangular") - exact).max() < 1e-9 * span


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_pert_quantiles_are_within_a_hundred_thousandth_of_the_span(estimate: Range):
    span = estimate.high - estimate.low
    peak = (estimate.mode - estimate.low) / span
    exact = stats.beta(1 + 4 * peak, 5 - 4 * peak, estimate.low, span).ppf(UNIFORM)
    assert np.abs(estimate_quantiles(estimate, UNIFORM, "pert") - exact).max() < 1e-5 * span


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_pert_mean_weighs_the_mode_four_times(estimate: Range):
    mean = estimate_quantiles(estimate, (np.arange(200_000) + 0.5) / 200_000, "pert").mean()
    expected = (estimate.low + 4 * estimate.mode + estimate.high) / 6
    assert mean == pytest.approx(expected, abs=1e-5 * (estimate.high - estimate.low))


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_an_exact_number_is_always_itself(shape: str):
    assert (estimate_quantiles(Range(4, 4, 4), UNIFORM, shape) == 4).all()


def test_unknown_shape_is_refused():
    with pytest.raises(ValueError, match="use triangular or pert"):
        estimate_quantiles(Range(0, 1, 2), UNIFORM, "normal")
