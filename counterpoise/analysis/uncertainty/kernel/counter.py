"""Random numbers by counting: any sample is a function of (seed, stream, draw index).

Nothing is carried from one draw to the next, so a draw can be computed again on its own, and
neither threads nor chunk sizes can change a result. ``compiled`` holds the same arithmetic for
numba; both give the same bits.

One number is ``mix(mix(draw) + key)``, where the key comes from the seed and the stream and ``mix``
is a 32-bit avalanche function. That is enough for Monte Carlo sums of up to about 10^8 draws; it
is no cryptography.

References
----------
Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11 (the idea
of counter-based generators). The constants of ``mix`` are Wellons' ``lowbias32`` (2018), found by
search for low bias.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ...arrays import Floats, Words

MAX_DRAWS = 100_000_000
"""Largest index of a draw plus one: beyond it the 32-bit counter would no longer look random."""

FIRST_FACTOR = 0x7FEB352D
SECOND_FACTOR = 0x846CA68B
DRAW_OFFSET = 0x51ED270B
"""Added to every draw index, since ``mix(0)`` is 0."""

STREAM_OFFSET = 0x2545F491

WORD = 0xFFFFFFFF


def mix(word: Words) -> Words:
    """A well-scrambled one-to-one image of every 32-bit word."""
    word = word ^ (word >> np.uint32(16))
    word *= np.uint32(FIRST_FACTOR)
    word ^= word >> np.uint32(15)
    word *= np.uint32(SECOND_FACTOR)
    word ^= word >> np.uint32(16)
    return word


def stream_of(name: str) -> int:
    """The stream of a named input: it stays the same when other inputs come or go."""
    return zlib.crc32(name.encode())


def stream_keys(seed: int, stream_x: Words) -> Words:
    """Keys of streams of random numbers under a seed; same shape, uint32.

    Raises
    ------
    ValueError
        The seed is not a whole number from 0 to 2^64 - 1.
    """
    if not 0 <= seed < 2**64:
        raise ValueError(f"the seed is {seed}; a seed is a whole number from 0 to 2^64 - 1")
    low, high = (np.array([part], np.uint32) for part in (seed & WORD, seed >> 32))
    folded = mix(mix(low + np.uint32(1)) + high)
    return mix(mix(np.asarray(stream_x).astype(np.uint32) ^ np.uint32(STREAM_OFFSET)) + folded)


@lru_cache(maxsize=1 << 15)
def stream_key(seed: int, name: str) -> int:
    """Key of the stream of a named input under a seed."""
    return int(stream_keys(seed, np.array([stream_of(name)]))[0])


def named_keys(seed: int, names: Sequence[str]) -> Words:
    """Keys of the streams of named inputs; shape (n_names,), uint32."""
    return stream_keys(seed, np.array([stream_of(name) for name in names], np.uint32))


def draw_words(first: int, n_draws: int) -> Words:
    """Scrambled counters of draws ``first`` to ``first + n_draws - 1``; shape (n_draws,), uint32."""
    return mix(np.arange(first, first + n_draws, dtype=np.uint32) + np.uint32(DRAW_OFFSET))


def random_words(word_x: Words, key_x: Words | int) -> Words:
    """Random 32-bit words of draws (scrambled counters) and streams (keys), broadcast together."""
    return mix(word_x + np.asarray(key_x, np.uint32))


def single_uniforms(word_x: Words, key_x: Words | int) -> Floats:
    """Uniforms strictly inside (0, 1) in float32, on a grid of 2^23 midpoints."""
    top_x = (random_words(word_x, key_x) >> np.uint32(9)).astype(np.float32)
    uniform_x: Floats = (top_x + np.float32(0.5)) * np.float32(2.0**-23)
    return uniform_x


def double_uniforms(word_x: Words, key_x: Words | int) -> Floats:
    """Uniforms strictly inside (0, 1) in float64, on a grid of 2^32 midpoints."""
    uniform_x: Floats = (random_words(word_x, key_x) + 0.5) * 2.0**-32
    return uniform_x


def uniform_column(name: str, n_draws: int, seed: int, first: int = 0) -> Floats:
    """Uniforms of a named input, one per draw; shape (n_draws,), float64."""
    return double_uniforms(draw_words(first, n_draws), stream_key(seed, name))


def check_draws(n_draws: int, first: int = 0) -> None:
    """Refuse a number of draws that gives no answer or cannot be counted.

    Raises
    ------
    ValueError
        Fewer than one draw, or more than `MAX_DRAWS` in all.
    """
    if n_draws < 1 or first < 0:
        raise ValueError(f"{n_draws} draws from draw {first} on: at least 1 draw is needed, from draw 0 or later")
    if first + n_draws > MAX_DRAWS:
        raise ValueError(f"{first + n_draws:,} draws are more than {MAX_DRAWS:,}, the most that can be asked for")


LOG_COEFFICIENTS = (
    0.9999998211860657, -0.5000066757202148, 0.33336180448532104, -0.24959349632263184,
    0.1987307369709015, -0.17333443462848663, 0.16419805586338043, -0.10102076083421707,
)  # fmt: skip
"""log(1 + x)/x on [sqrt(1/2) - 1, sqrt(2) - 1], fitted for least absolute error of the logarithm."""

HALF_ROOT_BITS = 0x3F3504F3
"""Bits of sqrt(1/2) in float32: mantissas are taken from there to twice as much."""


def single_exponentials(word_d: Words, key: int) -> Floats:
    """Exponential numbers, -log(uniform), in float32 within 1e-6 of the exact logarithm.

    Written out in single-precision steps, so that a compiled kernel gives the same bits.
    """
    bits_d = single_uniforms(word_d, key).view(np.int32)
    exponent_d = (bits_d - np.int32(HALF_ROOT_BITS)) >> np.int32(23)
    x_d = (bits_d - (exponent_d << np.int32(23))).view(np.float32) - np.float32(1)
    series_d = np.full(x_d.shape, LOG_COEFFICIENTS[-1], np.float32)
    for coefficient in LOG_COEFFICIENTS[-2::-1]:
        series_d *= x_d
        series_d += np.float32(coefficient)
    return -(x_d * series_d + exponent_d.astype(np.float32) * np.float32(np.log(2)))
