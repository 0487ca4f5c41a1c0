"""Estimates that err together: the stated rank correlation, on the very draws that were there."""

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.uncertain import draw_parts
from counterpoise.analysis.scheduling.draws import draw_day_states
from counterpoise.analysis.scheduling.plan import build_plan
from counterpoise.analysis.uncertainty import draw_states
from counterpoise.analysis.uncertainty.factors import find_groups
from counterpoise.model import Factor, Performance, Range
from tests.analysis.packages.builder import GUESS, make_case, make_criterion, make_option
from tests.oracle.rank_correlation import rank_correlation

SEED = 5
CELLS = ("cell a.good", "cell b.good", "cell c.good")


def uncertain_case(*factors, leads=False):
    wide = {"today": (0.0, 0.0, 0.0), "a": (10.0, 20.0, 90.0), "b": (0.0, 50.0, 60.0), "c": (30.0, 40.0, 50.0)}
    options = []
    for id_, level in wide.items():
        option = make_option(id_, {"good": level[1]}, lag=10.0 if leads else 0.0)
        cell = Performance("good", Range(*level), GUESS)
        lag = Range(5.0, 10.0, 60.0) if leads and id_ != "today" else option.lag_days
        options.append(replace(option, performance={"good": cell}, lag_days=lag))
    return make_case([make_criterion("good")], options, factors=factors)


def joined(strength, *names, opposite=()):
    return Factor("Joint", "made up", names, strength, opposite)


@pytest.mark.parametrize("strength", [-0.45, 0.3, 0.6, 0.9])
def test_drawn_rank_correlations_are_the_stated_ones(strength):
    case = uncertain_case(joined(strength, *CELLS))
    inputs = draw_states(case, 10_000, SEED).inputs
    for one, other in (CELLS[:2], CELLS[1:], CELLS[::2]):
        found = rank_correlation(inputs[one].tolist(), inputs[other].tolist())
        assert found == pytest.approx(strength, abs=0.02)


def test_an_opposite_estimate_errs_the_other_way():
    case = uncertain_case(joined(0.8, *CELLS, opposite=("cell b.good",)))
    a, b, c = (draw_states(case, 4_000, SEED).inputs[id_].tolist() for id_ in CELLS)
    assert rank_correlation(a, b) == pytest.approx(-0.8, abs=0.03)
    assert rank_correlation(b, c) == pytest.approx(-0.8, abs=0.03)
    assert rank_correlation(a, c) == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize("strength", [1.0, -1.0])
def test_full_strength_puts_two_estimates_in_one_order(strength):
    inputs = draw_states(uncertain_case(joined(strength, *CELLS[:2])), 1_234, SEED).inputs
    found = rank_correlation(inputs[CELLS[0]].tolist(), inputs[CELLS[1]].tolist())
    assert found == pytest.approx(strength, abs=1e-3)


@pytest.mark.parametrize("n_draws", [1, 2, 5, 300, 1_000, 2_345])
def test_no_estimate_has_other_draws_than_by_itself(n_draws):
    free, case = uncertain_case(), uncertain_case(joined(0.7, *CELLS[:2]))
    before, found = (draw_states(each, n_draws, SEED).inputs for each in (free, case))
    for id_ in CELLS:
        assert np.sort(before[id_]).tobytes() == np.sort(found[id_]).tobytes()
    assert before[CELLS[2]].tobytes() == found[CELLS[2]].tobytes()


def test_without_strength_or_factors_the_draws_are_the_same_bytes():
    free, idle = uncertain_case(), uncertain_case(joined(0.0, *CELLS))
    assert draw_states(free, 500, SEED).level_ijd.tobytes() == draw_states(idle, 500, SEED).level_ijd.tobytes()
    assert find_groups(free) == ()
    assert find_groups(idle) == ()


@pytest.mark.parametrize(("first", "stop"), [(0, 700), (700, 1_500), (999, 2_600), (2_400, 2_600)])
def test_a_stretch_of_a_run_is_what_the_whole_run_has_there(first, stop):
    case = uncertain_case(joined(0.7, *CELLS))
    whole = draw_states(case, 2_600, SEED).value_ijd
    stretch = draw_states(case, stop - first, SEED, first, until=2_600).value_ijd
    assert stretch.tobytes() == np.ascontiguousarray(whole[:, :, first:stop]).tobytes()


def test_packages_and_days_are_drawn_with_the_same_factors():
    case = uncertain_case(joined(0.9, "cell a.good", "lag a", "lag b"), leads=True)
    states = draw_states(case, 2_000, SEED)
    effect_d = states.level_ijd[1, 0] - states.level_ijd[0, 0]
    assert draw_parts(case, states).effect_ijd[0, 0].tobytes() == effect_d.tobytes()
    days = draw_day_states(case, build_plan(case, ("a", "b")), 2_000, SEED)
    for row, id_ in enumerate(("lag a", "lag b")):
        np.testing.assert_allclose(days.lag_md[row], states.inputs[id_], rtol=1e-6)


def test_knowing_an_estimate_tells_of_those_that_err_with_it():
    case = uncertain_case(joined(0.7, *CELLS[:2]))
    uses = draw_states(case, 10, SEED).uses
    assert set(uses["cell a.good"]) == {(1, 0), (2, 0)} == set(uses["cell b.good"])
    assert uses["cell c.good"] == ((3, 0),)
