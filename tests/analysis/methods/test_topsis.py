"""TOPSIS."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.methods import topsis


def test_closeness_can_be_worked_out_by_hand():
    """Equal weights; ideal (1, 1), anti-ideal (0, 0): the middle option is as far from both."""
    result = topsis([[1, 1], [0, 0], [0.5, 0.5], [1, 0]], [1, 1])
    assert result.score_i == pytest.approx([1, 0, 0.5, 0.5])


def test_one_large_shortfall_counts_more_than_two_small_ones():
    even, uneven = topsis([[0.5, 0.5], [1.0, 0.0], [1, 1], [0, 0]], [1, 1]).score_i[:2]
    assert even == pytest.approx(uneven)
    lopsided = topsis([[0.6, 0.6], [1.0, 0.2], [1, 1], [0, 0]], [1, 1]).score_i
    assert lopsided[0] > lopsided[1]


def test_when_all_options_are_alike_each_is_as_near_to_the_best_as_to_the_worst():
    assert topsis([[0.3, 0.7]] * 3, [1, 2]).score_i.tolist() == [0.5, 0.5, 0.5]


def test_vector_normalisation_does_not_depend_on_units():
    level_ij = np.array([[3.0, 200], [4, 100], [1, 400]])
    one, two = (topsis(level_ij * unit, [2, 1], normalisation="vector") for unit in ([1, 1], [1000, 0.01]))
    assert one.score_i == pytest.approx(two.score_i)


def test_a_column_of_zeros_has_no_length_and_counts_for_nothing():
    assert topsis([[1, 0], [2, 0]], [1, 1], normalisation="vector").score_i == pytest.approx([0, 1])


def test_against_the_ends_of_the_scale_closeness_does_not_depend_on_who_is_present():
    value_ij = np.array([[0.2, 0.9], [0.8, 0.3], [0.5, 0.6]])
    alone = topsis(value_ij[:2], [1, 2], reference="scale").score_i
    assert topsis(value_ij, [1, 2], reference="scale").score_i[:2] == pytest.approx(alone)
    assert topsis(value_ij[:2], [1, 2]).score_i != pytest.approx(alone)


@pytest.mark.parametrize("setting", ["normalisation", "reference"])
def test_an_unknown_setting_is_refused_with_those_allowed(setting):
    with pytest.raises(ValueError, match=f"{setting} is 'minmax'; it is one of"):
        topsis([[1, 0]], [1, 1], **{setting: "minmax"})
