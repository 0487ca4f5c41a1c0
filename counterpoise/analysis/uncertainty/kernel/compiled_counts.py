"""Sorting, counting and summing in the compiled kernel: twin of ``with_numpy``'s second half."""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from .compiled_draws import LANES
from .data import BIN_BITS, SQUARE_BITS, TIE_UNITS


@njit(nogil=True, cache=True)
def sort(key_rl, step_sa):
    for s in range(len(step_sa)):
        a, b = step_sa[s, 0], step_sa[s, 1]
        for lane in range(LANES):
            one, other = key_rl[a, lane], key_rl[b, lane]
            key_rl[a, lane] = min(one, other)
            key_rl[b, lane] = max(one, other)


@njit(nogil=True, cache=True)
def mark_ties(key_rl, shift, is_tied_l):
    is_tied_l[:] = np.int32(0)
    for r in range(len(key_rl) - 1):
        for lane in range(LANES):
            is_tied_l[lane] |= np.int32(((key_rl[r, lane] ^ key_rl[r + 1, lane]) >> uint32(shift)) == uint32(0))
    return is_tied_l.max() > 0


@njit(nogil=True, cache=True)
def share_lane(key_r, share_j, shift, tied_ri, count_ri, central_ij):
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
def count_ranks(key_rl, shift, lanes, pair_l, count_qp):
    """Count ranks two by two, one counter for each pair of options: half as many additions.

    With an odd number of options the last rank stands beside itself.
    """
    mask = uint32((1 << shift) - 1)
    for q in range(len(count_qp)):
        r, s = 2 * q, min(2 * q + 1, len(key_rl) - 1)
        for lane in range(LANES):
            pair_l[lane] = ((key_rl[r, lane] & mask) << uint32(shift)) | (key_rl[s, lane] & mask)
        for lane in range(lanes):
            count_qp[q, pair_l[lane]] += 1


@njit(nogil=True, cache=True)
def split_pairs(count_qp, shift, count_ri):
    n = len(count_ri)
    for q in range(len(count_qp)):
        for i in range(n):
            for k in range(n):
                times = count_qp[q, (i << shift) | k]
                count_ri[2 * q, i] += times
                if 2 * q + 1 < n:
                    count_ri[2 * q + 1, k] += times


@njit(nogil=True, cache=True)
def count_first(key_l, share_jl, shift, lanes, central_ij):
    mask = uint32((1 << shift) - 1)
    for lane in range(lanes):
        option = np.int64(key_l[lane] & mask)
        for j in range(len(share_jl)):
            central_ij[option, j] += share_jl[j, lane]


@njit(nogil=True, cache=True)
def _sum_best(fixed_il, best_l):
    best_l[:] = fixed_il[0]
    for i in range(1, len(fixed_il)):
        for lane in range(LANES):
            best_l[lane] = max(best_l[lane], fixed_il[i, lane])


@njit(nogil=True, cache=True)
def _sum_score(fixed_l, best_l, lanes, shift, i, sums):
    small = np.int32(32 - shift - SQUARE_BITS)
    total, square, regret = np.int64(0), np.int64(0), np.int64(0)
    least, most = fixed_l[0], fixed_l[0]
    for lane in range(lanes):
        fixed = fixed_l[lane]
        total += fixed
        part, gap = np.int32(fixed >> small), np.int32((best_l[lane] - fixed) >> small)
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
def _count_above(fixed_il, i, k, lanes):
    above = np.int32(0)
    for lane in range(lanes):
        above += np.int32(fixed_il[i, lane] > fixed_il[k, lane])
    return above


@njit(nogil=True, cache=True)
def count_pairs(fixed_il, lanes, has_ties, above_ik):
    """Where no scores are tied, who is not above is below: one comparison in place of two."""
    for i in range(len(fixed_il)):
        for k in range(i):
            above = _count_above(fixed_il, i, k, lanes)
            above_ik[i, k] += above
            above_ik[k, i] += _count_above(fixed_il, k, i, lanes) if has_ties else lanes - above


@njit(nogil=True, cache=True)
def sum_scores(fixed_il, best_l, lanes, shift, sums):
    _sum_best(fixed_il, best_l)
    for lane in range(lanes):
        sums.best[0] += best_l[lane]
    for i in range(len(fixed_il)):
        _sum_score(fixed_il[i], best_l, lanes, shift, i, sums)


@njit(nogil=True, cache=True)
def count_rows(key_br, share_bj, shift, sums):
    mask = uint32((1 << shift) - 1)
    rows, n = key_br.shape
    for r in range(n):
        count_i = sums.count_ri[r]
        for b in range(rows):
            count_i[key_br[b, r] & mask] += 1
    for b in range(rows):
        option = np.int64(key_br[b, 0] & mask)
        for j in range(share_bj.shape[1]):
            sums.central_ij[option, j] += share_bj[b, j]
        ties = 0
        for r in range(n - 1):
            ties += np.int32(((key_br[b, r] ^ key_br[b, r + 1]) >> uint32(shift)) == uint32(0))
        if ties:
            share_lane(key_br[b], share_bj[b], shift, sums.tied_ri, sums.count_ri, sums.central_ij)
