"""Settings of packages asked together: each is answered or says why not, in JSON and in words."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

import counterpoise as cp

ROOT = Path(__file__).resolve().parents[2]

RANKS = ("score", "value_by_day:120", "mean_value")
KNOWN = ("exact", "order")
SURE = (0.0, 30.0, 99.9)


@pytest.fixture(params=["listed", pytest.param("solved", marks=pytest.mark.slow)])
def study(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> cp.Study:
    if request.param == "solved":
        monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    return cp.open_case(ROOT)


@pytest.mark.parametrize("rank_by", RANKS)
def test_what_is_asked_together_is_answered_or_says_why_not(study: cp.Study, rank_by: str) -> None:
    scenario = next(iter(study.case.scenarios))
    is_listed = study.answer(cp.Packages(draws=60)).proof is None
    known_how, with_profiles = (KNOWN, (False, True)) if is_listed else (KNOWN[1:], (True,))
    for asked_in, known, sure, profiles in product(("", scenario), known_how, SURE, with_profiles):
        question = cp.Packages(
            scenario=asked_in, rank_by=rank_by, weights_known=known, sure=sure, all_profiles=profiles, draws=60, top=3
        )
        answer = study.answer(question)
        found, said = json.loads(cp.to_json(answer)), cp.headline(answer)
        why_not = found["not_computed"]
        assert found["receipt"]["question"].get("scenario", "") == asked_in
        for package in (*found["best"], *found["named"].values()):
            assert {"chances", "all_hold"} <= set(package)
        assert all(package["all_hold"] >= sure / 100 for package in found["best"])
        assert all(package["draws"] for package in found["best"]) or "spread" in why_not
        assert known == "exact" or "spread" not in why_not or "How often each package is best: " in said
        assert (found["tie_set"] is None) == (not found["best"] or "tie_set" in why_not)
        assert bool(sure) == (found["sureness"] is not None)
        if rank_by != "score":
            assert found["rank_by"] == rank_by
            assert (found["waiting"] is None) == (not found["best"])
        if profiles:
            assert (found["all_profiles"] is None) == ("all_profiles" in why_not)
            assert "profile" in said


def test_a_score_is_not_set_against_a_value_in_time(study: cp.Study) -> None:
    """What sureness costs is a difference of scores; under another rank it is not told."""
    by_score = study.answer(cp.Packages(sure=50, draws=200, limits=("cost<=500",)))
    by_value = study.answer(cp.Packages(sure=50, draws=200, limits=("cost<=500",), rank_by="value_by_day:120"))
    assert "costs" in cp.headline(by_score).partition("together in at least")[2]
    assert "costs" not in cp.headline(by_value).partition("together in at least")[2]


@pytest.mark.parametrize("part", ["core_index", "core_by_budget", "core_by_sureness", "frontier"])
def test_words_name_every_part_that_could_not_be_had(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    answer = cp.open_case(ROOT).answer(cp.Packages(**{part: True}, draws=60))
    assert "this part needs the list" in cp.headline(answer)
    assert json.loads(cp.to_json(answer))[part] is None


def test_what_all_tied_packages_hold_is_proven_of_the_sure_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the best package is sure enough, the sure ones within the margin are some of those within it."""
    asked = {"draws": 200, "limits": ("cost<=300",)}
    listed = cp.open_case(ROOT).answer(cp.Packages(sure=20, **asked))
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    study = cp.open_case(ROOT)
    plain, sure = study.answer(cp.Packages(**asked)), study.answer(cp.Packages(sure=20, **asked))
    assert sure.best.members == plain.best.members
    assert set(plain.tie_set.always) <= set(sure.tie_set.always) <= set(listed.tie_set.always)
    assert set(plain.tie_set.never) <= set(sure.tie_set.never) <= set(listed.tie_set.never)
    assert "no measure is in all of them" not in cp.headline(sure).lower()


def test_waiting_is_a_question_of_its_own(study: cp.Study) -> None:
    """Each measure's own day of effect, a month later, tells what waiting closes."""
    answer = study.answer(cp.Packages(waiting=True, limits=("effect_day<=230",), draws=60))
    found, said = json.loads(cp.to_json(answer))["waiting"], cp.headline(answer)
    assert answer.question.rank_by == "score"
    assert answer.in_time is None
    assert found["lost_per_month"] == pytest.approx(answer.waiting.lost)
    for id_ in (id_ for id_ in study.case.options if id_ != study.case.baseline):
        alone = study.answer(cp.Packages(judge=(id_,), draws=60)).judged.row
        assert (id_ in found["keeps_open"]) == (alone.effect_day + 30 <= 230)
        assert (id_ in found["closes"]) == (alone.effect_day + 30 > 230)
    assert "Waiting a month costs" in said
    assert "points of mean value" in said
    assert study.answer(cp.Packages(draws=60)).waiting is None
