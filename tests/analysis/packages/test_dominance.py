"""The filter for what no other point beats."""

import numpy as np
import pytest

from counterpoise.analysis.packages.dominance import find_nondominated
from counterpoise.analysis.packages.programme.below import has_row_below


@pytest.mark.parametrize("seed", range(80))
def test_undominated_rows_agree_with_comparing_every_pair(seed):
    rng = np.random.default_rng(seed)
    point_pk = rng.integers(0, rng.integers(2, 40), (rng.integers(0, 600), rng.integers(1, 6))) / rng.choice([1, 7])
    undominated = [
        p
        for p, point in enumerate(point_pk)
        if not ((point_pk >= point).all(axis=1) & (point_pk > point).any(axis=1)).any()
    ]
    assert find_nondominated(point_pk).tolist() == undominated


def test_equal_points_are_all_kept():
    assert find_nondominated(np.array([[1, 2], [1, 2], [0, 3], [1, 1]])).tolist() == [0, 1, 2]


def test_a_missing_number_is_refused():
    with pytest.raises(ValueError, match="missing"):
        find_nondominated(np.array([[1.0, np.nan]]))


@pytest.mark.parametrize("use_numba", [True, False])
@pytest.mark.parametrize("seed", range(30))
def test_rows_below_a_point_agree_with_comparing_every_pair(seed, use_numba):
    rng = np.random.default_rng(seed)
    width = rng.integers(1, 6)
    point_nq, row_zq = (rng.integers(0, 30, (rng.integers(0, 700), width)) for _ in range(2))
    expected = [bool((row_zq <= point).all(axis=1).any()) for point in point_nq]
    assert has_row_below(point_nq, row_zq, use_numba=use_numba).tolist() == expected
