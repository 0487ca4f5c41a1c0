"""Standard output and error as they are found: any code page, full, closed, or read by nobody."""

from __future__ import annotations

import argparse
import codecs
import errno
import io
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from ..report.widths import printable

PLAIN: Mapping[str, str] = {
    "±": "+/-",
    "×": "x",
    "→": "->",
    "·": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "\u2068": "",
    "\u2069": "",
}
"""What signs of our own are written as where the code page lacks them; all others become "?"."""

UNWRITABLE = frozenset(
    number for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF") if (number := getattr(errno, name, None))
)
"""Errors of a place that takes no more, or is not there."""


class StoreOnce(argparse.Action):
    """Keeps what a flag is given, and refuses a second time: the first would be forgotten without a word."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object, flag: str | None = None
    ) -> None:
        if flag is not None:
            given: set[str] = vars(namespace).setdefault("_given", set())
            if self.dest in given:
                parser.error(f"argument {flag}: it is given twice; give it once")
            given.add(self.dest)
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in signs that do nothing to a terminal, and takes a flag of one value once."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.register("action", None, StoreOnce)
        self.register("action", "store", StoreOnce)

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


class _Closed(io.RawIOBase):
    """Stands for a standard output that was closed before the start."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(errno.EBADF, "it is closed")


def prepare_streams() -> None:
    """No sign of a name or of ours stops the output, and a closed output is noticed when it is written to."""
    codecs.register_error("counterpoise", _write_plainly)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - open as long as the process
    if sys.stdout is None:
        _hold_first_descriptor()
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="counterpoise")


def _write_plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


def tell(text: object) -> None:
    """A word on standard error; signs of strangers that steer a terminal are shown and do nothing."""
    print(printable(str(text)), file=sys.stderr)


def _hold_first_descriptor() -> None:
    """Fill the gap, or the next file that is opened takes the place of standard output."""
    try:
        os.fstat(1)
    except OSError:
        held = os.open(os.devnull, os.O_WRONLY)
        if held != 1:
            os.dup2(held, 1)
            os.close(held)


def is_unwritable(error: OSError) -> bool:
    """Whether the error came of a stream, not of a file, that cannot be written to."""
    return error.filename is None and error.errno in UNWRITABLE


def flush_output() -> bool:
    """Send what is held back; False, with a sentence on standard error, when it cannot be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (head, less) closed it; nothing is wrong, and nothing more can be said.
        silence_output()
    except OSError as error:
        tell_unwritable(error)
        return False
    return True


def tell_unwritable(error: OSError) -> None:
    """Say that standard output takes nothing, and stop writing to it."""
    reason = (error.strerror or str(error)).lower()
    print(f"standard output cannot be written: {reason}\n    -o FILE writes to a file instead", file=sys.stderr)
    silence_output()


def silence_output() -> None:
    """What is still held back goes nowhere, so that the end of the process raises nothing."""
    try:
        descriptor = sys.stdout.fileno()
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open as long as the process
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
