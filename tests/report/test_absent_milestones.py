"""An option that would come first and is not chosen has no day, in tables, charts and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import counterpoise as cp
from counterpoise.report.charts import milestones

ROOT = Path(__file__).parents[2]
ABSENT = {"R12_threat_announced", "R13_inspectors_admitted"}


def rows_of(package: str) -> dict[str, dict[str, object]]:
    answer = cp.open_case(ROOT).answer(cp.Timeline(package=package, draws=100))
    return {row["id"]: row for row in json.loads(cp.to_json(answer))["package"]["milestones"]}


def test_what_is_not_in_the_package_has_no_day() -> None:
    alone, with_threat = rows_of("P3_flexibility_only"), rows_of("P4_financial_balance")
    assert {id_ for id_, row in alone.items() if not row["in_package"]} == ABSENT
    assert all(alone[id_]["start_day"] is None and alone[id_]["finish_day"] is None for id_ in ABSENT)
    assert with_threat["R12_threat_announced"]["finish_day"]["mode"] == 10
    assert {id_ for id_, row in with_threat.items() if not row["in_package"]} == {"R13_inspectors_admitted"}


def test_tables_say_so_and_charts_leave_it_out() -> None:
    study = cp.open_case(ROOT)
    table = cp.frames(study.answer(cp.Timeline(package="P3_flexibility_only", draws=100)))["timeline"]
    last = table.iloc[-2:]
    assert set(last["gates"]) == {"not in this package"}
    assert last[["start", "finish", "finish_low", "finish_high", "spare", "share"]].isna().all().all()
    assert ABSENT.isdisjoint(str(row["id"]) for row in milestones.rows(study.case, "flexibility"))
