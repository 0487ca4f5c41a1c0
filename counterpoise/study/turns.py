"""Turns at work of many seconds, of which one process does little at a time.

Whoever asks first tries without a turn: what is remembered, and what is quick, never waits. Only when
a heavy step must be made is the attempt given up, a turn waited for with nothing held, and the question
asked again; what was found meanwhile is remembered. So nobody waits for a turn while holding what the
one at work may need, and no two wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Semaphore, local
from typing import TypeVar

T = TypeVar("T")

Queue = Callable[[], AbstractContextManager[Callable[[], object]]]
"""Entered while a turn is waited for; what it gives is called again and again, and may end the wait by raising."""

LOOK_SECONDS = 0.2


def queue_silently() -> AbstractContextManager[Callable[[], object]]:
    return nullcontext(lambda: None)


class TurnNeeded(Exception):
    """A heavy step must be made, and this thread has no turn yet."""


class Turns:
    """So many threads at heavy work at a time; the others wait. A thread that has a turn keeps it for all it asks."""

    def __init__(self, most: int = 1) -> None:
        self._free = Semaphore(most)
        self._here = local()

    def work(self, make: Callable[[], T], queue: Queue = queue_silently) -> T:
        """What ``make`` gives, made in a turn if it comes to a heavy step."""
        if getattr(self._here, "is_asking", False):
            return make()
        self._here.is_asking, self._here.has_turn = True, False
        try:
            try:
                return make()
            except TurnNeeded:
                pass
            with self._turn(queue):
                self._here.has_turn = True
                return make()
        finally:
            self._here.is_asking = self._here.has_turn = False

    def require(self) -> None:
        """Called before a heavy step.

        Raises
        ------
        TurnNeeded
            This thread has no turn; `work` waits for one and asks again.
        """
        if getattr(self._here, "is_asking", False) and not self._here.has_turn:
            raise TurnNeeded

    @contextmanager
    def _turn(self, queue: Queue) -> Iterator[None]:
        if not self._free.acquire(blocking=False):
            with queue() as wait:
                wait()
                while not self._free.acquire(timeout=LOOK_SECONDS):
                    wait()
        try:
            yield
        finally:
            self._free.release()
