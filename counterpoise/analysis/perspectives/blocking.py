"""Who would block a choice, and the smallest change of it that brings them in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..score import TIE
from .compromise import regrets


@dataclass(frozen=True)
class Change:
    """Another choice, and in how many steps it is reached: each adds, drops or swaps one measure."""

    choice: int
    steps: int


@dataclass(frozen=True)
class Blocking:
    """Perspectives a that do not accept a choice, and what they would accept.

    ``short_a`` are the score points that the choice lacks to be accepted, 0 where it is. ``for_all`` is the smallest
    change after which all that count accept; None where none of the choices does it, or no change is needed.
    ``for_one`` is, by blocker, the smallest change that this one accepts.
    """

    choice: int
    short_a: Floats
    blockers: tuple[int, ...]
    for_all: Change | None
    for_one: tuple[Change | None, ...]


def find_blocking(
    member_ci: Bools,
    choice: int,
    score_ac: Floats,
    accepts_ac: Bools,
    least_a: Floats,
    counted: Collection[int] | None = None,
) -> Blocking:
    """Who blocks a choice, and the fewest steps to one that nobody blocks.

    A step adds a measure, drops one, or swaps one for another, so that the steps between two choices are the larger
    of the numbers of measures added and dropped. Of equally near choices the one with fewer measures changed comes
    first, then the one with the smallest largest regret.

    Parameters
    ----------
    member_ci
        Shape (n_choices, n_measures); what each choice holds.
    least_a
        The score from which each perspective accepts a choice.
    counted
        Perspectives whose consent is needed; all where it is None.
    """
    rows = np.array(sorted(range(len(score_ac)) if counted is None else counted))
    regret_c = regrets(score_ac)[rows].max(axis=0)
    short_a = np.where(accepts_ac[:, choice], 0.0, np.maximum(least_a - score_ac[:, choice], TIE))
    blockers = tuple(int(a) for a in rows if short_a[a] > 0)
    added_c = (member_ci & ~member_ci[choice]).sum(axis=1)
    dropped_c = (~member_ci & member_ci[choice]).sum(axis=1)
    steps_c = np.maximum(added_c, dropped_c)
    order = np.lexsort((regret_c, added_c + dropped_c, steps_c))
    return Blocking(
        choice,
        freeze(short_a),
        blockers,
        _first(order, accepts_ac[rows].all(axis=0), steps_c) if blockers else None,
        tuple(_first(order, accepts_ac[a], steps_c) for a in blockers),
    )


def _first(order: Ints, accepted_c: Bools, steps_c: Ints) -> Change | None:
    """The first in this order that is accepted."""
    found = order[accepted_c[order]]
    return Change(int(found[0]), int(steps_c[found[0]])) if len(found) else None
