"""Compiled twins of inner loops, looked for when they are first called."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


@cache
def find_compiled(module: str, function: str) -> Callable[..., Any] | None:
    """A function of a module that needs numba, named in full; None where it cannot be had.

    Looked for at the first call, since importing numba takes half a second that few need.
    """
    try:
        found: Callable[..., Any] = getattr(import_module(module), function)
    except (ImportError, RuntimeError):  # no numba, or nowhere to keep what it compiles: NumPy does it
        return None
    return found
