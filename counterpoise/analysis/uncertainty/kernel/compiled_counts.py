"""Sorting, counting and summing in the compiled kernel: twin of ``with_numpy``'s second half."""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from ...arrays import Ints, Words
from .compiled_draws import LANES
from .data import BIN_BITS, SQUARE_BITS, TIE_UNITS, KernelSums

TURNS = 4
"""Tables of `count_first`."""


@njit(nogil=True, cache=True)
def _sort_four(key_rl: Words, r: int) -> None:
    for lane in range(LANES):
        a, b, c, d = key_rl[r, lane], key_rl[r + 1, lane], key_rl[r + 2, lane], key_rl[r + 3, lane]
        a, b, c, d = min(a, b), max(a, b), min(c, d), max(c, d)
        a, b, c, d = min(a, c), min(b, d), max(a, c), max(b, d)
        key_rl[r, lane], key_rl[r + 1, lane] = a, min(b, c)
        key_rl[r + 2, lane], key_rl[r + 3, lane] = max(b, c), d


@njit(nogil=True, cache=True)
def _merge_fours(key_rl: Words, r: int, s: int) -> None:
    """Two runs of four in order: the lower four of both to the first place, the upper ones to the second."""
    for lane in range(LANES):
        a, b, c, d = key_rl[r, lane], key_rl[r + 1, lane], key_rl[r + 2, lane], key_rl[r + 3, lane]
        e, f, g, h = key_rl[s, lane], key_rl[s + 1, lane], key_rl[s + 2, lane], key_rl[s + 3, lane]
        a, e, b, f = min(a, e), max(a, e), min(b, f), max(b, f)
        c, g, d, h = min(c, g), max(c, g), min(d, h), max(d, h)
        c, e, d, f = min(c, e), max(c, e), min(d, f), max(d, f)
        key_rl[r, lane], key_rl[r + 1, lane] = a, min(b, c)
        key_rl[r + 2, lane], key_rl[r + 3, lane] = max(b, c), min(d, e)
        key_rl[s, lane], key_rl[s + 1, lane] = max(d, e), min(f, g)
        key_rl[s + 2, lane], key_rl[s + 3, lane] = max(f, g), h


@njit(nogil=True, cache=True)
def sort(key_rl: Words, step_sa: Ints) -> None:
    """Sort every lane; ``step_sa`` is the network for a quarter of the rows.

    A network also sorts when its keys are runs of four and its steps merge two runs: four rows at
    a time stay in registers, and most of the ways to memory and back fall away.

    References
    ----------
    Knuth (1998), The Art of Computer Programming 3, 2nd edition, exercise 5.3.4-38 (merging in
    place of comparing).
    """
    for r in range(0, len(key_rl), 4):
        _sort_four(key_rl, r)
    for s in range(len(step_sa)):
        _merge_fours(key_rl, 4 * step_sa[s, 0], 4 * step_sa[s, 1])


@njit(nogil=True, cache=True)
def share_lane(key_r: Words, share_j: Ints, shift: int, tied_ri: Ints, count_ri: Ints, central_ij: Ints) -> None:
    mask = uint32((1 << shift) - 1)
    n = len(key_r)
    start = 0
    while start < n:
        stop = start + 1
        while stop < n and key_r[stop] >> uint32(shift) == key_r[start] >> uint32(shift):
            stop += 1
        size = stop - start
        for p in range(size if size > 1 else 0):
            option = np.int64(key_r[start + p] & mask)
            count_ri[start + p, option] -= 1
            for s in range(size):
                extra = 1 if (s - p) % size < TIE_UNITS % size else 0
                tied_ri[start + s, option] += TIE_UNITS // size + extra
            if start == 0:
                for j in range(len(share_j)):
                    central_ij[option, j] += share_j[j] // size - (share_j[j] if p == 0 else 0)
        start = stop


@njit(nogil=True, cache=True)
def find_closest(key_rl: Words, closest_l: Words) -> np.uint32:
    """Least difference (by exclusive or) between neighbors in every lane: below one unit they are tied."""
    closest_l[:] = uint32(0xFFFFFFFF)
    for r in range(len(key_rl) - 1):
        for lane in range(LANES):
            closest_l[lane] = min(closest_l[lane], uint32(key_rl[r, lane] ^ key_rl[r + 1, lane]))
    closest: np.uint32 = closest_l.min()
    return closest


@njit(nogil=True, cache=True)
def _pair_up(key_rl: Words, r: int, s: int, unit: np.uint32, pair_l: Words) -> None:
    mask = uint32(unit - uint32(1))
    for lane in range(LANES):
        pair_l[lane] = uint32(uint32((key_rl[r, lane] & mask) * unit) | uint32(key_rl[s, lane] & mask))


