"""Sets of options adopted together, and the rules they obey."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from .estimate import Basis, Range


@dataclass(frozen=True, slots=True)
class Package:
    """A named set of options."""

    id: str
    name: str
    members: tuple[str, ...]
    idea: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """What two options together change on one criterion, in its unit, beyond stacking.

    ``change`` is the most likely change; ``estimate`` is None where it is known exactly.
    """

    pair: tuple[str, str]
    criterion: str
    change: float
    basis: Basis
    estimate: Range | None = None

    @property
    def range(self) -> Range:
        """The change as low, most likely and high."""
        return self.estimate or Range(self.change, self.change, self.change)


@dataclass(frozen=True, slots=True)
class MemberRule:
    """A rule on which options a package holds.

    ``together``: all of ``of`` or none (``n`` is None). ``at_least`` and ``at_most``: that many of
    ``of``. It holds for every package, the empty one too, so ``at_least`` rules out today's course.
    """

    kind: Literal["together", "at_least", "at_most"]
    of: tuple[str, ...]
    n: int | None = None
    because: str = ""

    def is_kept_by(self, members: Collection[str]) -> bool:
        """Whether a package with these members keeps the rule."""
        count = sum(id_ in members for id_ in self.of)
        if self.kind == "together" or self.n is None:
            return count in (0, len(self.of))
        return count >= self.n if self.kind == "at_least" else count <= self.n


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
