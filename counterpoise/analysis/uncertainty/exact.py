"""Exact acceptability where it is cheap: two or three criteria, exact values, unknown weights.

All weights form a line (two criteria) or a triangle (three). Where two options score the same the
line has a point, the triangle a straight line; between those the order is fixed, so that shares
are lengths and areas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats
from ..frozen import freeze

SAME = 1e-12
"""Values closer than this are one value."""


@dataclass(frozen=True)
class ExactAcceptability:
    """Shares without Monte Carlo error; see `SmaaResult` for the meaning of each."""

    rank_acceptability: Floats
    central_weights: Floats
    pairwise: Floats


def exact_acceptability(value_ij: Floats) -> ExactAcceptability:
    """Rank acceptability and central weights for weights uniform on the simplex.

    Parameters
    ----------
    value_ij
        Shape (n_options, 2) or (n_options, 3); exact partial values.

    Raises
    ------
    ValueError
        Another number of criteria, or a value that is not a number.

    References
    ----------
    Lahdelma, Hokkanen & Salminen (1998), SMAA: stochastic multiobjective acceptability analysis,
    EJOR 106(1), 137-143 (definitions).
    """
    value_ij = np.asarray(value_ij, float)
    if value_ij.ndim != 2 or value_ij.shape[1] not in (2, 3):
        raise ValueError(f"values have shape {value_ij.shape}; exact shares are for two or three criteria")
    if not np.isfinite(value_ij).all():
        raise ValueError("a value is missing; exact shares need every value")
    n, m = value_ij.shape
    measure = _segment_pieces if m == 2 else _triangle_pieces
    rank_ir, central_ij = np.zeros((n, n)), np.zeros((n, m))
    pair_ik = np.zeros((n, n))
    for i in range(n):
        others = np.delete(np.arange(n), i)
        lead_kj = value_ij[others] - value_ij[i]
        lead_kj[np.abs(lead_kj) < SAME] = 0.0
        size_p, centre_pj, above_pk, equal_k = measure(lead_kj)
        rank_p, tied = above_pk.sum(axis=1), 1 + int(equal_k.sum())
        for place in range(tied):
            rank_ir[i] += np.bincount(rank_p + place, weights=size_p / tied, minlength=n)[:n]
        is_first_p = rank_p == 0
        first = size_p[is_first_p].sum()
        if first > 0:
            central_ij[i] = size_p[is_first_p] @ centre_pj[is_first_p] / first
        pair_ik[i, others] = size_p @ (~above_pk & ~equal_k) + 0.5 * equal_k
    return ExactAcceptability(freeze(rank_ir), freeze(central_ij), freeze(pair_ik))


def _segment_pieces(lead_kj: Floats) -> tuple[Floats, Floats, Bools, Bools]:
    """Pieces of the line of weights: size (sum 1), centre, who is above, who is always equal."""
    slope_k = lead_kj[:, 0] - lead_kj[:, 1]
    crossing_k = -lead_kj[:, 1] / np.where(slope_k == 0, np.inf, slope_k)
    inner = crossing_k[(crossing_k > 0) & (crossing_k < 1)]
    edge_p = np.unique(np.concatenate([[0.0, 1.0], inner]))
    middle_p = (edge_p[1:] + edge_p[:-1]) / 2
    centre_pj = np.stack([middle_p, 1 - middle_p], axis=1)
    equal_k: Bools = np.all(lead_kj == 0, axis=1)
    return np.diff(edge_p), centre_pj, (centre_pj @ lead_kj.T > 0) & ~equal_k, equal_k


def _triangle_pieces(lead_kj: Floats) -> tuple[Floats, Floats, Bools, Bools]:
    """Pieces of the triangle of weights, cut into upright slabs between which no lines cross.

    With x and y the first two weights, option k is above where a x + b y + c > 0.
    """
    equal_k: Bools = np.all(lead_kj == 0, axis=1)
    a_k, b_k, c_k = lead_kj[:, 0] - lead_kj[:, 2], lead_kj[:, 1] - lead_kj[:, 2], lead_kj[:, 2]
    slanted_k = b_k != 0
    slope_l = np.concatenate([[0.0, -1.0], -a_k[slanted_k] / b_k[slanted_k]])
    start_l = np.concatenate([[0.0, 1.0], -c_k[slanted_k] / b_k[slanted_k]])
    upright = -c_k[~slanted_k & (a_k != 0)] / a_k[~slanted_k & (a_k != 0)]
    edge_s = _slab_edges(slope_l, start_l, upright)
    left_s, right_s = edge_s[:-1], edge_s[1:]
    middle_s = (left_s + right_s) / 2
    order_sl = np.argsort(_heights(slope_l, start_l, middle_s), axis=1)
    low_sl, high_sl = (
        np.take_along_axis(_heights(slope_l, start_l, x_s), order_sl, axis=1) for x_s in (left_s, right_s)
    )
    size_sp, x_sp, y_sp = _trapezoids(left_s, right_s, low_sl, high_sl)
    inside_sp = (y_sp > 0) & (y_sp < 1 - x_sp) & (size_sp > 0)
    size_p, x_p, y_p = 2 * size_sp[inside_sp], x_sp[inside_sp], y_sp[inside_sp]
    above_pk = (np.outer(x_p, a_k) + np.outer(y_p, b_k) + c_k > 0) & ~equal_k
    return size_p, np.stack([x_p, y_p, 1 - x_p - y_p], axis=1), above_pk, equal_k


def _heights(slope_l: Floats, start_l: Floats, x_s: Floats) -> Floats:
    height_sl: Floats = x_s[:, None] * slope_l + start_l
    return height_sl


def _slab_edges(slope_l: Floats, start_l: Floats, upright: Floats) -> Floats:
    """Where lines cross each other, the sides of the triangle or the ground, sorted, in [0, 1]."""
    one, other = np.triu_indices(len(slope_l), 1)
    turn = slope_l[other] - slope_l[one]
    is_crossing = np.abs(turn) > SAME
    crossing = (start_l[one] - start_l[other])[is_crossing] / turn[is_crossing]
    edges = np.concatenate([[0.0, 1.0], crossing, upright])
    edges = np.unique(edges[(edges >= 0) & (edges <= 1)])
    is_new: Bools = np.concatenate([[True], np.diff(edges) > SAME])
    return edges[is_new]


def _trapezoids(left_s: Floats, right_s: Floats, low_sl: Floats, high_sl: Floats) -> tuple[Floats, Floats, Floats]:
    """Area and centre of the pieces between neighbouring lines of every slab."""
    width_s1, left_s1, right_s1 = (x_s[:, None] for x_s in (right_s - left_s, left_s, right_s))
    start_sp, stop_sp = np.diff(low_sl, axis=1), np.diff(high_sl, axis=1)
    area_sp = width_s1 * (start_sp + stop_sp) / 2
    x_sp = width_s1 * (left_s1 * (2 * start_sp + stop_sp) + right_s1 * (start_sp + 2 * stop_sp)) / 6
    square_sl = (low_sl**2 + low_sl * high_sl + high_sl**2) / 3
    y_sp = width_s1 * np.diff(square_sl, axis=1) / 2
    safe_sp = np.where(area_sp > 0, area_sp, 1.0)
    return area_sp, x_sp / safe_sp, y_sp / safe_sp
