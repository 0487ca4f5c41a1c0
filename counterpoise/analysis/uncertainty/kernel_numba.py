"""The kernel compiled by numba: twin of ``kernel_numpy``, step for step and bit for bit.

Draws lie across the lanes of vector registers, 256 at a time, so that everything stays in a core's
first cache. No fast-math: it would let the compiler contract a product and a sum into one rounding,
and the two kernels would differ. Imported only by ``kernel_choice``, since numba is optional.
"""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from .counter import DRAW_OFFSET, FIRST_FACTOR, HALF_ROOT_BITS, LOG_COEFFICIENTS, SECOND_FACTOR
from .kernel_data import (
    BIN_BITS,
    HEADROOM,
    LANE_OPTIONS,
    LEVEL_DRAWN,
    LEVEL_EXACT,
    SQUARE_BITS,
    TIE_UNITS,
    WEIGHT_AROUND,
    WEIGHT_BITS,
    WEIGHT_GIVEN,
    KernelInput,
    KernelSums,
)

LANES = 256

_C0, _C1, _C2, _C3, _C4, _C5, _C6, _C7 = (np.float32(c) for c in LOG_COEFFICIENTS)
_LOG_2 = np.float32(np.log(2))
_ONE, _TWO, _HALF, _ZERO = np.float32(1), np.float32(2), np.float32(0.5), np.float32(0)
_GRID = np.float32(2.0**-23)
_SHARE_SCALE = np.float32(1 << WEIGHT_BITS)


@njit(inline="always")
def _mix(word):
    word ^= word >> uint32(16)
    word = uint32(word * uint32(FIRST_FACTOR))
    word ^= word >> uint32(15)
    word = uint32(word * uint32(SECOND_FACTOR))
    return uint32(word ^ (word >> uint32(16)))


@njit(inline="always")
def _uniform(word):
    return (np.float32(np.int32(_mix(word) >> uint32(9))) + _HALF) * _GRID


@njit(inline="always")
def _exponential(word):
    bits = np.float32(_uniform(word)).view(np.int32)
    exponent = (bits - np.int32(HALF_ROOT_BITS)) >> np.int32(23)
    x = np.int32(bits - (exponent << np.int32(23))).view(np.float32) - _ONE
    series = (((((((_C7 * x + _C6) * x + _C5) * x + _C4) * x + _C3) * x + _C2) * x + _C1) * x) + _C0
    return -(x * series + np.float32(exponent) * _LOG_2)


@njit(nogil=True, cache=True)
def _draw_words(first, word_l):
    for lane in range(LANES):
        word_l[lane] = _mix(uint32(uint32(first + lane) + uint32(DRAW_OFFSET)))


@njit(nogil=True, cache=True)
def _fill_exponentials(word_l, key, out_l):
    for lane in range(LANES):
        out_l[lane] = _exponential(uint32(word_l[lane] + key))


@njit(nogil=True, cache=True)
def _fill_moves(word_l, key, share, out_l, common_l):
    for lane in range(LANES):
        move = _uniform(uint32(word_l[lane] + key)) * _TWO - _ONE
        out_l[lane] = move
        common_l[lane] += share * move


@njit(nogil=True, cache=True)
def _apply_moves(share, spread, common_l, out_l):
    for lane in range(LANES):
        out_l[lane] = share * (_ONE + spread * (out_l[lane] - common_l[lane]))


@njit(nogil=True, cache=True)
def _weigh(data, word_l, first, lanes, weight_jl, total_l):
    n_criteria = len(weight_jl)
    if data.weight_kind == WEIGHT_GIVEN:
        for j in range(n_criteria):
            for lane in range(lanes):
                weight_jl[j, lane] = data.weight_jd[j, first - data.origin + lane]
    elif data.weight_kind == WEIGHT_AROUND:
        total_l[:] = _ZERO
        for j in range(n_criteria):
            _fill_moves(word_l, data.weight_key_j[j], data.share_j[j], weight_jl[j], total_l)
        for j in range(n_criteria):
            _apply_moves(data.share_j[j], data.spread, total_l, weight_jl[j])
    else:
        for j in range(n_criteria):
            _fill_exponentials(word_l, data.weight_key_j[j], weight_jl[j])
    total_l[:] = weight_jl[0]
    for j in range(1, n_criteria):
        for lane in range(LANES):
            total_l[lane] += weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _add_one(value_ji, j, i, weight_jl, score_l):
    value = value_ji[j, i]
    for lane in range(LANES):
        score_l[lane] += value * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _add_three(value_ji, j, i, weight_jl, score_l):
    """Three criteria in one pass over the lanes, added one after another as everywhere."""
    a, b, c = value_ji[j, i], value_ji[j + 1, i], value_ji[j + 2, i]
    for lane in range(LANES):
        two = (score_l[lane] + a * weight_jl[j, lane]) + b * weight_jl[j + 1, lane]
        score_l[lane] = two + c * weight_jl[j + 2, lane]


