"""``python -m counterpoise``: the command line."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

STOPPED = 130
"""Exit code of a process that was stopped by Ctrl-C."""


def start() -> int:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is being loaded."""
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not so in the background
    if is_heard:
        signal.signal(signal.SIGINT, _leave)
    from .cli import main

    if is_heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code = main()
    if code == STOPPED:
        _leave()  # Python would end itself by the signal where Ctrl-C broke off the evaluation of a text
    if is_heard:
        signal.signal(signal.SIGINT, _leave)
    return code


def _leave(_signal: int = signal.SIGINT, _frame: FrameType | None = None) -> None:
    os._exit(STOPPED)


if __name__ == "__main__":
    sys.exit(start())
