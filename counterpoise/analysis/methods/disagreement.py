"""Where a method orders the options otherwise than the additive model, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Ints
from ..score import Ranking
from .cross_check import ranked_rows
from .registry import run_method
from .result import MethodResult


@dataclass(frozen=True)
class Disagreement:
    """The additive model puts option ``above`` above option ``below``; the method does the opposite.

    ``additive_lead`` is in score points, ``method_lead`` the lead of ``below`` in the method's own
    measure; both are positive. ``driver`` is the criterion that makes the difference: if the two
    options stood level on it, both methods would agree. None: no single criterion does that.
    """

    above: int
    below: int
    additive_lead: float
    method_lead: float
    driver: int | None


@dataclass(frozen=True)
class Agreement:
    """How far a method orders the options as the additive model does.

    ``n_pairs`` counts pairs of ranked options that both put in a strict order, ``n_opposed`` those
    in opposite order. ``is_same_first`` says that the same options are first. ``disagreements``
    lists opposed pairs, the largest additive lead first.
    """

    method: str
    n_pairs: int
    n_opposed: int
    is_same_first: bool
    disagreements: tuple[Disagreement, ...]


def compare_orders(ranking: Ranking, result: MethodResult, most: int = 5) -> Agreement:
    """Where a method's order is opposed to the additive one, and which criterion drives it.

    The driver is found by asking, criterion by criterion, whether both methods would agree on the
    pair if the two options stood at the mean of their values there; of several the one that moves
    the method's verdict most is named. At most ``most`` pairs are listed and explained.
    """
    rows = ranked_rows(ranking)
    lead_ik = _leads(ranking.rank_i, rows)
    turned_ik = _leads(result.rank_i, rows)
    opposed = [(rows[a], rows[b]) for a, b in np.argwhere((lead_ik > 0) & (turned_ik < 0))]
    opposed.sort(key=lambda pair: ranking.score_i[pair[1]] - ranking.score_i[pair[0]])
    return Agreement(
        result.method,
        int(((lead_ik > 0) & (turned_ik != 0)).sum()),
        len(opposed),
        set(ranking.leaders) == set(np.flatnonzero(result.rank_i == 1)),
        tuple(_explain(ranking, result, int(above), int(below), rows) for above, below in opposed[:most]),
    )


def _leads(rank_i: Ints, rows: Ints) -> Ints:
    """1 where the row option stands above the column option, -1 below, 0 level."""
    lead_ik: Ints = np.sign(rank_i[rows][None, :] - rank_i[rows][:, None])
    return lead_ik


def _explain(ranking: Ranking, result: MethodResult, above: int, below: int, rows: Ints) -> Disagreement:
    return Disagreement(
        above,
        below,
        float(ranking.score_i[above] - ranking.score_i[below]),
        float(result.merit_i[below] - result.merit_i[above]),
        _find_driver(ranking, result.method, above, below, rows),
    )


def _find_driver(ranking: Ranking, method: str, above: int, below: int, rows: Ints) -> int | None:
    pair = np.searchsorted(rows, [above, below])
    difference_j = ranking.contribution_ij[below] - ranking.contribution_ij[above]
    best, driver = np.inf, None
    for j in np.flatnonzero(ranking.weight_j > 0):
        value_ij = ranking.value_ij[rows]
        value_ij[pair, j] = value_ij[pair, j].mean()
        merit_i = run_method(method, value_ij, ranking.weight_j).merit_i
        method_lead, additive_lead = merit_i[pair[1]] - merit_i[pair[0]], difference_j.sum() - difference_j[j]
        if method_lead * additive_lead >= 0 and method_lead < best:
            best, driver = method_lead, int(j)
    return driver
