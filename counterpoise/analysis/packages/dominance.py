"""Which of many points no other point beats on everything."""

from __future__ import annotations

import numpy as np

from ..arrays import Bools, Ints, Numbers

BLOCK = 256
STRONG = 16

DECIMALS = 9
"""To so many, partial values (0 to 1) and scores are rounded before they are compared: the rest is rounding."""


def find_nondominated(point_pk: Numbers) -> Ints:
    """Rows that no other row dominates; more is better on every column.

    A row dominates another when it is at least as good on every column and better on one. Equal
    rows do not dominate each other: all of them are kept.

    Rows are taken by falling sum, so that no later row can dominate an earlier one; each block of
    undominated rows removes what it dominates from all that is left. NaN is refused.

    Parameters
    ----------
    point_pk
        Shape (n_points, n_columns); numbers or integers.

    Returns
    -------
    Row numbers, ascending.

    References
    ----------
    Kung, Luccio & Preparata (1975), On finding the maxima of a set of vectors, J. ACM 22(4),
    469-476, for the problem; sorting by the sum first is the "sort-filter-skyline" of Chomicki,
    Godfrey, Gryz & Liang (2003), Skyline with presorting, ICDE.
    """
    if np.isnan(point_pk).any():
        raise ValueError("a level is missing: efficient packages need every level on the chosen criteria")
    if point_pk.shape[1] == 0:
        return np.arange(len(point_pk))
    left_p = _drop_beaten(point_pk)
    left_qk = point_pk[left_p]
    order = np.lexsort((*left_qk.T[::-1], left_qk.sum(axis=1)))[::-1]
    is_new_q = np.ones(len(order), bool)
    is_new_q[1:] = (left_qk[order[1:]] != left_qk[order[:-1]]).any(axis=1)
    kept_group = np.zeros(is_new_q.sum(), bool)
    kept_group[_sweep(left_qk[order[is_new_q]])] = True
    return np.sort(left_p[order[kept_group[np.cumsum(is_new_q) - 1]]])


def _drop_beaten(point_pk: Numbers) -> Ints:
    """Rows left when those worse on every column than one of a few strong rows are gone."""
    if len(point_pk) <= BLOCK:
        return np.arange(len(point_pk))
    strong = np.argpartition(-point_pk.sum(axis=1), STRONG)[:STRONG]
    beaten_p = np.zeros(len(point_pk), bool)
    for strong_k in point_pk[strong]:
        beaten_p |= (strong_k > point_pk).all(axis=1)
    return np.flatnonzero(~beaten_p)


def _sweep(sorted_qk: Numbers) -> Ints:
    """Undominated rows among different rows sorted by falling sum."""
    left_kq = np.ascontiguousarray(sorted_qk.T)
    order: Ints = np.arange(len(sorted_qk))
    kept = [order[:0]]
    while len(order):
        head_kb, head = left_kq[:, :BLOCK], order[:BLOCK]
        alive = ~_covered(head_kb, head_kb).any(axis=0)
        kept.append(head[alive])
        left_kq, order = _drop_covered(left_kq[:, BLOCK:], order[BLOCK:], head_kb[:, alive])
    return np.concatenate(kept)


def _covered(by_kb: Numbers, point_kq: Numbers) -> Bools:
    """[b, q]: point b is at least as good as the different point q on every column."""
    covered_bq: Bools = by_kb[0][:, None] >= point_kq[0]
    for by_b, point_q in zip(by_kb[1:], point_kq[1:], strict=True):
        covered_bq &= by_b[:, None] >= point_q
    if by_kb is point_kq:
        np.fill_diagonal(covered_bq, False)
    return covered_bq


def _drop_covered(left_kq: Numbers, order: Ints, by_kb: Numbers) -> tuple[Numbers, Ints]:
    """A few strong points first: they remove most of what can be removed at little cost."""
    for few_kb in (by_kb[:, :STRONG], by_kb[:, STRONG:]):
        if few_kb.shape[1] and len(order):
            keep_q = ~_covered(few_kb, left_kq).any(axis=0)
            left_kq, order = left_kq[:, keep_q], order[keep_q]
    return left_kq, order
