"""Stochastic dominance: who is at least as good as another for every decision maker of a kind."""

from __future__ import annotations

import numpy as np

from ..arrays import Floats, Ints

FIRST_ORDER, SECOND_ORDER = 1, 2


def find_dominance(score_id: Floats | Ints) -> Ints:
    """Who dominates whom over equally likely draws, shape (n, n) for scores of shape (n, n_draws).

    Entry (i, k) is `FIRST_ORDER` where i is, at every score, at least as likely as k to reach it
    (everybody who wants more prefers i), else `SECOND_ORDER` where i's scores, added up from the lowest,
    are never behind k's (everybody who wants more and shuns risk prefers i), else 0. Distributions that
    are the same do not dominate each other. It compares distributions, not draw with draw.

    References
    ----------
    Hadar & Russell (1969), Rules for ordering uncertain prospects, American Economic Review 59(1), 25-34;
    Hanoch & Levy (1969), The efficiency analysis of choices involving risk, Review of Economic Studies
    36(3), 335-346.
    """
    sorted_id = np.sort(score_id, axis=1)
    added_id = np.cumsum(sorted_id, axis=1, dtype=np.int64 if score_id.dtype.kind == "i" else float)
    order_ik = np.zeros((len(sorted_id), len(sorted_id)), np.int8)
    for i in range(len(sorted_id)):
        is_other_k = (sorted_id != sorted_id[i]).any(axis=1)
        is_second_k = is_other_k & (added_id[i] >= added_id).all(axis=1)
        order_ik[i, is_second_k] = SECOND_ORDER
        order_ik[i, is_second_k & (sorted_id[i] >= sorted_id).all(axis=1)] = FIRST_ORDER
    return order_ik
