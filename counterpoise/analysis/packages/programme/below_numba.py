"""The scan of `below`, compiled; imported only where numba is installed."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from ...arrays import Bools, Ints


@njit(cache=True)
def _is_below(row_q: Ints, point_q: Ints) -> bool:
    for q in range(len(point_q)):  # noqa: SIM110 (a generator does not compile)
        if row_q[q] > point_q[q]:
            return False
    return True


@njit(cache=True)
def _find_row(point_q: Ints, block_bzq: Ints, corner_bq: Ints, outer_cq: Ints, n_inner: int) -> bool:
    for c in range(len(outer_cq)):
        if not _is_below(outer_cq[c], point_q):
            continue
        for b in range(c * n_inner, min(len(corner_bq), (c + 1) * n_inner)):
            if not _is_below(corner_bq[b], point_q):
                continue
            for z in range(block_bzq.shape[1]):
                if _is_below(block_bzq[b, z], point_q):
                    return True
    return False


WORTH_TWO_THREADS = 4000


def scan_blocks(point_nq: Ints, block_bzq: Ints, corner_bq: Ints, outer_cq: Ints, n_inner: int) -> Bools:
    """Whether some row is below each point; corners bound blocks of rows, outer ones ``n_inner`` corners."""
    scan = _scan_in_threads if len(point_nq) >= WORTH_TWO_THREADS else _scan
    return scan(point_nq, block_bzq, corner_bq, outer_cq, n_inner)


@njit(cache=True)
def _scan(point_nq: Ints, block_bzq: Ints, corner_bq: Ints, outer_cq: Ints, n_inner: int) -> Bools:
    found_n = np.zeros(len(point_nq), np.bool_)
    for n in range(len(point_nq)):
        found_n[n] = _find_row(point_nq[n], block_bzq, corner_bq, outer_cq, n_inner)
    return found_n


@njit(cache=True, parallel=True)
def _scan_in_threads(point_nq: Ints, block_bzq: Ints, corner_bq: Ints, outer_cq: Ints, n_inner: int) -> Bools:
    found_n = np.zeros(len(point_nq), np.bool_)
    for n in prange(len(point_nq)):
        found_n[n] = _find_row(point_nq[n], block_bzq, corner_bq, outer_cq, n_inner)
    return found_n
