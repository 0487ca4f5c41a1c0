"""Numbers with their spread and their basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Range:
    """A number as low, most likely and high, in one unit; all three equal when it is exact.

    ``experts`` holds the estimates that it is pooled from, where several experts state it: see `pool_estimates`.
    """

    low: float
    mode: float
    high: float
    experts: tuple[ExpertEstimate, ...] = field(default=(), kw_only=True)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class ExpertEstimate:
    """What one expert says of a number."""

    name: str
    range: Range


def pool_estimates(experts: Iterable[ExpertEstimate]) -> Range:
    """Several experts' estimates of one number as one estimate, each with equal weight.

    It spans what any of them finds plausible, and its most likely level is the mean of theirs. Draws are from the
    linear opinion pool, the mean of their distributions. One opinion that all hold is that opinion.

    Raises
    ------
    ValueError
        There is no expert.

    References
    ----------
    Stone (1961), The opinion pool, Annals of Mathematical Statistics 32(4), 1339-1342.
    """
    named = tuple(experts)
    ranges = [expert.range for expert in named]
    if not ranges:
        raise ValueError("there is no estimate to pool")
    modes = [found.mode for found in ranges]
    mean = min(max(fsum(modes) / len(modes), min(modes)), max(modes))  # of equal numbers, that number to the last bit
    return Range(min(found.low for found in ranges), mean, max(found.high for found in ranges), experts=named)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number rests on: claims of the register, or a judgement that says so and why."""

    kind: Literal["source", "judgement"]
    because: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Performance:
    """An option's level on one criterion.

    Exactly one of ``range`` and ``missing`` is set. ``is_effect`` says that the range is a
    change against the baseline's level rather than a level.
    """

    criterion: str
    range: Range | None
    basis: Basis | None
    is_effect: bool = False
    missing: str | None = None
