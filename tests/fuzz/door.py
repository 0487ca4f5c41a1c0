"""A door: one way by which strangers' input comes in, with a maker of inputs and a judge of what happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

SECONDS = 10
"""An input that takes longer hangs."""
MEGABYTES = 1_000
"""Memory that the whole run stays under."""


@dataclass(frozen=True, slots=True)
class Door:
    """``make`` gives an input from chance alone; ``judge`` raises when the answer to it is wrong.

    An answer is wrong when it is a traceback, or when bad input is accepted.
    """

    name: str
    make: Callable[[Random], Any]
    judge: Callable[[Any], None]
