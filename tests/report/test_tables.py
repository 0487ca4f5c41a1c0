"""What the tables say about a case whose scores can be worked out by hand (see conftest)."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.model import LeftOut, Problem
from counterpoise.model.naming import looks_like
from counterpoise.report import tables
from counterpoise.report.receipts import receipt_record
from counterpoise.report.tables import Column, Table
from counterpoise.report.tables.frame import to_arrow
from counterpoise.report.tables.registry import TABLES
from tests.report.receipt_of import receipt_of
from tests.report.results import Results, make_tables


def test_the_comparison_stands_by_rank_with_hand_worked_scores(case, rank) -> None:
    table = tables.comparison_table(case, *rank(case))
    assert table.row_ids == ("tram", "train", "stay")
    assert table.column("rank") == (1, 2, 3)
    assert table.column("score") == pytest.approx((72, 70, 50))
    assert table.column("level.speed") == (60, 80, 20)
    assert table.column("level.calm") == (9, 6, 5)


def test_contributions_add_up_to_the_score(case, rank) -> None:
    table = tables.comparison_table(case, *rank(case), parts=("contribution",))
    parts = [table.column(f"contribution.{id_}") for id_ in case.criteria]
    assert np.sum(parts, axis=0) == pytest.approx(table.column("score"))


def test_cost_stands_apart_only_when_no_level_shows_it(case, rank) -> None:
    ids = [column.id for column in tables.comparison_table(case, *rank(case)).columns]
    assert "cost" not in ids
    assert {"risk", "ready_day", "effect_day"} <= set(ids)
    ids = [column.id for column in tables.comparison_table(case, *rank(case), parts=("value",)).columns]
    assert "cost" in ids


def test_an_option_with_a_missing_level_is_listed_last_and_says_why(without_speed, rank) -> None:
    table = tables.comparison_table(without_speed, *rank(without_speed))
    assert table.row_ids[-1] == "tram"
    assert table.column("rank")[-1] is None
    assert table.column("level.speed")[-1] is None
    assert table.texts()[-1][0] == "not ranked"
    assert table.column("flags")[-1] == ("missing: Speed", "not ranked: no level on Speed")
    assert table.notes == ("Tram: Speed is missing: never measured",)


def test_without_weight_on_the_missing_criterion_the_option_is_ranked(without_speed, rank) -> None:
    table = tables.comparison_table(without_speed, *rank(without_speed, 0, 30, 20))
    assert None not in table.column("rank")
    assert table.column("flags")[table.row_ids.index("tram")] == ("missing: Speed",)


def test_what_was_left_out_is_noted(make_case, rank) -> None:
    case = make_case(left_out=(LeftOut("option", "barge", "options/barge.yaml"),))
    assert any("option barge" in note for note in tables.comparison_table(case, *rank(case)).notes)


def test_one_options_performance_says_level_value_weight_and_basis(case, rank) -> None:
    table = tables.performance_table(case, *rank(case), "tram")
    (speed, cost, calm), before = table.rows, len(table.columns) - 7
    assert speed[:5] + speed[before:] == (
        "Speed",
        "km/h",
        40,
        60,
        70,
        "level",
        0.6,
        50,
        30,
        "judgment",
        "Chosen for the example.",
        ("C2",),
    )
    assert cost[before : before + 5] == ("derived", pytest.approx(0.8), 30, pytest.approx(24), "derived")
    assert (*calm[2:5], calm[before]) == (7, 9, 10, "effect")
    assert [row[3] for row in table.texts()] == ["60", "2.0", "9.0"]


def test_a_missing_level_gives_its_reason_as_its_basis(without_speed, rank) -> None:
    row = tables.performance_table(without_speed, *rank(without_speed), "tram").rows[0]
    assert row[2:5] == (None, None, None)
    assert row[-3:] == ("missing", "never measured", ())


def test_costs_keep_committed_and_contingent_apart(case) -> None:
    table = tables.costs_table(case, "tram")
    assert table.column("kind") == ("committed", "contingent")
    assert table.column("mode") == (2, 2)
    assert table.column("trigger") == ("", "A flood")
    assert "million EUR" in table.columns[2].heading


def test_risks_say_where_they_count(case) -> None:
    table = tables.risks_table(case, "tram")
    assert table.column("exposure") == (pytest.approx(0.6), None)
    assert table.column("counted") == ("risk exposure", "already covered by Calm")


def test_prerequisites_say_when_and_which_are_critical(case) -> None:
    table = tables.prerequisites_table(case, "tram")
    listed = zip(table.column("start"), table.column("finish"), table.column("critical"), strict=True)
    days = dict(zip(table.row_ids, listed, strict=True))
    assert days == {
        "permit": (0, 10, True),
        "digging": (10, 50, True),
        "poll": (0, 7, False),
        "second_line": (0, 90, False),
    }
    assert table.column("gates")[table.row_ids.index("second_line")] == "second line"
    assert table.column("after")[table.row_ids.index("digging")] == ("Permit, signed",)


def test_the_pair_table_runs_from_what_speaks_for_to_what_speaks_against(case, rank) -> None:
    table = tables.pair_table(case, *rank(case), "tram", "train")
    assert table.row_ids == ("cost", "calm", "speed")
    assert table.column("difference") == pytest.approx((6, 6, -10))
    assert sum(table.column("difference")) == pytest.approx(2)


def test_the_weights_table_compares_shares_with_the_profile(case) -> None:
    table = tables.weights_table(case, "everyday", np.array([60.0, 20.0, 20.0]))
    assert table.column("share") == pytest.approx((60, 20, 20))
    assert table.column("difference") == pytest.approx((10, -10, 0))
    assert table.column("swing")[1] == "worst 10, best 0 million EUR"


def test_claims_say_what_rests_on_them_and_whether_they_were_known(case) -> None:
    table = tables.claims_table(case)
    supports = dict(zip(table.row_ids, table.column("supports"), strict=True))
    assert "Tram: the measure itself" in supports["C1"]
    assert "Train: Calm" in supports["C1"]
    assert "Train and Tram together: Speed" in supports["C2"]
    assert supports["C3"] == ()
    assert table.column("known") == ("yes", "yes", "no, published later")


def test_an_options_claims_are_those_it_rests_on(case) -> None:
    table = tables.claims_table(case, "stay")
    assert table.row_ids == ("C1", "C2")
    assert "Calm" in table.column("supports")[0]


def test_problems_stand_by_place(case) -> None:
    found = [Problem("b.yaml", 1, 1, "", "x", "y"), Problem("a.yaml", 0, 0, "", "x", "y")]
    table = tables.problems_table(found)
    assert table.column("file") == ("a.yaml", "b.yaml")
    assert table.texts()[0][2] == "whole file"


def test_every_table_function_is_registered_and_made_here(every_table) -> None:
    defined = {
        name.removesuffix("_table")
        for found in pkgutil.iter_modules(tables.__path__)
        for name, thing in vars(importlib.import_module(f"{tables.__name__}.{found.name}")).items()
        if name.endswith("_table") and getattr(thing, "__module__", "").startswith(tables.__name__)
    }
    assert defined == set(TABLES), "a table lacks its line in report/tables/registry.py"
    assert len(every_table) == len(TABLES), "tests/report/results.py does not make every table"
    assert len({table.id for table in every_table}) == len(TABLES)


def test_headings_and_ids_are_unique_and_cells_fit_their_kind(every_table) -> None:
    for table in every_table:
        assert len({column.heading for column in table.columns}) == len(table.columns)
        assert len({column.id for column in table.columns}) == len(table.columns)
        assert table.rows
        assert len(table.row_ids) in (0, len(table.rows))
        for row in table.rows:
            for cell, column in zip(row, table.columns, strict=True):
                if column.is_numeric:
                    assert cell is None or type(cell) in (int, float), (table.id, column.id, cell)
                else:
                    assert cell is None or isinstance(cell, str | tuple | bool), (table.id, column.id, cell)


def test_a_name_of_the_case_does_not_capture_a_heading_of_ours(alike) -> None:
    for table in make_tables(alike):
        headings = [column.heading for column in table.columns]
        assert len(set(map(looks_like, headings))) == len(headings)
        assert to_arrow(table).column_names == headings


def test_the_rank_stands_under_rank_though_criteria_are_called_so(case) -> None:
    criteria = {id_: replace(criterion, name="Score", unit="points") for id_, criterion in case.criteria.items()}
    calm = replace(criteria["calm"], name="Notes", unit="")
    loud = Results(
        replace(case, criteria={**criteria, "speed": replace(criteria["speed"], name="score"), "calm": calm})
    )
    table = tables.comparison_table(loud.case, loud.performance, loud.ranking)
    headings = [column.heading for column in table.columns]
    assert headings[:3] == ["Rank", "Option", "Score (points)"]
    assert headings[5:8] == ["score (speed) (points)", "Score (cost) (points)", "Notes (criterion)"]
    one = replace(case, criteria={**case.criteria, "speed": replace(criteria["speed"])})
    found = Results(one)
    named = tables.comparison_table(one, found.performance, found.ranking).columns
    assert [column.heading for column in named if column.id in ("score", "level.speed")] == [
        "Score (points)",
        "Score (criterion) (points)",
    ]


def test_two_columns_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two columns have one id"):
        Table("t", "T", (Column("a", "A"), Column("a", "B")), ())


def test_claims_of_an_option_are_its_own_though_another_is_called_alike(case) -> None:
    named = replace(case.options["stay"], short_name="Tram: north")
    found = tables.claims_table(replace(case, options={**case.options, "stay": named}), "tram")
    assert not any("north" in use for listed in found.column("supports") for use in listed)


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="not as many cells"):
        Table("t", "T", (Column("a", "A"), Column("b", "B")), (("x",),))


def test_tables_are_made_without_pandas() -> None:
    script = "import sys; sys.modules['pandas'] = None; import counterpoise.report.tables, counterpoise.report.writers"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_receipt_says_whose_the_weights_are(case) -> None:
    same = receipt_of(case, "everyday")
    moved = receipt_of(case, tuple(zip(case.criteria, (5.0, 3.0, 3.0), strict=True)))
    assert same.profile == same.question["weights"] == "everyday"
    assert moved.profile == "own"
    assert moved.question["weights"] == dict(zip(case.criteria, (5.0, 3.0, 3.0), strict=True))
    assert sum(same.weights.values()) == pytest.approx(1)


def test_the_receipt_as_data_leaves_out_what_does_not_apply(case) -> None:
    receipt = receipt_of(case, "everyday")
    assert set(receipt_record(receipt)) == {"case", "digest", "profile", "weights", "version", "question"}
    assert receipt_record(replace(receipt, draws=100, seed=0))["seed"] == 0
