"""The robustness of packages as it is asked and answered: figures, words, and questions that cannot be answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.report.answers import tables_of
from tests.dashboard.case_folders import copy_street
from tests.study.test_packages_answer import edit

WORDS = {
    "around": "the weights are roughly these",
    "order": "only the order of the weights is known",
    "unknown": "nothing is known about the weights",
}

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def answer() -> cp.Study:
    return cp.open_case(ROOT).answer(cp.Robustness(of="packages", draws=500))


def test_every_allowed_package_has_the_fields_of_an_option_and_its_members(answer) -> None:
    record = json.loads(cp.to_json(answer))
    options = json.loads(cp.to_json(cp.open_case(ROOT).answer(cp.Robustness(draws=500))))["options"]
    fields = set(next(iter(options.values())))
    shares = [package["first_share"] for package in record["packages"]]
    assert len(shares) == 96
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert all(fields | {"members", "max_regret", "dominates"} <= set(package) for package in record["packages"])
    for package in record["packages"]:
        assert package["rank_acceptability"][0] == package["first_share"]
        assert package["max_regret"] >= package["regret"] >= 0
    least = record["least_maximal_regret"]
    assert least["max_regret"] == min(package["max_regret"] for package in record["packages"])


def test_the_sentence_says_the_share_and_how_many_tie(answer) -> None:
    text = cp.headline(answer)
    assert "of 100 simulations" in text
    assert "15 packages are within the 3-point tie margin" in text
    assert "All 96 allowed packages are compared with each other." in text


def test_exact_weights_are_what_the_packages_answer_says(answer) -> None:
    study = cp.open_case(ROOT)
    spread = study.answer(cp.Packages(draws=500)).spread
    record = json.loads(cp.to_json(study.answer(cp.Robustness(of="packages", weights_known="exact", draws=500))))
    for package in record["packages"]:
        of = spread[tuple(package["members"])]
        assert (package["first_share"], package["regret"]) == pytest.approx((of.first_share, of.regret))


def test_one_package_only_and_none_at_all(tmp_path: Path) -> None:
    folder = copy_street(tmp_path / "street")
    edit(folder / "case.yaml", lambda case: case.update(limits=[{"on": "members", "at_most": 0}]))
    one = cp.open_case(folder).answer(cp.Robustness(of="packages", draws=50))
    assert "Only one package can be judged" in cp.headline(one)
    assert json.loads(cp.to_json(one))["packages"][0]["first_share"] == 1
    edit(folder / "case.yaml", lambda case: case.update(limits=[{"on": "cost", "at_most": -5}]))
    with pytest.raises(cp.QuestionFault, match="no package keeps all the rules"):
        cp.open_case(folder).answer(cp.Robustness(of="packages", draws=50))


@pytest.mark.parametrize(("asked", "words"), [({"of": "package"}, "packages"), ({"draws": 200_000}, "1 to 100,000")])
def test_what_cannot_be_answered_is_said(asked, words) -> None:
    with pytest.raises(cp.QuestionFault, match=words):
        cp.open_case(ROOT).answer(cp.Robustness(**({"of": "packages"} | asked)))


def test_weights_that_are_not_exact_give_packages_the_shares_of_their_robustness() -> None:
    study = cp.open_case(ROOT)
    firm = study.answer(cp.Packages(draws=400)).spread
    for known in ("around", "order", "unknown"):
        answer = study.answer(cp.Packages(draws=400, weights_known=known))
        robust = study.answer(cp.Robustness(of="packages", weights_known=known, draws=400)).packages
        for row, members in enumerate(robust.members):
            of = answer.spread[members]
            assert (of.first_share, of.regret) == (robust.judged.first_share_p[row], robust.judged.regret_p[row])
        assert {who: of.first_share for who, of in answer.spread.items()} != {
            who: of.first_share for who, of in firm.items()
        }
        assert tables_of(answer)[0].notes == (f"Best, regret and percentiles of the score: if {WORDS[known]}.",)
