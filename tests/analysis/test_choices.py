"""Choices between two outcomes: the center of what they leave open, what cannot hold, and which to ask for next."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.value import value_function
from counterpoise.analysis.weighting.choices import ABOUT, Choice, draw_open, rows_of, weigh_choices
from counterpoise.analysis.weighting.next_choice import ENOUGH, ask_next
from counterpoise.model import Criterion
from tests.oracle.weighing import mean_of_choices

IDS = ("a", "b", "c", "d")


def criterion(id_: str, worst: float, best: float, *knots: tuple[float, float]) -> Criterion:
    points = tuple(sorted(((worst, 0.0), *knots, (best, 1.0))))
    return Criterion(id_, id_.upper(), "all", "", "units", worst, best, points)


CRITERIA = [
    criterion("a", 0, 100),
    criterion("b", 40, 0),
    criterion("c", -5, 5, (0, 0.8)),
    criterion("d", 1000, 250),
]


@pytest.mark.parametrize("seed", range(4))
def test_weights_are_the_mean_of_all_that_agree(seed: int) -> None:
    luck = random.Random(seed)
    choices = []
    for one, other in ((0, 1), (1, 2), (3, 0)):
        choices.append((one, other, luck.uniform(0.3, 1), luck.uniform(0.3, 1), luck.choice("ab")))
    found = weigh_choices([Choice(IDS[i], IDS[j], g, h, said) for i, j, g, h, said in choices], IDS)
    assert not found.contradictions
    assert found.share_j == pytest.approx(mean_of_choices(4, choices, ABOUT, 40_000, seed), abs=0.02)


def test_about_equal_holds_the_ratio_within_its_factor() -> None:
    choices = [Choice("a", "b", 1.0, 0.5, "equal")]
    weight_dj = draw_open(choices, IDS)
    ratio_d = weight_dj[:, 0] / weight_dj[:, 1]
    assert ratio_d.min() >= 0.5 / ABOUT - 1e-9
    assert ratio_d.max() <= 0.5 * ABOUT + 1e-9


def test_draws_are_weights_and_the_same_again() -> None:
    choices = [Choice("a", "b", 1.0, 1.0, "a"), Choice("c", "d", 0.4, 1.0, "b")]
    weight_dj = draw_open(choices, IDS)
    assert weight_dj.sum(axis=1) == pytest.approx(1)
    assert weight_dj.min() >= 0
    assert (weight_dj @ np.array(rows_of(choices, IDS)).T).min() >= -1e-9
    assert np.array_equal(weight_dj, draw_open(choices, IDS))


def test_choices_that_run_in_a_circle_leave_one_out_and_name_what_the_others_allow() -> None:
    circle = [Choice("a", "b", 1, 1, "a"), Choice("b", "c", 1, 1, "a"), Choice("c", "a", 0.5, 1, "a")]
    found = weigh_choices([*circle, Choice("a", "c", 1, 1, "a")], IDS)
    (out,) = found.contradictions
    assert {out.more, out.less} <= {"a", "b", "c"}
    assert out.implied is not None
    assert out.implied[0] < out.stated[0]
    assert sum(found.share_j) == pytest.approx(1)


def test_the_same_question_answered_both_ways_is_a_contradiction() -> None:
    one = Choice("a", "b", 0.7, 1, "a")
    assert len(weigh_choices([one, replace(one, said="b")], IDS).contradictions) == 1


def gains(asked) -> tuple[float, float]:
    by_id = {found.id: value_function(found) for found in CRITERIA}
    one = by_id[asked.one](np.array([asked.one_b, asked.one_a]))
    other = by_id[asked.other](np.array([asked.other_a, asked.other_b]))
    return float(one[1] - one[0]), float(other[1] - other[0])


@pytest.mark.parametrize("seed", range(3))
def test_questions_halve_what_is_open_until_the_weights_are_found(seed: int) -> None:
    luck = random.Random(seed)
    raw = [luck.expovariate(1) for _ in IDS]
    truth = {id_: value / sum(raw) for id_, value in zip(IDS, raw, strict=True)}
    choices: list[Choice] = []
    while (asking := ask_next(choices, CRITERIA)).likely_left:
        asked = asking.next
        one_gain, other_gain = gains(asked)
        assert min(one_gain, other_gain) > 0
        assert 0.35 < asked.a_share < 0.65
        said = "a" if truth[asked.one] * one_gain > truth[asked.other] * other_gain else "b"
        choices.append(Choice(asked.one, asked.other, one_gain, other_gain, said))
        assert len(choices) < 20
    found = dict(zip(IDS, weigh_choices(choices, IDS).share_j, strict=True))
    assert all(abs(found[id_] - truth[id_]) < 2 * ENOUGH + 0.02 for id_ in IDS)


def test_a_skipped_pair_is_not_asked_about_and_a_wanted_one_is() -> None:
    pairs = [frozenset((a, b)) for a in IDS for b in IDS if a < b]
    for wanted in pairs:
        asked = ask_next([], CRITERIA, [pair for pair in pairs if pair != wanted]).next
        assert {asked.one, asked.other} == wanted
        assert asked == ask_next([], CRITERIA, about=wanted).next
    assert ask_next([], CRITERIA, pairs).next is None


def test_one_criterion_leaves_nothing_to_ask() -> None:
    asking = ask_next([], CRITERIA[:1])
    assert (asking.likely_left, asking.next) == (0, None)
