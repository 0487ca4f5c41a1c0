"""The Packages page when the options are too many to list every package: the default case, told so."""

from __future__ import annotations

import pytest

from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.listed.uncertain import draw_packages, draw_parts, judge_uncertainty
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.analysis.uncertainty.states import draw_states
from counterpoise.casefile import load_case
from counterpoise.model import Limit
from counterpoise.study import Study
from counterpoise.study.effort import PACKAGE_DRAWS, SEED, TOP
from counterpoise.study.questions import packages
from tests.dashboard.visit import ALL_OPEN, ROOT, Visit


@pytest.fixture
def told_too_many(monkeypatch) -> None:
    monkeypatch.setattr(packages, "MOST_LISTED", 3)


def test_it_finds_the_packages_that_listing_finds(monkeypatch) -> None:
    case = load_case(ROOT).case
    listed = Study(case).answer(packages.Packages())
    monkeypatch.setattr(packages, "MOST_LISTED", 3)
    solved = Study(case).answer(packages.Packages())
    assert listed.proof is None
    assert solved.proof.is_complete
    assert [row.members for row in solved.ranking.rows] == [row.members for row in listed.ranking.rows]
    assert len(Visit("packages").tables["Packages ranked"]) == TOP


def test_it_says_what_is_proven_and_places_named_packages_without_counting(told_too_many) -> None:
    visit = Visit("packages", open=ALL_OPEN)
    assert not visit.app.exception
    assert any("proven best" in words for words in visit.words)
    assert "Predefined packages" in visit.tables
    assert len(visit.charts) == 3  # sureness, profiles and balance; core index and frontier need a list
    assert any("Its balance index" in words and "place" not in words for words in visit.words)


def test_a_package_of_ones_own_is_compared_with_the_best(told_too_many) -> None:
    visit = Visit("packages", members="flexibility")
    assert not visit.app.exception
    assert any("behind the best allowed package" in words for words in visit.words)


def test_why_a_measure_is_out_is_answered_when_asked(told_too_many) -> None:
    best = Visit("packages").tables["Packages ranked"]["Members"].iloc[0]
    case = load_case(ROOT).case
    outside = next(id_ for id_, option in case.options.items() if option.label not in best and id_ != case.baseline)
    visit = Visit("packages", absent=outside)
    assert not visit.app.exception
    assert any("the best of them, " in words for words in visit.words)
    assert not any("the best of them, " in words for words in Visit("packages").words)


def test_rules_that_clash_are_named(told_too_many) -> None:
    visit = Visit("packages", limits="ready_day<=0;cost>=100000")
    assert not visit.app.exception
    assert any("No package keeps" in error.value for error in visit.app.error)


def test_the_spread_under_a_limit_is_that_of_drawing_the_packages_that_keep_it() -> None:
    case = load_case(ROOT).case
    question = packages.Packages(weights=dict.fromkeys(case.criteria, 1.0), max_members=2, limits=("cost<=200",))
    answer = Study(case).answer(question)
    rules = build_rules(case, at_most_members=2, limits=(Limit("cost", at_most=200.0),))
    table = tabulate_packages(build_parts(case), rules)
    judged = judge_uncertainty(
        draw_packages(table, draw_parts(case, draw_states(case, PACKAGE_DRAWS, SEED))), answer.ranking.weight_j
    )
    assert 0 < len(answer.spread) == table.n_feasible < answer.ranking.n_possible
    for members, share, low in zip(
        table.members(range(table.n_feasible)), judged.first_share_p, judged.low_p, strict=True
    ):
        assert answer.spread[members].first_share == pytest.approx(share, abs=1e-9)
        assert answer.spread[members].low == pytest.approx(low, abs=1e-4)
