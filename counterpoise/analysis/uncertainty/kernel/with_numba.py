"""The kernel compiled by numba: twin of ``with_numpy``, step for step and bit for bit.

Draws lie across the lanes of vector registers, 256 at a time, so that everything stays in a core's
first cache. No fast-math: it would let the compiler contract a product and a sum into one rounding,
and the two kernels would differ. Imported only by ``choice``, since numba is optional.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from .compiled_counts import (
    count_first,
    count_pairs,
    count_ranks,
    count_rows,
    mark_ties,
    share_lane,
    sort,
    split_pairs,
    sum_scores,
)
from .compiled_draws import LANES, fill_weights, make_room
from .compiled_scores import add_drawn_row, add_exact_row, add_triangular_row, fill_keys, pack_row, unpack
from .data import LANE_OPTIONS, LEVEL_DRAWN, LEVEL_EXACT, KernelInput, KernelSums

_ZERO = np.float32(0)


@njit(nogil=True, cache=True)
def _add_lanes(data, first, stop, sums):
    n, n_criteria = sums.central_ij.shape
    room, best_l, is_tied_l = make_room(), np.empty(LANES, np.int32), np.empty(LANES, np.int32)
    weight_jl = np.ones((n_criteria, LANES), np.float32)
    share_jl = np.empty((n_criteria, LANES), np.int32)
    key_rl, fixed_il = np.empty((n, LANES), np.uint32), np.empty((n, LANES), np.int32)
    count_qp = np.zeros(((n + 1) // 2, 1 << 2 * data.shift), np.int32)
    for start in range(first, stop, LANES):
        lanes = min(LANES, stop - start)
        fill_weights(data, start, lanes, room, weight_jl, share_jl)
        fill_keys(data, room[0], weight_jl, start - data.origin, lanes, room[1], room[2], key_rl)
        if data.with_scores or data.with_pairs:
            unpack(key_rl, data.shift, fixed_il)
        sort(key_rl, data.step_sa)
        count_ranks(key_rl, data.shift, lanes, room[0], count_qp)
        count_first(key_rl[0], share_jl, data.shift, lanes, sums.central_ij)
        has_ties = mark_ties(key_rl, data.shift, is_tied_l)
        if data.with_scores:
            sum_scores(fixed_il, best_l, lanes, data.shift, sums)
        if data.with_pairs:
            count_pairs(fixed_il, lanes, has_ties, sums.above_ik)
        for lane in range(lanes if has_ties else 0):
            if is_tied_l[lane]:
                share_lane(key_rl[:, lane], share_jl[:, lane], data.shift, sums.tied_ri, sums.count_ri, sums.central_ij)
    split_pairs(count_qp, data.shift, sums.count_ri)


@njit(nogil=True, cache=True)
def _fill_rows(data, first, key_br, share_bj, sums):
    """Keys of a block draw by draw: with many options these fill the registers, not the draws."""
    lanes, n = key_br.shape
    room, score_i = make_room(), np.empty(n, np.float32)
    weight_jl = np.ones((share_bj.shape[1], LANES), np.float32)
    share_jl = np.empty((share_bj.shape[1], LANES), np.int32)
    fill_weights(data, first, lanes, room, weight_jl, share_jl)
    for b in range(lanes):
        score_i[:] = _ZERO
        if data.level_kind == LEVEL_EXACT:
            add_exact_row(data.value_ji, weight_jl, b, score_i)
        elif data.level_kind == LEVEL_DRAWN:
            add_drawn_row(data.value_ijd, first - data.origin + b, weight_jl, b, score_i)
        else:
            for j in range(len(weight_jl)):
                add_triangular_row(
                    data.value_ji, data.least_ji, data.most_ji, data.level_key_ji, j,
                    room[0][b], weight_jl[j, b], score_i,
                )  # fmt: skip
        pack_row(score_i, room[1][b], data.shift, key_br, b)
        for j in range(len(weight_jl)):
            share_bj[b, j] = share_jl[j, b]
    if data.with_scores:
        key_il, fixed_il = np.empty((n, LANES), np.uint32), np.empty((n, LANES), np.int32)
        key_il[:, :lanes] = key_br.T
        unpack(key_il, data.shift, fixed_il)
        sum_scores(fixed_il, np.empty(LANES, np.int32), lanes, data.shift, sums)


def add_draws(data: KernelInput, first: int, stop: int, sums: KernelSums) -> None:
    """Add draws ``first`` to ``stop - 1`` to ``sums``, in place; see ``with_numpy.add_draws``."""
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
        count_rows(key_br[:rows], share_bj[:rows], data.shift, sums)
