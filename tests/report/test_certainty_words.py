"""What the draws and the other methods say, in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.methods import METHODS, MethodResult, RankReversal
from counterpoise.analysis.uncertainty import ValueOfInformation, list_inputs, smaa, weight_law
from counterpoise.report.charts import acceptability, information, score_spread, tornado
from counterpoise.report.sentences.methods import cross_check_sentence, guard_sentence
from counterpoise.report.sentences.robustness import certainty_sentence, information_sentence, share_text
from counterpoise.report.tables.robustness import acceptability_table, information_table

LABELS = ["Stay", "Train", "Tram"]


@pytest.mark.parametrize(
    ("share", "error", "said"),
    [(0.6132, 0.002, "61.3 % (± 0.2)"), (1.0, 0.0, "100.0 %"), (0.5, 0.0001, "50.0 % (± under 0.1)")],
)
def test_a_share_of_draws_carries_its_error(share: float, error: float, said: str) -> None:
    assert share_text(share, error) == said


def test_certainty_names_the_shares_of_the_table(case, results) -> None:
    said = certainty_sentence(case, results.acceptability)
    rows = acceptability_table(case, results.acceptability).rows
    assert said.startswith(f"{rows[0][0]} ranks first in {rows[0][1]:.0f} of 100 simulations, ")
    assert f"next is {rows[1][0]} with {rows[1][1]:.0f} of 100" in said
    assert "if nothing is known about the weights" in said
    assert said.endswith("Based on 4,000 simulations.")


def test_with_everything_known_no_other_option_is_ever_first(case, results) -> None:
    ranking = results.ranking
    law = weight_law("exact", ranking.weight_j, ranking.criterion_ids)
    certain = smaa(ranking.value_ij, law, 100, 1, option_ids=ranking.option_ids)
    assert certainty_sentence(case, certain) == (
        "Tram ranks first in 100 of 100 simulations, if the weights are exactly these; no other option ever does. "
        "Based on 100 simulations."
    )
    assert acceptability.title(case, certain) == "Tram ranks first in 100 of 100 simulations"
    assert len(acceptability.rows(case, certain)) == 3


def test_a_comma_and_an_if_in_a_name_do_not_cut_the_title(case, results) -> None:
    options = {id_: replace(option, short_name=f"{id_}, if any") for id_, option in case.options.items()}
    assert ", if any ranks first in" in acceptability.title(replace(case, options=options), results.acceptability)


def test_segments_of_an_option_fill_its_bar(case, results) -> None:
    rows = acceptability.rows(case, results.acceptability)
    for label in LABELS:
        parts = [row for row in rows if row["option"] == label]
        assert sum(row["end"] - row["start"] for row in parts) == pytest.approx(100)


def test_spreads_that_do_not_touch_are_not_called_overlapping(case, results) -> None:
    apart = replace(results.acceptability, score_quantiles=np.array([[1.0, 2, 3], [4.0, 5, 6], [7.0, 8, 9]]))
    assert score_spread.title(case, apart) == "Tram scores above every other option across their 90 % ranges"
    touching = replace(results.acceptability, score_quantiles=np.array([[1.0, 2, 3], [4.0, 5, 7], [6.0, 8, 9]]))
    assert score_spread.title(case, touching) == "The 90 % score range of Tram overlaps with 1 other option"


def test_worths_read_as_in_the_table(case, results) -> None:
    inputs, worth = list_inputs(case), results.worth
    top = information_table(case, inputs, worth).rows[0]
    said = information_sentence(case, inputs, worth, LABELS)
    assert f"most worth finding out: {top[0]} ({top[2]:.2f} points)" in said
    assert information.title(case, inputs, worth) == f"Most worth finding out: {top[0]}, {top[2]:.2f} points"


def test_nothing_uncertain_is_worth_nothing(case) -> None:
    nothing = ValueOfInformation(2, 0.0, 0.0, (), 1000, True)
    assert information_sentence(case, (), nothing, LABELS) == (
        "Perfect information would add less than 0.01 points on average over choosing Tram now."
    )
    assert information.rows(case, (), nothing) == []
    assert information.title(case, (), nothing) == "No single number is worth finding out"


def test_a_shared_lead_is_not_called_a_lead_of_nothing(case, results) -> None:
    title = tornado.title(case, results.ranking, 0.0, results.sensitivity.tornado)
    assert title.startswith("First place is shared, so any estimate of the leaders can decide")


def test_without_ranges_no_estimate_moves_the_lead(case, results) -> None:
    assert tornado.title(case, results.ranking, 2.0, ()) == "No single estimate moves the lead"


def _results(ranking, *first: tuple[str, int]) -> list[MethodResult]:
    ranks = {1: np.array([3, 1, 2]), 2: np.array([3, 2, 1])}
    return [MethodResult(method, ranking.score_i, ranks[row], True, ()) for method, row in first]


def test_methods_that_agree_and_differ_are_named(results) -> None:
    topsis, vikor = METHODS["topsis"].name, METHODS["vikor"].name
    ranking = results.ranking
    both = _results(ranking, ("additive", 2), ("topsis", 2), ("vikor", 1))
    assert cross_check_sentence(ranking, both) == f"{topsis} puts the same option first; {vikor} does not."
    assert cross_check_sentence(ranking, both[:2]) == f"{topsis} puts the same option first."
    assert cross_check_sentence(ranking, [both[0], both[2]]) == f"{vikor} does not put the same option first."
    agree = _results(ranking, ("topsis", 2), ("vikor", 2))
    assert cross_check_sentence(ranking, agree) == "All 2 other methods put the same option first."
    differ = _results(ranking, ("topsis", 1), ("vikor", 1))
    assert cross_check_sentence(ranking, differ) == "None of the 2 other methods puts the same option first."


def test_the_guard_names_the_methods_that_turn() -> None:
    kept = RankReversal("additive", "removed", 0, ())
    turned = RankReversal("topsis", "removed", 0, ((1, 2),))
    assert guard_sentence(()) == "Fewer than two options are ranked, so there is no order that could change."
    assert guard_sentence((kept,)).endswith("under no method.")
    assert guard_sentence((kept, turned)) == (
        f"Removing an option changes the order of the others under {METHODS['topsis'].name}; "
        f"never under {METHODS['additive'].name}."
    )
