"""Counterpoise: weigh policy options in the open.

The names below are the Python door; each is loaded when it is first used, so that the command line starts fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__ as __version__

if TYPE_CHECKING:
    from .api import (
        Brief,
        CaseFault,
        Compare,
        Options,
        Packages,
        Perspectives,
        QuestionFault,
        Robustness,
        Sensitivity,
        Study,
        Timeline,
        ask_again,
        check_case,
        frames,
        headline,
        open_case,
        to_json,
    )

__all__ = [
    "Brief",
    "CaseFault",
    "Compare",
    "Options",
    "Packages",
    "Perspectives",
    "QuestionFault",
    "Robustness",
    "Sensitivity",
    "Study",
    "Timeline",
    "ask_again",
    "check_case",
    "frames",
    "headline",
    "open_case",
    "to_json",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
