"""One perspective: its weights, and what it believes otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .estimate import Performance


@dataclass(frozen=True, slots=True)
class Comparison:
    """Criterion ``more`` matters ``times`` as much as ``less`` (swing against swing)."""

    more: str
    less: str
    times: float


@dataclass(frozen=True, slots=True)
class WeightProfile:
    """Named swing weights; exactly one of ``points``, ``rank`` and ``pairwise`` is filled.

    ``rank`` lists groups of equally important criteria, most important first. ``ranges`` bound a
    criterion's share in percent of all weight. ``reasons`` says why, criterion by criterion. ``beliefs`` are
    cells, by option and criterion, that the holder sees otherwise than the case; they decide nothing unless a
    question asks for them.
    """

    id: str
    name: str
    held_by: str
    because: str
    points: Mapping[str, float] = field(default_factory=dict)
    rank: tuple[tuple[str, ...], ...] = ()
    pairwise: tuple[Comparison, ...] = ()
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    beliefs: Mapping[str, Mapping[str, Performance]] = field(default_factory=dict)
