"""How often single options keep limits and lines, against loops over draws, and beside packages of one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

import counterpoise as cp
from counterpoise.analysis.option_chances import find_option_chances
from counterpoise.analysis.packages.chances import list_conditions
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty.states import draw_inputs
from counterpoise.model import Limit
from counterpoise.report.answers import record_of, tables_of
from tests.analysis.packages.builder import make_case, make_criterion, make_option, random_case
from tests.analysis.packages.test_chances import keeps_by_hand, lines_on
from tests.oracle.package_draws import in_draw, keeps_all, widen

ROOT = Path(__file__).parents[2]
DRAWS = 24


@pytest.mark.parametrize("seed", range(20))
def test_shares_are_counts_over_draws_one_option_at_a_time(seed: int) -> None:
    rng, random = np.random.default_rng(seed), Random(seed)
    limits = (Limit("cost", 60.0), Limit("cost", 40.0, None, 1), Limit("effect_day", 250.0))
    case = lines_on(widen(replace(random_case(seed, 4, 2, with_rules=False), limits=limits), random), rng)
    conditions = list_conditions(build_rules(case), tuple(case.criteria.values()))
    found = find_option_chances(case, conditions, DRAWS, 1)
    drawn = draw_inputs(case, DRAWS, 1)
    worlds = [in_draw(case, drawn, d) for d in range(DRAWS)]
    for i, id_ in enumerate(case.options):
        alone = frozenset() if id_ == case.baseline else frozenset({id_})
        expected = sum(keeps_all(world, alone, [c.limit for c in conditions]) for world in worlds) / DRAWS
        assert found.all_p[i] == pytest.approx(expected)
        for c, condition in enumerate(conditions):
            kept = sum(keeps_by_hand(world, alone, condition.limit) for world in worlds) / DRAWS
            assert found.holds_pc[i, c] == pytest.approx(kept)


@pytest.mark.parametrize("level", [0.1, 0.3, 1 / 3, 7.7, 123.456])
def test_a_level_on_its_line_keeps_it_in_every_draw(level: float) -> None:
    """Draws are held in single precision; its rounding breaks no line."""
    options = [make_option("today", {"c": level}), make_option("a", {"c": level}), make_option("b", {"c": level})]
    for line in ({"red_line": level}, {"must_reach": level}):
        for ends in ((0.0, 200.0), (200.0, 0.0)):
            case = make_case([make_criterion("c", *ends, **line)], options, digest=f"{level} {line} {ends}")
            question = cp.Packages(weights={"c": 1.0}, draws=5)
            best = json.loads(cp.to_json(cp.Study(case).answer(question)))["best"]
            compared = json.loads(cp.to_json(cp.Study(case).answer(cp.Compare(weights={"c": 1.0}))))["options"]
            assert {option["all_hold"] for option in compared} == {1.0}
            assert best[0]["all_hold"] == 1.0


def test_an_option_and_the_package_of_it_alone_have_the_same_chances() -> None:
    study = cp.open_case(ROOT)
    options = json.loads(cp.to_json(study.answer(cp.Compare())))["options"]
    packages = json.loads(cp.to_json(study.answer(cp.Packages(min_members=1, max_members=1, top=20))))["best"]
    by_id = {option["id"]: option for option in options}
    for package in packages:
        (id_,) = package["members"]
        assert package["all_hold"] == pytest.approx(by_id[id_]["all_hold"], abs=0.001)


def test_no_option_that_keeps_all_lines_is_said_and_the_first_is_not_named_without_its_line() -> None:
    study = cp.open_case(ROOT)
    said = cp.headline(study.answer(cp.Compare()))
    assert "No option keeps all lines: " in said
    assert "crosses the red line on" in said


def test_the_tie_set_of_measures_grows_with_the_margin() -> None:
    study = cp.open_case(ROOT)
    counts = []
    for margin in (0.0, 3.0, 7.0, 100.0):
        wide = cp.Study(replace(study.case, too_close=margin, digest=f"margin {margin}"))
        answer = wide.answer(cp.Compare())
        record = json.loads(cp.to_json(answer))
        scores = [option["score"] for option in record["options"]]
        assert record["tie_set"]["count"] == sum(score >= max(scores) - margin - 1e-9 for score in scores)
        counts.append(record["tie_set"]["count"])
        assert ("too close to call" in cp.headline(answer).lower()) == (counts[-1] > 1)
    assert counts == sorted(counts)


def test_each_rule_has_a_column_on_demand() -> None:
    study = cp.open_case(ROOT)
    plain, asked = (study.answer(cp.Compare(show=show)) for show in (("level",), ("level", "chances")))
    plain_ids, ids = ([column.id for column in tables_of(answer)[0].columns] for answer in (plain, asked))
    assert [id_ for id_ in ids if id_ not in plain_ids] == [f"holds.{c}" for c in range(len(asked.kept.conditions))]
    for row, option in zip(tables_of(asked)[0].rows, record_of(asked)["options"], strict=True):
        shown = [cell for id_, cell in zip(ids, row, strict=True) if id_.startswith("holds.")]
        assert shown == pytest.approx([100 * chance["holds"] for chance in option["chances"]])