@njit(nogil=True, cache=True)
def count_ranks(key_rl: Words, unit: np.uint32, lanes: int, pair_l: Words, count_qp: Ints) -> None:
    """Count ranks two by two, one counter for each pair of options: half as many additions.

    With an odd number of options the last rank stands beside itself.
    """
    for q in range(len(count_qp)):
        _pair_up(key_rl, 2 * q, min(2 * q + 1, len(key_rl) - 1), unit, pair_l)
        for lane in range(lanes):
            count_qp[q, pair_l[lane]] += 1


@njit(nogil=True, cache=True)
def count_single_ranks(key_rl: Words, unit: np.uint32, lanes: int, count_ri: Ints) -> None:
    """Count ranks one by one, where there would be too many pairs for a core's cache."""
    mask = uint32(unit - uint32(1))
    for r in range(len(key_rl)):
        for lane in range(lanes):
            count_ri[r, key_rl[r, lane] & mask] += 1


@njit(nogil=True, cache=True)
def split_pairs(count_qp: Ints, shift: int, count_ri: Ints) -> None:
    n = len(count_ri)
    for q in range(len(count_qp)):
        for i in range(n):
            for k in range(n):
                times = count_qp[q, (i << shift) | k]
                count_ri[2 * q, i] += times
                if 2 * q + 1 < n:
                    count_ri[2 * q + 1, k] += times


@njit(nogil=True, cache=True)
def count_first(key_rl: Words, share_jl: Ints, unit: np.uint32, lanes: int, central_tij: Ints) -> None:
    """Sum weights of the first, in turn in several tables: an addition need not wait for the last one."""
    mask = uint32(unit - uint32(1))
    for lane in range(lanes):
        turn, option = lane % TURNS, key_rl[0, lane] & mask
        for j in range(len(share_jl)):
            central_tij[turn, option, j] += share_jl[j, lane]


@njit(nogil=True, cache=True)
def _sum_best(fixed_il: Ints, best_l: Ints) -> None:
    best_l[:] = fixed_il[0]
    for i in range(1, len(fixed_il)):
        for lane in range(LANES):
            best_l[lane] = max(best_l[lane], fixed_il[i, lane])


@njit(nogil=True, cache=True)
def _sum_score(fixed_l: Ints, best_l: Ints, lanes: int, shift: int, i: int, sums: KernelSums) -> None:
    small = np.int32((32 - shift - SQUARE_BITS) & 31)
    total, square, regret = np.int64(0), np.int64(0), np.int64(0)
    least, most = fixed_l[0], fixed_l[0]
    for lane in range(lanes):
        fixed = fixed_l[lane]
        total += fixed
        part, gap = np.int32(fixed >> small), np.int32(np.int32(best_l[lane] - fixed) >> small)
        square += np.int32(part * part)
        regret += np.int32(gap * gap)
        least, most = min(least, fixed), max(most, fixed)
    sums.score_i[i] += total
    sums.square_i[i] += square
    sums.regret_square_i[i] += regret
    sums.extreme_ie[i, 0] = min(sums.extreme_ie[i, 0], np.int64(least))
    sums.extreme_ie[i, 1] = max(sums.extreme_ie[i, 1], np.int64(most))
    bin_b = sums.bin_ib[i]
    for lane in range(lanes):
        bin_b[fixed_l[lane] >> np.int32(32 - shift - BIN_BITS)] += 1


@njit(nogil=True, cache=True)
def _count_above(fixed_il: Ints, i: int, k: int, lanes: int) -> np.int32:
    above = np.int32(0)
    for lane in range(lanes):
        above = np.int32(above + np.int32(fixed_il[i, lane] > fixed_il[k, lane]))
    return above


@njit(nogil=True, cache=True)
def count_pairs(fixed_il: Ints, lanes: int, has_ties: bool | np.bool_, above_ik: Ints) -> None:
    """Where no scores are tied, who is not above is below: one comparison in place of two."""
    for i in range(len(fixed_il)):
        for k in range(i):
            above = _count_above(fixed_il, i, k, lanes)
            above_ik[i, k] += above
            above_ik[k, i] += _count_above(fixed_il, k, i, lanes) if has_ties else lanes - above


@njit(nogil=True, cache=True)
def sum_scores(fixed_il: Ints, best_l: Ints, lanes: int, shift: int, sums: KernelSums) -> None:
    _sum_best(fixed_il, best_l)
    for lane in range(lanes):
        sums.best[0] += best_l[lane]
    for i in range(len(fixed_il)):
        _sum_score(fixed_il[i], best_l, lanes, shift, i, sums)
