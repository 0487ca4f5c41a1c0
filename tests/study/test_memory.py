"""A memory keeps what fits, computes a result once, and is shared between threads."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from counterpoise.study.memory import Memory, size_of


def test_a_result_is_made_once_and_recalled() -> None:
    memory, made = Memory(), []
    for _ in range(3):
        assert memory.recall(("case", "step"), lambda: made.append(1) or len(made)) == 1
    assert made == [1]


def test_another_part_of_the_key_is_another_result() -> None:
    memory = Memory()
    assert memory.recall(("case", "step", 1), lambda: "one") == "one"
    assert memory.recall(("case", "step", 2), lambda: "two") == "two"
    assert memory.recall(("other", "step", 1), lambda: "three") == "three"
    assert memory.subjects() == {"case", "other"}


def test_the_least_recently_used_is_forgotten_when_room_runs_out() -> None:
    memory = Memory(most_bytes=2_100)
    memory.recall(("a",), lambda: np.zeros(100))
    for name in "bc":
        memory.recall((name,), lambda: np.zeros(100))
        memory.recall(("a",), lambda: pytest.fail("it was used last"))
    assert memory.subjects() == {"a", "c"}


def test_a_result_too_large_for_the_room_is_still_given() -> None:
    memory = Memory(most_bytes=10)
    assert len(memory.recall(("x",), lambda: np.zeros(1_000))) == 1_000


def test_a_failed_result_is_tried_again_and_its_error_goes_through() -> None:
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.recall(("x",), lambda: 1 // 0)
    assert memory.recall(("x",), lambda: 5) == 5


def test_threads_that_ask_for_one_key_wait_for_it_and_others_do_not() -> None:
    memory, made, begun = Memory(), [], threading.Event()

    def slow() -> int:
        made.append(1)
        begun.set()
        time.sleep(0.3)
        return 7

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(memory.recall(("x",), slow))) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.wait()
    assert memory.recall(("y",), lambda: 3) == 3
    assert not found  # the slow one is still being made
    for thread in threads:
        thread.join()
    assert found == [7, 7, 7, 7]
    assert made == [1]


def test_the_size_of_a_view_counts_what_it_holds_alive() -> None:
    whole = np.zeros(1_000)
    assert size_of(whole[:2]) >= whole.nbytes
    assert size_of((whole, whole)) < 2 * whole.nbytes
