"""Linear programmes over weights: the least movement, and the best that the worst can be.

Each is solved in floating point, and its answer taken only where that cannot mislead: what is
nearer to a tie than the solver can tell is solved again in fractions.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from ..arrays import Floats
from .exact_programme import ZERO, Row, minimise_exactly

NEAR = 1e-5
"""A best worst gain (in partial value) nearer to 0 than this is computed in fractions."""

BROKEN = 1e-12
"""Shortfall, in partial value, from which an answer of the solver is not taken."""

SLACK = Fraction(5e-12)
"""Shortfall, in partial value, that is allowed where there is no answer without: half of what counts as a tie."""


def find_best_worst(gain_rj: Floats, low_j: Floats, high_j: Floats) -> tuple[float, Floats]:
    """The largest that the least of some weighted sums can be, and the weights that make it so.

    Parameters
    ----------
    gain_rj
        Shape (n_sums, n_weights); differences of partial values, -1 to 1.
    low_j, high_j
        Bounds of the weights, which sum to 1.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # half a second to import, and few ask for it

    if gain_rj.shape[1] == 0:
        return -np.inf, np.zeros(0)
    n_sums, n_weights = gain_rj.shape
    solved = milp(
        np.append(np.zeros(n_weights), -1.0),
        constraints=LinearConstraint(
            np.vstack([np.hstack([gain_rj, -np.ones((n_sums, 1))]), np.append(np.ones(n_weights), 0.0)]),
            np.append(np.zeros(n_sums), 1.0),
            np.append(np.full(n_sums, np.inf), 1.0),
        ),
        bounds=Bounds(np.append(low_j, -1.0), np.append(high_j, 1.0)),
    )
    if solved.x is not None:
        weight_j = np.clip(solved.x[:-1], low_j, high_j)
        weight_j = weight_j / weight_j.sum()
        worst = float((gain_rj @ weight_j).min()) if n_sums else 1.0
        if abs(worst) > NEAR and abs(float(solved.x[-1])) > NEAR:
            return worst, weight_j
    return _find_best_worst_exactly(gain_rj, low_j, high_j)


def move_weights_least(edge_kj: Floats, weight_j: Floats, low_j: Floats, high_j: Floats) -> Floats | None:
    """The least change of weights after which no weighted sum is negative; None where none does it.

    Parameters
    ----------
    edge_kj
        Shape (n_others, n_criteria); partial values of one alternative less those of each other.
    weight_j
        Shares now; ``low_j`` and ``high_j`` bound those afterwards.

    Returns
    -------
    Change of every share, summing to 0; exact up to the rounding of the numbers themselves.
    """
    change_j = _move_by_solver(edge_kj, weight_j, low_j, high_j)
    if change_j is not None:
        return change_j
    change_j = _move_exactly(edge_kj, weight_j, low_j, high_j, ZERO)
    return _move_exactly(edge_kj, weight_j, low_j, high_j, SLACK) if change_j is None else change_j


