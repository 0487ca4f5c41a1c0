"""Weighted product."""

from __future__ import annotations

import pytest

from counterpoise.analysis.methods import product


def test_the_score_is_the_weighted_geometric_mean():
    assert product([[0.9, 0.4], [0.6, 0.6]], [1, 1]).score_i == pytest.approx([0.6, 0.6])
    assert product([[0.25, 1.0], [1.0, 0.5]], [1, 3]).score_i == pytest.approx([0.25**0.25, 0.5**0.75])


def test_a_zero_with_weight_makes_the_score_zero_and_shares_the_last_rank():
    result = product([[1, 0], [0, 0.2], [0.1, 0.1]], [1, 1])
    assert result.score_i[:2].tolist() == [0, 0]
    assert result.rank_i.tolist() == [2, 2, 1]


def test_a_floor_lets_the_rest_count():
    assert product([[1, 0], [0, 0.2], [0.1, 0.1]], [1, 1], floor=0.01).rank_i.tolist() == [1, 3, 1]


def test_a_constant_zero_does_not_hide_the_rest():
    assert product([[0.3, 0], [0.6, 0]], [1, 1]).rank_i.tolist() == [2, 1]


def test_a_negative_value_is_refused_by_name():
    with pytest.raises(ValueError, match=r"value of option 2 on criterion 1 is -0.5; a product needs 0 or more"):
        product([[1, 0.3], [-0.5, 1]], [1, 1])
