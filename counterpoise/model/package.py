"""Sets of options adopted together, and the rules they obey."""

from __future__ import annotations

from dataclasses import dataclass

from .estimate import Basis


@dataclass(frozen=True, slots=True)
class Package:
    """A named set of options."""

    id: str
    name: str
    members: tuple[str, ...]
    idea: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """What two options together change on one criterion, in its unit, beyond stacking."""

    pair: tuple[str, str]
    criterion: str
    change: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound that packages must keep.

    ``on`` is a criterion id, ``cost`` (committed money, in ``year`` where given), ``ready_day``,
    ``effect_day`` or ``members``.
    """

    on: str
    at_most: float | None = None
    at_least: float | None = None
    year: int | None = None
    because: str = ""
