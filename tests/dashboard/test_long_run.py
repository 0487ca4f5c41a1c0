"""A long run on the Robustness page: more draws, smaller errors, the same answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.dashboard import cached
from counterpoise.dashboard.pages import robustness
from tests.dashboard.visit import ROOT, Visit

TABLE = "How often each option takes each rank"


@pytest.mark.slow
def test_a_million_draws_are_drawn_on_request_and_said_so() -> None:
    few = Visit("robustness")
    many = Visit("robustness", draws="many")
    assert "Based on 100,000 simulations" in few.answer
    assert "Based on 1,000,000 simulations" in many.answer
    assert few.answer.split(" ranks first")[0] == many.answer.split(" ranks first")[0]
    assert not many.app.exception


def test_visitors_of_the_server_s_cases_and_of_uploads_share_the_turns() -> None:
    case = load_case(ROOT).case
    studies = [cached.study_of(case, is_own=is_upload) for is_upload in (False, True, False)]
    assert len({id(study.turns) for study in studies}) == 1
    assert studies[0].turns is not None


def test_a_large_case_is_offered_fewer_draws() -> None:
    case = load_case(ROOT).case
    assert list(robustness._long_runs(case)) == ["1000000"]
    large = replace(case, options={f"o{k}": next(iter(case.options.values())) for k in range(200)})
    (draws,) = robustness._long_runs(large)
    assert int(draws) * 200 * len(case.criteria) <= robustness.MOST_WORK
