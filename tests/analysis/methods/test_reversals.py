"""Rank reversal on a ranking in which some options are not ranked."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.methods import (
    METHODS,
    add_by_method,
    copy_each,
    copy_each_by_method,
    remove_each,
    remove_each_by_method,
)
from counterpoise.analysis.score import rank_options

VALUES = np.array([[0.21, 0.92, 0.4], [0.5, 0.55, 0.5], [0.83, 0.2, 0.7], [0.44, 0.61, 0.3]])


@pytest.fixture
def ranking(make_table):
    """The first option lacks a level that counts, so that rows and ranked rows differ by one."""
    return rank_options(make_table(np.vstack([[np.nan, 1, 1], VALUES])), [3, 2, 1])


@pytest.mark.parametrize(
    ("by_method", "each"),
    [(remove_each_by_method, remove_each), (copy_each_by_method, copy_each)],
    ids=["remove", "copy"],
)
def test_rows_are_those_of_the_ranking(ranking, by_method, each):
    found = by_method(ranking)
    alone = [reversal for method in METHODS for reversal in each(method, VALUES, [3, 2, 1])]
    assert [(r.method, r.row) for r in found] == [(r.method, r.row + 1) for r in alone]
    assert [r.pairs for r in found] == [tuple((i + 1, k + 1) for i, k in r.pairs) for r in alone]
    assert not any(r.has_changed for r in found if r.method == "additive")


def test_a_new_option_is_tried_with_every_method(ranking):
    found = add_by_method(ranking, np.array([0.1, 0.1, 1.0]))
    assert [(r.method, r.change, r.row) for r in found] == [(method, "added", None) for method in METHODS]
    assert not found[0].has_changed
    assert all(0 not in pair for r in found for pair in r.pairs)


def test_a_new_option_needs_every_level_that_counts(ranking):
    with pytest.raises(ValueError, match="is missing"):
        add_by_method(ranking, np.array([0.1, np.nan, 1.0]))


def test_without_a_ranked_option_there_is_no_order_to_change(make_table):
    with pytest.raises(ValueError, match="no option can be ranked"):
        remove_each_by_method(rank_options(make_table([[np.nan]]), [1]))
