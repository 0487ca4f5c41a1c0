"""Which perspectives stand together, and whether they still do when the estimates vary."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..arrays import Floats
from ..frozen import freeze
from ..score import TIE
from .compromise import regrets

Group = tuple[int, ...]


@dataclass(frozen=True)
class Merge:
    """Two groups that become one at a distance of ``at`` points."""

    one: Group
    other: Group
    at: float


@dataclass(frozen=True)
class Coalitions:
    """Groups of perspectives, and the merges that lead from single ones to all.

    ``distance_ab`` is the mean difference of regret over the choices, in score points. ``stability`` is, by group,
    the share of draws in which exactly this group comes out; None without draws. ``changes_without`` are, by group,
    the perspectives without which the others of the group no longer stand together and by themselves; None where it
    was not asked.
    """

    groups: tuple[Group, ...]
    merges: tuple[Merge, ...]
    distance_ab: Floats
    stability: tuple[float, ...] | None
    changes_without: tuple[Group, ...] | None = None


def find_coalitions(score_ac: Floats, margin: float, drawn_acd: Floats | None = None) -> Coalitions:
    """Cluster perspectives by average linkage on the mean difference of their regrets.

    The tree is cut in its widest gap between merges; it is not cut where the last merge is within the tie margin.

    Parameters
    ----------
    drawn_acd
        Scores in every draw, the last axis.

    References
    ----------
    Sokal & Michener (1958), A statistical method for evaluating systematic relationships, University of Kansas
    Science Bulletin 38, 1409-1438.
    """
    found = cluster(_distances(score_ac), margin)
    if drawn_acd is None:
        return found
    counts = dict.fromkeys(found.groups, 0)
    for d in range(drawn_acd.shape[2]):
        for group in _cut(len(score_ac), _merge(_distances(drawn_acd[:, :, d])), margin):
            if group in counts:
                counts[group] += 1
    return replace(found, stability=tuple(counts[group] / drawn_acd.shape[2] for group in found.groups))


def leave_each_out(found: Coalitions, margin: float) -> Coalitions:
    """The coalitions, with what each perspective's absence changes (``changes_without``)."""
    n = len(found.distance_ab)
    changes: list[list[int]] = [[] for _ in found.groups]
    for left_out in range(n):
        kept = [a for a in range(n) if a != left_out]
        others = cluster(found.distance_ab[np.ix_(kept, kept)], margin)
        groups = {tuple(kept[k] for k in group) for group in others.groups}
        for g, group in enumerate(found.groups):
            rest = tuple(a for a in group if a != left_out)
            if rest and rest not in groups:
                changes[g].append(left_out)
    return replace(found, changes_without=tuple(map(tuple, changes)))


def cluster(distance_ab: Floats, margin: float) -> Coalitions:
    """Groups by any distance, as `find_coalitions` makes and cuts them, without draws.

    Parameters
    ----------
    distance_ab
        Distances of every two, shape (n, n), without gaps.
    """
    merges = _merge(distance_ab)
    return Coalitions(_cut(len(distance_ab), merges, margin), merges, freeze(distance_ab), None)


def _distances(score_ac: Floats) -> Floats:
    regret_ac = regrets(score_ac)
    distance_ab: Floats = np.array([np.abs(regret_ac - regret_c).mean(axis=1) for regret_c in regret_ac])
    return distance_ab


def _merge(distance_ab: Floats) -> tuple[Merge, ...]:
    from scipy.cluster.hierarchy import linkage  # half a second to import, and few ask for it

    n = len(distance_ab)
    if n < 2:
        return ()
    group_k: list[Group] = [(a,) for a in range(n)]
    merges = []
    for one, other, at, _ in linkage(distance_ab[np.triu_indices(n, 1)], "average"):
        pair = sorted((group_k[int(one)], group_k[int(other)]))
        merges.append(Merge(pair[0], pair[1], float(at)))
        group_k.append(tuple(sorted(pair[0] + pair[1])))
    return tuple(merges)


def _cut(n: int, merges: tuple[Merge, ...], margin: float) -> tuple[Group, ...]:
    heights = [0.0, *(merge.at for merge in merges)]
    gaps = np.diff(heights)
    n_merged = len(merges)
    if merges and heights[-1] > max(margin, TIE):
        n_merged = int(gaps.argmax())
    groups: set[Group] = {(a,) for a in range(n)}
    for merge in merges[:n_merged]:
        groups = groups - {merge.one, merge.other} | {tuple(sorted(merge.one + merge.other))}
    return tuple(sorted(groups))
