"""What every method of elicitation gives: weights, and the judgments that contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats

Span = tuple[float, float]

INNER = (5, 95)
"""Percentiles between which a share that is left open is said to lie."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgment that does not fit the others.

    ``more`` was said to matter more than ``less`` ("" is no swing at all). ``stated`` is what was said, from
    least to most, and ``implied`` what the other judgments imply, None where they imply nothing; both are times
    as much or, for MACBETH, categories 0 to 6, and for swing weights and ranges the shares in percent. ``after``
    is the consistency ratio once the judgment is replaced by what is implied, None where it was not computed.
    """

    more: str
    less: str
    stated: Span
    implied: Span | None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Consistency:
    """A measure of how far judgments contradict one another: 0 not at all; above ``acceptable`` ask again."""

    measure: str
    value: float
    acceptable: float | None


@dataclass(frozen=True, slots=True)
class Elicited:
    """Weights of the criteria, in their order, not negative and summing to 1.

    ``contradictions`` stand with the farthest first; ``repairs`` are those that, replaced one after another, bring
    the consistency ratio to what is acceptable. ``open_j`` are the ends of the middle `INNER` percentiles of each
    share, where the judgments leave weights open and these were drawn; empty elsewhere.
    """

    share_j: tuple[float, ...]
    contradictions: tuple[Contradiction, ...] = ()
    consistency: tuple[Consistency, ...] = ()
    repairs: tuple[Contradiction, ...] = ()
    open_j: tuple[Span, ...] = ()


def to_shares(weight_j: Sequence[float] | Floats) -> tuple[float, ...]:
    """Weights on any scale as shares that sum to 1; rounding of a solver below 0 is taken off.

    Raises
    ------
    ValueError
        No weight is positive.
    """
    clean_j = np.maximum(np.asarray(weight_j, float), 0.0)
    if not clean_j.sum() > 0:
        raise ValueError("no criterion has weight")
    return tuple((clean_j / clean_j.sum()).tolist())
