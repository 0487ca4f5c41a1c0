"""Rules that every method keeps: ties, constant criteria, identical options, what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from counterpoise.analysis.methods import METHODS, Names, run_method

every_method = pytest.mark.parametrize("method", list(METHODS))


@st.composite
def values_and_points(draw):
    n, m = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    value_ij = draw(arrays(float, (n, m), elements=st.integers(0, 10).map(lambda x: x / 10)))
    return value_ij, draw(arrays(float, m, elements=st.integers(1, 5).map(float)))


@every_method
def test_a_method_names_its_paper_and_what_it_takes_for_granted(method):
    entry = METHODS[method]
    assert entry.id == method
    assert any(year.isdigit() for year in entry.paper.replace("(", " ").replace(")", " ").split())
    assert entry.assumes.endswith(".")
    assert entry.differs.endswith(".")


@every_method
def test_a_result_carries_its_working_as_captioned_tables_with_names(method):
    result = run_method(method, [[0.2, 0.9], [0.8, 0.3]], [1, 2], Names(("stay", "go"), ("cost", "speed")))
    assert result.method == method
    assert result.is_higher_better == METHODS[method].is_higher_better
    assert len(result.working) >= 2
    for table in result.working:
        assert table.caption
        assert table.cell_rc.shape == (len(table.rows), len(table.columns))
    assert result.working[0].rows == ("stay", "go")
    assert result.working[0].columns == ("cost", "speed")
    assert result.working[-1].cell_rc[:, -1] == pytest.approx(result.score_i)


@every_method
def test_the_better_option_on_every_criterion_is_first(method):
    assert run_method(method, [[0.2, 0.3], [0.9, 0.8], [0.5, 0.5]], [1, 2]).rank_i.tolist() == [3, 1, 2]


@every_method
def test_options_with_one_score_share_the_better_rank(method):
    assert run_method(method, [[0.9, 0.9], [0.5, 0.5], [0.5, 0.5], [0.1, 0.1]], [1, 1]).rank_i.tolist() == [1, 2, 2, 4]


@every_method
def test_identical_options_all_share_rank_one(method):
    result = run_method(method, [[0.3, 0.7]] * 4, [1, 2])
    assert result.rank_i.tolist() == [1, 1, 1, 1]
    assert np.isfinite(result.score_i).all()


@every_method
def test_one_option_is_first(method):
    result = run_method(method, [[0.3, 0.7]], [1, 2])
    assert result.rank_i.tolist() == [1]
    assert np.isfinite(result.score_i).all()


@every_method
def test_one_criterion_orders_by_its_values(method):
    assert run_method(method, [[0.1], [0.9], [0.5]], [7]).rank_i.tolist() == [3, 1, 2]


@every_method
@given(problem=values_and_points(), constant=st.integers(0, 10), at=st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_a_constant_criterion_contributes_nothing_to_the_order(method, problem, constant, at):
    value_ij, point_j = problem
    at = min(at, len(point_j))
    wider = np.insert(value_ij, at, constant / 10, axis=1)
    with_constant = run_method(method, wider, np.insert(point_j, at, 3.0))
    assert with_constant.rank_i.tolist() == run_method(method, value_ij, point_j).rank_i.tolist()


@every_method
@given(problem=values_and_points(), other=st.integers(0, 10))
@settings(max_examples=30, deadline=None)
def test_a_criterion_without_weight_changes_nothing_even_where_levels_are_missing(method, problem, other):
    value_ij, point_j = problem
    column = np.full((len(value_ij), 1), other / 10)
    column[0] = np.nan
    wider = run_method(method, np.hstack([value_ij, column]), np.append(point_j, 0.0))
    assert wider.score_i == pytest.approx(run_method(method, value_ij, point_j).score_i, abs=1e-12)


@every_method
@given(problem=values_and_points(), scale=st.sampled_from([0.001, 0.5, 3.0, 1e6]))
@settings(max_examples=30, deadline=None)
def test_only_the_ratios_of_weights_matter(method, problem, scale):
    value_ij, point_j = problem
    score_i = run_method(method, value_ij, point_j).score_i
    assert run_method(method, value_ij, scale * point_j).score_i == pytest.approx(score_i, abs=1e-9)


@every_method
@given(problem=values_and_points(), seed=st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_the_order_of_options_and_criteria_does_not_matter(method, problem, seed):
    value_ij, point_j = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(value_ij.shape[0]), rng.permutation(value_ij.shape[1])
    straight = run_method(method, value_ij, point_j)
    turned = run_method(method, value_ij[np.ix_(rows, columns)], point_j[columns])
    assert turned.score_i == pytest.approx(straight.score_i[rows], abs=1e-9)
    assert turned.rank_i.tolist() == straight.rank_i[rows].tolist()


@every_method
@given(problem=values_and_points())
@settings(max_examples=40, deadline=None)
def test_a_dominated_option_is_never_above_its_dominator(method, problem):
    value_ij, point_j = problem
    rank_i = run_method(method, value_ij, point_j).rank_i
    for i, k in np.argwhere((value_ij[:, None] >= value_ij[None, :]).all(axis=2)):
        assert rank_i[i] <= rank_i[k]


@every_method
def test_a_missing_level_is_refused_by_the_names_of_option_and_criterion(method):
    with pytest.raises(ValueError, match="level of go on speed is missing"):
        run_method(method, [[0.2, 0.9], [0.8, np.nan]], [1, 2], Names(("stay", "go"), ("cost", "speed")))


@every_method
def test_without_names_a_message_counts_from_one(method):
    with pytest.raises(ValueError, match="level of option 1 on criterion 2 is infinite"):
        run_method(method, [[0.2, np.inf], [0.8, 0.1]], [1, 2])


@every_method
@pytest.mark.parametrize(
    ("value_ij", "point_j", "message"),
    [
        ([[0.1, 0.2]], [0, 0], "all weights are zero"),
        ([[0.1, 0.2]], [1, -1], "a weight is negative"),
        ([[0.1, 0.2]], [1, np.nan], "not a number"),
        ([[0.1, 0.2]], [1], "expected"),
        ([0.1, 0.2], [1, 1], "expected"),
        (np.empty((0, 2)), [1, 1], "expected"),
    ],
)
def test_input_that_makes_no_sense_is_refused(method, value_ij, point_j, message):
    with pytest.raises(ValueError, match=message):
        run_method(method, value_ij, point_j)


def test_an_unknown_method_is_refused_with_the_list_of_those_there_are():
    with pytest.raises(ValueError, match=r"no method 'electre'.*additive, topsis, vikor, promethee, product"):
        run_method("electre", [[0.5]], [1])
