"""What a kernel is given and what it adds up. All sums are integers.

Integers add up to the same total in any order, so results do not depend on threads, on chunks or
on which kernel did the work.

A score is first made a whole number of 32 - ``shift`` bits (the scale from 0 to just under
2^(32 - shift)); ``shift`` bits are left for the option's number, so that score and option sort as
one 32-bit key. Scores that agree in all those bits are a tie.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from ...arrays import Floats, Ints, Words

Kind = TypeVar("Kind", bound=np.generic)

LEVEL_EXACT, LEVEL_TRIANGULAR, LEVEL_DRAWN = 0, 1, 2
WEIGHT_GIVEN, WEIGHT_AROUND, WEIGHT_UNKNOWN = 0, 1, 2

MAX_OPTIONS = 4096
PAIR_OPTIONS = 64
"""Most options that are counted pair by pair."""

TIE_UNITS = 232_792_560
"""A rank is shared in this many parts: divisible by every number of tied options up to 22."""

WEIGHT_BITS = 30
BIN_BITS = 13
SQUARE_BITS = 15
HEADROOM = 1 - 2.0**-16
"""Keeps rounding in single precision from lifting a full score beyond its bits."""


class KernelInput(NamedTuple):
    """Levels and weights of a run, in the arrays that kernels read.

    Arrays that the run does not need have length 1 on every axis. ``value_ji`` holds exact partial
    values, or the low ends of triangular ones, which are then value + ``least_ji`` x the lesser +
    ``most_ji`` x the greater of two uniforms (16 bits each). Columns of ``value_ijd`` and
    ``weight_jd`` belong to draws from ``origin`` on. ``unit``, which is 2^``shift``, lies between the
    keys of neighboring scores.

    References
    ----------
    Stein & Keblis (2009), A new method to simulate the triangular distribution, Mathematical and
    Computer Modelling 49(5-6), 1143-1147 (mode c on [0, 1]: (1 - c) min + c max).
    """

    level_kind: int
    value_ji: Floats
    least_ji: Floats
    most_ji: Floats
    level_key_ji: Words
    value_ijd: Floats
    weight_kind: int
    share_j: Floats
    spread: np.float32
    weight_key_j: Words
    weight_jd: Floats
    origin: int
    shift: int
    unit: np.uint32
    with_scores: bool
    with_pairs: bool


class KernelSums(NamedTuple):
    """Sums over draws, int64.

    ``count_ri`` counts draws with option i at rank r, ``tied_ri`` corrects them for ties in
    `TIE_UNITS`; ``central_ij`` sums weights over draws with i first (2^30 = 1); ``score_i``,
    ``square_i``, ``regret_square_i`` and ``best`` sum scores, ``bin_ib`` is their histogram and
    ``extreme_ie`` their least and most; ``above_ik`` counts draws with i strictly above k.
    """

    count_ri: Ints
    tied_ri: Ints
    central_ij: Ints
    score_i: Ints
    square_i: Ints
    regret_square_i: Ints
    best: Ints
    bin_ib: Ints
    extreme_ie: Ints
    above_ik: Ints


def read_only(data: KernelInput) -> KernelInput:
    """The input with every array seen as read-only.

    To the compiler a read-only array is another type: with a mixture it would compile again, in
    the middle of a visit.
    """
    return data._replace(
        value_ji=_look(data.value_ji),
        least_ji=_look(data.least_ji),
        most_ji=_look(data.most_ji),
        level_key_ji=_look(data.level_key_ji),
        value_ijd=_look(data.value_ijd),
        share_j=_look(data.share_j),
        weight_key_j=_look(data.weight_key_j),
        weight_jd=_look(data.weight_jd),
    )


def _look(array: NDArray[Kind]) -> NDArray[Kind]:
    view = array.view()
    view.setflags(write=False)
    return view


def score_shift(n_options: int) -> int:
    """Bits of a key taken by the option's number."""
    return max(2, (n_options - 1).bit_length())


def score_unit(n_options: int) -> np.uint32:
    """Difference between the keys of neighboring scores."""
    return np.uint32(1 << score_shift(n_options))


def empty_sums(n_options: int, n_criteria: int, with_scores: bool, with_pairs: bool) -> KernelSums:
    """Sums before the first draw; parts that are not asked for have no room."""
    scored = n_options if with_scores else 0
    paired = n_options if with_pairs else 0
    shapes = {
        "count_ri": (n_options, n_options),
        "tied_ri": (n_options, n_options),
        "central_ij": (n_options, n_criteria),
        "score_i": (scored,),
        "square_i": (scored,),
        "regret_square_i": (scored,),
        "best": (1,),
        "bin_ib": (scored, 1 << BIN_BITS),
        "extreme_ie": (scored, 2),
        "above_ik": (paired, paired),
    }
    sums = KernelSums(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    sums.extreme_ie[:, 0] = np.iinfo(np.int32).max
    return sums


def add_sums(one: KernelSums, other: KernelSums) -> KernelSums:
    """Sums over the draws of both."""
    added = KernelSums(*(a + b for a, b in zip(one, other, strict=True)))
    added.extreme_ie[:, 0] = np.minimum(one.extreme_ie[:, 0], other.extreme_ie[:, 0])
    added.extreme_ie[:, 1] = np.maximum(one.extreme_ie[:, 1], other.extreme_ie[:, 1])
    return added
