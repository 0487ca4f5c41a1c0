"""What would change the package, asked as a question: the numbers read, typed in, do what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.analysis.packages.flips.find import Flip
from counterpoise.report.sentences.package_flips import is_at_once, scope_sentence, typed_number
from counterpoise.study import QuestionFault
from counterpoise.study.packages.sensitivity import PackageSensitivity

ROOT = Path(__file__).parents[2]

LIMITS = ("direct_cost<=400", "ready_day<=120")


@pytest.fixture(scope="module")
def study() -> cp.Study:
    return cp.open_case(ROOT)


@pytest.fixture(scope="module")
def answer(study: cp.Study):
    return study.answer(cp.Sensitivity(of="packages", limits=LIMITS))


@pytest.fixture(scope="module")
def found(answer) -> PackageSensitivity:
    return answer.packages


def flips_of(found: PackageSensitivity, kind: str) -> list[Flip]:
    return [flip for flip in found.flips if flip.number.kind == kind and not is_at_once(flip)]


def state(study: cp.Study, **settings: object) -> tuple[set[str] | None, set[str]]:
    answer = study.answer(cp.Packages(**({"limits": LIMITS, "draws": 1} | settings)))
    best = None if answer.best is None else set(answer.best.members)
    return best, set(answer.tie_set.always) if answer.tie_set else set()


def assert_flipped(study: cp.Study, found: PackageSensitivity, flip: Flip, **settings: object) -> None:
    best, always = state(study, **settings)
    if flip.event == "best":
        assert best == (None if flip.members is None else set(flip.members)), flip
    else:
        assert set(flip.joins) <= always, flip
        assert not set(flip.leaves) & always, flip


def test_a_weight_that_is_read_and_typed_in_changes_the_package(study: cp.Study, found: PackageSensitivity) -> None:
    flips = flips_of(found, "weight")
    assert flips
    ids = list(study.case.criteria)
    for flip in flips[:8]:
        share, at = typed_number(study.case, flip)[1], ids.index(flip.number.criterion)
        rest = 1 - found.weight_j[at]
        points = {id_: w / rest * (1 - share) for id_, w in zip(ids, found.weight_j, strict=True)}
        assert_flipped(study, found, flip, weights=points | {flip.number.criterion: share})


def test_a_stacking_share_that_is_read_and_typed_in_changes_the_package(study: cp.Study, found) -> None:
    for flip in flips_of(found, "stacking")[:5]:
        share = typed_number(study.case, flip)[1]
        assert_flipped(study, found, flip, stacking=[f"{flip.number.criterion}.{flip.number.about[0]}={share!r}"])


def test_a_limit_that_is_read_and_typed_in_changes_the_package(study: cp.Study, found: PackageSensitivity) -> None:
    flips = flips_of(found, "limit")
    assert flips
    for flip in flips:
        limits = list(LIMITS)
        limits[flip.number.place] = f"{flip.number.about[0]}<={typed_number(study.case, flip)[1]!r}"
        assert_flipped(study, found, flip, limits=limits)


def test_equal_questions_have_equal_bytes(answer) -> None:
    again = cp.open_case(ROOT).answer(cp.Sensitivity(of="packages", limits=LIMITS))
    assert cp.to_json(again) == cp.to_json(answer)


def test_the_answer_names_the_three_nearest_changes_and_what_to_find_out(answer, found: PackageSensitivity) -> None:
    lines = cp.headline(answer).splitlines()
    assert sum("becomes the best package if" in line or "within the tie margin if" in line for line in lines) == 3
    assert any(line.startswith(("Worth finding out", "Decide now")) for line in lines)
    assert found.is_complete
    assert found.is_listed
    assert all(value.regret_avoided <= found.worth.perfect + 4 * value.error for value in found.worth.inputs)


def test_rules_on_packages_are_refused_for_single_options(study: cp.Study) -> None:
    with pytest.raises(QuestionFault, match="add --of packages"):
        study.answer(cp.Sensitivity(limits=LIMITS))
    with pytest.raises(QuestionFault, match="there are: options, packages"):
        study.answer(cp.Sensitivity(of="package"))


def test_sureness_looks_only_at_packages_that_are_sure_enough(study: cp.Study) -> None:
    listed = study.answer(cp.Packages(sure=60.0, draws=400, top=10_000))
    sure_enough = {row.members for row in listed.ranking.rows}
    found = study.answer(cp.Sensitivity(of="packages", sure=60.0, draws=400, top=5)).packages
    assert found.rows[0].members == listed.best.members
    assert found.n_looked == len(sure_enough)
    assert {flip.members for flip in found.flips if flip.members is not None} <= sure_enough
    assert "at least 60 % of simulations" in scope_sentence(study.case, found)


def test_sureness_applies_to_packages_only(study: cp.Study) -> None:
    with pytest.raises(QuestionFault):
        study.answer(cp.Sensitivity(sure=60.0))


def test_the_nearest_changes_are_proven_where_packages_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    question = cp.Sensitivity(of="packages", draws=200)
    listed = cp.open_case(ROOT).answer(question).packages
    monkeypatch.setattr("counterpoise.study.questions.packages.MOST_LISTED", 3)
    study = cp.open_case(ROOT)
    solved = study.answer(question).packages
    assert not solved.is_listed
    assert solved.n_proven == 3
    for ours, theirs in zip(solved.flips[:3], listed.flips[:3], strict=True):
        assert (ours.event, ours.number, ours.members) == (theirs.event, theirs.number, theirs.members)
        assert ours.then == pytest.approx(theirs.then)
    assert "the solver proves which package is best" in scope_sentence(study.case, solved)
    assert not listed.n_proven
