"""All methods on one ranking, and where they disagree."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.methods import METHODS, Names, compare_orders, cross_check, run_method
from counterpoise.analysis.score import rank_options

ONE_GAP = [[1.0, 1.0, 0.0], [0.6, 0.6, 0.6], [0.2, 0.3, 1.0]]
"""Option 0 has the best sum and one large gap; option 1 is even."""


@pytest.fixture
def ranking(make_table):
    return rank_options(make_table(ONE_GAP), [1, 1, 1])


def test_every_method_runs_and_the_additive_agrees_with_the_ranking(ranking):
    results = cross_check(ranking)
    assert [result.method for result in results] == list(METHODS)
    assert results[0].score_i == pytest.approx(ranking.score_i)
    assert results[0].rank_i.tolist() == ranking.rank_i.tolist()


def test_an_option_with_a_missing_level_is_left_out_and_unranked(make_table):
    ranking = rank_options(make_table([[np.nan, 1.0], *np.array(ONE_GAP)[:, :2]]), [1, 1])
    for result in cross_check(ranking):
        assert result.rank_i[0] == 0
        assert np.isnan(result.score_i[0])
        without = run_method(result.method, ranking.value_ij[1:], ranking.weight_j)
        assert result.rank_i[1:].tolist() == without.rank_i.tolist()
        assert result.compromise == tuple(row + 1 for row in without.compromise)


def test_names_are_shown_in_the_working(ranking):
    (result,) = cross_check(ranking, ["topsis"], Names(("A", "B", "C"), ("x", "y", "z")))
    assert result.working[0].rows == ("A", "B", "C")


def test_when_no_option_can_be_ranked_there_is_nothing_to_check(make_table):
    with pytest.raises(ValueError, match="no option can be ranked"):
        cross_check(rank_options(make_table([[np.nan, 1]]), [1, 1]))


def test_a_method_agrees_with_itself(ranking):
    agreement = compare_orders(ranking, cross_check(ranking, ["additive"])[0])
    assert (agreement.n_pairs, agreement.n_opposed, agreement.is_same_first) == (3, 0, True)
    assert agreement.disagreements == ()


def test_vikor_prefers_the_even_option_because_of_the_gap(ranking):
    agreement = compare_orders(ranking, cross_check(ranking, ["vikor"])[0])
    assert not agreement.is_same_first
    first = agreement.disagreements[0]
    assert (first.above, first.below, first.driver) == (0, 1, 2)
    assert first.additive_lead == pytest.approx(20 / 3)
    assert first.method_lead > 0


def test_a_product_turns_on_the_level_at_the_worst_end(ranking):
    agreement = compare_orders(ranking, cross_check(ranking, ["product"])[0])
    assert {(pair.above, pair.below, pair.driver) for pair in agreement.disagreements} >= {(0, 1, 2)}


def test_only_as_many_pairs_are_explained_as_asked_for_largest_first(ranking):
    result = cross_check(ranking, ["product"])[0]
    every, one = compare_orders(ranking, result), compare_orders(ranking, result, most=1)
    assert every.n_opposed == one.n_opposed == len(every.disagreements)
    assert one.disagreements == every.disagreements[:1]
    leads = [pair.additive_lead for pair in every.disagreements]
    assert leads == sorted(leads, reverse=True)


def test_standing_level_on_the_driver_both_methods_would_agree(make_table):
    rng = np.random.default_rng(5)
    explained = 0
    for _ in range(30):
        ranking = rank_options(make_table(rng.random((5, 4)).round(1)), rng.integers(1, 6, 4))
        for result in cross_check(ranking):
            for pair in compare_orders(ranking, result).disagreements:
                if pair.driver is None:
                    continue
                value_ij = ranking.value_ij.copy()
                value_ij[[pair.above, pair.below], pair.driver] = value_ij[[pair.above, pair.below], pair.driver].mean()
                merits = [run_method(m, value_ij, ranking.weight_j).merit_i for m in ("additive", result.method)]
                one, two = (merit_i[pair.above] - merit_i[pair.below] for merit_i in merits)
                assert one * two >= 0
                explained += 1
    assert explained > 20
