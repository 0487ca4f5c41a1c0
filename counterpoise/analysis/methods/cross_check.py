"""The same values and weights through every method."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from ..arrays import Ints
from ..frozen import freeze
from ..score import UNRANKED, Ranking
from .registry import METHODS, run_method
from .result import MethodResult, Names


def cross_check(
    ranking: Ranking, methods: Iterable[str] = tuple(METHODS), names: Names | None = None
) -> tuple[MethodResult, ...]:
    """Every method on the ranking's partial values and weights.

    Options that the additive model cannot rank, because a level that counts is missing, are left
    out and stay unranked (rank 0, score NaN); the others are compared without them.

    Raises
    ------
    ValueError
        No option can be ranked, or there is no such method.
    """
    rows = ranked_rows(ranking)
    names = names or Names(ranking.option_ids, ranking.criterion_ids)
    kept = Names(tuple(names.options[i] for i in rows), names.criteria)
    return tuple(
        _put_back(run_method(method, ranking.value_ij[rows], ranking.weight_j, kept), rows, len(ranking.rank_i))
        for method in methods
    )


def ranked_rows(ranking: Ranking) -> Ints:
    """Rows that can be ranked.

    Raises
    ------
    ValueError
        There is none.
    """
    rows = np.flatnonzero(ranking.rank_i != UNRANKED)
    if not len(rows):
        raise ValueError("no option can be ranked: every option lacks a level that counts")
    return rows


def _put_back(result: MethodResult, rows: Ints, n_options: int) -> MethodResult:
    score_i, rank_i = np.full(n_options, np.nan), np.full(n_options, UNRANKED)
    score_i[rows], rank_i[rows] = result.score_i, result.rank_i
    compromise = tuple(int(rows[i]) for i in result.compromise)
    return replace(result, score_i=freeze(score_i), rank_i=freeze(rank_i), compromise=compromise)
