"""Rules on packages mean the same packages in every question that asks about packages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import counterpoise as cp

ROOT = Path(__file__).parents[2]

RULES = (
    {"limits": ["cost<=300"]},
    {"must": ["inspectors_first"], "max_members": 2},
    {"must_not": ["flexibility"], "min_members": 3},
    {"limits": ["cost<=500"], "sure": 50},
    {"stacking": ["threat_removal.gains=0"]},
)


@pytest.fixture(scope="module")
def study() -> cp.Study:
    return cp.open_case(ROOT)


@pytest.mark.parametrize("rules", RULES, ids=str)
def test_the_packages_judged_are_those_that_are_allowed(rules, study) -> None:
    asked = study.answer(cp.Packages(draws=100, top=10_000, **rules))
    robust = study.answer(cp.Robustness(of="packages", weights_known="exact", draws=100, **rules))
    assert set(robust.packages.members) == {row.members for row in asked.ranking.rows}
    assert robust.tie_count == asked.tie_set.count
    of = dict(zip(robust.packages.members, robust.packages.judged.first_share_p, strict=True))
    assert of == {members: spread.first_share for members, spread in asked.spread.items()}


def test_the_rules_are_said(study) -> None:
    answer = study.answer(
        cp.Robustness(of="packages", draws=100, limits=["cost<=500"], must_not=["naval_readiness"], sure=50)
    )
    said = cp.headline(answer).partition("Only packages that also keep these: ")[2]
    assert said.startswith("Naval readiness must be excluded")
    assert "committed cost at most 500.0 million USD" in said
    assert said.endswith("hold together in at least 50 % of simulations.")
    assert json.loads(cp.to_json(cp.ask_again(study, json.loads(cp.to_json(answer))))) == json.loads(cp.to_json(answer))


def test_rules_that_no_package_keeps_and_rules_on_single_options_are_refused(study) -> None:
    with pytest.raises(cp.QuestionFault, match="no package keeps all the rules often enough"):
        study.answer(cp.Robustness(of="packages", draws=100, sure=100))
    with pytest.raises(cp.QuestionFault, match="applies to packages, not to single options"):
        study.answer(cp.Robustness(draws=1000, must=["flexibility"]))
