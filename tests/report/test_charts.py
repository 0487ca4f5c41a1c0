"""Charts: built once, fed rows, saying what the tables say."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from counterpoise.model.naming import looks_like
from counterpoise.report.charts import CHARTS, contributions, milestones, option_levels, pair_difference
from counterpoise.report.charts.palette import criterion_colours, criterion_letters, ink_on, mix, relative_luminance
from tests.report.results import chart_arguments

UNNAMED = {"balance_plane", "frontier", "sureness", "timeline_chance", "timeline_value", "value_curve"}
"""Charts whose marks stand at a place of their own, not on a row under a name."""


def fields_of(node: object) -> set[str]:
    """Every field that a specification reads, and does not itself make by a transform."""
    if isinstance(node, list):
        return set().union(*map(fields_of, node))
    if not isinstance(node, dict):
        return set()
    own = {node["field"]} if isinstance(node.get("field"), str) else set()
    made = {step["as"] for step in node.get("transform", ()) if isinstance(step.get("as"), str)}
    return own.union(*(fields_of(child) for child in node.values())) - made


each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def test_every_chart_is_drawn_here(drawn) -> None:
    assert set(drawn) == set(CHARTS)


@each_chart
def test_rows_carry_every_field_that_the_specification_reads(chart, case, drawn) -> None:
    rows = chart.rows(case, *drawn[chart.ID])
    assert rows
    assert not fields_of(chart.spec(case)) - set().union(*rows)


@each_chart
def test_a_specification_holds_no_data_and_does_not_depend_on_the_weights(chart, case) -> None:
    spec = chart.spec(case)
    assert spec["data"] == {"name": "source"}
    assert "datasets" not in spec
    assert spec == chart.spec(case)


@each_chart
def test_a_chart_states_its_finding_in_title_and_text(chart, case, drawn) -> None:
    title, told = chart.title(case, *drawn[chart.ID]), chart.alt_text(case, *drawn[chart.ID])
    assert len(title) > 10
    assert not title.endswith(".")
    assert told.endswith(".")
    assert ". ." not in told
    assert len(told) > len(title)
    assert chart.NAME[0].islower()
    assert not chart.NAME.endswith(".")


@each_chart
def test_rows_of_one_name_or_of_names_alike_when_cut_are_told_apart(chart, alike) -> None:
    rows = chart.rows(alike.case, *chart_arguments(alike)[chart.ID])
    label_by_id = dict(row["key"].split("\n", 1) for row in rows if "key" in row)
    assert bool(label_by_id) == (chart.ID not in UNNAMED)
    assert len(set(map(looks_like, label_by_id.values()))) == len(label_by_id)
    if label_by_id:
        assert '"field": "key"' in json.dumps(chart.spec(alike.case))


@each_chart
def test_a_chart_draws_as_many_rows_whatever_the_names(chart, case, drawn, alike) -> None:
    rows = chart.rows(alike.case, *chart_arguments(alike)[chart.ID])
    keys, plain = ({row.get("key") for row in found} for found in (rows, chart.rows(case, *drawn[chart.ID])))
    assert len(keys) == len(plain)


def test_stacked_segments_end_at_the_score_in_rank_order(case, drawn) -> None:
    rows = contributions.rows(case, *drawn["contributions"])
    ends = {row["option"]: row["end"] for row in rows}
    assert list(ends) == ["1. Tram", "2. Train", "3. Stay"]
    assert list(ends.values()) == pytest.approx([72, 70, 50])
    assert [row["score_text"] for row in rows if row["is_first"]] == ["72.0", "70.0", "50.0"]


def test_an_unranked_option_is_drawn_last_and_called_so(without_speed, rank) -> None:
    rows = contributions.rows(without_speed, rank(without_speed)[1])
    assert rows[-1]["option"] == "Tram (not ranked)"
    assert rows[-1]["score_text"] == "not ranked"
    json.dumps(rows, allow_nan=False)


def test_the_pair_chart_points_to_the_side_that_wins_the_criterion(case, drawn) -> None:
    rows = pair_difference.rows(case, *drawn["pair_difference"])
    assert [(row["criterion"], row["text"], row["speaks_for"]) for row in rows] == [
        ("Cost", "+6.0", "Tram"),
        ("Calm", "+6.0", "Tram"),
        ("Speed", "-10.0", "Train"),
    ]


def test_an_option_compared_with_itself_draws_nothing(case, rank) -> None:
    assert pair_difference.rows(case, rank(case)[1], "tram", "tram") == []


def test_levels_are_placed_by_value_and_labelled_with_units(case, drawn) -> None:
    rows = option_levels.rows(case, *drawn["option_levels"])
    assert [row["value"] for row in rows] == sorted((row["value"] for row in rows), reverse=True)
    speed, cost = ({row["criterion"]: row for row in rows}[name] for name in ("Speed", "Cost"))
    assert (speed["low"], speed["value"], speed["high"], speed["baseline"]) == pytest.approx((0.4, 0.6, 0.7, 0.2))
    assert speed["level_text"] == "60 km/h"
    assert cost["baseline_text"] == "0.0 million EUR"


def test_a_missing_level_is_not_drawn(without_speed, rank) -> None:
    performance, _ = rank(without_speed)
    assert [row["criterion"] for row in option_levels.rows(without_speed, performance, "tram")] == ["Calm", "Cost"]


def test_milestones_run_to_the_first_effect_and_later_steps_come_last(case) -> None:
    rows = milestones.rows(case, "tram")
    assert [row["name"] for row in rows] == [
        "Ask the neighbours",
        "Permit, signed",
        "Digging",
        "First effect",
        "Land bought",
    ]
    assert [row["role"] for row in rows] == [
        milestones.SLACK,
        milestones.CRITICAL,
        milestones.CRITICAL,
        milestones.LAG,
        milestones.LATER,
    ]
    assert milestones.title(case, "tram") == "Tram: ready on day 50, first effect on day 60 (35 to 100)"


def test_an_option_without_prerequisites_is_ready_at_once(case) -> None:
    assert [row["name"] for row in milestones.rows(case, "stay")] == ["First effect"]


def test_criteria_of_one_objective_share_a_hue_and_no_two_colours_are_equal(case) -> None:
    colours = criterion_colours(case)
    assert len(set(colours.values())) == len(case.criteria)
    assert colours["calm"] == mix(colours["cost"], "#FFFFFF", 0.68)


def test_letters_run_objective_by_objective_past_z(case, make_case) -> None:
    speed, objectives = case.criteria["speed"], ("travel", "town")
    criteria = {f"c{k}": replace(speed, id=f"c{k}", objective=objectives[k % 2]) for k in range(30)}
    letters = criterion_letters(make_case(criteria=criteria))
    assert [letters[id_] for id_ in ("c0", "c2", "c1", "c29")] == ["A", "B", "P", "D2"]


@pytest.mark.parametrize("colour", ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#ffffff", "#000000"])
def test_ink_on_a_segment_reads_at_four_and_a_half_to_one(colour: str) -> None:
    light, dark = sorted((relative_luminance(colour), relative_luminance(ink_on(colour))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
