"""Packages ranked by value in time, against plain loops over days, and against the timeline."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.study import Study
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case

ROOT = Path(__file__).parents[3]


def worth(case, members: frozenset[str], day: float) -> float:
    """Score points on one day: typed criteria by the members in effect, the others by the whole package."""
    acting = frozenset(
        id_ for id_ in members if brute._option_ready(case, id_, members) + case.options[id_].lag_days.mode <= day
    )
    values = [
        brute.value(c, brute.level(case, members if c.measured_by else acting, c)) for c in case.criteria.values()
    ]
    return 100 * sum(values) / len(values)


def average(case, members: frozenset[str]) -> float:
    days = {brute._option_ready(case, id_, members) + case.options[id_].lag_days.mode for id_ in members}
    edges = sorted({0.0, case.horizon_days} | {d for d in days if 0 < d < case.horizon_days})
    area = sum(worth(case, members, a) * (b - a) for a, b in pairwise(edges))
    return area / case.horizon_days


@pytest.mark.parametrize("seed", range(30))
def test_packages_stand_in_the_order_of_what_loops_over_days_find(seed: int) -> None:
    case = replace(random_case(seed, 4, 2), digest=f"in time {seed}")
    allowed = [members for members in brute.all_sets(case) if brute.obeys(case, members)]
    expected = {
        "mean_value": {members: average(case, members) for members in allowed},
        "value_by_day:150": {members: worth(case, members, 150) for members in allowed},
    }
    for rank_by, value in expected.items():
        question = cp.Packages(weights=dict.fromkeys(case.criteria, 1.0), rank_by=rank_by, top=100)
        best = json.loads(cp.to_json(Study(case).answer(question)))["best"]
        key = rank_by.partition(":")[0]
        assert {frozenset(row["members"]): row[key] for row in best} == pytest.approx(value)
        assert [row[key] for row in best] == pytest.approx(sorted(value.values(), reverse=True))
        assert [row["rank"] for row in best] == sorted(row["rank"] for row in best)


def test_mean_value_is_that_of_the_timeline_at_most_likely_days() -> None:
    study = cp.open_case(ROOT)
    for row in study.answer(cp.Packages(rank_by="mean_value", top=3)).ranking.rows:
        timeline = json.loads(cp.to_json(study.answer(cp.Timeline(members=row.members))))
        (mode_average,) = find(timeline, "mode_average")
        found = study.answer(cp.Packages(rank_by="mean_value", top=3)).in_time
        assert found.value_by_members[row.members] == pytest.approx(mode_average)


def find(tree: object, key: str) -> set[float]:
    if isinstance(tree, dict):
        own = {tree[key]} if isinstance(tree.get(key), float) else set()
        return own.union(*(find(child, key) for child in tree.values()))
    return set().union(*(find(child, key) for child in tree)) if isinstance(tree, list) else set()


def test_the_score_is_never_ranked_by_time_without_a_word() -> None:
    study = cp.open_case(ROOT)
    answer = study.answer(cp.Packages(rank_by="value_by_day:90", why_not="all"))
    assert "not by score" in cp.headline(answer)
    assert "compares scores" in json.loads(cp.to_json(answer))["not_computed"]["why_not"]
    assert answer.waiting.lost >= 0
    assert cp.to_json(study.answer(cp.Packages(rank_by="score"))) == cp.to_json(study.answer(cp.Packages()))


def test_a_solved_case_says_which_packages_were_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    answer = cp.open_case(ROOT).answer(cp.Packages(rank_by="mean_value"))
    assert "packages are ranked: those that score best and their neighbors" in cp.headline(answer)


@pytest.mark.parametrize("rank_by", ["value_by_day", "value_by_day:5000", "value_by_day:-1", "value_by_day:x", "speed"])
def test_what_cannot_be_ranked_by_is_refused(rank_by: str) -> None:
    with pytest.raises(cp.QuestionFault):
        cp.open_case(ROOT).answer(cp.Packages(rank_by=rank_by))
