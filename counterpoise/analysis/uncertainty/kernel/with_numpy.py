"""The kernel in NumPy: always there, the same bits as the compiled one.

Arrays with axis l hold one draw per lane. Every step in single precision has its twin in
``with_numba``; change both or neither.
"""

from __future__ import annotations

import numpy as np

from ...arrays import Bools, Floats, Ints, Words
from .counter import draw_words, random_words
from .data import (
    BIN_BITS,
    HEADROOM,
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
from .network import sorting_network
from .raw_weights import unknown_weights, weights_around

ELEMENTS = 1 << 17
"""Options x lanes worked on at once: some arrays of this size fit into a core's cache."""

NETWORK_OPTIONS = 64
"""Up to so many options lanes are sorted by a network; beyond, each by NumPy's own sort."""


def add_draws(data: KernelInput, first: int, stop: int, sums: KernelSums) -> None:
    """Add draws ``first`` to ``stop - 1`` to ``sums``, in place."""
    n_options = len(sums.count_ri)
    lanes = max(64, ELEMENTS // n_options)
    for start in range(first, stop, lanes):
        _add_block(data, start, min(start + lanes, stop), sums)


def _add_block(data: KernelInput, first: int, stop: int, sums: KernelSums) -> None:
    word_l = draw_words(first, stop - first)
    weight_jl = weigh_lanes(data, word_l, first, stop)
    total_l = weight_jl[0].copy()
    for weight_l in weight_jl[1:]:
        total_l += weight_l
    score_il = score_lanes(data, word_l, weight_jl, first, stop)
    fixed_il = fix_scores(score_il, total_l, data.shift)
    key_rl = pack_keys(fixed_il, data.shift)
    sort_keys(key_rl)
    share_jl = (weight_jl * (np.float32(1 << WEIGHT_BITS) / total_l)).astype(np.int32)
    _count_ranks(key_rl, share_jl, data.shift, sums)
    _count_ties(key_rl, share_jl, data.shift, sums)
    if data.with_scores:
        _sum_scores(fixed_il, data.shift, sums)
    if data.with_pairs:
        _count_pairs(fixed_il, sums)


def weigh_lanes(data: KernelInput, word_l: Words, first: int, stop: int) -> Floats:
    """Weights of the block's draws, not yet divided by their total; shape (n_criteria, lanes)."""
    if data.weight_kind == WEIGHT_GIVEN:
        return data.weight_jd[:, first - data.origin : stop - data.origin]
    if data.weight_kind == WEIGHT_AROUND:
        return weights_around(data.share_j, data.spread, data.weight_key_j, word_l)
    return unknown_weights(data.weight_key_j, word_l)


def score_lanes(data: KernelInput, word_l: Words, weight_jl: Floats, first: int, stop: int) -> Floats:
    """Weighted sums of the block's draws; shape (n_options, lanes)."""
    n_options = len(data.value_ijd) if data.level_kind == LEVEL_DRAWN else data.value_ji.shape[1]
    score_il = np.zeros((n_options, len(word_l)), np.float32)
    for j, weight_l in enumerate(weight_jl):
        if data.level_kind == LEVEL_EXACT:
            value_il = data.value_ji[j, :, None]
        elif data.level_kind == LEVEL_DRAWN:
            value_il = data.value_ijd[:, j, first - data.origin : stop - data.origin]
        else:
            value_il = _triangular_values(data, j, word_l)
        score_il += value_il * weight_l
    return score_il


def _triangular_values(data: KernelInput, j: int, word_l: Words) -> Floats:
    word_il = random_words(word_l[None, :], data.level_key_ji[j][:, None])
    one_il, other_il = (word_il >> np.uint32(16)).view(np.int32), (word_il & np.uint32(0xFFFF)).view(np.int32)
    least_il = data.least_ji[j][:, None] * np.minimum(one_il, other_il).astype(np.float32)
    most_il = data.most_ji[j][:, None] * np.maximum(one_il, other_il).astype(np.float32)
    value_il: Floats = (data.value_ji[j][:, None] + least_il) + most_il
    return value_il


def fix_scores(score_il: Floats, total_l: Floats, shift: int) -> Ints:
    """Scores per unit of weight as whole numbers of 32 - ``shift`` bits; shape as the scores."""
    scale_l = np.float32(2.0 ** (32 - shift) * HEADROOM) / total_l
    fixed_il: Ints = (np.maximum(score_il, np.float32(0)) * scale_l).astype(np.int32)
    return fixed_il


def pack_keys(fixed_il: Ints, shift: int) -> Words:
    """One number per option and lane that sorts best first and ends in the option's number."""
    number_i = np.arange(len(fixed_il), dtype=np.uint32)
    return (~fixed_il.view(np.uint32) << np.uint32(shift)) | number_i[:, None]


def sort_keys(key_rl: Words) -> None:
    """Sort every lane in place, smallest key first."""
    if len(key_rl) > NETWORK_OPTIONS:
        key_rl[:] = np.sort(np.ascontiguousarray(key_rl.T), axis=1).T
        return
    for a, b in sorting_network(len(key_rl)):
        smaller_l = np.minimum(key_rl[a], key_rl[b])
        np.maximum(key_rl[a], key_rl[b], out=key_rl[b])
        key_rl[a] = smaller_l


def _count_ranks(key_rl: Words, share_jl: Ints, shift: int, sums: KernelSums) -> None:
    """Count as if no scores were tied; `_count_ties` puts right what is not so."""
    n = len(key_rl)
    option_rl = (key_rl & np.uint32((1 << shift) - 1)).astype(np.intp)
    place_rl = option_rl + n * np.arange(n)[:, None]
    sums.count_ri[:] += np.bincount(place_rl.ravel(), minlength=n * n).reshape(n, n)
    for j, share_l in enumerate(share_jl):
        sums.central_ij[:, j] += np.bincount(option_rl[0], weights=share_l, minlength=n).astype(np.int64)


def _count_ties(key_rl: Words, share_jl: Ints, shift: int, sums: KernelSums) -> None:
    """Give every member of a run of equal scores an even part of each rank of the run."""
    score_rl = key_rl >> np.uint32(shift)
    is_equal_rl = score_rl[1:] == score_rl[:-1]
    tied = np.flatnonzero(is_equal_rl.any(axis=0))
    if len(tied) == 0:
        return
    option_rl = (key_rl[:, tied] & np.uint32((1 << shift) - 1)).astype(np.intp)
    size_rl = _run_sizes(is_equal_rl[:, tied])
    for start, size in {(int(r), int(size_rl[r, lane])) for r, lane in np.argwhere(size_rl > 1)}:
        lanes = np.flatnonzero(size_rl[start] == size)
        _share_ranks(option_rl[start : start + size, lanes], start, sums)
        if start == 0:
            _share_first(option_rl[:size, lanes], share_jl[:, tied[lanes]], sums)


def _run_sizes(is_equal_rl: Bools) -> Ints:
    """Length of the run of equals that begins at each rank, 0 where none begins."""
    size_rl = np.ones((len(is_equal_rl) + 1, is_equal_rl.shape[1]), np.int64)
    for r in range(len(is_equal_rl) - 1, -1, -1):
        size_rl[r] += is_equal_rl[r] * size_rl[r + 1]
    size_rl[1:][is_equal_rl] = 0
    return size_rl


def _share_ranks(option_pl: Ints, start: int, sums: KernelSums) -> None:
    """Spread runs of equals, all of one length, over the ranks they take from ``start`` on."""
    size = len(option_pl)
    n = len(sums.count_ri)
    for p, option_l in enumerate(option_pl):
        times_i = np.bincount(option_l, minlength=n)
        sums.count_ri[start + p] -= times_i
        for s in range(size):
            sums.tied_ri[start + s] += times_i * tie_units(p, s, size)


def tie_units(member: int, place: int, size: int) -> int:
    """Units of one place for one member of a run; they add up to `TIE_UNITS` both ways."""
    return TIE_UNITS // size + int((place - member) % size < TIE_UNITS % size)


def _share_first(option_pl: Ints, share_jl: Ints, sums: KernelSums) -> None:
    size, n = len(option_pl), len(sums.count_ri)
    for j, share_l in enumerate(share_jl):
        sums.central_ij[:, j] -= np.bincount(option_pl[0], weights=share_l, minlength=n).astype(np.int64)
        for option_l in option_pl:
            sums.central_ij[:, j] += np.bincount(option_l, weights=share_l // size, minlength=n).astype(np.int64)


def _sum_scores(fixed_il: Ints, shift: int, sums: KernelSums) -> None:
    bits = 32 - shift
    best_l = fixed_il.max(axis=0)
    sums.best[0] += best_l.sum(dtype=np.int64)
    for i, fixed_l in enumerate(fixed_il):
        sums.score_i[i] += fixed_l.sum(dtype=np.int64)
        sums.square_i[i] += _square(fixed_l >> np.int32(bits - SQUARE_BITS))
        sums.regret_square_i[i] += _square((best_l - fixed_l) >> np.int32(bits - SQUARE_BITS))
        sums.bin_ib[i] += np.bincount(fixed_l >> np.int32(bits - BIN_BITS), minlength=1 << BIN_BITS)
    sums.extreme_ie[:, 0] = np.minimum(sums.extreme_ie[:, 0], fixed_il.min(axis=1))
    sums.extreme_ie[:, 1] = np.maximum(sums.extreme_ie[:, 1], fixed_il.max(axis=1))


def _square(small_l: Ints) -> int:
    return int((small_l * small_l).sum(dtype=np.int64))


def _count_pairs(fixed_il: Ints, sums: KernelSums) -> None:
    for i, fixed_l in enumerate(fixed_il):
        for k in range(i):
            sums.above_ik[i, k] += np.count_nonzero(fixed_l > fixed_il[k])
            sums.above_ik[k, i] += np.count_nonzero(fixed_il[k] > fixed_l)
