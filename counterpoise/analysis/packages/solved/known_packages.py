"""Packages met so far in a search, best first, and their neighbours.

They only save time: what is known early need not be searched for. What is best is never decided
here but by the proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ...arrays import Bools, Floats
from ...score import TIE, normalise_weights, weigh
from ...value import partial_values
from ..combine import package_levels
from ..families import ListedPackages
from ..parts import PackageParts
from ..rules import PackageRules, keeps_rules


@dataclass(frozen=True)
class KnownPackages:
    """Feasible, scored packages: membership matrix and scores 0 to 100, best first."""

    parts: PackageParts
    rules: PackageRules
    weight_j: Floats
    member_pi: Bools
    score_p: Floats

    def joined_by(self, member_pi: Bools) -> KnownPackages:
        """With more packages; those that break a rule or have no score are left out."""
        kept = ListedPackages(member_pi[keeps_rules(self.rules, ListedPackages(member_pi), self.parts)])
        value_pj = partial_values(package_levels(self.parts, kept)[:, :, 0], self.parts.functions)
        score_p = 100 * weigh(value_pj, self.weight_j).sum(axis=1)
        scored = ~np.isnan(score_p)
        member_pi = np.vstack([self.member_pi, kept.member_pi[scored]])
        score_p = np.concatenate([self.score_p, score_p[scored]])
        _, first = np.unique(_in_order_of_listing(member_pi), return_index=True)
        order = first[np.argsort(-np.rint(score_p[first] / TIE), kind="stable")]
        return replace(self, member_pi=member_pi[order], score_p=score_p[order])

    def best(self, top: int) -> KnownPackages:
        """The first few; equal scores stand in the order of listing."""
        return replace(self, member_pi=self.member_pi[:top], score_p=self.score_p[:top])


def _in_order_of_listing(member_pi: Bools) -> NDArray[np.void]:
    """One key a package, whose order is that of listing: by the last option first."""
    padded_pi = np.pad(member_pi[:, ::-1], ((0, 0), (1, 0)))  # a case may have no option but the baseline
    packed_pb = np.packbits(padded_pi, axis=1)
    return packed_pb.view(np.dtype((np.void, packed_pb.shape[1]))).reshape(-1)


def know_none(parts: PackageParts, rules: PackageRules, point_j: Floats) -> KnownPackages:
    """No package known yet."""
    none_pi = np.empty((0, parts.n_options), bool)
    return KnownPackages(parts, rules, normalise_weights(point_j), none_pi, np.empty(0))


def shared_above(known: KnownPackages, least: float) -> tuple[Bools, Bools]:
    """Of each measure whether all packages known that score ``least`` hold it, and whether none does."""
    tied_pi = known.member_pi[known.score_p >= least]
    return np.all(tied_pi, axis=0), ~np.any(tied_pi, axis=0)


def list_neighbours(member_i: Bools) -> Bools:
    """Packages that differ from one in one or two options, a membership matrix."""
    n = len(member_i)
    flips = [*combinations(range(n), 1), *combinations(range(n), 2)]
    flip_pi = np.zeros((len(flips), n), bool)
    for p, some in enumerate(flips):
        flip_pi[p, list(some)] = True
    return flip_pi ^ member_i


def list_swaps(member_i: Bools) -> Bools:
    """Packages with one option more, one fewer, or one in place of another, a membership matrix."""
    n = len(member_i)
    flips = np.eye(n, dtype=bool)
    out, into = np.flatnonzero(member_i), np.flatnonzero(~member_i)
    swaps = flips[np.repeat(out, len(into))] | flips[np.tile(into, len(out))]
    return np.vstack([flips, swaps]) ^ member_i
