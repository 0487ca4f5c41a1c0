"""Scores and the keys made of them in the compiled kernel: twin of ``with_numpy``'s first half."""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from ...arrays import Floats, Ints, Words
from .compiled_draws import LANES, mix
from .data import LEVEL_DRAWN, LEVEL_EXACT, KernelInput

_ZERO = np.float32(0)


@njit(inline="always")
def _key(score: np.float32, scale: np.float32, best: np.uint32, unit: np.uint32) -> np.uint32:
    """``best`` is the key of the highest score; the rest of the way down is counted in units."""
    fixed = uint32(np.int32((score if score > _ZERO else _ZERO) * scale))
    return uint32(best - uint32(fixed * unit))


@njit(nogil=True, cache=True)
def _add_one(value_ji: Floats, j: int, i: int, weight_jl: Floats, score_l: Floats) -> None:
    value = value_ji[j, i]
    for lane in range(LANES):
        score_l[lane] += value * weight_jl[j, lane]


@njit(inline="always")
def _with_three(
    score: np.float32, lane: int, j: int, a: np.float32, b: np.float32, c: np.float32, weight_jl: Floats
) -> np.float32:
    """Three criteria in one pass over the lanes, added one after another as everywhere."""
    summed: np.float32 = ((score + a * weight_jl[j, lane]) + b * weight_jl[j + 1, lane]) + c * weight_jl[j + 2, lane]
    return summed


@njit(nogil=True, cache=True)
def _add_three(value_ji: Floats, j: int, i: int, weight_jl: Floats, score_l: Floats) -> None:
    a, b, c = value_ji[j, i], value_ji[j + 1, i], value_ji[j + 2, i]
    for lane in range(LANES):
        score_l[lane] = _with_three(score_l[lane], lane, j, a, b, c, weight_jl)


@njit(nogil=True, cache=True)
def _add_six(value_ji: Floats, j: int, i: int, weight_jl: Floats, score_l: Floats) -> None:
    a, b, c = value_ji[j, i], value_ji[j + 1, i], value_ji[j + 2, i]
    d, e, f = value_ji[j + 3, i], value_ji[j + 4, i], value_ji[j + 5, i]
    for lane in range(LANES):
        half = _with_three(score_l[lane], lane, j, a, b, c, weight_jl)
        score_l[lane] = _with_three(half, lane, j + 3, d, e, f, weight_jl)


@njit(nogil=True, cache=True)
def _pack_six(
    value_ji: Floats,
    i: int,
    weight_jl: Floats,
    scale_l: Floats,
    best: np.uint32,
    unit: np.uint32,
    score_l: Floats,
    key_il: Words,
) -> None:
    """The last six criteria and the key: a score need not be stored in between."""
    j = len(weight_jl) - 6
    a, b, c = value_ji[j, i], value_ji[j + 1, i], value_ji[j + 2, i]
    d, e, f = value_ji[j + 3, i], value_ji[j + 4, i], value_ji[j + 5, i]
    for lane in range(LANES):
        half = _with_three(score_l[lane], lane, j, a, b, c, weight_jl)
        score = _with_three(half, lane, j + 3, d, e, f, weight_jl)
        key_il[i, lane] = _key(score, scale_l[lane], best, unit)


@njit(nogil=True, cache=True)
def _pack(score_l: Floats, i: int, scale_l: Floats, best: np.uint32, unit: np.uint32, key_il: Words) -> None:
    for lane in range(LANES):
        key_il[i, lane] = _key(score_l[lane], scale_l[lane], best, unit)


@njit(nogil=True, cache=True)
def _fill_exact(
    value_ji: Floats,
    i: int,
    weight_jl: Floats,
    scale_l: Floats,
    best: np.uint32,
    unit: np.uint32,
    score_l: Floats,
    key_il: Words,
) -> None:
    rest = len(weight_jl) % 6
    if rest >= 3:
        _add_three(value_ji, 0, i, weight_jl, score_l)
    for j in range(rest - rest % 3, rest):
        _add_one(value_ji, j, i, weight_jl, score_l)
    for j in range(rest, len(weight_jl) - 6, 6):
        _add_six(value_ji, j, i, weight_jl, score_l)
    if len(weight_jl) < 6:
        _pack(score_l, i, scale_l, best, unit, key_il)
    else:
        _pack_six(value_ji, i, weight_jl, scale_l, best, unit, score_l, key_il)


@njit(nogil=True, cache=True)
def _add_triangular(
    value: np.float32,
    least: np.float32,
    most: np.float32,
    key: np.uint32,
    word_l: Words,
    weight_l: Floats,
    score_l: Floats,
) -> None:
    for lane in range(LANES):
        word = mix(uint32(word_l[lane] + key))
        one, other = np.int32(word >> uint32(16)), np.int32(word & uint32(0xFFFF))
        drawn = (value + least * np.float32(min(one, other))) + most * np.float32(max(one, other))
        score_l[lane] += drawn * weight_l[lane]


@njit(nogil=True, cache=True)
def _add_drawn(value_ijd: Floats, i: int, column: int, lanes: int, weight_jl: Floats, score_l: Floats) -> None:
    """A slice first: an index that might be negative would keep the loop out of vector registers."""
    for j in range(len(weight_jl)):
        value_l = value_ijd[i, j, column : column + lanes]
        for lane in range(lanes):
            score_l[lane] += value_l[lane] * weight_jl[j, lane]


@njit(nogil=True, cache=True)
def fill_keys(
    data: KernelInput,
    word_l: Words,
    weight_jl: Floats,
    column: int,
    lanes: int,
    scale_l: Floats,
    score_l: Floats,
    key_il: Words,
) -> None:
    for i in range(len(key_il)):
        best = uint32(uint32(i) - data.unit)
        score_l[:] = _ZERO
        if data.level_kind == LEVEL_EXACT:
            _fill_exact(data.value_ji, i, weight_jl, scale_l, best, data.unit, score_l, key_il)
            continue
        if data.level_kind == LEVEL_DRAWN:
            _add_drawn(data.value_ijd, i, column, lanes, weight_jl, score_l)
        else:
            for j in range(len(weight_jl)):
                value, least, most = data.value_ji[j, i], data.least_ji[j, i], data.most_ji[j, i]
                _add_triangular(value, least, most, data.level_key_ji[j, i], word_l, weight_jl[j], score_l)
        _pack(score_l, i, scale_l, best, data.unit, key_il)


@njit(nogil=True, cache=True)
def unpack(key_il: Words, shift: int, fixed_il: Ints) -> None:
    """The whole numbers that scores were made into."""
    for i in range(len(key_il)):
        for lane in range(LANES):
            fixed_il[i, lane] = np.int32(uint32(~key_il[i, lane]) >> uint32(shift & 31))
