"""For many points: is there a row that lies on or below the point on every column?

Dominance among partial packages and the test against the search region are both this question.
Rows are put into small blocks of near ones; a block whose lowest corner is not below a point is
skipped whole.
"""

from __future__ import annotations

from math import ceil, log2

import numpy as np

from ...arrays import Bools, Ints
from ..compiled import find_compiled

MOST_IN_BLOCK = 16
CHUNK = 256


def has_row_below(point_nq: Ints, row_zq: Ints, *, use_numba: bool = True) -> Bools:
    """Whether some row is <= the point on every column; shape (n_points,), bool. Integers only."""
    if not len(row_zq) or not len(point_nq):
        return np.zeros(len(point_nq), bool)
    block_bzq = row_zq[_block_near_rows(row_zq)]
    corner_bq = block_bzq.min(axis=1)
    scan_blocks = find_compiled(f"{__package__}.below_numba", "scan_blocks") if use_numba else None
    if scan_blocks is not None:
        outer_cq = np.minimum.reduceat(corner_bq, np.arange(0, len(corner_bq), MOST_IN_BLOCK), axis=0)
        found_n: Bools = scan_blocks(np.ascontiguousarray(point_nq), block_bzq, corner_bq, outer_cq, MOST_IN_BLOCK)
        return found_n
    chunks = [_scan_chunk(point_nq[at : at + CHUNK], block_bzq, corner_bq) for at in range(0, len(point_nq), CHUNK)]
    return np.concatenate(chunks)


def _block_near_rows(row_zq: Ints) -> Ints:
    """Row numbers in blocks of near ones, (n_blocks, n_in_block): halves of halves, each split across
    its longest side. A few rows stand twice, so that all blocks are equally long."""
    n_halvings = max(0, ceil(log2(len(row_zq) / MOST_IN_BLOCK)))
    n_in_block = -(-len(row_zq) // (1 << n_halvings))
    block_bz: Ints = np.resize(np.arange(len(row_zq)), (1, n_in_block << n_halvings))
    for _ in range(n_halvings):
        inside_bzq = row_zq[block_bz]
        longest_b = np.ptp(inside_bzq, axis=1).argmax(axis=1)
        along_bz = np.take_along_axis(inside_bzq, longest_b[:, None, None], axis=2)[:, :, 0]
        half = block_bz.shape[1] // 2
        block_bz = np.take_along_axis(block_bz, np.argpartition(along_bz, half - 1, axis=1), axis=1).reshape(-1, half)
    return block_bz


def _scan_chunk(point_nq: Ints, block_bzq: Ints, corner_bq: Ints) -> Bools:
    found_n = np.zeros(len(point_nq), bool)
    point, block = np.nonzero(_all_below(corner_bq, point_nq))
    for z in range(block_bzq.shape[1]):
        found_n[point[(block_bzq[block, z] <= point_nq[point]).all(axis=1)]] = True
        left = ~found_n[point]
        point, block = point[left], block[left]
    return found_n


def _all_below(row_bq: Ints, point_nq: Ints) -> Bools:
    below_nb = np.ones((len(point_nq), len(row_bq)), bool)
    for row_b, point_n in zip(row_bq.T, point_nq.T, strict=True):
        below_nb &= row_b <= point_n[:, None]
    return below_nb
