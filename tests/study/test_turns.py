"""Heavy steps are made one at a time; quick questions never wait for them, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock

import pytest

from counterpoise.study import Memory, Study, Turns
from tests.fuzz.link_doors import street

LONG = 20
"""Seconds after which something that must come counts as never coming."""


@dataclass(frozen=True)
class Ask:
    """Stands for a question: its answer is what the function makes of the study."""

    make: Callable[[Study], object]
    scenario: str = ""

    def complete(self, case: object) -> Ask:
        return self

    def answer(self, study: Study, progress: object = None) -> object:
        return self.make(study)


def _study(turns: Turns, memory: Memory, **more: object) -> Study:
    return Study(street(), memory, turns=turns, **more)


def _heavy(step: str, make: Callable[[], object]) -> Ask:
    return Ask(lambda study: study.recall(step, make=make, is_heavy=True))


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_a_quick_question_does_not_wait_behind_a_heavy_one(pool: ThreadPoolExecutor):
    turns, memory, begun, end = Turns(), Memory(), Event(), Event()
    heavy = pool.submit(_study(turns, memory).answer, _heavy("a", lambda: (begun.set(), end.wait(LONG))[1]))
    assert begun.wait(LONG)
    assert _study(turns, memory).answer(Ask(lambda study: study.recall("b", make=lambda: 7))) == 7
    assert not heavy.done()
    end.set()
    assert heavy.result(LONG) is True


def test_what_is_remembered_needs_no_turn(pool: ThreadPoolExecutor):
    turns, memory, begun, end = Turns(), Memory(), Event(), Event()
    study = _study(turns, memory)
    assert study.answer(_heavy("known", lambda: 3)) == 3
    other = pool.submit(study.answer, _heavy("a", lambda: (begun.set(), end.wait(LONG))[1]))
    assert begun.wait(LONG)
    assert study.answer(_heavy("known", lambda: pytest.fail("it is remembered"))) == 3
    end.set()
    other.result(LONG)


def test_heavy_steps_are_made_one_at_a_time(pool: ThreadPoolExecutor):
    turns, memory, at_work, most, lock = Turns(), Memory(), [0], [0], Lock()

    def make() -> int:
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        Event().wait(0.02)
        with lock:
            at_work[0] -= 1
        return 1

    asked = [pool.submit(_study(turns, memory).answer, _heavy(f"s{k}", make)) for k in range(12)]
    assert [each.result(LONG) for each in asked] == [1] * 12
    assert most == [1]


def test_nested_questions_keep_the_turn(pool: ThreadPoolExecutor):
    inner = _heavy("inner", lambda: 1)
    outer = Ask(lambda study: study.recall("outer", make=lambda: study.answer(inner) + 1, is_heavy=True))
    study = _study(Turns(), Memory())
    assert pool.submit(study.answer, outer).result(LONG) == 2


def test_one_who_waits_holds_nothing_that_the_one_at_work_needs(pool: ThreadPoolExecutor):
    """B begins an outer step and needs a turn for a part of it; A, at work, asks for the same outer step."""
    turns, memory, begun, b_waits = Turns(), Memory(), Event(), Event()

    def outer(study: Study) -> object:
        return study.recall("outer", make=lambda: study.recall("part", make=lambda: 5, is_heavy=True))

    def first(study: Study) -> object:
        study.recall("a", make=lambda: (begun.set(), b_waits.wait(LONG)), is_heavy=True)
        return outer(study)

    @contextmanager
    def queue() -> Iterator[Callable[[], object]]:
        yield b_waits.set

    a = pool.submit(_study(turns, memory).answer, Ask(first))
    assert begun.wait(LONG)
    b = pool.submit(_study(turns, memory, queue=queue).answer, Ask(outer))
    assert [a.result(LONG), b.result(LONG)] == [5, 5]


def test_a_visitor_who_leaves_while_waiting_and_a_step_that_fails_free_the_way(pool: ThreadPoolExecutor):
    turns, memory, begun, end = Turns(), Memory(), Event(), Event()

    def leave() -> None:
        raise ConnectionError

    @contextmanager
    def queue() -> Iterator[Callable[[], object]]:
        yield leave

    a = pool.submit(_study(turns, memory).answer, _heavy("a", lambda: (begun.set(), end.wait(LONG))[1]))
    assert begun.wait(LONG)
    b = pool.submit(_study(turns, memory, queue=queue).answer, _heavy("b", lambda: 2))
    with pytest.raises(ConnectionError):
        b.result(LONG)
    end.set()
    a.result(LONG)
    with pytest.raises(ZeroDivisionError):
        _study(turns, memory).answer(_heavy("c", lambda: 1 // 0))
    assert pool.submit(_study(turns, memory).answer, _heavy("b", lambda: 2)).result(LONG) == 2
