"""Packages under several weight profiles, against plain loops over all packages."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import counterpoise as cp
from counterpoise.model import WeightProfile
from counterpoise.study import Study
from tests.analysis.packages import brute
from tests.analysis.packages.builder import random_case


def case_with_profiles(seed: int):
    rng = np.random.default_rng(seed)
    case = random_case(seed, int(rng.integers(1, 6)), 2)
    points = {f"p{k}": dict.fromkeys(case.criteria, 0.0) for k in range(3)}
    for weights in points.values():
        weights |= {id_: float(rng.integers(1, 10)) for id_ in case.criteria}
    profiles = {id_: WeightProfile(id_, id_, "somebody", "made up", points=p) for id_, p in points.items()}
    return replace(case, profiles=profiles, default_profile="p0", too_close=5.0, digest=f"profiles {seed}"), points


def scores_by_hand(case, points):
    allowed = [members for members in brute.all_sets(case) if brute.obeys(case, members)]
    return {
        id_: {members: brute.score(case, members, list(p.values())) for members in allowed} for id_, p in points.items()
    }


@pytest.mark.parametrize("seed", range(40))
def test_listed_profiles_are_what_loops_find(seed: int) -> None:
    case, points = case_with_profiles(seed)
    scores = scores_by_hand(case, points)
    best = {id_: max(of.values()) for id_, of in scores.items()}
    found = json.loads(cp.to_json(Study(case).answer(cp.Packages(all_profiles=True))))["all_profiles"]
    assert set(found["by_profile"]) == set(points)
    for id_, row in found["by_profile"].items():
        assert row["best"]["score"] == pytest.approx(best[id_])
        assert row["tie_count"] == sum(score >= best[id_] - 5 - 1e-9 for score in scores[id_].values())
        for other, lost in row["regret"].items():
            taken = frozenset(found["by_profile"][other]["best"]["members"])
            assert lost == pytest.approx(best[id_] - scores[id_][taken], abs=1e-8)
    members = list(scores["p0"])
    tied = {m for m in members if all(scores[id_][m] >= best[id_] - 5 - 1e-9 for id_ in points)}
    assert {frozenset(package["members"]) for package in found["in_every_tie_set"]} == tied
    largest = {m: max(best[id_] - scores[id_][m] for id_ in points) for m in members}
    least = found["least_maximal_regret"]
    assert least["regret"] == pytest.approx(min(largest.values()), abs=1e-8)
    assert largest[frozenset(least["members"])] == pytest.approx(least["regret"], abs=1e-8)


@pytest.mark.parametrize("seed", range(8))
def test_solved_profiles_have_the_same_best_and_say_what_was_compared(seed: int, monkeypatch) -> None:
    case, _ = case_with_profiles(seed)
    listed = Study(case).answer(cp.Packages(all_profiles=True)).across
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 0)
    answer = Study(case).answer(cp.Packages(all_profiles=True))
    solved = answer.across
    assert [best.score for best in solved.best] == pytest.approx([best.score for best in listed.best])
    assert {best.tie_count for best in solved.best} == {None}
    assert solved.least.largest >= listed.least.largest - 1e-9
    assert "packages are compared" in cp.headline(answer)
