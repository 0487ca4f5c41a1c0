"""Good packages of a case too large to list: the best and tied ones found, and those around them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...arrays import Floats
from ..parts import PackageParts
from ..rules import PackageRules
from .known_packages import KnownPackages, know_none, list_neighbours

LOOKED_AROUND = 3
"""Best packages whose neighbours are looked at too."""


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
