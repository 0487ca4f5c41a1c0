"""A percentage that looks like a fraction is asked back at every question that takes one."""

from __future__ import annotations

import pytest

import counterpoise as cp
from counterpoise.study import Study
from counterpoise.study.questions.answer import WholeQuestion
from tests.dashboard.visit import ROOT


@pytest.fixture(scope="module")
def study() -> Study:
    return cp.open_case(ROOT / "examples/teaching")


@pytest.mark.parametrize(
    "question",
    [
        WholeQuestion(sure=0.8),
        cp.Packages(sure=0.8),
        cp.Robustness(of="packages", sure=0.8),
        cp.Sensitivity(of="packages", sure=0.8),
        cp.Timeline(sure=0.8),
        cp.Brief(sure=0.8),
    ],
)
def test_a_sureness_below_one_percent_is_asked_back(study: Study, question: cp.Packages) -> None:
    with pytest.raises(ValueError, match=r"0\.8 is 0\.8 %; write 80 if 80 % is meant"):
        study.answer(question)


def test_a_share_of_the_group_below_one_percent_is_asked_back(study: Study) -> None:
    with pytest.raises(ValueError, match=r"0\.4 is 0\.4 %; write 40 if 40 % is meant"):
        study.answer(cp.Perspectives(group_ranges=(("parents", 0.1, 0.4),)))
