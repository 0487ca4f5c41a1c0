"""Value of information against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.uncertainty import (
    condition_columns,
    condition_values,
    draw_states,
    value_of_information,
)
from counterpoise.model import Basis, Criterion, Range, Risk

DRAWS = 40_000
GENERATOR = np.random.default_rng(12)
X, Y, NOISE = GENERATOR.random((3, DRAWS))


def ask(rows: list[list[np.ndarray | float]], inputs: dict, uses: dict, weights=(1.0,)):
    value_ijd = np.array([[np.broadcast_to(cell, DRAWS) for cell in row] for row in rows])
    return value_of_information(condition_columns(value_ijd, inputs, uses), np.array(weights))


def test_one_uncertain_option_against_a_sure_one():
    """E max(x, 1/2) - 1/2 = 1/8 of the scale for x uniform on [0, 1]; x would decide half the time."""
    found = ask([[X], [0.5]], {"x": X}, {"x": [(0, 0)]})
    assert found.inputs[0].regret_avoided == pytest.approx(12.5, abs=0.4)
    assert found.inputs[0].changes_choice == pytest.approx(0.5, abs=0.02)
    assert found.perfect == pytest.approx(found.inputs[0].regret_avoided, abs=0.05)


def test_the_stated_error_is_that_of_repeated_draws():
    worths, errors = [], []
    for seed in range(30):
        x_d = np.random.default_rng(seed).random((1, 1, 4000))
        value_ijd = np.concatenate([x_d, np.full((1, 1, 4000), 0.4)])
        found = value_of_information(condition_columns(value_ijd, {"x": x_d[0, 0]}, {"x": [(0, 0)]}), np.ones(1))
        worths.append(found.inputs[0].regret_avoided)
        errors.append(found.inputs[0].error)
    assert np.mean(worths) == pytest.approx(8.0, abs=0.15)
    assert 0.6 < np.std(worths) / np.mean(errors) < 1.6


def test_a_linear_input_in_a_sum_with_another():
    """45 + 10 y + noise against 50: knowing y alone avoids 10 E max(y - 1/2, 0) = 1.25 points."""
    found = ask([[0.5], [0.45 + 0.1 * Y + 0.2 * (NOISE - 0.5)]], {"y": Y}, {"y": [(1, 0)]})
    assert found.inputs[0].regret_avoided == pytest.approx(1.25, abs=0.15)
    assert found.perfect > found.inputs[0].regret_avoided


def test_an_input_that_nothing_depends_on_is_worth_nothing():
    found = ask([[X], [0.5]], {"noise": NOISE}, {})
    assert found.inputs[0].regret_avoided == 0
    assert found.inputs[0].changes_choice == 0


def test_what_options_share_is_worth_nothing():
    found = ask([[0.5 * X + 0.2], [0.5 * X + 0.1]], {"x": X}, {"x": [(0, 0), (1, 0)]})
    assert found.inputs[0].regret_avoided == pytest.approx(0, abs=1e-9)
    assert found.perfect == pytest.approx(0, abs=1e-9)


def test_inputs_are_ranked_by_worth_and_none_beats_knowing_all():
    values = [[X, 0.5], [0.5, Y], [0.5, 0.5]]
    found = ask(values, {"y": Y, "x": X}, {"x": [(0, 0)], "y": [(1, 1)]}, weights=(3.0, 1.0))
    assert [entry.id for entry in found.inputs] == ["x", "y"]
    assert found.inputs[0].regret_avoided <= found.perfect


def test_a_yes_or_no_input():
    """With chance 1/5 the leader (60) falls to 10, and 45 is the other: worth 0.2 x 35 = 7."""
    event_d = (X < 0.2).astype(np.float32)
    found = ask([[0.6 - 0.5 * event_d], [0.45]], {"event": event_d}, {"event": [(0, 0)]})
    assert found.inputs[0].regret_avoided == pytest.approx(7.0, abs=0.3)
    assert found.inputs[0].changes_choice == pytest.approx(0.2, abs=0.01)


def test_a_bin_never_splits_equal_values():
    step_d = np.floor(4 * X)
    known = condition_columns(step_d[None, None] / 4, {"step": step_d}, {"step": [(0, 0)]})
    assert np.allclose(known.mean_cb[0], [[0, 0.25, 0.5, 0.75]])
    assert known.draws_b[0].sum() == DRAWS


def test_weights_decide_what_is_worth_knowing():
    values, uses = [[X, 0.5], [0.5, Y]], {"x": [(0, 0)], "y": [(1, 1)]}
    first = ask(values, {"x": X, "y": Y}, uses, weights=(1.0, 0.0))
    second = ask(values, {"x": X, "y": Y}, uses, weights=(0.0, 1.0))
    assert (first.inputs[0].id, second.inputs[0].id) == ("x", "y")
    assert first.inputs[1].regret_avoided == pytest.approx(0, abs=1e-9)


def test_a_case_is_asked_through_its_states(make_case, make_option):
    guess = Basis("judgement", "made up for a test")
    risk = Risk("storm", "storm", Range(50, 50, 50), 3, guess, effects={"reach": Range(-60, -60, -60)})
    options = [
        make_option("stay", levels={"reach": (40, 40, 40)}),
        make_option("go", levels={"reach": (80, 80, 80)}, risks=(risk,)),
    ]
    criterion = Criterion("reach", "reach", "good", "made up", "points", 0, 100, ((0, 0.0), (100, 1.0)))
    states = draw_states(make_case(options, [criterion]), DRAWS, seed=1)
    found = value_of_information(condition_values(states), np.ones(1))
    assert found.inputs[0].id == "event storm"
    assert states.option_ids[found.chosen] == "go"
    assert found.inputs[0].regret_avoided == pytest.approx(10.0, abs=0.4)
    assert found.perfect == pytest.approx(10.0, abs=0.4)


def test_a_stopped_look_says_so():
    value_ijd = np.stack([X, Y])[:, None]
    inputs = {"x": X, "y": Y}
    known = condition_columns(value_ijd, inputs, {"x": [(0, 0)], "y": [(1, 0)]}, progress=lambda share: False)
    assert known.ids == ("x",)
    assert not value_of_information(known, np.ones(1)).is_complete


def test_a_column_that_does_not_fit_is_refused_by_name():
    with pytest.raises(ValueError, match="input lead law has shape"):
        condition_columns(X[None, None], {"lead law": X[:10]}, {})


def test_zero_weights_are_refused():
    with pytest.raises(ValueError, match="all weights are zero"):
        ask([[X], [0.5]], {"x": X}, {"x": [(0, 0)]}, weights=(0.0,))
