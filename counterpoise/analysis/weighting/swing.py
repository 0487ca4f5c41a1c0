"""Swing weighting: the most valuable swing has 100 points, and every other one is judged beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from .elicited import Contradiction, Elicited, to_shares


def weigh_swings(
    point_by_id: Mapping[str, float], criterion_ids: Sequence[str], rank: Sequence[Sequence[str]] = ()
) -> Elicited:
    """Shares in the ratio of the points.

    Parameters
    ----------
    point_by_id
        Points of the swing from worst to best, by criterion id, 0 or more.
    rank
        The order in which the swings were chosen, if it was asked first: groups of equals, largest first.
        Points that do not keep it contradict it: of a pair in order the first has no more points, of a pair of
        equals it has more.

    Raises
    ------
    ValueError
        All points are 0.

    References
    ----------
    von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, Cambridge University Press.
    """
    share_j = to_shares([point_by_id[id_] for id_ in criterion_ids])
    percent = {id_: 100 * share for id_, share in zip(criterion_ids, share_j, strict=True)}
    pairs = [
        (higher, lower)
        for at, group in enumerate(rank)
        for after in rank[at + 1 :]
        for higher in group
        for lower in after
    ]
    broken = [(higher, lower) for higher, lower in pairs if percent[higher] <= percent[lower]]
    equals = [(a, b) if percent[a] > percent[b] else (b, a) for group in rank for a, b in pairwise(group)]
    unequal = [(a, b) for a, b in equals if percent[a] > percent[b]]
    contradictions = [
        Contradiction(one, other, (percent[one], percent[one]), (percent[other], percent[other]))
        for one, other in broken + unequal
    ]
    contradictions.sort(key=lambda found: found.stated[0] - (found.implied or found.stated)[0])
    return Elicited(share_j, tuple(contradictions))
