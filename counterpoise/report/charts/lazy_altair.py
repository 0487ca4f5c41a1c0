"""Altair under the name ``alt``, imported when the first chart is made: a reader sees the ranking before that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from altair import *  # noqa: F403


def __getattr__(name: str) -> Any:
    """Whatever Altair has; its import is safe where two threads come at once."""
    import altair

    return getattr(altair, name)
