"""Random numbers and weights in the compiled kernel: twin of ``counter`` and ``raw_weights``.

Here and in the other compiled files every whole number of a step is cut to 32 bits at once: the
compiler would go on in 64, and only half as many lanes would fit a register.
"""

from __future__ import annotations

import numpy as np
from numba import njit, uint32

from ...arrays import Floats, Ints, Words
from .counter import DRAW_OFFSET, FIRST_FACTOR, HALF_ROOT_BITS, LOG_COEFFICIENTS, SECOND_FACTOR
from .data import HEADROOM, WEIGHT_BITS, WEIGHT_GIVEN, WEIGHT_UNKNOWN, KernelInput

Room = tuple[Words, Floats, Floats]
"""Space for a block: its scrambled counters, its totals, and a scratch row."""

LANES = 256
"""Draws worked on at once; with some tens of options their keys just fit a core's first cache."""

_C0, _C1, _C2, _C3, _C4, _C5, _C6, _C7 = (np.float32(c) for c in LOG_COEFFICIENTS)
_LOG_2 = np.float32(np.log(2))
_ONE, _TWO, _HALF, _ZERO = np.float32(1), np.float32(2), np.float32(0.5), np.float32(0)
_GRID = np.float32(2.0**-23)
_SHARE_SCALE = np.float32(1 << WEIGHT_BITS)


@njit(inline="always")
def mix(word: np.uint32) -> np.uint32:
    word ^= word >> uint32(16)
    word = uint32(word * uint32(FIRST_FACTOR))
    word ^= word >> uint32(15)
    word = uint32(word * uint32(SECOND_FACTOR))
    return uint32(word ^ (word >> uint32(16)))


@njit(inline="always")
def _uniform(word: np.uint32) -> np.float32:
    return (np.float32(np.int32(mix(word) >> uint32(9))) + _HALF) * _GRID


@njit(inline="always")
def _exponential(word: np.uint32) -> np.float32:
    bits = np.float32(_uniform(word)).view(np.int32)
    exponent = np.int32(np.int32(bits - np.int32(HALF_ROOT_BITS)) >> np.int32(23))
    x = np.int32(bits - np.int32(exponent << np.int32(23))).view(np.float32) - _ONE
    series = (((((((_C7 * x + _C6) * x + _C5) * x + _C4) * x + _C3) * x + _C2) * x + _C1) * x) + _C0
    return -(x * series + np.float32(exponent) * _LOG_2)


@njit(nogil=True, cache=True)
def _draw_words(first: int, word_l: Words) -> None:
    start = uint32(first + DRAW_OFFSET)
    for lane in range(LANES):
        word_l[lane] = mix(uint32(start + uint32(lane)))


@njit(nogil=True, cache=True)
def _fill_exponentials(word_l: Words, key: np.uint32, j: int, weight_jl: Floats, total_l: Floats) -> None:
    for lane in range(LANES):
        weight = _exponential(uint32(word_l[lane] + key))
        weight_jl[j, lane] = weight
        total_l[lane] += weight


@njit(nogil=True, cache=True)
def _fill_moves(word_l: Words, key: np.uint32, share: np.float32, out_l: Floats, common_l: Floats) -> None:
    for lane in range(LANES):
        move = _uniform(uint32(word_l[lane] + key)) * _TWO - _ONE
        out_l[lane] = move
        common_l[lane] += share * move


@njit(nogil=True, cache=True)
def _apply_moves(share: np.float32, spread: np.float32, common_l: Floats, out_l: Floats) -> None:
    for lane in range(LANES):
        out_l[lane] = share * (_ONE + spread * (out_l[lane] - common_l[lane]))


@njit(nogil=True, cache=True)
def _add_weights(weight_jl: Floats, total_l: Floats) -> None:
    for j in range(len(weight_jl)):
        for lane in range(LANES):
            total_l[lane] += weight_jl[j, lane]


@njit(nogil=True, cache=True)
def _weigh(data: KernelInput, word_l: Words, first: int, lanes: int, weight_jl: Floats, total_l: Floats) -> None:
    total_l[:] = _ZERO
    if data.weight_kind == WEIGHT_UNKNOWN:
        for j in range(len(weight_jl)):
            _fill_exponentials(word_l, data.weight_key_j[j], j, weight_jl, total_l)
        return
    if data.weight_kind == WEIGHT_GIVEN:
        start = first - data.origin
        for j in range(len(weight_jl)):
            weight_jl[j, :lanes] = data.weight_jd[j, start : start + lanes]
    else:
        for j in range(len(weight_jl)):
            _fill_moves(word_l, data.weight_key_j[j], data.share_j[j], weight_jl[j], total_l)
        for j in range(len(weight_jl)):
            _apply_moves(data.share_j[j], data.spread, total_l, weight_jl[j])
        total_l[:] = _ZERO
    _add_weights(weight_jl, total_l)


@njit(nogil=True, cache=True)
def _share_weights(j: int, weight_jl: Floats, scale_l: Floats, share_jl: Ints) -> None:
    for lane in range(LANES):
        share_jl[j, lane] = np.int32(weight_jl[j, lane] * scale_l[lane])


@njit(nogil=True, cache=True)
def fill_weights(data: KernelInput, first: int, lanes: int, room: Room, weight_jl: Floats, share_jl: Ints) -> None:
    """Weights of a block; ``total_l`` is left holding what turns a score into a whole number."""
    word_l, total_l, scratch_l = room
    _draw_words(first, word_l)
    _weigh(data, word_l, first, lanes, weight_jl, total_l)
    scale = np.float32(2.0 ** (32 - data.shift) * HEADROOM)
    for lane in range(LANES):
        scratch_l[lane] = _SHARE_SCALE / total_l[lane]
        total_l[lane] = scale / total_l[lane]
    for j in range(len(weight_jl)):
        _share_weights(j, weight_jl, scratch_l, share_jl)


@njit(nogil=True, cache=True)
def make_room() -> Room:
    return np.empty(LANES, np.uint32), np.empty(LANES, np.float32), np.empty(LANES, np.float32)
