"""A fixed list of compare-and-swap steps that sorts n keys, whatever they are."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...arrays import Ints


@lru_cache(maxsize=64)
def sorting_network(n: int) -> Ints:
    """Steps (low, high) of Batcher's odd-even merge sort for n keys, shape (n_steps, 2).

    After step (a, b) the smaller of the two keys stands at a. Many draws are sorted at once, each
    in its own lane of a vector register, since no step depends on the keys.

    References
    ----------
    Batcher (1968), Sorting networks and their applications, AFIPS Spring Joint Computer Conf. 32.
    """
    steps: list[tuple[int, int]] = []
    size = 1 << max(n - 1, 1).bit_length()
    merged = 1
    while merged < size:
        gap = merged
        while gap >= 1:
            steps += _merge_steps(n, merged, gap)
            gap //= 2
        merged *= 2
    step_sa = np.array(steps, np.int64).reshape(-1, 2)
    step_sa.setflags(write=False)
    return step_sa


def _merge_steps(n: int, merged: int, gap: int) -> list[tuple[int, int]]:
    return [
        (start + i, start + i + gap)
        for start in range(gap % merged, n - gap, 2 * gap)
        for i in range(gap)
        if start + i + gap < n and (start + i) // (2 * merged) == (start + i + gap) // (2 * merged)
    ]
