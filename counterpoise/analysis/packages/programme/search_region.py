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

from ...arrays import Bools, Ints
from ..compiled import find_compiled


@dataclass(frozen=True)
class SearchRegion:
    """Union of the orthants {y >= corner}, one for every row of ``corner_zo`` (integers)."""

    corner_zo: Ints


def whole_region(least_o: Ints) -> SearchRegion:
    """The region while no point is known: everything from the least value upwards."""
    return SearchRegion(np.array([least_o]))


def cut_region(region: SearchRegion, point_pk: Ints, *, use_numba: bool = True) -> SearchRegion:
    """The region without what lies strictly below one of the points on every column."""
    cut_corners = find_compiled(f"{__package__}.search_region_numba", "cut_corners") if use_numba else None
    if cut_corners is not None:
        return SearchRegion(cut_corners(region.corner_zo, np.ascontiguousarray(point_pk)))
    n_corners, n_columns = region.corner_zo.shape
    room_oz = np.empty((n_columns, 2 * n_corners + 64), region.corner_zo.dtype)
    room_oz[:, :n_corners] = region.corner_zo.T
    for point_o in point_pk:
        hit, pushed_oh = _cut(room_oz[:, :n_corners], point_o[:, None])
        room_oz, n_corners = _replace(room_oz, n_corners, hit, pushed_oh)
    return SearchRegion(np.ascontiguousarray(room_oz[:, :n_corners].T))


def _cut(corner_oz: Ints, point_o1: Ints) -> tuple[Ints, Ints]:
    """Corners strictly below the point, and what takes their place."""
    n_below_z = np.add.reduce(corner_oz < point_o1, axis=0, dtype=np.int8)
    near = np.flatnonzero(n_below_z >= len(corner_oz) - 1)
    is_hit = n_below_z[near] == len(corner_oz)
    hit, touching = near[is_hit], near[~is_hit]
    if not len(hit):
        return hit, corner_oz[:, hit]
    touching_ot = corner_oz[:, touching]
    is_beside_ot = touching_ot == point_o1
    pushed = [
        _push(corner_oz[:, hit], touching_ot[:, is_beside_t], o, point_o1[o, 0])
        for o, is_beside_t in enumerate(is_beside_ot)
    ]
    return hit, np.concatenate(pushed, axis=1)


def _push(hit_oh: Ints, beside_ob: Ints, o: int, level: int) -> Ints:
    """The hit corners pushed up on column o, without those inside another orthant."""
    pushed_oh = hit_oh.copy()
    pushed_oh[o] = level
    is_inside_h: Bools = np.any(np.all(beside_ob[:, None, :] <= pushed_oh[:, :, None], axis=0), axis=1)
    if hit_oh.shape[1] > 1:
        contains_hx: Bools = np.all(pushed_oh[:, None, :] <= pushed_oh[:, :, None], axis=0)
        place_h = np.arange(len(contains_hx))
        is_first_hx = place_h < place_h[:, None]  # of equal corners the first stays
        is_inside_h |= (contains_hx & (is_first_hx | ~contains_hx.T)).any(axis=1)
    return pushed_oh[:, ~is_inside_h]


def _replace(room_oz: Ints, n_corners: int, hit: Ints, new_on: Ints) -> tuple[Ints, int]:
    """New corners in the places of the hit ones and behind; room is doubled when it runs out."""
    n_hit, n_new = len(hit), new_on.shape[1]
    if n_new < n_hit:
        kept_oz = np.delete(room_oz[:, :n_corners], hit[n_new:], axis=1)
        room_oz[:, : kept_oz.shape[1]] = kept_oz
    total = n_corners - n_hit + n_new
    if total > room_oz.shape[1]:
        room_oz = np.concatenate([room_oz, np.empty((len(room_oz), total), room_oz.dtype)], axis=1)
    places = np.concatenate([hit[:n_new], np.arange(n_corners, total)])
    room_oz[:, places] = new_on
    return room_oz, total
