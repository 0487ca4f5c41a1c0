"""What several experts say stands on Options and Evidence, with what it would do to the answer, and nowhere else."""

from __future__ import annotations

import pytest

from tests.dashboard.visit import ALL_OPEN, Visit


@pytest.mark.parametrize("path", ["options", "evidence"])
def test_the_experts_of_the_teaching_example_are_shown(path: str):
    visit = Visit(path, case="school_street", option="speed_humps", open=ALL_OPEN)
    assert not visit.app.exception
    assert "1 level rests on several experts' estimates." in " ".join(visit.words)
    table = visit.tables["What several experts say"]
    assert list(table["Expert"]) == ["Residents' association", "Traffic engineer"]


def test_a_case_without_experts_says_nothing_of_them():
    visit = Visit("evidence")
    assert not visit.app.exception
    assert "experts' estimates" not in " ".join(visit.words)
