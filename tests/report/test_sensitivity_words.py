"""What would change the answer, in words: ties, options that cannot win, and numbers as in the tables."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from counterpoise.analysis.score import rank_options
from counterpoise.analysis.sensitivity import Finding, NearestWeights, analyse, find_nearest_weights, sweep_weights
from counterpoise.analysis.table import PerformanceTable
from counterpoise.analysis.value import ValueFunction
from counterpoise.report.charts import stability, weight_sweep
from counterpoise.report.sentences.sensitivity import (
    change_sentence,
    finding_sentence,
    nearest_sentence,
    stability_sentence,
)
from counterpoise.report.tables.sensitivity import cells_table
from tests.report.small_case import exact, make_option


@pytest.fixture(scope="module")
def one_of_two(make_case):
    """The small case with stay alone, beside another option, or beside two equal ones."""

    def make(*cells: tuple[str, float, float, float]):
        options = {"stay": make_option("stay", exact(20), 0, exact(5))}
        options |= {id_: make_option(id_, exact(speed), cost, exact(calm)) for id_, speed, cost, calm in cells}
        return make_case(options=options, packages={}, interactions=())

    return make


def test_alone_nothing_can_change(one_of_two, rank) -> None:
    case = one_of_two()
    table, ranking = rank(case)
    assert change_sentence(case, ranking, analyse(table, ranking)) == (
        "Only one option can be ranked, so nothing can change which ranks first."
    )
    stay = nearest_sentence(case, ranking, find_nearest_weights(ranking, 0))
    assert stay == "Stay ranks first under the current weights."


def test_options_that_share_first_place_are_all_named(one_of_two, rank) -> None:
    case = one_of_two(("bus", 80, 4, 1), ("coach", 80, 4, 1))
    table, ranking = rank(case)
    said = change_sentence(case, ranking, analyse(table, ranking))
    assert said == "Bus and Coach share first place; the smallest change decides between them."
    bus = nearest_sentence(case, ranking, find_nearest_weights(ranking, 1))
    assert bus == "Bus shares first place with Coach under the current weights."


def test_of_many_that_share_first_place_three_are_named(one_of_two, rank) -> None:
    case = one_of_two(*((f"bus{k}", 80, 4, 1) for k in range(6)))
    table, ranking = rank(case)
    said = change_sentence(case, ranking, analyse(table, ranking))
    assert said.startswith("Bus0, Bus1, Bus2 and 3 more share first place")


def test_an_option_that_can_only_tie_is_not_called_first(one_of_two, rank) -> None:
    # The bus equals the metro in speed and falls behind it elsewhere: only all weight on speed levels them.
    case = one_of_two(("bus", 80, 4, 1), ("metro", 80, 2, 3))
    _, ranking = rank(case)
    said = nearest_sentence(case, ranking, find_nearest_weights(ranking, 1))
    assert said == (
        "Bus ties with Metro for first place if 50 percentage points of weight shift between criteria: "
        "Speed 50.0 % to 100.0 %, Cost 30.0 % to 0.0 % and Calm 20.0 % to 0.0 %. No weights put it ahead."
    )


def test_an_option_worse_everywhere_is_told_what_beats_it(one_of_two, rank) -> None:
    case = one_of_two(("bus", 70, 4, 1), ("metro", 80, 2, 3))
    _, ranking = rank(case)
    said = nearest_sentence(case, ranking, find_nearest_weights(ranking, 1))
    assert said == "No weights put Bus first: Metro (100.0 %) is better on every criterion."


def test_an_unranked_option_says_why(without_speed, rank) -> None:
    _, ranking = rank(without_speed)
    said = nearest_sentence(without_speed, ranking, find_nearest_weights(ranking, 2))
    assert said == "Tram is not ranked: a level on a criterion with weight is missing."


def test_bounds_that_stand_in_the_way_leave_a_distance(case, rank) -> None:
    _, ranking = rank(case)
    held = NearestWeights(0, None, None, None, (), -4.0, is_held_back=True)
    assert nearest_sentence(case, ranking, held) == (
        "No allowed weights put Stay first; it always trails by 4 points or more."
    )


def test_stability_by_hand(case, rank) -> None:
    # Tram leads by 72 to 70. With share s on speed and 3 : 2 between the rest the lead is
    # (1 - s) 24 - 20 s, zero at s = 24 / 44.
    table, ranking = rank(case)
    speed = analyse(table, ranking).sweeps[0]
    assert stability_sentence(case, ranking, speed).startswith(
        "Tram stays first while the weight of Speed is 0.0 % to 54.5 % (now 50.0 %); above 54.5 % Train leads"
    )
    assert "nearest Speed, 4.5 percentage points away" in stability.title(case, ranking, analyse(table, ranking))


def test_all_weight_on_one_criterion_says_how_the_rest_is_split(case, rank) -> None:
    table, ranking = rank(case, 1, 0, 0)
    speed = analyse(table, ranking).sweeps[0]
    assert "would share the rest equally" in stability_sentence(case, ranking, speed)


def test_a_switching_level_reads_the_same_in_the_sentence_and_in_the_table(case, rank, results) -> None:
    table, ranking = rank(case)
    speed = next(f for f in results.sensitivity.findings if f.kind == "cell" and f.row == 1 and f.column == 0)
    # Train needs 2 more points, or 4 km/h at 0.5 points each.
    assert finding_sentence(case, ranking, speed) == (
        "Train overtakes Tram if Speed for Train rises from 80.0 to 84.0 km/h, inside its range."
    )
    listed = cells_table(case, table, ranking, results.sensitivity)
    row = next(k for k, cells in enumerate(listed.rows) if cells[:2] == ("Train", "Speed"))
    assert listed.row_decimals[row] == 1
    assert listed.rows[row][6] == pytest.approx(84)


def test_a_sweep_of_many_options_draws_those_that_matter(one_of_two, rank) -> None:
    case = one_of_two(*((f"bus{k:02}", 30 + k, 4, 1) for k in range(40)))
    table, ranking = rank(case)
    sweep = analyse(table, ranking).sweeps[0]
    rows = weight_sweep.rows(case, ranking, sweep)
    drawn = {row["option"] for row in rows if row["mark"] == "line"}
    first = {case.options[ranking.option_ids[place.row]].label for place in sweep.first_places}
    assert len(drawn) == weight_sweep.MOST_LINES
    assert first <= drawn


def test_a_change_too_small_to_read_is_not_listed(case, rank) -> None:
    _, ranking = rank(case)
    found = find_nearest_weights(ranking, 1)
    tiny = replace(found, change_j=np.array([0.0004, -0.1004, 0.1]))
    assert "Speed" not in nearest_sentence(case, ranking, tiny)


def test_a_change_of_weights_that_reads_as_nothing_is_still_told(case, rank) -> None:
    _, ranking = rank(case)
    found = find_nearest_weights(ranking, 1)
    weight_j = np.array([0.50004, 0.29996, 0.2])
    tiny = replace(
        found, movement=0.00004, weight_j=weight_j, change_j=np.array([0.00004, -0.00004, 0.0]), best_lead=1.0
    )
    assert nearest_sentence(case, ranking, tiny) == (
        "Train ranks first if less than 0.1 percentage points of weight shift between criteria: "
        "Speed 50.000 % to 50.004 % and Cost 30.000 % to 29.996 %."
    )


def cell_finding(now: float, then: float, row: int = 1, column: int = 0) -> Finding:
    relative = then / now - 1
    return Finding("cell", column, row, now, then, 1, abs(then - now) / 100, relative, is_inside=True)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (cell_finding(60, 62.34), "Train overtakes Tram if Speed for Train rises from 60.0 to 62.4 km/h"),
        (cell_finding(60, 60.004), "Train overtakes Tram if Speed for Train rises from 60.000 to 60.004 km/h"),
        (cell_finding(60, 57.66, 2), "Train overtakes Tram if Speed for Tram falls from 60.0 to 57.6 km/h"),
        (cell_finding(60, 60), "Train, tied with Tram, moves ahead if Speed for Train rises at all"),
        (cell_finding(60, 60, 2), "Train, tied with Tram, moves ahead if Speed for Tram falls at all"),
        (cell_finding(4, 4, 1, 1), "Train, tied with Tram, moves ahead if Cost for Train falls at all"),
        (cell_finding(2, 2, 2, 1), "Train, tied with Tram, moves ahead if Cost for Tram rises at all"),
        (cell_finding(4, 3.999, 1, 1), "Cost for Train falls from 4.000 to 3.999 million EUR (under 1 % less)"),
    ],
)
def test_a_change_is_visible_suffices_and_goes_the_right_way(case, rank, finding: Finding, said: str) -> None:
    assert said in finding_sentence(case, rank(case)[1], finding)


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (0.3, 0.49483, "the weight of Speed rises from 30.0 % to 49.5 %."),
        (0.6, 0.39617, "the weight of Speed falls from 60.0 % to 39.6 %."),
        (0.6, 0.39557, "the weight of Speed falls from 60.0 % to 39.5 %."),
        (1 / 3, 1 / 3 + 2e-6, "the weight of Speed rises from 33.333 % to 33.334 %."),
        (1 / 3, 1 / 3, "if the weight of Speed rises at all."),
    ],
)
def test_a_weight_to_move_to_suffices_when_it_is_typed(case, rank, now: float, then: float, said: str) -> None:
    finding = Finding("weight", 0, None, now, then, 1, abs(then - now), None, None)
    assert finding_sentence(case, rank(case)[1], finding).endswith(said)


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [(0.3962, 0.49483, "39.7 % to 49.4 %"), (0.39999, 0.40001, "39.999 % to 40.001 %"), (0.4, 0.5, "40.0 % to 50.0 %")],
)
def test_every_share_that_reads_as_within_the_band_keeps_the_leader(case, rank, low, high, band) -> None:
    table, ranking = rank(case)
    sweep = replace(analyse(table, ranking).sweeps[0], weight=0.4, low=low, high=high, below=0, above=1)
    said = stability_sentence(case, ranking, sweep)
    low_text, high_text = band.split(" to ")
    assert f"while the weight of Speed is {band} (now 40.0 %" in said
    assert f"below {low_text} Stay leads and above {high_text} Train leads" in said


def test_the_table_shows_a_switch_apart_from_the_level(case, rank) -> None:
    table, ranking = rank(case)
    found = analyse(table, ranking)
    level_ij = np.where(np.isnan(found.cells.level_ij), np.nan, table.mode_ij + 0.0004)
    near = replace(found, cells=replace(found.cells, level_ij=level_ij))
    texts = cells_table(case, table, ranking, near).texts()
    assert texts
    assert all(row[4] != row[6] for row in texts)


def test_an_option_that_is_ranked_at_one_end_only_is_said_to_be():
    """It lacks a level on the criterion that has no weight there."""
    table = PerformanceTable(
        ("a", "b", "c"),
        ("x", "y"),
        0,
        *(np.array([[1.0, 0.3], [0.5, 0.2], [np.nan, 0.9]]),) * 3,
        np.zeros((3, 2), bool),
        (ValueFunction(np.array([0.0, 1.0]), np.array([0.0, 1.0])),) * 2,
    )
    ranking = rank_options(table, np.array([60.0, 40.0]))
    sweep = sweep_weights(ranking)[1]
    case = SimpleNamespace(
        criteria={"x": SimpleNamespace(name="X"), "y": SimpleNamespace(name="Y")},
        options={id_: SimpleNamespace(label=id_.upper()) for id_ in "abc"},
    )
    told = stability_sentence(case, ranking, sweep)
    assert "at 100.0 % C leads (ranked only there)" in told
    finding = Finding("weight", 1, None, 0.4, 1.0, 2, 0.6, 1.5, None)
    assert finding_sentence(case, ranking, finding).endswith("to 100.0 %, the only weight at which it is ranked.")
