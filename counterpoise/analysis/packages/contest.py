"""Rivals for first place with everything that ranks them under any weights, small enough to be sent to a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...model import Criterion
from ..arrays import Bools, Bytes, Floats
from ..frozen import freeze
from ..score import TIE, normalise_weights, weigh
from ..sensitivity.weight_sweep import hold_first, sweep_lines
from ..tolerance import slack
from .chances import Condition, find_chances
from .combine import criterion_level
from .families import ListedPackages
from .listed.enumerate import value_levels
from .listed.uncertain import DRAW_TIE
from .parts import PackageParts, some_draws

STEPS = 254
"""Steps from partial value 0 to 1 in a drawn value's byte: it lies within 1/508 of the value itself."""

MISSING = 255
"""The byte of a partial value that is missing."""

DRAWS_AT_ONCE = 500


@dataclass(frozen=True)
class Contest:
    """Packages, or measures alone, that compete for first place; rows p, criteria j, draws d.

    ``value_pj`` are partial values at most likely levels, NaN where missing. ``drawn_pjd`` are those of
    every draw as bytes (`STEPS`, `MISSING`). ``over_p`` is the share of draws in which a row crosses a red
    line, ``short_p`` in which it falls short of a level that must be reached; None where the case draws no
    such line. ``crosses_pj`` and ``misses_pj`` say so at most likely levels, criterion by criterion.
    """

    members: tuple[tuple[str, ...], ...]
    value_pj: Floats
    drawn_pjd: Bytes
    over_p: Floats | None
    short_p: Floats | None
    crosses_pj: Bools
    misses_pj: Bools

    @property
    def n_draws(self) -> int:
        return int(self.drawn_pjd.shape[2])


def to_bytes(value_x: Floats) -> Bytes:
    """Partial values in [0, 1] as bytes of `STEPS` steps; NaN becomes `MISSING`."""
    missing_x = np.isnan(value_x)
    byte_x: Bytes = np.rint(np.where(missing_x, 0, value_x) * STEPS).astype(np.uint8)
    byte_x[missing_x] = MISSING
    return freeze(byte_x)


def draw_values(parts: PackageParts, drawn: PackageParts, member_pi: Bools) -> Bytes:
    """Partial values of packages in every draw as bytes, shape (n_packages, n_criteria, n_draws)."""
    family = ListedPackages(member_pi)
    byte_pjd = np.empty((len(member_pi), len(parts.criteria), drawn.n_draws), np.uint8)
    for first in range(0, drawn.n_draws, DRAWS_AT_ONCE):
        draws = slice(first, first + DRAWS_AT_ONCE)
        some_parts = some_draws(drawn, draws)
        for j, function in enumerate(parts.functions):
            byte_pjd[:, j, draws] = to_bytes(value_levels(function, criterion_level(some_parts, family, j)))
    return freeze(byte_pjd)


def share_failing(drawn: PackageParts, conditions: Sequence[Condition], kind: str, member_pi: Bools) -> Floats | None:
    """Share of draws in which a package breaks a condition of a kind, one at least; None where there is none."""
    asked = [condition for condition in conditions if condition.kind == kind]
    return freeze(1 - find_chances(drawn, asked, member_pi).all_p) if asked else None


def lines_crossed(criteria: Sequence[Criterion], level_pj: Floats) -> tuple[Bools, Bools]:
    """Whether levels lie beyond red lines, and short of what must be reached; never where a level is missing."""
    crosses_pj, misses_pj = (np.zeros(level_pj.shape, bool) for _ in range(2))
    for j, criterion in enumerate(criteria):
        sign = 1 if criterion.is_higher_better else -1
        for bound, table_pj in ((criterion.red_line, crosses_pj), (criterion.must_reach, misses_pj)):
            if bound is not None:
                width = abs(criterion.best - criterion.worst)
                table_pj[:, j] = sign * (bound - level_pj[:, j]) > slack(bound, width)
    return freeze(crosses_pj), freeze(misses_pj)


def first_shares(drawn_pjd: Bytes, point_j: Floats) -> Floats:
    """Share of draws in which each row is first, ties shared equally; 0 for a row that lacks a level that counts.

    Scores closer than `DRAW_TIE` tie: they are held in single precision, here and in the browser.
    """
    share_j = normalise_weights(point_j)
    counted = np.flatnonzero(share_j > 0)
    known_p = ~(drawn_pjd[:, counted, :1] == MISSING).any(axis=(1, 2))  # what is missing is so in every draw
    share_p: Floats = np.zeros(len(drawn_pjd))
    if not known_p.any():
        return share_p
    score_pd = np.zeros((int(known_p.sum()), drawn_pjd.shape[2]), np.float32)
    for j in counted:
        score_pd += np.multiply(drawn_pjd[known_p, j], np.float32(100 * share_j[j] / STEPS), dtype=np.float32)
    first_pd = score_pd >= score_pd.max(axis=0) - np.float32(DRAW_TIE)
    share_p[known_p] = (first_pd / first_pd.sum(axis=0)).mean(axis=1)
    return share_p


@dataclass(frozen=True)
class WeightFlip:
    """One share of weight at which row ``takes_over`` draws level with the first; the others keep their proportions.

    ``now`` and ``then`` are shares of all weight of criterion ``column``. They are equal where the first is no
    longer ranked beyond ``now``, for it lacks a level that would count: ``loses_rank``.
    """

    column: int
    now: float
    then: float
    takes_over: int

    @property
    def loses_rank(self) -> bool:
        """Whether the least change leaves the present first without a rank."""
        return self.now == self.then


def weight_flips(value_pj: Floats, point_j: Floats) -> tuple[WeightFlip, ...]:
    """For every criterion the nearest share below and above at which another row is first, the nearest first.

    Exact at most likely levels: a score is a straight line in one share while the other weights keep their
    proportions. A row that lacks a level is ranked only where that criterion has no weight, as in
    `sensitivity.weight_sweep`. Left out are rows that tie with the first now, and a criterion that has all the weight.
    """
    share_j = normalise_weights(point_j)
    score_p = weigh(value_pj, share_j).sum(axis=1)
    if np.isnan(score_p).all():
        return ()
    first, flips = int(np.nanargmax(score_p)), []
    start_jp, end_jp, _ = sweep_lines(value_pj, share_j)
    ties_p = np.abs(score_p - score_p[first]) <= TIE / 100
    ties_p[first] = False
    for j, now in enumerate(share_j):
        if now >= 1:
            continue
        start_p, end_p = start_jp[j], end_jp[j]
        loses_rank = bool(np.isnan(start_p[first] + end_p[first]))
        if not loses_rank:
            start_p, end_p = (np.where(ties_p, np.nan, line_p) for line_p in (start_p, end_p))
        low, high, below, above = hold_first(start_p, end_p, float(now), first)
        flips += [
            WeightFlip(j, float(now), then, row)
            for then, row in ((low, below), (high, above))
            if row is not None and (loses_rank or abs(then - now) > TIE)
        ]
    return tuple(sorted(flips, key=lambda flip: (abs(flip.then - flip.now), flip.column)))
