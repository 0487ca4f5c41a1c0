"""Tables, charts and the JSON of a timetable say the same days as the analysis."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from counterpoise.analysis.scheduling.analyse import analyse_timeline, chances_by, order_days_for
from counterpoise.analysis.scheduling.delivery import value_to_date
from counterpoise.report.charts import timeline as gantt
from counterpoise.report.charts import timeline_chance, timeline_speed, timeline_value
from counterpoise.report.contracts.timeline import options_record, timeline_record
from counterpoise.report.tables.timeline import options_days_table, timeline_days_table, timeline_table
from counterpoise.report.tables.timeline_worth import timeline_speed_table, timeline_value_table
from tests.report.receipt_of import receipt_of

WEIGHTS = np.array([0.5, 0.3, 0.2])


@pytest.fixture
def both(case):
    return analyse_timeline(case, ("train", "tram"), {"train": 20}, n_draws=1000, seed=1)


def test_every_milestone_stands_once_by_day_with_dates_and_time_to_spare(case, both) -> None:
    table = timeline_table(case, both)
    assert table.row_ids == ("poll", "permit", "digging", "second_line")
    assert table.column("finish") == (7, 10, 50, 90)
    assert table.column("finish_date") == ("Jul 17, 2018", "Jul 20, 2018", "Aug 29, 2018", "Oct 8, 2018")
    assert table.column("critical") == (False, True, True, False)
    assert table.column("spare") == (43, 0, 0, None)
    assert table.texts()[-1][-3:] == ["not counted", "0.0", "second line"]


def test_the_plan_stands_first_and_each_member_has_its_own_days(case, both) -> None:
    chances = chances_by(both, 60)
    orders = order_days_for(case, both, 60, 0.5)
    table = timeline_days_table(case, both, chances, orders, 0.5)
    assert table.row_ids == ("plan", "train", "tram")
    assert table.column("plan") == ("Both", "Train", "Tram")
    assert table.column("start_day") == (None, 20, 0)
    assert table.column("ready_mode") == (50, 20, 50)
    assert table.column("effect_mode") == (30, 30, 60)
    assert table.column("order_mode")[0] == 10
    assert table.column("chance")[0] == pytest.approx(100 * chances.ready.share)


def test_a_deadline_that_cannot_be_met_reads_too_late(case, both) -> None:
    orders = order_days_for(case, both, 30, 0.5)
    texts = timeline_days_table(case, both, chances_by(both, 30), orders, 0.5).texts()
    assert texts[0][-3:] == ["too late", "too late", "too late"]


def test_a_plan_of_one_has_one_row(case) -> None:
    found = analyse_timeline(case, ("tram",), n_draws=100)
    assert timeline_days_table(case, found, chances_by(found, 60)).row_ids == ("tram",)


def test_speeding_up_is_listed_by_days_won(case, both) -> None:
    table = timeline_speed_table(case, both, WEIGHTS)
    assert table.row_ids[:2] == ("digging", "permit")
    assert table.column("ready")[:2] == pytest.approx((1, 1))
    assert table.column("points") == (0, 0, 0, 0)
    assert timeline_speed_table(case, both).column("points") == (None,) * 4


def test_value_to_date_ranks_plans_and_missing_ones_come_last(case, without_speed) -> None:
    found = {id_: analyse_timeline(case, (id_,), n_draws=200) for id_ in case.options}
    gap = analyse_timeline(without_speed, ("tram",), n_draws=200)
    timelines = [gap, *found.values()]
    values = [value_to_date(timeline.delivery, WEIGHTS) for timeline in timelines]
    table = timeline_value_table(case, timelines, values, ["gap", *found])
    assert table.row_ids[-1] == "gap"
    assert table.column("average")[-1] is None
    averages = table.column("average")[:-1]
    assert list(averages) == sorted(averages, reverse=True)
    assert table.column("end")[table.row_ids.index("stay")] == pytest.approx(50)


def test_the_gantt_draws_each_member_and_each_milestone_once(case, both) -> None:
    rows = gantt.rows(case, both, chances_by(both, 60))
    assert [row["name"] for row in rows] == [
        "Train", "Tram", "Ask the neighbours", "Permit, signed", "Digging", "Land bought",
    ]  # fmt: skip
    assert [row["role"] for row in rows] == [
        gantt.LAG, gantt.LAG, gantt.SPARE, gantt.CRITICAL, gantt.CRITICAL, gantt.LATER,
    ]  # fmt: skip
    assert len({row["key"] for row in rows}) == len(rows)
    assert rows[3]["label"] == "day 10 · Jul 20, 2018, critical"
    assert (rows[2]["label"], rows[2]["short_label"]) == ("day 7 · Jul 17, 2018, 43 days to spare", "day 7")


def test_the_curve_of_chances_rises_from_nothing_to_all(case, both) -> None:
    rows = [row for row in timeline_chance.rows(case, both, chances_by(both, 60)) if row["what"] == "ready"]
    assert (rows[0]["percent"], rows[-1]["percent"]) == (0, 100)
    assert all(a["percent"] <= b["percent"] and a["day"] <= b["day"] for a, b in itertools.pairwise(rows))


def test_where_nothing_can_be_sped_up_nothing_is_drawn(case) -> None:
    found = analyse_timeline(case, ("stay",), n_draws=50)
    assert timeline_speed.rows(case, found) == []
    assert timeline_speed.title(case, found) == "No milestone delays the ready day: there is nothing to speed up"


def test_plans_of_one_name_stand_apart(case) -> None:
    found = analyse_timeline(case, ("tram",), n_draws=50)
    value = value_to_date(found.delivery, WEIGHTS)
    table = timeline_value_table(case, [found, found], [value, value], ["chosen", "other"])
    assert table.column("plan") == ("Tram (chosen)", "Tram (other)")


def test_steps_of_value_end_at_the_horizon(case) -> None:
    found = analyse_timeline(case, ("tram",), n_draws=100)
    rows = timeline_value.rows(case, (("tram",), value_to_date(found.delivery, WEIGHTS)))
    steps = [(row["day"], round(row["score"], 6)) for row in rows if row["kind"] == "steps"]
    assert steps == [(0, 44), (60, 72), (365, 72)]


def test_the_json_keeps_the_contract(case, both) -> None:
    receipt = receipt_of(case, "everyday", draws=1000, seed=1)
    chances = chances_by(both, 60)
    orders = order_days_for(case, both, 60, 0.8)
    value = value_to_date(both.delivery, WEIGHTS)
    record = json.loads(json.dumps(timeline_record(case, both, chances, orders, value, receipt), allow_nan=False))
    assert (record["receipt"]["draws"], record["receipt"]["seed"]) == (1000, 1)
    assert record["by"] == {"day": 60, "date": "2018-09-08"}
    train, tram = record["options"]
    for record_of in (record["package"], train, tram):
        for day in ("ready_day", "effect_day"):
            assert set(record_of[day]) == {"low", "mode", "high", "mean", "p05", "p95"}
    assert (train["start_day"], train["ready_day"]["mode"]) == (20, 20)
    assert tram["critical_path"] == record["package"]["critical_path"] == ["permit", "digging"]
    assert [milestone["id"] for milestone in tram["milestones"]] == ["permit", "poll", "second_line", "digging"]
    assert tram["milestones"][-1]["after"] == ["permit"]
    assert tram["milestones"][-1]["finish_day"] == {"low": 25, "mode": 50, "high": 90}
    assert tram["ready_by"]["probability"] == chances.ready_m[1].share


def test_options_alone_stand_in_the_cases_order(case) -> None:
    found = [analyse_timeline(case, (id_,), n_draws=100) for id_ in case.options]
    chances = [chances_by(timeline, 60) for timeline in found]
    receipt = receipt_of(case, "everyday", draws=100, seed=1)
    record = options_record(case, found, chances, receipt)
    assert [option["id"] for option in record["options"]] == list(case.options)
    assert "package" not in record
    assert options_days_table(case, found, chances).column("plan") == ("Stay", "Train", "Tram")
