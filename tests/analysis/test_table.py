"""The performance table's partial values and their bounds."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.frozen import freeze
from counterpoise.analysis.value import ValueFunction

COST = ValueFunction(np.array([0.0, 200.0]), np.array([1.0, 0.0]))
BENT = ValueFunction(np.array([0.0, 20.0, 100.0]), np.array([0.0, 0.5, 1.0]))


def test_values_are_those_of_the_modes(make_table):
    table = make_table([[50, 10], [250, np.nan]], functions=(COST, BENT))
    assert table.values() == pytest.approx(np.array([[0.75, 0.25], [0, np.nan]]), nan_ok=True)


def test_bounds_are_ordered_by_worth_whichever_way_the_scale_runs(make_table):
    table = make_table([[50, 10]], [[0, 5]], [[100, 60]], functions=(COST, BENT))
    low_ij, high_ij = table.value_bounds()
    assert low_ij == pytest.approx(np.array([[0.5, 0.125]]))
    assert high_ij == pytest.approx(np.array([[1.0, 0.75]]))


def test_a_missing_level_may_be_anything(make_table):
    low_ij, high_ij = make_table([[np.nan, 50]], functions=(COST, BENT)).value_bounds()
    assert (low_ij[0, 0], high_ij[0, 0]) == (0, 1)


def test_a_level_that_all_options_share_stands_at_its_mode(make_table):
    table = make_table([[50], [80]], [[0], [60]], [[100], [100]], functions=(COST,), effects=(0,))
    low_ij, high_ij = table.value_bounds()
    assert (low_ij[0, 0], high_ij[0, 0]) == pytest.approx((0.75, 0.75))
    assert (low_ij[1, 0], high_ij[1, 0]) == pytest.approx((0.5, 0.7))


def test_a_frozen_array_has_the_same_values_and_cannot_be_changed():
    frozen = freeze(np.arange(6.0).reshape(2, 3).T)
    assert frozen.tolist() == [[0, 3], [1, 4], [2, 5]]
    assert frozen.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        frozen[0, 0] = 1
