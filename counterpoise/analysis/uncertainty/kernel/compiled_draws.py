"""Random numbers and weights in the compiled kernel: twin of ``counter`` and ``raw_weights``."""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from .counter import DRAW_OFFSET, FIRST_FACTOR, HALF_ROOT_BITS, LOG_COEFFICIENTS, SECOND_FACTOR
from .data import HEADROOM, WEIGHT_AROUND, WEIGHT_BITS, WEIGHT_GIVEN

LANES = 256
"""Draws worked on at once; with some tens of options their keys just fit a core's first cache."""

_C0, _C1, _C2, _C3, _C4, _C5, _C6, _C7 = (np.float32(c) for c in LOG_COEFFICIENTS)
_LOG_2 = np.float32(np.log(2))
_ONE, _TWO, _HALF, _ZERO = np.float32(1), np.float32(2), np.float32(0.5), np.float32(0)
_GRID = np.float32(2.0**-23)
_SHARE_SCALE = np.float32(1 << WEIGHT_BITS)


@njit(inline="always")
def mix(word):
    word ^= word >> uint32(16)
    word = uint32(word * uint32(FIRST_FACTOR))
    word ^= word >> uint32(15)
    word = uint32(word * uint32(SECOND_FACTOR))
    return uint32(word ^ (word >> uint32(16)))


@njit(inline="always")
def _uniform(word):
    return (np.float32(np.int32(mix(word) >> uint32(9))) + _HALF) * _GRID


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
        word_l[lane] = mix(uint32(uint32(first + lane) + uint32(DRAW_OFFSET)))


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
            weight_jl[j, :lanes] = data.weight_jd[j, first - data.origin : first - data.origin + lanes]
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
def _share_weights(weight_jl, total_l, scale_l, share_jl):
    for lane in range(LANES):
        scale_l[lane] = _SHARE_SCALE / total_l[lane]
    for j in range(len(weight_jl)):
        for lane in range(LANES):
            share_jl[j, lane] = np.int32(weight_jl[j, lane] * scale_l[lane])


@njit(nogil=True, cache=True)
def fill_weights(data, first, lanes, room, weight_jl, share_jl):
    """Weights of a block; ``total_l`` is left holding what turns a score into a whole number."""
    word_l, total_l, scratch_l = room
    _draw_words(first, word_l)
    _weigh(data, word_l, first, lanes, weight_jl, total_l)
    _share_weights(weight_jl, total_l, scratch_l, share_jl)
    scale = np.float32(2.0 ** (32 - data.shift) * HEADROOM)
    for lane in range(LANES):
        total_l[lane] = scale / total_l[lane]


@njit(nogil=True, cache=True)
def make_room():
    return np.empty(LANES, np.uint32), np.empty(LANES, np.float32), np.empty(LANES, np.float32)
