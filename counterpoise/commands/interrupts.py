"""Ctrl-C, whenever it comes: the program ends, and says neither less nor more than that it was stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether Ctrl-C was pressed.

    What is loaded at that moment may turn the interruption into an error of its own (numpy makes it
    an ImportError), so that the kind of exception does not tell.
    """

    def __init__(self) -> None:
        self.was_pressed = False

    def interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        self.was_pressed = True
        raise KeyboardInterrupt


@contextmanager
def hear_ctrl_c() -> Iterator[Stop]:
    """Remember Ctrl-C while a command runs; a process in the background that ignores it goes on doing so."""
    stop, before = Stop(), signal.getsignal(signal.SIGINT)
    is_ours = threading.current_thread() is threading.main_thread() and before is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, stop.interrupt)
    try:
        yield stop
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, before)
