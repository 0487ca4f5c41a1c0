"""Where a package that no known package dominates can still lie.

With every known point strictly above what it dominates (see `Bounds`), the region not dominated is
a union of orthants, each given by its lowest corner. A new point replaces the corners strictly
below it by their copies pushed up to the point on one column each.

References
----------
Klamroth, Lacour & Vanderpooten (2015), On the representation of the search region in
multi-objective optimization, EJOR 245(3), 767-778 (algorithm with redundancy elimination).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class SearchRegion:
    """Union of the orthants {y >= corner}, one for every row of ``corner_zo`` (integers)."""

    corner_zo: np.ndarray


def whole_region(least_o: np.ndarray) -> SearchRegion:
    """The region while no point is known: everything from the least value upwards."""
    return SearchRegion(np.array([least_o]))


def cut_region(region: SearchRegion, point_pk: np.ndarray) -> SearchRegion:
    """The region without what lies strictly below one of the points on every column."""
    corner_zo = region.corner_zo
    for point_o in point_pk:
        corner_zo = _cut(corner_zo, point_o)
    return SearchRegion(corner_zo)


def _cut(corner_zo: np.ndarray, point_o: np.ndarray) -> np.ndarray:
    below_zo = corner_zo < point_o
    n_below_z = below_zo.sum(axis=1)
    hit_z = n_below_z == len(point_o)
    if not hit_z.any():
        return corner_zo
    hit_ho = corner_zo[hit_z]
    touching = np.flatnonzero(n_below_z == len(point_o) - 1)
    pushed = [
        _push(hit_ho, corner_zo[touching[corner_zo[touching, o] == point_o[o]]], point_o, o) for o in range(len(point_o))
    ]
    return np.concatenate([corner_zo[~hit_z], *pushed])


def _push(hit_ho: np.ndarray, beside_bo: np.ndarray, point_o: np.ndarray, o: int) -> np.ndarray:
    """The hit corners pushed up on column o, without those inside another orthant."""
    pushed_ho = hit_ho.copy()
    pushed_ho[:, o] = point_o[o]
    if len(pushed_ho) == 1 and not len(beside_bo):
        return pushed_ho
    pushed_ho = np.unique(pushed_ho, axis=0)
    others = np.concatenate([pushed_ho, beside_bo])
    inside_hx = (others <= pushed_ho[:, None]).all(axis=2)
    inside_hx[np.arange(len(pushed_ho)), np.arange(len(pushed_ho))] = False
    return pushed_ho[~inside_hx.any(axis=1)]
