"""One draw is one state of the world."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.uncertainty import draw_states, list_inputs
from counterpoise.model import Basis, Case, Cost, Criterion, Prerequisite, Range, Risk

GUESS = Basis("judgement", "made up for a test")
DRAWS = 20_000


def criterion(id_: str, worst: float, best: float, **more) -> Criterion:
    points = tuple(sorted([(worst, 0.0), (best, 1.0)]))
    return Criterion(id_, id_, "good", "made up", "units", worst, best, points, **more)


def lead(id_: str, days: tuple[float, float, float], after: tuple[str, ...] = ()) -> Prerequisite:
    return Prerequisite(id_, id_, "time", Range(*days), GUESS, after=after)


@pytest.fixture(scope="module")
def case(make_case, make_option) -> Case:
    """Three options: a baseline, one that shares a milestone and a cost with another, one with a risk."""
    shared_cost = Cost("fleet", "fleet", "committed", Range(10, 20, 40), GUESS)
    own_cost = Cost("crew", "crew", "committed", Range(1, 2, 3), GUESS)
    later = Cost("fine", "fine", "contingent", Range(500, 500, 500), GUESS, trigger="a suit")
    collapse = Risk("collapse", "collapse", Range(30, 40, 50), 4, GUESS, effects={"reach": Range(-30, -20, -10)})
    delay = Risk("delay", "delay", Range(10, 20, 60), 2, GUESS)
    options = [
        make_option("stay", levels={"reach": (40, 50, 60), "trust": (5, 5, 5)}),
        make_option(
            "buses",
            effects={"reach": (5, 10, 15)},
            missing=("trust",),
            costs=(shared_cost, later),
            milestones=(lead("law", (10, 20, 60)), lead("depot", (5, 5, 5), after=("law",))),
            lag=(1, 2, 9),
        ),
        make_option(
            "trams",
            levels={"trust": (4, 6, 8)},
            effects={"reach": (30, 40, 60)},
            costs=(shared_cost, own_cost),
            risks=(collapse, delay),
            milestones=(lead("law", (10, 20, 60)),),
        ),
    ]
    criteria = [
        criterion("reach", 0, 100, entered_as="effect", lower=0, upper=100),
        criterion("trust", 0, 10),
        criterion("money", 100, 0, measured_by="cost"),
        criterion("danger", 4, 0, measured_by="risk"),
        criterion("day", 100, 0, measured_by="effect_day"),
    ]
    return make_case(options, criteria)


@pytest.fixture(scope="module")
def level_ijd(case: Case) -> np.ndarray:
    return draw_states(case, DRAWS, seed=1).level_ijd


def test_every_uncertain_input_is_listed_once(case: Case):
    assert {entry.id for entry in list_inputs(case)} == {
        "cell stay.reach", "cell buses.reach", "cell trams.reach", "cell trams.trust",
        "cost fleet", "cost crew", "lead law", "lag buses",
        "likelihood collapse", "event collapse", "risk effect collapse.reach", "likelihood delay",
    }  # fmt: skip


def test_states_hold_the_columns_that_levels_are_made_of(case: Case):
    states = draw_states(case, 1000, seed=1)
    assert states.level_ijd.shape == (3, 5, 1000)
    assert states.level_ijd.dtype == np.float32
    assert np.allclose(states.level_ijd[1, 0], states.inputs["cell stay.reach"] + states.inputs["cell buses.reach"])
    assert np.allclose(states.level_ijd[2, 2], states.inputs["cost fleet"] + states.inputs["cost crew"])
    assert np.allclose(states.level_ijd[1, 4], states.inputs["lead law"] + 5 + states.inputs["lag buses"])


def test_the_baseline_is_drawn_once_so_that_it_cancels(case: Case, level_ijd: np.ndarray):
    gain_d = level_ijd[1, 0] - level_ijd[0, 0]
    assert gain_d.min() >= 5 - 1e-4
    assert gain_d.max() <= 15 + 1e-4
    assert level_ijd[0, 0].std() > 3


def test_what_options_share_is_one_column(level_ijd: np.ndarray):
    difference_d = level_ijd[2, 2] - level_ijd[1, 2]
    assert difference_d.min() >= 1
    assert difference_d.max() <= 3 + 1e-4
    assert np.corrcoef(level_ijd[1, 2], level_ijd[2, 2])[0, 1] > 0.98


def test_contingent_costs_are_not_spent(level_ijd: np.ndarray):
    assert level_ijd[1, 2].max() <= 40


def test_a_risk_happens_as_often_as_its_likelihood_says(case: Case):
    states = draw_states(case, DRAWS, seed=1)
    event_d = states.inputs["event collapse"]
    assert set(np.unique(event_d)) == {0.0, 1.0}
    assert event_d.mean() == pytest.approx(0.40, abs=5 * 0.49 / np.sqrt(DRAWS))
    likely_d = states.inputs["likelihood collapse"]
    assert event_d[likely_d > 43].mean() > event_d[likely_d < 37].mean()


def test_an_event_moves_the_level_and_bounds_hold(case: Case):
    states = draw_states(case, DRAWS, seed=1)
    happens_d = states.inputs["event collapse"] == 1
    reach_d = states.level_ijd[2, 0]
    moved_d = states.inputs["cell stay.reach"] + states.inputs["cell trams.reach"]
    assert np.allclose(reach_d[~happens_d], np.minimum(moved_d[~happens_d], 100))
    assert reach_d.max() <= 100
    assert np.median(reach_d[~happens_d]) - np.median(reach_d[happens_d]) == pytest.approx(20, abs=2)


def test_a_risk_with_effects_is_not_counted_twice(level_ijd: np.ndarray):
    assert level_ijd[2, 3].min() >= 0.1 * 2
    assert level_ijd[2, 3].max() <= 0.6 * 2


def test_a_missing_level_is_missing_in_every_draw(case: Case):
    states = draw_states(case, 100, seed=1)
    assert np.isnan(states.level_ijd[1, 1]).all()
    assert np.isnan(states.value_ijd[1, 1]).all()
    assert np.isnan(states.value_ijd).sum() == 100


def test_an_effect_on_a_baseline_that_lacks_its_level_is_missing(make_case, make_option):
    options = [make_option("stay", missing=("reach",)), make_option("go", effects={"reach": (5, 10, 15)})]
    assert np.isnan(draw_states(make_case(options, [criterion("reach", 0, 100)]), 10, seed=1).level_ijd).all()


def test_a_risk_of_a_later_step_does_not_count(make_case, make_option):
    """Nobody runs it now, whether it is counted as exposure or by its effects."""
    later = Risk(
        "spill", "spill", Range(90, 95, 99), 5, GUESS, effects={"reach": Range(-30, -20, -10)}, later_step="build"
    )
    options = [make_option("stay", levels={"reach": (50, 50, 50)}, risks=(later,))]
    case = make_case(options, [criterion("reach", 0, 100), criterion("danger", 5, 0, measured_by="risk")])
    states = draw_states(case, 200, seed=1)
    assert not states.inputs
    assert (states.level_ijd[0, 0] == 50).all()
    assert (states.level_ijd[0, 1] == 0).all()


def test_partial_values_follow_the_levels(case: Case):
    states = draw_states(case, 500, seed=1)
    assert np.allclose(states.value_ijd[:, 0], states.level_ijd[:, 0] / 100, atol=1e-6)
    assert np.allclose(states.value_ijd[:, 2], 1 - states.level_ijd[:, 2] / 100, atol=1e-6)


def test_ready_days_follow_the_longest_chain(make_case, make_option):
    milestones = (lead("law", (10, 20, 60)), lead("money", (15, 25, 30)), lead("build", (3, 4, 5), ("law", "money")))
    options = [make_option("stay"), make_option("build", milestones=milestones, lag=(0, 0, 0))]
    states = draw_states(make_case(options, [criterion("day", 100, 0, measured_by="ready_day")]), 500, seed=1)
    expected = np.maximum(states.inputs["lead law"], states.inputs["lead money"]) + states.inputs["lead build"]
    assert np.allclose(states.level_ijd[1, 0], expected)
    assert (states.level_ijd[0, 0] == 0).all()


def test_any_part_of_the_states_can_be_drawn_alone(case: Case):
    whole, part = draw_states(case, 400, seed=6), draw_states(case, 50, seed=6, first=120)
    assert np.array_equal(whole.level_ijd[:, :, 120:170], part.level_ijd, equal_nan=True)
    assert all(np.array_equal(whole.inputs[id_][120:170], column_d) for id_, column_d in part.inputs.items())


def test_another_option_changes_no_draw_of_the_others(case: Case, make_option):
    more = make_option("metro", levels={"trust": (1, 2, 3)}, effects={"reach": (0, 1, 2)})
    larger = dataclasses.replace(case, options={"stay": case.options["stay"], "metro": more, **case.options})
    one, other = draw_states(case, 100, seed=2), draw_states(larger, 100, seed=2)
    rows = [other.option_ids.index(id_) for id_ in one.option_ids]
    assert np.array_equal(one.level_ijd, other.level_ijd[rows], equal_nan=True)


def test_without_spread_every_state_is_the_table(make_case, make_option):
    fuel = Cost("fuel", "fuel", "committed", Range(7, 7, 7), GUESS)
    options = [
        make_option("stay", levels={"reach": (50, 50, 50)}, costs=(fuel,)),
        make_option("go", effects={"reach": (20, 20, 20)}, milestones=(lead("law", (9, 9, 9)),), lag=(4, 4, 4)),
    ]
    criteria = [
        criterion("reach", 0, 100),
        criterion("money", 100, 0, measured_by="cost"),
        criterion("day", 50, 0, measured_by="effect_day"),
    ]
    case = make_case(options, criteria)
    states = draw_states(case, 20, seed=1)
    assert not states.inputs
    assert (states.level_ijd == build_performance_table(case).mode_ij[:, :, None]).all()


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_estimates_are_drawn_in_the_shape_of_the_case(case: Case, shape: str):
    drawn_d = draw_states(dataclasses.replace(case, shape=shape), DRAWS, seed=1).inputs["lead law"]
    mean = (10 + 20 + 60) / 3 if shape == "triangular" else (10 + 80 + 60) / 6
    assert drawn_d.mean() == pytest.approx(mean, abs=5 * 11 / np.sqrt(DRAWS))


def test_what_a_level_depends_on_is_noted(case: Case):
    uses = draw_states(case, 10, seed=1).uses
    assert uses["cell stay.reach"] == ((0, 0), (1, 0), (2, 0))
    assert uses["cost fleet"] == ((1, 2), (2, 2))
    assert uses["lead law"] == ((1, 4), (2, 4))
    assert uses["likelihood collapse"] == ((2, 0),)
    assert uses["event collapse"] == ((2, 0),)


def test_draws_are_read_only_and_bounded(case: Case):
    states = draw_states(case, 10, seed=1)
    with pytest.raises(ValueError, match="read-only"):
        states.inputs["cost fleet"][0] = 1
    with pytest.raises(TypeError):
        states.inputs["cost fleet"] = None
    with pytest.raises(ValueError, match="at least 1 draw"):
        draw_states(case, 0, seed=1)


@pytest.mark.parametrize(("worst", "best"), [(1e6, 1e6 + 10), (0, 1e-9), (0, 1e60), (-1e40, 1e40), (2018.0, 2019.0)])
def test_values_do_not_blur_on_a_narrow_scale_nor_break_on_a_large_one(make_case, make_option, worst, best):
    """Levels a quarter and three quarters up, exact, and one that spreads over the scale."""
    at = [worst + share * (best - worst) for share in (0.25, 0.75)]
    options = [make_option("stay", levels={"x": (at[0],) * 3}), make_option("go", levels={"x": (worst, at[1], best)})]
    states = draw_states(make_case(options, [criterion("x", worst, best)]), 2000, seed=1)
    assert states.value_ijd[0, 0] == pytest.approx(0.25, abs=1e-6)
    assert states.value_ijd[1, 0].mean() == pytest.approx((0 + 0.75 + 1) / 3, abs=0.02)
    assert len(np.unique(states.value_ijd[1, 0])) > 1900
