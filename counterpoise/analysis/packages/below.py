"""For many points: is there a row that lies on or below the point on every column?

Dominance among partial packages and the test against the search region are both this question.
Rows are put into small blocks of near ones; a block whose lowest corner is not below a point is
skipped whole.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import numpy as np

BLOCK = 16
CHUNK = 256


def has_row_below(point_nq: np.ndarray, row_zq: np.ndarray, *, use_numba: bool = True) -> np.ndarray:
    """Whether some row is <= the point on every column; shape (n_points,), bool. Integers only."""
    if not len(row_zq) or not len(point_nq):
        return np.zeros(len(point_nq), bool)
    sorted_zq = np.ascontiguousarray(row_zq[_order_by_nearness(row_zq)])
    corner_bq = _block_corners(sorted_zq)
    scan_blocks = _compiled_scan() if use_numba else None
    if scan_blocks is not None:
        return scan_blocks(np.ascontiguousarray(point_nq), sorted_zq, corner_bq, _block_corners(corner_bq), BLOCK)
    chunks = [_scan_chunk(point_nq[at : at + CHUNK], sorted_zq, corner_bq) for at in range(0, len(point_nq), CHUNK)]
    return np.concatenate(chunks)


@cache
def _compiled_scan() -> Callable[..., np.ndarray] | None:
    """Looked for at the first call, since importing numba takes half a second that few need."""
    return import_module(f"{__package__}.below_numba").scan_blocks if find_spec("numba") else None


def _order_by_nearness(row_zq: np.ndarray) -> np.ndarray:
    """Rows in halves of halves, each split across its longest side, down to one block."""
    ordered, waiting = [], [np.arange(len(row_zq))]
    while waiting:
        rows = waiting.pop()
        if len(rows) <= BLOCK:
            ordered.append(rows)
            continue
        longest = np.ptp(row_zq[rows], axis=0).argmax()
        middle = max(BLOCK, len(rows) // 2 // BLOCK * BLOCK)
        split = np.argpartition(row_zq[rows, longest], middle - 1)
        waiting += [rows[split[middle:]], rows[split[:middle]]]
    return np.concatenate(ordered)


def _block_corners(row_zq: np.ndarray) -> np.ndarray:
    return np.minimum.reduceat(row_zq, np.arange(0, len(row_zq), BLOCK), axis=0)


def _scan_chunk(point_nq: np.ndarray, row_zq: np.ndarray, corner_bq: np.ndarray) -> np.ndarray:
    found_n = np.zeros(len(point_nq), bool)
    point, block = np.nonzero(_all_below(corner_bq, point_nq))
    for offset in range(BLOCK):
        row = np.minimum(block * BLOCK + offset, len(row_zq) - 1)
        found_n[point[(row_zq[row] <= point_nq[point]).all(axis=1)]] = True
        left = ~found_n[point]
        point, block = point[left], block[left]
    return found_n


def _all_below(row_bq: np.ndarray, point_nq: np.ndarray) -> np.ndarray:
    below_nb = np.ones((len(point_nq), len(row_bq)), bool)
    for row_b, point_n in zip(row_bq.T, point_nq.T, strict=True):
        below_nb &= row_b <= point_n[:, None]
    return below_nb
