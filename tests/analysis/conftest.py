"""Small performance tables for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.value import ValueFunction


def _make_table(mode_ij, low_ij=None, high_ij=None, functions=None, effects=(), baseline=0) -> PerformanceTable:
    """A table with scales 0 to 1 unless ``functions`` says otherwise; columns in ``effects`` are shared."""
    mode_ij = np.array(mode_ij, float)
    n_options, n_criteria = mode_ij.shape
    is_shared_ij = np.zeros(mode_ij.shape, bool)
    is_shared_ij[baseline, list(effects)] = True
    straight = ValueFunction(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    return PerformanceTable(
        tuple(f"option_{i}" for i in range(n_options)),
        tuple(f"criterion_{j}" for j in range(n_criteria)),
        baseline,
        mode_ij if low_ij is None else np.array(low_ij, float),
        mode_ij,
        mode_ij if high_ij is None else np.array(high_ij, float),
        is_shared_ij,
        tuple(functions) if functions else (straight,) * n_criteria,
    )


@pytest.fixture(scope="session")
def make_table() -> Callable[..., PerformanceTable]:
    return _make_table
