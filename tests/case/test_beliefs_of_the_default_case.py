"""What two bundled perspectives believe otherwise: it has reasons, stays on the scales, and moves Perspectives only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import counterpoise as cp
from counterpoise.report.claim_uses import claim_uses

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def study() -> cp.Study:
    return cp.open_case(ROOT)


def test_beliefs_state_a_basis_and_count_as_uses_of_their_claims(study: cp.Study) -> None:
    case = study.case
    holders = {id_ for id_, profile in case.profiles.items() if profile.beliefs}
    assert holders == {"deterrence_hawk", "diplomacy_first"}
    uses = claim_uses(case)
    for id_ in holders:
        for option, cells in case.profiles[id_].beliefs.items():
            for criterion, cell in cells.items():
                assert cell.basis.because
                assert cell.range.mode != case.options[option].performance[criterion].range.mode
                for claim in cell.basis.claims:
                    whose = f"{case.criteria[criterion].name}, as {case.profiles[id_].name} believes"
                    assert any(use.option == option and use.what == whose for use in uses[claim])


def test_no_other_question_hears_of_them(study: cp.Study) -> None:
    case = study.case
    profiles = {id_: replace(profile, beliefs={}) for id_, profile in case.profiles.items()}
    without = cp.Study(replace(case, profiles=profiles, digest="without"))
    for id_ in ("deterrence_hawk", "diplomacy_first"):
        one, other = (each.answer(cp.Compare(weights=id_)).ranking for each in (study, without))
        assert list(one.score_i) == list(other.score_i)
    drivers = study.answer(cp.Perspectives(draws=50, between=("deterrence_hawk", "diplomacy_first"))).found.drivers
    assert any(pair.beliefs_j.any() for pair in drivers)
    assert not any(pair.beliefs_j.any() for pair in without.answer(cp.Perspectives(draws=50)).found.drivers)
