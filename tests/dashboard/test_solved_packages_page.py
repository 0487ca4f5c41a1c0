"""The Packages page when the options are too many to list every package: the default case, told so."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.packages.listed.uncertain import draw_packages, draw_parts, judge_uncertainty
from counterpoise.analysis.packages.settings import PackageSettings
from counterpoise.analysis.score import rank_options
from counterpoise.analysis.uncertainty.states import draw_states
from counterpoise.casefile import load_case
from counterpoise.dashboard import cached
from counterpoise.model import Limit
from tests.dashboard.visit import ROOT, Visit, default_visit


@pytest.fixture
def told_too_many(monkeypatch) -> None:
    monkeypatch.setattr(cached, "MOST_MEMBERS", 3)


def test_it_finds_the_packages_that_listing_finds(told_too_many) -> None:
    listed, found = default_visit("packages").tables["Packages ranked"], Visit("packages").tables["Packages ranked"]
    assert found["Members"].tolist() == listed["Members"].tolist()[: len(found)]
    assert len(found) == cached.SOLVED_TOP


def test_it_says_what_is_proven_and_places_named_packages_without_counting(told_too_many) -> None:
    visit = Visit("packages")
    assert not visit.app.exception
    assert any("proven to be the best" in words for words in visit.words)
    assert "The case's own packages" in visit.tables
    assert len(visit.charts) == 1
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
    assert any("The best package that holds it" in words for words in visit.words)
    assert not any("The best package that holds it" in words for words in Visit("packages").words)


def test_rules_that_clash_are_named(told_too_many) -> None:
    visit = Visit("packages", limits="ready_day<=0;cost>=100000")
    assert not visit.app.exception
    assert any("No package keeps" in error.value for error in visit.app.error)


def test_the_spread_under_a_limit_is_that_of_drawing_the_packages_that_keep_it() -> None:
    case = load_case(ROOT).case
    ranking = rank_options(build_performance_table(case), np.ones(len(case.criteria)))
    settings = PackageSettings(at_most_members=2, limits=(Limit("cost", at_most=200.0),))
    found = cached.package_spread(case, settings, ranking)
    table = cached.packages(case, settings)
    parts = draw_parts(case, draw_states(case, cached.PACKAGE_DRAWS, cached.SEED))
    judged = judge_uncertainty(draw_packages(table, parts), ranking.weight_j)
    assert 0 < len(found) == table.n_feasible < cached.packages(case, PackageSettings()).n_feasible
    for members, share, low in zip(
        table.members(range(table.n_feasible)), judged.first_share_p, judged.low_p, strict=True
    ):
        assert found[members].first_share == pytest.approx(share, abs=1e-9)
        assert found[members].low == pytest.approx(low, abs=1e-4)
