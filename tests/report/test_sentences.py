"""Sentences on ordinary and on awkward rankings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import rank_options
from counterpoise.analysis.weighting import profile_points
from counterpoise.casefile.load import load_case
from counterpoise.model import LeftOut
from counterpoise.report.names import join_names
from counterpoise.report.sentences import (
    answer_sentence,
    left_out_sentence,
    missing_sentence,
    pair_sentence,
    weights_sentence,
)
from counterpoise.report.sentences.lines import answer_and_lines
from counterpoise.report.sentences.phrases import points


def test_the_answer_names_first_lead_and_what_it_owes_it_to(case, rank) -> None:
    assert answer_sentence(case, rank(case)[1]) == (
        "Tram ranks first (72 of 100), 2 points ahead of Train, mainly because of Cost (+6.0) and Calm (+6.0)."
    )


def test_a_lead_that_means_nothing_is_called_so(make_case, rank) -> None:
    case = make_case(too_close=3.0)
    assert answer_sentence(case, rank(case)[1]) == (
        "Tram leads (72 of 100), but it is too close to call: Train is 2 points behind, within this case's 3-point "
        "tie margin. In favor of Tram: Cost (+6.0) and Calm (+6.0)."
    )
    assert "too close" in answer_sentence(make_case(too_close=2.0), rank(case)[1])  # as in the tie set
    assert "too close" not in answer_sentence(make_case(too_close=1.9), rank(case)[1])


def test_options_with_one_score_share_first_place(case, rank) -> None:
    twin = replace(case.options["tram"], id="twin", short_name="Twin")
    tied = replace(case, options={**case.options, "twin": twin})
    assert answer_sentence(tied, rank(tied)[1]) == "Tram and Twin share first place (72 of 100)."


def test_one_option_alone_has_no_lead(case, rank) -> None:
    alone = replace(case, options={"stay": case.options["stay"]})
    assert answer_sentence(alone, rank(alone)[1]) == "Stay (50 of 100) is the only option that can be ranked."


def test_when_nothing_can_be_ranked_the_answer_says_so(without_speed, rank) -> None:
    alone = replace(without_speed, options={"tram": without_speed.options["tram"]}, baseline="tram")
    assert answer_sentence(alone, rank(alone)[1]).startswith("No option can be ranked")


def test_one_weight_alone_names_one_criterion(case, rank) -> None:
    assert answer_sentence(case, rank(case, 1, 0, 0)[1]) == (
        "Train ranks first (80 of 100), 20 points ahead of Tram, mainly because of Speed (+20.0)."
    )


def test_a_pair_reads_the_same_in_either_order(case, rank) -> None:
    ranking = rank(case)[1]
    expected = (
        "Tram scores 2 points more than Train. In favor of Tram: Cost (+6.0) and Calm (+6.0). "
        "In favor of Train: Speed (+10.0)."
    )
    assert pair_sentence(case, ranking, "tram", "train") == expected
    assert pair_sentence(case, ranking, "train", "tram") == expected


def test_a_pair_of_equals_with_itself_and_with_a_gap(case, without_speed, rank) -> None:
    assert pair_sentence(case, rank(case)[1], "tram", "tram") == "Tram is compared with itself."
    gap = pair_sentence(without_speed, rank(without_speed)[1], "tram", "train")
    assert gap == "Tram and Train cannot be compared: a level that counts is missing."
    twin = replace(case.options["tram"], id="twin", short_name="Twin")
    tied = replace(case, options={**case.options, "twin": twin})
    assert pair_sentence(tied, rank(tied)[1], "tram", "twin") == "Tram and Twin have the same score."


def test_changed_weights_are_named_largest_change_first(case) -> None:
    assert weights_sentence(case, "everyday", np.array([60.0, 20.0, 20.0])) == (
        "Changed from Everyday: Speed 50.0 -> 60.0 % and Cost 30.0 -> 20.0 %."
    )
    assert weights_sentence(case, "everyday", np.array([5.0, 3.0, 2.0])) == "Weights as in Everyday."


def test_a_changed_weight_never_reads_as_unchanged(case) -> None:
    said = weights_sentence(case, "everyday", np.array([50.06, 29.94, 20.0]))
    assert said == "Changed from Everyday: Speed 50.0 -> 50.1 % and Cost 30.0 -> 29.9 %."
    close = replace(case.profiles["everyday"], points={"speed": 49.97, "cost": 30.03, "calm": 20.0})
    near = replace(case, profiles={"everyday": close})
    assert "Speed 49.97 -> 50.03 %" in weights_sentence(near, "everyday", np.array([50.03, 29.97, 20.0]))


def test_what_is_left_out_is_counted_and_named(make_case) -> None:
    one = make_case(left_out=(LeftOut("option", "barge", "options/barge.yaml"),))
    two = make_case(
        left_out=(*one.left_out, LeftOut("weights", "w1", "weights/w1.yaml"), LeftOut("weights", "w2", "x"))
    )
    assert left_out_sentence(make_case()) == ""
    assert left_out_sentence(one) == "1 option left out because of errors in the files: barge."
    assert (
        left_out_sentence(two)
        == "1 option and 2 weight profiles left out because of errors in the files: barge, w1, w2."
    )


def test_no_answer_about_some_options_reads_as_one_about_all(make_case, rank) -> None:
    case = make_case(left_out=(LeftOut("option", "barge", "options/barge.yaml"),))
    assert answer_sentence(case, rank(case)[1]).startswith(
        "No ranking of all options can be given yet: barge is left out because of errors in the files. "
        f"Among the other {len(case.options)}: "
    )
    only_weights = make_case(left_out=(LeftOut("weights", "w1", "weights/w1.yaml"),))
    assert "No ranking" not in answer_sentence(only_weights, rank(only_weights)[1])


def test_unranked_options_are_named(case, without_speed, rank) -> None:
    assert missing_sentence(case, rank(case)[1]) == ""
    assert missing_sentence(without_speed, rank(without_speed)[1]) == (
        "Tram is not ranked: a level on a criterion with weight is missing."
    )


@pytest.mark.parametrize(
    ("amount", "text"),
    [(1.0, "1 point"), (2.3, "2.3 points"), (0.0, "0 points"), (0.01, "less than 0.1 points"), (-4.0, "-4 points")],
)
def test_points_read_naturally(amount: float, text: str) -> None:
    assert points(amount) == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_one_speaks(names: list[str], text: str) -> None:
    assert join_names(names) == text


def test_a_name_that_reads_like_a_part_of_the_answer_stays_a_name() -> None:
    loaded = load_case(Path(__file__).parents[2]).case
    assert loaded is not None
    name = "Flexibility, mainly because of terms, is not allowed"
    renamed = replace(loaded.options["flexibility"], short_name=name)
    case = replace(loaded, options={**loaded.options, "flexibility": renamed})
    performance = build_performance_table(case)
    points = profile_points(case.profiles["author_realist"], tuple(case.criteria))
    ranking = rank_options(performance, np.array(points))
    answer, lines = answer_and_lines(case, performance, ranking)
    assert answer.startswith(f"{name} ranks first (")
    assert ", but it crosses the red line on Growth in warheads. It leads mainly because of " in answer
    assert lines == "No option keeps all lines: each crosses a red line or falls short of a minimum."
