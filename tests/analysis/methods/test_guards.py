"""Rank reversal and dominance by draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.methods import METHODS, add_option, copy_each, dominance_share, remove_each, run_method

values = arrays(float, st.tuples(st.integers(1, 6), st.just(3)), elements=st.integers(0, 10).map(lambda x: x / 10))
points = arrays(float, 3, elements=st.integers(1, 5).map(float))


@given(values, points, arrays(float, 3, elements=st.integers(0, 10).map(lambda x: x / 10)))
@settings(max_examples=60, deadline=None)
def test_nothing_reverses_the_additive_order_on_fixed_scales(value_ij, point_j, added_j):
    found = [*remove_each("additive", value_ij, point_j), *copy_each("additive", value_ij, point_j)]
    assert not any(reversal.has_changed for reversal in found)
    assert not add_option("additive", value_ij, point_j, added_j).has_changed


@pytest.mark.parametrize("method", ["topsis", "vikor", "promethee"])
def test_other_methods_can_be_shown_to_reverse(method):
    """Found by search: in some of these tables removing one option swaps two others."""
    rng = np.random.default_rng(11)
    tables = [rng.random((4, 3)).round(2) for _ in range(200)]
    reversals = [
        (value_ij, reversal)
        for value_ij in tables
        for reversal in remove_each(method, value_ij, [3, 2, 1])
        if reversal.has_changed
    ]
    assert reversals
    value_ij, reversal = reversals[0]
    above, below = reversal.pairs[0]
    before_i = run_method(method, value_ij, [3, 2, 1]).rank_i
    others = [i for i in range(4) if i != reversal.row]
    after_i = dict(zip(others, run_method(method, value_ij[others], [3, 2, 1]).rank_i, strict=True))
    assert before_i[above] <= before_i[below]
    assert after_i[above] >= after_i[below]


def test_against_fixed_ends_the_product_keeps_its_order():
    rng = np.random.default_rng(3)
    for _ in range(50):
        value_ij = rng.random((4, 3))
        assert not any(reversal.has_changed for reversal in remove_each("product", value_ij, [1, 2, 3]))


def test_options_that_stood_level_and_no_longer_do_have_changed_too():
    """Beside the third, two options at the worst end share 0; without it that criterion is constant and drops out."""
    removed = remove_each("product", np.array([[0.3, 0.0], [0.6, 0.0], [0.5, 0.5]]), [1, 1])
    assert [reversal.pairs for reversal in removed] == [(), (), ((0, 1),)]


@pytest.mark.parametrize("method", list(METHODS))
def test_one_removal_and_one_copy_are_tried_for_every_option(method):
    value_ij = np.array([[0.1, 0.9], [0.5, 0.5], [0.8, 0.2]])
    assert [r.row for r in remove_each(method, value_ij, [1, 1])] == [0, 1, 2]
    assert [(r.change, r.row) for r in copy_each(method, value_ij, [1, 1])] == [("copied", i) for i in range(3)]
    assert remove_each(method, value_ij[:1], [1, 1]) == ()


def test_dominance_by_draws_is_the_share_in_which_nothing_is_worse():
    value_dij = np.array([[one, [0.5, 0.5]] for one in ([0.9, 0.9], [0.9, 0.4], [0.5, 0.5], [0.1, 0.0])])
    assert dominance_share(value_dij) == pytest.approx(np.array([[1, 0.5], [0.5, 1]]))


def test_many_draws_are_counted_block_by_block():
    value_dij = np.random.default_rng(1).random((20_001, 3, 2))
    expected = (value_dij[:, :, None] >= value_dij[:, None, :]).all(axis=3).mean(axis=0)
    assert dominance_share(value_dij) == pytest.approx(expected)


def test_a_draw_with_a_missing_value_does_not_count():
    assert dominance_share(np.array([[[np.nan], [0.2]], [[0.9], [0.2]]]))[0, 1] == 0.5


def test_dominance_without_draws_is_refused():
    with pytest.raises(ValueError, match="at least one draw"):
        dominance_share(np.empty((0, 2, 2)))
