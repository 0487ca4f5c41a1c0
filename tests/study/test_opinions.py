"""Many people's weights: counts and quantiles against plain loops, laws, and what is refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.study import QuestionFault, Study
from counterpoise.study.opinions import compare_rounds, gather_opinions, spread_of_profiles
from tests.oracle.perspectives import ranks, tied_concordance

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def study() -> Study:
    return cp.open_case(ROOT / "examples" / "teaching")


def draw_people(study: Study, n: int, seed: int) -> dict[str, dict[str, float]]:
    numbers = random.Random(seed)
    return {
        f"p{k}": {id_: numbers.choice((0.0, numbers.random(), 1.0)) for id_ in study.case.criteria}
        | {next(iter(study.case.criteria)): 0.3}
        for k in range(n)
    }


def quantile(numbers: list[float], share: float) -> float:
    """Linear between the neighbors in order."""
    ordered = sorted(numbers)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


@pytest.mark.parametrize("seed", range(5))
def test_what_people_put_first_is_what_compare_says_of_each(study: Study, seed: int) -> None:
    people = draw_people(study, 9, seed)
    found = gather_opinions(study, people)
    scores = []
    for own in people.values():
        ranking = study.answer(cp.Compare(weights=own)).ranking
        by_id = dict(zip(ranking.option_ids, ranking.score_i, strict=True))
        scores.append([by_id[members[0]] for members in found.members])
    margin = study.case.too_close
    for c in range(len(found.members)):
        column = [row[c] for row in scores]
        assert found.first_c[c] == sum(row[c] >= max(row) - 1e-9 for row in scores)
        assert found.tied_c[c] == sum(row[c] >= max(row) - margin - 1e-9 for row in scores)
        assert found.mean_score_c[c] == pytest.approx(sum(column) / len(column))
        assert found.mean_rank_c[c] == pytest.approx(sum(ranks(row)[c] for row in scores) / len(scores))
        assert found.largest_regret_c[c] == pytest.approx(max(max(row) - row[c] for row in scores))
    assert found.concordance == pytest.approx(tied_concordance(scores))
    assert found.price == pytest.approx(min(found.largest_regret_c))


@pytest.mark.parametrize("seed", range(5))
def test_the_spread_is_that_of_shares(study: Study, seed: int) -> None:
    people = draw_people(study, 7, seed)
    spread = gather_opinions(study, people).spread
    for j, id_ in enumerate(study.case.criteria):
        shares = [own[id_] / sum(own.values()) for own in people.values()]
        for q, share in enumerate((0, 0.25, 0.5, 0.75, 1)):
            assert spread.quantile_qj[q, j] == pytest.approx(quantile(shares, share))
        assert spread.mean_j[j] == pytest.approx(sum(shares) / len(shares))
    assert spread.mean_j.sum() == pytest.approx(1)


def test_people_who_weigh_alike_agree_in_everything(study: Study) -> None:
    own = {id_: 10.0 for id_ in study.case.criteria}
    found = gather_opinions(study, {f"p{k}": own for k in range(4)}, "packages")
    assert found.price == 0
    assert found.concordance == pytest.approx(1)
    assert found.coalitions.groups == ((0, 1, 2, 3),)
    assert all(of is not None and of.price == 0 for of in found.compromise.values())
    assert found.spread.quantile_qj[0] == pytest.approx(found.spread.quantile_qj[4])


def test_packages_are_those_of_packages(study: Study) -> None:
    people = draw_people(study, 3, 1)
    found = gather_opinions(study, people, "packages")
    for a, own in enumerate(people.values()):
        best = study.answer(cp.Packages(weights=own, top=1)).ranking.rows[0]
        assert found.members[found.best_a[a]] == best.members


def test_coalitions_hold_everybody_once(study: Study) -> None:
    found = gather_opinions(study, draw_people(study, 20, 3))
    assert sorted(a for group in found.coalitions.groups for a in group) == list(range(20))
    assert found.group_mean_gj.sum(axis=1) == pytest.approx(1)


def test_movement_counts_those_who_answered_both_rounds(study: Study) -> None:
    first, second, *_ = study.case.criteria
    before = gather_opinions(study, {"a": {first: 1.0}, "b": {first: 1.0}, "gone": {second: 1.0}})
    after = gather_opinions(study, {"new": {second: 1.0}, "b": {second: 1.0}, "a": {first: 3.0, second: 1.0}})
    moved = compare_rounds(before, after)
    assert moved is not None
    assert moved.n_people == 2
    assert moved.moved == pytest.approx((0.25 + 1) / 2)
    assert moved.shift_j[:2] == pytest.approx((0.625, 0.625))
    assert compare_rounds(before, gather_opinions(study, {"new": {first: 1.0}})) is None


def test_nobody_and_too_many_are_refused(study: Study, monkeypatch) -> None:
    with pytest.raises(QuestionFault, match="nobody has answered yet"):
        gather_opinions(study, {})
    monkeypatch.setattr("counterpoise.study.opinions.MOST_SCORES", 3)
    with pytest.raises(QuestionFault, match="too many packages for so many people"):
        gather_opinions(study, draw_people(study, 4, 9), "packages")


def test_one_person_is_no_group_but_has_an_answer(study: Study) -> None:
    found = gather_opinions(study, draw_people(study, 1, 1))
    assert found.concordance is None
    assert found.coalitions.groups == ((0,),)


def test_the_profiles_of_a_case_are_people_too(study: Study) -> None:
    assert spread_of_profiles(study.case).n_people == len(study.case.profiles)
