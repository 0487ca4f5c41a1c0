"""Every single change after which another package is best, or the tie set always holds other measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from ...arrays import Bools, Floats
from .candidates import Candidates
from .follow import follow_number
from .numbers import Number, list_numbers
from .set_by_reader import follow_bound, follow_weight, list_bounds, list_weights
from .trace import Path, Phase, trace_path

Event = Literal["best", "always"]

HAIR = 1e-7
"""Share of a scale: a change that ends so soon after it came could not be typed in, and is not said."""


@dataclass(frozen=True)
class Flip:
    """One number, and how far it must move for another package to be best, or the tie set to hold others.

    The change comes at ``then``, exactly; every number from ``enough`` to ``until`` is beyond it and
    before the next change. ``members`` is the best package there, None where no package is allowed any
    more. ``joins`` and ``leaves`` are the measures that begin or cease to be in every package within the tie
    margin. ``size`` is the change as a share of the scale (of all weight, of the bound); ``is_inside`` says
    whether it lies within the number's own range, None where there is no such range.
    """

    event: Event
    number: Number
    then: float
    enough: float
    until: float
    members: tuple[str, ...] | None
    joins: tuple[str, ...]
    leaves: tuple[str, ...]
    size: float
    is_inside: bool | None


@dataclass(frozen=True)
class WeightMove:
    """The least movement of all weights together after which a package is as good as the best.

    ``weight_j`` are the shares then; ``moved`` is the share of all weight that shifts between criteria.
    """

    members: tuple[str, ...]
    weight_j: Floats
    moved: float


def find_flips(found: Candidates) -> tuple[Flip, ...]:
    """All flips of single numbers, the smallest first; those within a number's own range before the others.

    Answers "which one number, if it were other than stated, would change the package, and how far off
    must it be?". Exact for the packages looked at, at most likely levels: scores are piecewise linear in
    every number, and each stretch is solved for its roots. One number moves at a time; of several places
    at which a number does it, that nearest to the present one is given, downward and upward.

    References
    ----------
    Triantaphyllou & Sanchez (1997), A sensitivity analysis approach for some deterministic
    multi-criteria decision-making methods, Decision Sciences 28(1), 151-194, for single alternatives.
    """
    if found.best < 0:
        return ()
    flips = [
        flip
        for number, path in _all_paths(found)
        for flip in _read_phases(found, number, path, trace_path(path, found.member_pi, found.case.too_close))
    ]
    return tuple(sorted(flips, key=lambda f: (f.is_inside is False, f.size, f.number.kind, f.number.id, f.event)))


def find_least_weight_move(found: Candidates) -> WeightMove | None:
    """The smallest movement of all weights together at which the best package is no longer ahead of all others.

    A linear programme over weights for each other package, min the sum of absolute changes such that it
    scores as much as the best; with a single row beside the sum it is solved by moving weight from the
    criteria most in the best package's favor to the one most in the other's. The least of them is
    where the set of weights at which the best stays best ends. A criterion on which a package lacks a level
    keeps its weight of 0.

    Returns
    -------
    None where no weights do it.
    """
    best = found.best
    if best < 0:
        return None
    ranked_p = found.allowed_p & ~np.isnan(found.score_p)
    is_free_j: Bools = ~np.any(np.isnan(found.value_pj[ranked_p]), axis=0)
    moves = [
        (moved, -gain, int(p), weight_j)
        for p in np.flatnonzero(ranked_p)
        if p != best
        for moved, gain, weight_j in _move_least(found, int(p), best, is_free_j)
    ]
    if not moves:
        return None
    moved, _, row, weight_j = min(moves, key=lambda move: move[:3])
    return WeightMove(_members(found, row), weight_j, moved)


def _move_least(found: Candidates, row: int, best: int, is_free_j: Bools) -> Iterator[tuple[float, float, Floats]]:
    """Weight that must move for one package to reach the best, what a share more gains, and the weights then."""
    edge_j = np.where(is_free_j, found.value_pj[row] - found.value_pj[best], -np.inf)
    target = int(np.argmax(edge_j))
    weight_j = found.weight_j.copy()
    missing = -float(edge_j[is_free_j] @ weight_j[is_free_j])
    if edge_j[target] <= 1e-12:
        return
    moved, gain = 0.0, float(edge_j[target])
    for j in np.argsort(np.where(is_free_j, edge_j, np.inf), kind="stable"):
        if missing <= 0:
            break
        gain = float(edge_j[target] - edge_j[j])
        if weight_j[j] <= 0 or not np.isfinite(gain) or gain <= 0:
            continue
        share = min(float(weight_j[j]), missing / gain)
        weight_j[j], weight_j[target] = weight_j[j] - share, weight_j[target] + share
        moved, missing = moved + share, missing - share * gain
    if missing <= 1e-12:
        yield moved, gain, weight_j


def _all_paths(found: Candidates) -> Iterator[tuple[Number, Path]]:
    for number in list_weights(found):
        yield from ((number, path) for path in follow_weight(found, number))
    for number in list_numbers(found.case, found.parts):
        yield from ((number, path) for path in follow_number(found, number))
    for number in list_bounds(found):
        yield from ((number, path) for path in follow_bound(found, number))


def _read_phases(found: Candidates, number: Number, path: Path, phases: tuple[Phase, ...]) -> Iterator[Flip]:
    """The first change of the best package, and the first of what all ties hold."""
    end = float(path.at_b[-1])
    firsts: dict[Event, int] = {}
    for k, (before, after) in enumerate(pairwise(phases), start=1):
        if after.best != before.best:
            firsts.setdefault("best", k)
        if found.case.too_close > 0 and (after.always_i != before.always_i).any():
            firsts.setdefault("always", k)
    for event, k in firsts.items():
        until = next((phase.start for phase in phases[k + 1 :] if _differs(phase, phases[k], event)), end)
        if abs(until - phases[k].start) <= HAIR * number.scale:
            continue
        yield _make_flip(found, number, event, phases[0], phases[k], until)


def _differs(phase: Phase, other: Phase, event: Event) -> bool:
    return phase.best != other.best if event == "best" else bool((phase.always_i != other.always_i).any())


def _make_flip(found: Candidates, number: Number, event: Event, now: Phase, then: Phase, until: float) -> Flip:
    own = number.own
    ids = found.parts.option_ids
    return Flip(
        event,
        number,
        then.start,
        then.best_from if event == "best" else then.always_from,
        until,
        _members(found, then.best) if then.best >= 0 else None,
        tuple(ids[i] for i in np.flatnonzero(then.always_i & ~now.always_i)),
        tuple(ids[i] for i in np.flatnonzero(now.always_i & ~then.always_i)),
        abs(then.start - number.now) / number.scale,
        None if own is None else own.low - 1e-12 <= then.start <= own.high + 1e-12,
    )


def _members(found: Candidates, row: int) -> tuple[str, ...]:
    return tuple(found.parts.option_ids[i] for i in np.flatnonzero(found.member_pi[row]))
