"""Limits and stacking shares as settings write them, and as the model knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...analysis.packages import settings
from ...model import Case, Limit, Stacking

QUANTITIES = settings.QUANTITIES
"""What may be limited besides the case's criteria."""


def read_limits(case: Case, texts: Iterable[str]) -> tuple[Limit, ...]:
    """Limits of a checked question."""
    return tuple(settings.read_limit(case, text) for text in texts)


def write_limits(limits: Sequence[Limit]) -> tuple[str, ...]:
    """The texts that `read_limits` reads back; a limit with two bounds gives two."""
    return tuple(text for limit in limits for text in settings.write_limit(limit).split(";"))


def read_stacking(case: Case, texts: Iterable[str]) -> Mapping[str, Stacking]:
    """Stacking by criterion of a checked question; what is not named stays as the case says."""
    return settings.read_stacking(case, texts)
