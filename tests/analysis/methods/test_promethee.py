"""PROMETHEE II: six shapes, and sums by sorting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.methods import Preference, preference_index, promethee

tenths = st.integers(0, 10).map(lambda x: x / 10)
SHAPES = [
    Preference("usual"),
    Preference("u-shape", q=0.2),
    Preference("v-shape", p=0.5),
    Preference("level", q=0.1, p=0.4),
    Preference("linear", q=0.1, p=0.4),
    Preference("gaussian", s=0.3),
]


@pytest.mark.parametrize(
    ("preference", "strength"),
    [
        (SHAPES[0], [0, 0, 1, 1, 1, 1]),
        (SHAPES[1], [0, 0, 0, 0, 1, 1]),
        (SHAPES[2], [0, 0, 0.2, 0.4, 0.5, 1]),
        (SHAPES[3], [0, 0, 0, 0.5, 0.5, 1]),
        (SHAPES[4], [0, 0, 0, 1 / 3, 0.5, 1]),
        (SHAPES[5], [0, 0, *(1 - np.exp(-(np.array([0.1, 0.2, 0.25, 0.9]) ** 2) / 0.18))]),
    ],
    ids=lambda value: value.shape if isinstance(value, Preference) else "",
)
def test_strength_of_preference_by_shape(preference, strength):
    assert preference(np.array([-0.3, 0, 0.1, 0.2, 0.25, 0.9])) == pytest.approx(strength)


@pytest.mark.parametrize("preference", SHAPES, ids=lambda preference: preference.shape)
@given(value_ij=arrays(float, st.tuples(st.integers(1, 7), st.integers(1, 3)), elements=tenths))
@settings(max_examples=40, deadline=None)
def test_flows_by_sorting_are_the_flows_by_comparing_all_pairs(preference, value_ij):
    weight_j = np.arange(1.0, value_ij.shape[1] + 1)
    index_ik = preference_index(value_ij, weight_j, preference)
    n_others = max(len(value_ij) - 1, 1)
    flows = promethee(value_ij, weight_j, preferences=preference).working[-1].cell_rc
    assert flows[:, 0] == pytest.approx(index_ik.sum(axis=1) / n_others, abs=1e-12)
    assert flows[:, 1] == pytest.approx(index_ik.sum(axis=0) / n_others, abs=1e-12)
    assert flows[:, 2] == pytest.approx(flows[:, 0] - flows[:, 1], abs=1e-12)
    assert flows[:, 2].sum() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("preference", SHAPES, ids=lambda preference: preference.shape)
def test_many_options_are_sorted_and_few_compared_with_one_result(preference):
    value_ij = np.random.default_rng(8).integers(0, 20, (60, 2)) / 20
    index_ik = preference_index(value_ij, [1, 2], preference)
    expected = (index_ik.sum(axis=1) - index_ik.sum(axis=0)) / 59
    assert promethee(value_ij, [1, 2], preferences=preference).score_i == pytest.approx(expected, abs=1e-12)
    few, as_many = (promethee(value_ij[:9], [1, 2], preferences=p).score_i for p in (preference, [preference] * 2))
    assert few == pytest.approx(as_many, abs=1e-12)


def test_a_ramp_over_the_whole_scale_gives_the_additive_order():
    value_ij = np.array([[0.9, 0.1], [0.2, 0.7], [0.5, 0.6]])
    flow_i = promethee(value_ij, [2, 1], preferences=Preference("v-shape", p=1.0)).score_i
    score_i = value_ij @ np.array([2, 1]) / 3
    assert flow_i == pytest.approx((score_i - score_i.mean()) * 3 / 2)


def test_by_default_a_twentieth_of_the_scale_does_not_count_and_a_quarter_counts_in_full():
    assert promethee([[0.55], [0.5]], [1]).score_i == pytest.approx([0, 0], abs=1e-12)
    assert promethee([[0.75], [0.5]], [1]).score_i == pytest.approx([1, -1])
    assert promethee([[0.65], [0.5]], [1]).score_i == pytest.approx([0.5, -0.5])


def test_each_criterion_may_have_its_own_shape():
    result = promethee([[3.0, 0.1], [1, 0.9]], [1, 1], preferences=[Preference("usual"), Preference("v-shape", p=1.0)])
    assert result.score_i == pytest.approx([0.1, -0.1])


def test_the_number_of_shapes_must_fit_the_criteria():
    with pytest.raises(ValueError, match="1 preferences for 2 criteria"):
        promethee([[1, 0], [0, 1]], [1, 1], preferences=[Preference("usual")])


@pytest.mark.parametrize(
    ("shape", "thresholds", "message"),
    [
        ("step", {}, "no shape of preference is called 'step'"),
        ("linear", {"q": 0.3, "p": 0.3}, "0 <= q < p"),
        ("v-shape", {}, "0 <= q < p"),
        ("level", {"q": -0.1, "p": 1}, "0 <= q < p"),
        ("u-shape", {"q": np.nan}, "0 <= q"),
        ("gaussian", {"s": 0}, "s is 0"),
        ("usual", {"q": 0.1}, "takes no q"),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(shape, thresholds, message):
    with pytest.raises(ValueError, match=message):
        Preference(shape, **thresholds)