@njit(nogil=True, cache=True)
def _add_triangular(value, least, most, key, word_l, weight_l, score_l):
    for lane in range(LANES):
        word = _mix(uint32(word_l[lane] + key))
        one, other = np.int32(word >> uint32(16)), np.int32(word & uint32(0xFFFF))
        drawn = (value + least * np.float32(min(one, other))) + most * np.float32(max(one, other))
        score_l[lane] += drawn * weight_l[lane]


@njit(nogil=True, cache=True)
def _add_exact(value_ji, i, weight_jl, score_l):
    threes = len(weight_jl) - len(weight_jl) % 3
    for j in range(0, threes, 3):
        _add_three(value_ji, j, i, weight_jl, score_l)
    for j in range(threes, len(weight_jl)):
        _add_one(value_ji, j, i, weight_jl, score_l)


@njit(nogil=True, cache=True)
def _add_drawn(value_ijd, i, column, lanes, weight_jl, score_l):
    for j in range(len(weight_jl)):
        for lane in range(lanes):
            score_l[lane] += value_ijd[i, j, column + lane] * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _pack(score_l, scale_l, shift, i, key_il):
    for lane in range(LANES):
        score = score_l[lane]
        fixed = uint32(np.int32((score if score > _ZERO else _ZERO) * scale_l[lane]))
        key_il[i, lane] = uint32(uint32(~fixed) << uint32(shift)) | uint32(i)


@njit(nogil=True, cache=True)
def _fill_keys(data, word_l, weight_jl, column, lanes, scale_l, score_l, key_il):
    for i in range(len(key_il)):
        score_l[:] = _ZERO
        if data.level_kind == LEVEL_EXACT:
            _add_exact(data.value_ji, i, weight_jl, score_l)
        elif data.level_kind == LEVEL_DRAWN:
            _add_drawn(data.value_ijd, i, column, lanes, weight_jl, score_l)
        else:
            for j in range(len(weight_jl)):
                value, least, most = data.value_ji[j, i], data.least_ji[j, i], data.most_ji[j, i]
                _add_triangular(value, least, most, data.level_key_ji[j, i], word_l, weight_jl[j], score_l)
        _pack(score_l, scale_l, data.shift, i, key_il)


@njit(nogil=True, cache=True)
def _sort(key_rl, step_sa):
    for s in range(len(step_sa)):
        a, b = step_sa[s, 0], step_sa[s, 1]
        for lane in range(LANES):
            one, other = key_rl[a, lane], key_rl[b, lane]
            key_rl[a, lane] = min(one, other)
            key_rl[b, lane] = max(one, other)


@njit(nogil=True, cache=True)
def _mark_ties(key_rl, shift, is_tied_l):
    is_tied_l[:] = np.int32(0)
    for r in range(len(key_rl) - 1):
        for lane in range(LANES):
            is_tied_l[lane] |= np.int32(((key_rl[r, lane] ^ key_rl[r + 1, lane]) >> uint32(shift)) == uint32(0))


@njit(nogil=True, cache=True)
def _share_lane(key_r, share_j, shift, tied_ri, count_ri, central_ij):
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
def _count_ranks(key_rl, shift, lanes, pair_l, count_qp):
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
def _split_pairs(count_qp, shift, count_ri):
    n = len(count_ri)
    for q in range(len(count_qp)):
        for i in range(n):
            for k in range(n):
                times = count_qp[q, (i << shift) | k]
                count_ri[2 * q, i] += times
                if 2 * q + 1 < n:
                    count_ri[2 * q + 1, k] += times


