"""Who gains and who pays in the default case: said for everybody, with reasons, and outside of every score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.model import Case
from counterpoise.study import Study
from counterpoise.study.questions.compare import Compare
from counterpoise.study.questions.perspectives import Perspectives

ROOT = Path(__file__).resolve().parents[2]
CASES = (ROOT, *(ROOT / "examples" / name for name in ("teaching", "city_traffic", "electricity")))


def case_in(folder: Path) -> Case:
    case = load_case(folder).case
    assert case is not None
    return case


@pytest.fixture(scope="module")
def case() -> Case:
    return case_in(ROOT)


def test_every_measure_says_what_it_does_to_every_actor_in_every_period(case: Case) -> None:
    assert {"nk_people", "seoul_people"} <= set(case.actors)
    for option in case.options.values():
        if option.id == case.baseline:
            assert option.impacts == {}
            continue
        assert list(option.impacts) == list(case.actors), option.id
        assert all(list(row) == list(case.periods) for row in option.impacts.values()), option.id


def test_every_impact_is_marked_as_a_judgment_with_a_reason(case: Case) -> None:
    for option in case.options.values():
        for row in option.impacts.values():
            for impact in row.values():
                assert impact.basis.kind == "judgement"
                assert len(impact.basis.because.split()) >= 3


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_no_score_moves_by_impacts(folder: Path) -> None:
    case = case_in(folder)
    bare = replace(
        case,
        options={id_: replace(option, impacts={}) for id_, option in case.options.items()},
        actors={},
        periods={},
        impact_scale=(),
    )
    asked = Compare(weights=case.default_profile)
    assert Study(bare).answer(asked).ranking.score_i.tolist() == pytest.approx(
        Study(case).answer(asked).ranking.score_i.tolist(), nan_ok=True, abs=0
    )


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_somebody_gains_and_somebody_pays(folder: Path) -> None:
    case = case_in(folder)
    found = Study(case).answer(Perspectives(weights=case.default_profile, draws=50)).interests
    assert found is not None
    losses = [found.largest_loss(c) for c in range(len(found.members))]
    assert any(loss is not None for loss in losses)
    assert any(found.actors_with(c, "gains", "mixed") for c in range(len(found.members)))
    assert found.groups is not None


def test_threats_are_paid_for_near_the_border_and_flexible_terms_are_not(case: Case) -> None:
    found = Study(case).answer(Perspectives(weights=case.default_profile, draws=50)).interests
    by_option = {members[0]: c for c, members in enumerate(found.members)}
    near = found.actors.index("seoul_people")
    assert found.verdict(by_option["strike_planning"], near) == "loses"
    assert found.verdict(by_option["naval_readiness"], near) == "loses"
    assert found.verdict(by_option["flexibility"], near) == "gains"
