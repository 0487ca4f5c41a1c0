"""From levels to partial values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.analysis.value import ValueFunction, partial_values, value_function
from counterpoise.model import Criterion


def criterion(worst: float, best: float, points=None) -> Criterion:
    points = points or sorted([(worst, 0.0), (best, 1.0)])
    return Criterion("speed", "Speed", "delivery", "How fast.", "days", worst, best, tuple(points))


@st.composite
def functions(draw) -> ValueFunction:
    level_k = sorted(draw(st.lists(st.integers(-50, 50), min_size=2, max_size=5, unique=True)))
    inner = sorted(draw(st.lists(st.integers(0, 10), min_size=len(level_k) - 2, max_size=len(level_k) - 2)))
    value_k = np.array([0, *inner, 10]) / 10
    return ValueFunction(np.array(level_k, float), value_k[:: draw(st.sampled_from([1, -1]))])


def test_worst_is_worth_nothing_and_best_is_worth_one_whichever_way_the_scale_runs():
    for worst, best in ((0, 50), (50, 0), (-20, 30), (30, -20)):
        assert value_function(criterion(worst, best))(np.array([worst, best, (worst + best) / 2])).tolist() == [
            0,
            1,
            0.5,
        ]


def test_beyond_the_scale_a_level_is_worth_no_more_than_its_end():
    assert value_function(criterion(0, 50))(np.array([-10, 80])).tolist() == [0, 1]
    assert value_function(criterion(50, 0))(np.array([-10, 80])).tolist() == [1, 0]


def test_knots_may_be_given_from_worst_to_best_on_a_falling_scale():
    bent = value_function(criterion(30, -20, [(30, 0.0), (12, 0.25), (2, 0.55), (0, 0.7), (-20, 1.0)]))
    assert bent(np.array([30, 12, 7, 2, 0, -10, -20])) == pytest.approx([0, 0.25, 0.4, 0.55, 0.7, 0.85, 1])


def test_a_missing_level_has_a_missing_value():
    assert np.isnan(value_function(criterion(0, 1))(np.array([np.nan]))[0])


@given(functions(), st.lists(st.floats(-80, 80), min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_values_lie_between_0_and_1(function, levels):
    values = function(np.array(levels))
    assert ((values >= 0) & (values <= 1)).all()


@given(functions(), st.lists(st.floats(-80, 80), min_size=2, max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_better_level_is_never_worth_less(function, levels):
    values = function(np.sort(levels)) * np.sign(function.value_k[-1] - function.value_k[0])
    assert (np.diff(values) >= -1e-12).all()


@given(functions(), st.integers(-80, 80), st.sampled_from([0.001, 0.5, 7.0, 1e6]), st.integers(-100, 100))
@settings(max_examples=100, deadline=None)
def test_a_change_of_unit_changes_no_value(function, level, factor, offset):
    converted = ValueFunction(function.level_k * factor + offset, function.value_k)
    assert converted(np.array(level * factor + offset)) == pytest.approx(function(np.array(level)), abs=1e-6)


def test_every_criterion_uses_its_own_function_on_any_number_of_axes():
    rising, falling = value_function(criterion(0, 10)), value_function(criterion(10, 0))
    level_dij = np.arange(12.0).reshape(3, 2, 2)
    value_dij = partial_values(level_dij, (rising, falling))
    assert value_dij.shape == level_dij.shape
    assert value_dij[1, 0] == pytest.approx([0.4, 0.5])


def test_the_number_of_functions_must_fit_the_criteria():
    with pytest.raises(ValueError, match="3 criteria in the levels, 1 value functions"):
        partial_values(np.zeros((2, 3)), (value_function(criterion(0, 1)),))