@njit(nogil=True, cache=True)
def _share_weights(weight_jl, total_l, scale_l, share_jl):
    for lane in range(LANES):
        scale_l[lane] = _SHARE_SCALE / total_l[lane]
    for j in range(len(weight_jl)):
        for lane in range(LANES):
            share_jl[j, lane] = np.int32(weight_jl[j, lane] * scale_l[lane])


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
def _count_above(one_l, other_l, lanes):
    above = np.int32(0)
    for lane in range(lanes):
        above += np.int32(one_l[lane] > other_l[lane])
    return above


@njit(nogil=True, cache=True)
def _count_pairs(fixed_il, lanes, above_ik):
    for i in range(len(fixed_il)):
        for k in range(i):
            above_ik[i, k] += _count_above(fixed_il[i], fixed_il[k], lanes)
            above_ik[k, i] += _count_above(fixed_il[k], fixed_il[i], lanes)


@njit(nogil=True, cache=True)
def _sum_scores(data, fixed_il, best_l, lanes, sums):
    if data.with_scores:
        _sum_best(fixed_il, best_l)
        for lane in range(lanes):
            sums.best[0] += best_l[lane]
        for i in range(len(fixed_il)):
            _sum_score(fixed_il[i], best_l, lanes, data.shift, i, sums)
    if data.with_pairs:
        _count_pairs(fixed_il, lanes, sums.above_ik)


@njit(nogil=True, cache=True)
def _unpack(key_il, shift, fixed_il):
    for i in range(len(key_il)):
        for lane in range(LANES):
            fixed_il[i, lane] = np.int32(uint32(~key_il[i, lane]) >> uint32(shift))


@njit(nogil=True, cache=True)
def _fill_weights(data, first, lanes, room, weight_jl, share_jl):
    """Weights of a block; ``total_l`` is left holding what turns a score into a whole number."""
    word_l, total_l, scratch_l = room
    _draw_words(first, word_l)
    _weigh(data, word_l, first, lanes, weight_jl, total_l)
    _share_weights(weight_jl, total_l, scratch_l, share_jl)
    scale = np.float32(2.0 ** (32 - data.shift) * HEADROOM)
    for lane in range(LANES):
        total_l[lane] = scale / total_l[lane]


@njit(nogil=True, cache=True)
def _make_room():
    return np.empty(LANES, np.uint32), np.empty(LANES, np.float32), np.empty(LANES, np.float32)