def _move_by_solver(edge_kj: Floats, weight_j: Floats, low_j: Floats, high_j: Floats) -> Floats | None:
    """The change that the solver finds, or None where it finds none or one that does not quite do it."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    size_k = np.abs(edge_kj).max(axis=1, initial=0.0)
    scaled_kj = edge_kj / np.where(size_k > 0, size_k, 1.0)[:, None]
    n_others, n_criteria = edge_kj.shape
    solved = milp(
        np.ones(2 * n_criteria),
        constraints=LinearConstraint(
            np.vstack([np.hstack([scaled_kj, -scaled_kj]), np.repeat([1.0, -1.0], n_criteria)]),
            np.append(-scaled_kj @ weight_j, 0.0),
            np.append(np.full(n_others, np.inf), 0.0),
        ),
        bounds=Bounds(
            np.concatenate([np.maximum(low_j - weight_j, 0), np.maximum(weight_j - high_j, 0)]),
            np.concatenate([np.maximum(high_j - weight_j, 0), np.maximum(weight_j - low_j, 0)]),
        ),
    )
    if solved.status != 0:
        return None
    gain_j, loss_j = np.split(solved.x, 2)
    change_j = np.where(np.abs(gain_j - loss_j) < 1e-12, 0.0, gain_j - loss_j)
    moved_j = np.clip(weight_j + change_j, low_j, high_j)
    is_kept = (edge_kj @ (moved_j / moved_j.sum())).min(initial=0.0) >= -BROKEN
    is_coarse = np.abs(change_j).sum() > 1e-4  # finer movements hide below the solver's tolerance
    return moved_j - weight_j if is_kept and is_coarse and abs(change_j.sum()) < 1e-12 else None


def _move_exactly(edge_kj: Floats, weight_j: Floats, low_j: Floats, high_j: Floats, slack: Fraction) -> Floats | None:
    n = len(weight_j)
    now, low, high = (_fractions(array) for array in (weight_j, low_j, high_j))
    total = sum(now, ZERO)
    missing = min(max(total, sum(low, ZERO)), sum(high, ZERO)) - total
    balance = {**{j: Fraction(1) for j in range(n)}, **{n + j: Fraction(-1) for j in range(n)}}
    rows: list[Row] = [(balance, missing), ({v: -c for v, c in balance.items()}, -missing)]

    def find_broken(value_v: list[Fraction]) -> list[Row]:
        then = [now[j] + value_v[j] - value_v[n + j] for j in range(n)]
        broken: list[Row] = []
        for j in range(n):
            if then[j] < low[j]:
                broken.append(({j: Fraction(1), n + j: Fraction(-1)}, low[j] - now[j]))
            elif then[j] > high[j]:
                broken.append(({j: Fraction(-1), n + j: Fraction(1)}, now[j] - high[j]))
        k = _most_negative(edge_kj, then, -slack)
        if k is not None:
            edge = _fractions(edge_kj[k])
            row = {**{j: e for j, e in enumerate(edge) if e}, **{n + j: -e for j, e in enumerate(edge) if e}}
            broken.append((row, -slack - sum((e * w for e, w in zip(edge, now, strict=True)), ZERO)))
        return broken

    value_v = minimise_exactly([Fraction(1)] * (2 * n), rows, find_broken)
    if value_v is None:
        return None
    return np.array([float(value_v[j] - value_v[n + j]) for j in range(n)])


def _find_best_worst_exactly(gain_rj: Floats, low_j: Floats, high_j: Floats) -> tuple[float, Floats]:
    """Variables are what each weight is above its low, and by how much the least sum stays below 1."""
    n = len(low_j)
    low, room = _fractions(low_j), _fractions(high_j - low_j)
    rest = min(max(Fraction(1) - sum(low, ZERO), ZERO), sum(room, ZERO))
    above = {j: Fraction(1) for j in range(n)}
    rows: list[Row] = [(above, rest), ({j: Fraction(-1) for j in range(n)}, -rest)]

    def find_broken(value_v: list[Fraction]) -> list[Row]:
        weight = [low[j] + value_v[j] for j in range(n)]
        broken: list[Row] = [({j: Fraction(-1)}, -room[j]) for j in range(n) if value_v[j] > room[j]]
        r = _most_negative(gain_rj, weight, 1 - value_v[n])
        if r is not None:
            gain = _fractions(gain_rj[r])
            least = 1 - sum((g * w for g, w in zip(gain, low, strict=True)), ZERO)
            broken.append(({**{j: g for j, g in enumerate(gain) if g}, n: Fraction(1)}, least))
        return broken

    value_v = minimise_exactly([*[ZERO] * n, Fraction(1)], rows, find_broken)
    if value_v is None:
        raise ValueError("no weights keep these bounds")
    weight_j = np.array([float(low[j] + value_v[j]) for j in range(n)])
    return float(1 - value_v[n]), weight_j / weight_j.sum()


def _most_negative(gain_rj: Floats, weight: list[Fraction], least: Fraction) -> int | None:
    """The row whose weighted sum falls farthest below ``least``, by exact arithmetic where it is close."""
    below_r = gain_rj @ np.array([float(w) for w in weight]) - float(least)
    for r in np.argsort(below_r):
        if below_r[r] > 1e-13:
            return None
        if sum((Fraction(float(g)) * w for g, w in zip(gain_rj[r], weight, strict=True)), ZERO) < least:
            return int(r)
    return None


def _fractions(array: Floats) -> list[Fraction]:
    return [Fraction(float(number)) for number in array]
