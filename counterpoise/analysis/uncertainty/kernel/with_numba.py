"""The kernel compiled by numba: twin of ``with_numpy``, step for step and bit for bit.

Draws lie across the lanes of vector registers, 256 at a time, so that everything stays in a core's
first caches. No fast-math: it would let the compiler contract a product and a sum into one rounding,
and the two kernels would differ. Imported only by ``choice``, since numba is optional.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from ...arrays import Ints
from .compiled_counts import (
    TURNS,
    count_first,
    count_pairs,
    count_ranks,
    count_single_ranks,
    find_closest,
    share_lane,
    sort,
    split_pairs,
    sum_scores,
)
from .compiled_draws import LANES, fill_weights, make_room
from .compiled_scores import fill_keys, unpack
from .data import PAIR_OPTIONS, KernelInput, KernelSums
from .network import sorting_network


@njit(nogil=True, cache=True)
def _add_lanes(data: KernelInput, step_sa: Ints, first: int, stop: int, sums: KernelSums) -> None:
    n, n_criteria = sums.central_ij.shape
    room, best_l, closest_l = make_room(), np.empty(LANES, np.int32), np.empty(LANES, np.uint32)
    weight_jl = np.ones((n_criteria, LANES), np.float32)
    share_jl = np.empty((n_criteria, LANES), np.int32)
    padded_rl, fixed_il = np.full((n + -n % 4, LANES), np.uint32(0xFFFFFFFF), np.uint32), np.empty((n, LANES), np.int32)
    key_rl = padded_rl[:n]
    count_qp = np.zeros(((n + 1) // 2 if n <= PAIR_OPTIONS else 0, 1 << 2 * data.shift), np.int32)
    central_tij = np.zeros((TURNS, n, n_criteria), np.int64)
    for start in range(first, stop, LANES):
        lanes = min(LANES, stop - start)
        fill_weights(data, start, lanes, room, weight_jl, share_jl)
        fill_keys(data, room[0], weight_jl, start - data.origin, lanes, room[1], room[2], key_rl)
        if data.with_scores or data.with_pairs:
            unpack(key_rl, data.shift, fixed_il)
        sort(padded_rl, step_sa)
        count_first(key_rl, share_jl, data.unit, lanes, central_tij)
        has_ties = find_closest(key_rl, closest_l) < data.unit
        if n <= PAIR_OPTIONS:
            count_ranks(key_rl, data.unit, lanes, room[0], count_qp)
        else:
            count_single_ranks(key_rl, data.unit, lanes, sums.count_ri)
        if data.with_scores:
            sum_scores(fixed_il, best_l, lanes, data.shift, sums)
        if data.with_pairs:
            count_pairs(fixed_il, lanes, has_ties, sums.above_ik)
        for lane in range(lanes if has_ties else 0):
            if closest_l[lane] < data.unit:
                share_lane(key_rl[:, lane], share_jl[:, lane], data.shift, sums.tied_ri, sums.count_ri, sums.central_ij)
    split_pairs(count_qp, data.shift, sums.count_ri)
    for central_ij in central_tij:
        sums.central_ij[:] += central_ij


def add_draws(data: KernelInput, first: int, stop: int, sums: KernelSums) -> None:
    """Add draws ``first`` to ``stop - 1`` to ``sums``, in place; see ``with_numpy.add_draws``."""
    _add_lanes(data, sorting_network(-(-len(sums.central_ij) // 4)), first, stop, sums)
