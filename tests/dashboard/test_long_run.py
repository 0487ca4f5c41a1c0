"""A long run on the Robustness page: more draws, smaller errors, the same answer."""

from __future__ import annotations

import pytest

from tests.dashboard.visit import Visit

TABLE = "How often each option takes each rank"


@pytest.mark.slow
def test_a_million_draws_are_drawn_on_request_and_said_so() -> None:
    few = Visit("robustness")
    many = Visit("robustness", draws="many")
    assert "of 100,000 draws" in few.answer
    assert "of 1,000,000 draws" in many.answer
    assert few.answer.split(" is first")[0] == many.answer.split(" is first")[0]
    assert not many.app.exception
