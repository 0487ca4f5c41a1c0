"""What options and packages do to actors, and which actors want the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from .coalitions import Coalitions, cluster

SAME = 0.5
"""Mean difference of impacts, on the scale from -3 to 3, within which all actors count as one group."""


@dataclass(frozen=True)
class SummedImpacts:
    """Impacts of choices c on actors k in periods t, low, most likely and high (v).

    ``impact_cktv`` is the sum over those members that state an impact, NaN where none of at least one does; a choice
    without members changes nothing. ``stated_ckt`` is how many state one, of ``n_members_c``.
    """

    impact_cktv: Floats
    stated_ckt: Ints
    n_members_c: Ints


def sum_impacts(impact_iktv: Floats, member_ci: Bools) -> SummedImpacts:
    """The impacts of packages as the sum of their members'; what is not stated is left out and counted.

    Lows add up to a low and highs to a high: bounds that hold if all members err the same way.

    Parameters
    ----------
    impact_iktv
        Impacts of the options, NaN where not stated.
    member_ci
        Which options each choice holds.
    """
    is_stated_ikt = ~np.isnan(impact_iktv[..., 1])
    member = member_ci.astype(float)
    stated_ckt = np.einsum("ci,ikt->ckt", member, is_stated_ikt.astype(float)).round().astype(int)
    total_cktv = np.einsum("ci,iktv->cktv", member, np.nan_to_num(impact_iktv))
    n_members_c = member_ci.sum(axis=1)
    is_unknown_ckt = (stated_ckt == 0) & (n_members_c > 0)[:, None, None]
    return SummedImpacts(
        freeze(np.where(is_unknown_ckt[..., None], np.nan, total_cktv)), freeze(stated_ckt), freeze(n_members_c)
    )


def find_interest_groups(impact_ikt: Floats) -> tuple[Ints, Coalitions | None]:
    """Actors grouped by what the options do to them, and which actors could be compared.

    The distance of two actors is the mean absolute difference of their most likely impacts over the cells (option and
    period) that are stated for both. An actor that shares no cell with some other is left out: of all such, the one
    that shares with the fewest goes first. Average linkage, cut as in `find_coalitions`.

    Parameters
    ----------
    impact_ikt
        Most likely impacts of the options, NaN where not stated.

    Returns
    -------
    The actors compared, and their groups as places among them; None where fewer than two can be compared.
    """
    distance_ab = interest_distances(impact_ikt)
    kept = np.arange(impact_ikt.shape[1])
    while len(kept) and (gaps := np.isnan(distance_ab[np.ix_(kept, kept)]).sum(axis=1)).any():
        kept = np.delete(kept, len(kept) - 1 - int(gaps[::-1].argmax()))
    if len(kept) < 2:
        return freeze(kept), None
    return freeze(kept), cluster(distance_ab[np.ix_(kept, kept)], SAME)


def interest_distances(impact_ikt: Floats) -> Floats:
    """Mean absolute difference of every two actors' impacts; NaN where no cell is stated for both."""
    n = impact_ikt.shape[1]
    by_actor = np.moveaxis(impact_ikt, 1, 0).reshape(n, -1)
    distance_ab = np.full((n, n), np.nan)
    for a in range(n):
        for b in range(n):
            apart = np.abs(by_actor[a] - by_actor[b])
            shared = apart[~np.isnan(apart)]
            if len(shared):
                distance_ab[a, b] = shared.mean()
    return distance_ab
