"""The cutting of `search_region`, compiled; imported only where numba is installed."""

from __future__ import annotations

import numpy as np
from numba import njit

from ...arrays import Ints


@njit(cache=True)
def _lies_within(low_o: Ints, high_o: Ints) -> bool:
    for o in range(len(low_o)):  # noqa: SIM110 (a generator does not compile)
        if low_o[o] > high_o[o]:
            return False
    return True


@njit(cache=True)
def _column_pushed(corner_o: Ints, point_o: Ints) -> int:
    """-1 when strictly below on every column; o when equal on o alone and below elsewhere; else -2."""
    column = -1
    for o in range(len(point_o)):
        if corner_o[o] > point_o[o] or (corner_o[o] == point_o[o] and column >= 0):
            return -2
        if corner_o[o] == point_o[o]:
            column = o
    return column


@njit(cache=True)
def _push(corner_zo: Ints, hit: Ints, beside: Ints, beside_column: Ints, point_o: Ints, o: int) -> Ints:
    """The hit corners pushed up on column o, without those inside another orthant."""
    pushed_ho = corner_zo[hit]
    pushed_ho[:, o] = point_o[o]
    keep_h = np.ones(len(hit), np.bool_)
    for h in range(len(hit)):
        for b in range(len(beside)):
            if beside_column[b] == o and _lies_within(corner_zo[beside[b]], pushed_ho[h]):
                keep_h[h] = False
                break
        for x in range(len(hit)):
            if x != h and keep_h[h] and _lies_within(pushed_ho[x], pushed_ho[h]):
                keep_h[h] = x > h and _lies_within(pushed_ho[h], pushed_ho[x])
    return pushed_ho[keep_h]


@njit(cache=True)
def _classify(corner_zo: Ints, n_corners: int, point_o: Ints) -> tuple[Ints, Ints, Ints]:
    hit, beside = np.empty(n_corners, np.int64), np.empty(n_corners, np.int64)
    beside_column = np.empty(n_corners, np.int64)
    n_hit = n_beside = 0
    for z in range(n_corners):
        column = _column_pushed(corner_zo[z], point_o)
        if column == -1:
            hit[n_hit] = z
            n_hit += 1
        elif column >= 0:
            beside[n_beside], beside_column[n_beside] = z, column
            n_beside += 1
    return hit[:n_hit], beside[:n_beside], beside_column[:n_beside]


@njit(cache=True)
def _replace(room_zo: Ints, n_corners: int, hit: Ints, new_no: Ints) -> tuple[Ints, int]:
    total = n_corners - len(hit) + len(new_no)
    if total > len(room_zo):
        wider_zo = np.empty((2 * total, room_zo.shape[1]), room_zo.dtype)
        wider_zo[:n_corners] = room_zo[:n_corners]
        room_zo = wider_zo
    for n in range(len(new_no)):
        room_zo[hit[n] if n < len(hit) else n_corners + n - len(hit)] = new_no[n]
    for h in range(len(hit) - 1, len(new_no) - 1, -1):  # places left over are filled from the end
        n_corners -= 1
        room_zo[hit[h]] = room_zo[n_corners]
    return room_zo, total


@njit(cache=True)
def cut_corners(corner_zo: Ints, point_pk: Ints) -> Ints:
    """Corners of the region without what lies strictly below one of the points."""
    n_corners = len(corner_zo)
    room_zo = np.empty((2 * n_corners + 64, corner_zo.shape[1]), corner_zo.dtype)
    room_zo[:n_corners] = corner_zo
    for p in range(len(point_pk)):
        hit, beside, beside_column = _classify(room_zo, n_corners, point_pk[p])
        if len(hit):
            new_no = _push(room_zo, hit, beside, beside_column, point_pk[p], 0)
            for o in range(1, corner_zo.shape[1]):
                new_no = np.concatenate((new_no, _push(room_zo, hit, beside, beside_column, point_pk[p], o)))
            room_zo, n_corners = _replace(room_zo, n_corners, hit, new_no)
    return room_zo[:n_corners].copy()