@njit(nogil=True, cache=True)
def _add_lanes(data, first, stop, sums):
    n, n_criteria = sums.central_ij.shape
    room, best_l, is_tied_l = _make_room(), np.empty(LANES, np.int32), np.empty(LANES, np.int32)
    weight_jl = np.ones((n_criteria, LANES), np.float32)
    share_jl = np.empty((n_criteria, LANES), np.int32)
    key_rl, fixed_il = np.empty((n, LANES), np.uint32), np.empty((n, LANES), np.int32)
    count_qp = np.zeros(((n + 1) // 2, 1 << 2 * data.shift), np.int32)
    for start in range(first, stop, LANES):
        lanes = min(LANES, stop - start)
        _fill_weights(data, start, lanes, room, weight_jl, share_jl)
        _fill_keys(data, room[0], weight_jl, start - data.origin, lanes, room[1], room[2], key_rl)
        if data.with_scores or data.with_pairs:
            _unpack(key_rl, data.shift, fixed_il)
            _sum_scores(data, fixed_il, best_l, lanes, sums)
        _sort(key_rl, data.step_sa)
        _count_ranks(key_rl, data.shift, lanes, room[0], count_qp)
        _count_first(key_rl[0], share_jl, data.shift, lanes, sums.central_ij)
        _mark_ties(key_rl, data.shift, is_tied_l)
        for lane in range(lanes):
            if is_tied_l[lane]:
                _share_lane(
                    key_rl[:, lane], share_jl[:, lane], data.shift, sums.tied_ri, sums.count_ri, sums.central_ij
                )
    _split_pairs(count_qp, data.shift, sums.count_ri)


@njit(nogil=True, cache=True)
def _count_first(key_l, share_jl, shift, lanes, central_ij):
    mask = uint32((1 << shift) - 1)
    for lane in range(lanes):
        option = np.int64(key_l[lane] & mask)
        for j in range(len(share_jl)):
            central_ij[option, j] += share_jl[j, lane]


@njit(nogil=True, cache=True)
def _add_exact_row(value_ji, weight_jl, lane, score_i):
    threes = len(weight_jl) - len(weight_jl) % 3
    for j in range(0, threes, 3):
        a, b, c = weight_jl[j, lane], weight_jl[j + 1, lane], weight_jl[j + 2, lane]
        for i in range(len(score_i)):
            two = (score_i[i] + value_ji[j, i] * a) + value_ji[j + 1, i] * b
            score_i[i] = two + value_ji[j + 2, i] * c
    for j in range(threes, len(weight_jl)):
        a = weight_jl[j, lane]
        for i in range(len(score_i)):
            score_i[i] += value_ji[j, i] * a


@njit(nogil=True, cache=True)
def _add_triangular_row(value_ji, least_ji, most_ji, key_ji, j, word, weight, score_i):
    for i in range(len(score_i)):
        drawn = _mix(uint32(word + key_ji[j, i]))
        one, other = np.int32(drawn >> uint32(16)), np.int32(drawn & uint32(0xFFFF))
        value = value_ji[j, i] + least_ji[j, i] * np.float32(min(one, other))
        score_i[i] += (value + most_ji[j, i] * np.float32(max(one, other))) * weight


@njit(nogil=True, cache=True)
def _add_drawn_row(value_ijd, column, weight_jl, lane, score_i):
    for i in range(len(score_i)):
        for j in range(len(weight_jl)):
            score_i[i] += value_ijd[i, j, column] * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _pack_row(score_i, scale, shift, key_br, b):
    for i in range(len(score_i)):
        score = score_i[i]
        fixed = uint32(np.int32((score if score > _ZERO else _ZERO) * scale))
        key_br[b, i] = uint32(uint32(~fixed) << uint32(shift)) | uint32(i)


@njit(nogil=True, cache=True)
def _fill_rows(data, first, key_br, share_bj, sums):
    """Keys of a block draw by draw: with many options these fill the registers, not the draws."""
    lanes, n = key_br.shape
    room, score_i = _make_room(), np.empty(n, np.float32)
    weight_jl = np.ones((share_bj.shape[1], LANES), np.float32)
    share_jl = np.empty((share_bj.shape[1], LANES), np.int32)
    _fill_weights(data, first, lanes, room, weight_jl, share_jl)
    for b in range(lanes):
        score_i[:] = _ZERO
        if data.level_kind == LEVEL_EXACT:
            _add_exact_row(data.value_ji, weight_jl, b, score_i)
        elif data.level_kind == LEVEL_DRAWN:
            _add_drawn_row(data.value_ijd, first - data.origin + b, weight_jl, b, score_i)
        else:
            for j in range(len(weight_jl)):
                _add_triangular_row(
                    data.value_ji, data.least_ji, data.most_ji, data.level_key_ji, j,
                    room[0][b], weight_jl[j, b], score_i,
                )  # fmt: skip
        _pack_row(score_i, room[1][b], data.shift, key_br, b)
        for j in range(len(weight_jl)):
            share_bj[b, j] = share_jl[j, b]
    if data.with_scores or data.with_pairs:
        key_il, fixed_il = np.empty((n, LANES), np.uint32), np.empty((n, LANES), np.int32)
        key_il[:, :lanes] = key_br.T
        _unpack(key_il, data.shift, fixed_il)
        _sum_scores(data, fixed_il, np.empty(LANES, np.int32), lanes, sums)


@njit(nogil=True, cache=True)
def _count_rows(key_br, share_bj, shift, sums):
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
            _share_lane(key_br[b], share_bj[b], shift, sums.tied_ri, sums.count_ri, sums.central_ij)


def add_draws(data: KernelInput, first: int, stop: int, sums: KernelSums) -> None:
    """Add draws ``first`` to ``stop - 1`` to ``sums``, in place; see ``kernel_numpy.add_draws``."""
    n, n_criteria = sums.central_ij.shape
    if n <= LANE_OPTIONS:
        _add_lanes(data, first, stop, sums)
        return
    key_br = np.empty((LANES, n), np.uint32)
    share_bj = np.empty((LANES, n_criteria), np.int32)
    for start in range(first, stop, LANES):
        rows = min(LANES, stop - start)
        _fill_rows(data, start, key_br[:rows], share_bj[:rows], sums)
        key_br[:rows].sort(axis=1)
        _count_rows(key_br[:rows], share_bj[:rows], data.shift, sums)
