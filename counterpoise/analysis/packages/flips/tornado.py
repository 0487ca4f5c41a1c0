"""How far the lead of the best package swings when one estimate goes from its low to its high."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Floats
from ...score import TIE
from ..combine import criterion_level
from .candidates import Candidates
from .follow import moved_columns
from .numbers import Number, list_numbers


@dataclass(frozen=True)
class PackageBar:
    """An estimate, and the best package's lead over the best of the others, in score points, at its two ends."""

    number: Number
    low: float
    high: float
    lead_at_low: float
    lead_at_high: float
    swing: float


def build_package_tornado(found: Candidates) -> tuple[PackageBar, ...]:
    """One bar per estimate, widest swing first; estimates that move nothing are left out.

    Answers "whose uncertainty matters for which package is best?". Which packages are allowed is settled
    at the most likely levels; here it stays so.

    References
    ----------
    Howard (1988), Decision analysis: practice and promise, Management Science 34(6), 679-695.
    """
    ranked_p = found.allowed_p & ~np.isnan(found.score_p)
    if found.best < 0 or ranked_p.sum() < 2:
        return ()
    bars = []
    for number in list_numbers(found.case, found.parts):
        if number.own is not None and number.own.low < number.own.high and moved_columns(found, number):
            leads = _leads(found, number, np.array([number.own.low, number.now, number.own.high]))
            bars.append(
                PackageBar(number, number.own.low, number.own.high, leads[0], leads[2], max(leads) - min(leads))
            )
    moving = [bar for bar in bars if bar.swing > TIE]
    return tuple(sorted(moving, key=lambda bar: (-bar.swing, bar.number.id)))


def lead_of(found: Candidates) -> float | None:
    """Score points from the best package to the next; None with fewer than two that are ranked."""
    ranked_p = found.allowed_p & ~np.isnan(found.score_p)
    if ranked_p.sum() < 2:
        return None
    return float(_lead_over_others(found, found.score_p[:, None])[0])


def _leads(found: Candidates, number: Number, at_b: Floats) -> list[float]:
    columns = moved_columns(found, number)
    stays = [j for j in np.flatnonzero(found.weight_j > 0) if j not in columns]
    score_pb = 100 * (found.value_pj[:, stays] @ found.weight_j[stays])[:, None] + np.zeros(len(at_b))
    parts = found.move(number, at_b)
    for j in columns:
        score_pb += 100 * found.weight_j[j] * parts.functions[j](criterion_level(parts, found.family, j))
    return [float(lead) for lead in _lead_over_others(found, score_pb)]


def _lead_over_others(found: Candidates, score_pb: Floats) -> Floats:
    """Of the present best, over the best of the other allowed packages."""
    others_p = found.allowed_p & ~np.isnan(found.score_p)
    others_p[found.best] = False
    lead_b: Floats = score_pb[found.best] - score_pb[others_p].max(axis=0)
    return lead_b
