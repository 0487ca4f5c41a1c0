"""Scores and the keys made of them in the compiled kernel: twin of ``with_numpy``'s first half.

Draws fill the lanes of the registers; functions that end in ``row`` let the options of one draw do
so, which is faster when these are many.
"""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from .compiled_draws import LANES, mix
from .data import LEVEL_DRAWN, LEVEL_EXACT

_ZERO = np.float32(0)


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
        word = mix(uint32(word_l[lane] + key))
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
    """A slice first: an index that might be negative would keep the loop out of vector registers."""
    for j in range(len(weight_jl)):
        value_l = value_ijd[i, j, column : column + lanes]
        for lane in range(lanes):
            score_l[lane] += value_l[lane] * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _pack(score_l, scale_l, shift, i, key_il):
    for lane in range(LANES):
        score = score_l[lane]
        fixed = uint32(np.int32((score if score > _ZERO else _ZERO) * scale_l[lane]))
        key_il[i, lane] = uint32(uint32(~fixed) << uint32(shift)) | uint32(i)


@njit(nogil=True, cache=True)
def fill_keys(data, word_l, weight_jl, column, lanes, scale_l, score_l, key_il):
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
def add_exact_row(value_ji, weight_jl, lane, score_i):
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
def add_triangular_row(value_ji, least_ji, most_ji, key_ji, j, word, weight, score_i):
    for i in range(len(score_i)):
        drawn = mix(uint32(word + key_ji[j, i]))
        one, other = np.int32(drawn >> uint32(16)), np.int32(drawn & uint32(0xFFFF))
        value = value_ji[j, i] + least_ji[j, i] * np.float32(min(one, other))
        score_i[i] += (value + most_ji[j, i] * np.float32(max(one, other))) * weight


@njit(nogil=True, cache=True)
def add_drawn_row(value_ijd, column, weight_jl, lane, score_i):
    for i in range(len(score_i)):
        for j in range(len(weight_jl)):
            score_i[i] += value_ijd[i, j, column] * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def pack_row(score_i, scale, shift, key_br, b):
    for i in range(len(score_i)):
        score = score_i[i]
        fixed = uint32(np.int32((score if score > _ZERO else _ZERO) * scale))
        key_br[b, i] = uint32(uint32(~fixed) << uint32(shift)) | uint32(i)


@njit(nogil=True, cache=True)
def unpack(key_il, shift, fixed_il):
    for i in range(len(key_il)):
        for lane in range(LANES):
            fixed_il[i, lane] = np.int32(uint32(~key_il[i, lane]) >> uint32(shift))
