"""What a result was computed from, so that anyone can compute it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Receipt:
    """The case and its digest, the weights, the version, and the question with every setting.

    ``profile`` is the id of a weight profile, or ``own``; ``weights`` are shares by criterion id.
    ``consistency_ratio`` is that of a profile's pairwise comparisons, None for other weights.
    ``question`` holds plain values only: its kind and every setting, defaults written out. ``draws``
    and ``seed`` are None where the result does not rest on draws.
    """

    case: str
    digest: str
    profile: str
    weights: Mapping[str, float]
    version: str
    question: Mapping[str, object] = field(default_factory=dict)
    draws: int | None = None
    seed: int | None = None
    left_out: tuple[str, ...] = ()
    consistency_ratio: float | None = None
