"""A long run on the Robustness page: more draws, smaller errors, the same answer."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

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
    assert "of 100,000 draws" in few.answer
    assert "of 1,000,000 draws" in many.answer
    assert few.answer.split(" is first")[0] == many.answer.split(" is first")[0]
    assert not many.app.exception


def test_one_long_run_is_made_at_a_time_and_the_next_is_told_to_wait() -> None:
    waited: list[bool] = []
    began, done = Event(), Event()

    def first() -> None:
        with cached.long_run(lambda: None):
            began.set()
            done.wait(10)

    thread = Thread(target=first)
    thread.start()
    assert began.wait(10)

    def wait() -> None:
        waited.append(True)
        done.set()

    with cached.long_run(wait):
        assert waited
    thread.join(10)


def test_a_run_that_is_ended_gives_its_turn_back() -> None:
    with pytest.raises(KeyboardInterrupt), cached.long_run(lambda: None):
        raise KeyboardInterrupt
    with cached.long_run(lambda: pytest.fail("the turn was not given back")):
        pass


def test_a_large_case_is_offered_fewer_draws() -> None:
    case = load_case(ROOT).case
    assert list(robustness._long_runs(case)) == ["1000000"]
    large = replace(case, options={f"o{k}": next(iter(case.options.values())) for k in range(200)})
    (draws,) = robustness._long_runs(large)
    assert int(draws) * 200 * len(case.criteria) <= robustness.MOST_WORK
