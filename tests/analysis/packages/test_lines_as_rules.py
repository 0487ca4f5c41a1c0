"""Red lines and levels to reach as rules: what crosses one at most likely levels is not allowed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml

import counterpoise as cp
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.study import Study
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case
from tests.analysis.packages.test_chances import lines_on
from tests.dashboard.case_folders import copy_default

ROOT = Path(__file__).parents[3]


def as_rules(case):
    return replace(case, criteria={id_: replace(c, applies="rule") for id_, c in case.criteria.items()})


@pytest.mark.parametrize("seed", range(25))
def test_only_packages_that_keep_every_line_are_allowed(seed: int) -> None:
    flagged = replace(lines_on(random_case(seed, 4, 2), np.random.default_rng(seed)), digest=f"lines {seed}")
    ruled = replace(as_rules(flagged), digest=f"rules {seed}")
    limits = build_rules(ruled).limits
    expected = {m for m in brute.all_sets(flagged) if brute.obeys(flagged, m, limits=limits)}
    question = cp.Packages(weights=dict.fromkeys(flagged.criteria, 1.0), top=100)
    answers = [Study(case).answer(question) for case in (flagged, ruled)]
    free, kept = ({frozenset(row.members) for row in answer.ranking.rows} for answer in answers)
    assert kept == expected
    assert free == {m for m in brute.all_sets(flagged) if brute.obeys(flagged, m)}
    kinds = {c["kind"] for p in json.loads(cp.to_json(answers[1]))["best"] for c in p["chances"]}
    assert kinds <= {"red_line", "must_reach"}


def test_a_line_made_a_rule_in_the_files_is_said_of_measures_and_packages(tmp_path: Path) -> None:
    folder = copy_default(tmp_path / "case")
    path = folder / "case.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    ruled = [id_ for id_, criterion in data["criteria"].items() if "red_line" in criterion]
    for id_ in ruled:
        data["criteria"][id_]["applies"] = "rule"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    before, after = cp.open_case(ROOT), cp.open_case(folder)
    packages = [study.answer(cp.Packages()) for study in (before, after)]
    assert packages[1].ranking.n_feasible < packages[0].ranking.n_feasible
    compared = after.answer(cp.Compare())
    assert "is not allowed: it crosses the red line" in cp.headline(compared)
    flags = [flag["text"] for flag in json.loads(cp.to_json(compared))["options"][0]["flags"]]
    assert any(text.startswith("not allowed") for text in flags)
