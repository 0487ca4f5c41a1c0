"""The deadline that is asked about when nobody names one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import counterpoise as cp
from tests.dashboard.case_folders import ROOT, copy_street


def test_a_case_states_it_or_the_end_of_its_horizon_is_taken() -> None:
    case = cp.open_case(ROOT / "examples" / "teaching").case
    stated, unstated = replace(case, deadline_day=184.0), replace(case, deadline_day=None)
    assert cp.Timeline().complete(stated).by == 184
    assert cp.Timeline().complete(unstated).by == case.horizon_days
    assert cp.Timeline(by=30).complete(stated).by == 30


@pytest.mark.parametrize(("day", "problems"), [(0, 0), (400, 0), (-1, 1), (40000, 1)])
def test_it_is_a_day_after_the_decision(tmp_path: Path, day: float, problems: int) -> None:
    copy_street(tmp_path)
    data = yaml.safe_load((tmp_path / "case.yaml").read_text("utf-8")) | {"deadline_day": day}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    errors = [problem for problem in cp.check_case(tmp_path) if problem.path == "deadline_day"]
    assert len(errors) == problems
