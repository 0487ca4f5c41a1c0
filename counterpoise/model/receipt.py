"""What a result was computed from, so that anyone can compute it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """Case digest, profile, weights (shares by criterion id), method, draws, seed, version."""

    case: str
    digest: str
    profile: str
    weights: Mapping[str, float]
    method: str
    version: str
    draws: int | None = None
    seed: int | None = None
    settings: Mapping[str, str] | None = None
    left_out: tuple[str, ...] = ()
