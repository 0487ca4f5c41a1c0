"""Good packages of a case too large to list: the best and tied ones found, and those around them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...arrays import Floats
from ..parts import PackageParts
from ..rules import PackageRules
from .known_packages import KnownPackages, know_none, list_neighbours, list_swaps, shared_above

LOOKED_AROUND = 3
"""Best packages whose neighbours are looked at too."""

PATIENCE = 4
"""The same of packages within the tie margin, one after another, that settle no further measure."""


def score_known(
    parts: PackageParts, rules: PackageRules, packages: Iterable[tuple[str, ...]], point_j: Floats
) -> KnownPackages:
    """Packages given by their members, best first; those that break a rule or have no score are left out."""
    found = list(packages)
    member_pi = np.array([[id_ in members for id_ in parts.option_ids] for members in found], bool)
    return know_none(parts, rules, point_j).joined_by(member_pi.reshape(len(found), parts.n_options))


def look_around(known: KnownPackages) -> KnownPackages:
    """With the packages that differ from the best few in one or two measures."""
    for place in range(min(LOOKED_AROUND, len(known.score_p))):
        known = known.joined_by(list_neighbours(known.member_pi[place]))
    return known


def look_around_ties(known: KnownPackages, least: float) -> KnownPackages:
    """With packages near those that score ``least`` or more, as long as they differ on more measures."""
    looked_at: set[bytes] = set()
    patience = PATIENCE
    while patience > 0:
        fresh = [tied_i for tied_i in known.member_pi[known.score_p >= least] if tied_i.tobytes() not in looked_at]
        if not fresh:
            break
        n_before = _count_unsettled(known, least)
        known = known.joined_by(list_swaps(fresh[0]) if looked_at else list_neighbours(fresh[0]))
        looked_at.add(fresh[0].tobytes())
        patience = PATIENCE if _count_unsettled(known, least) < n_before else patience - 1
    return known


def _count_unsettled(known: KnownPackages, least: float) -> int:
    held_i, lacked_i = shared_above(known, least)
    return int((held_i | lacked_i).sum())
