"""Rank reversal of every method on a ranking, rows kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..score import Ranking
from .cross_check import ranked_rows
from .guards import RankReversal, add_option, copy_each, remove_each
from .registry import METHODS


def remove_each_by_method(ranking: Ranking) -> tuple[RankReversal, ...]:
    """Every method, every ranked option taken away in turn; rows are those of the ranking.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    rows = ranked_rows(ranking)
    return tuple(
        _put_back(reversal, rows)
        for method in METHODS
        for reversal in remove_each(method, ranking.value_ij[rows], ranking.weight_j)
    )


def copy_each_by_method(ranking: Ranking) -> tuple[RankReversal, ...]:
    """Every method, a copy of every ranked option added in turn; rows are those of the ranking.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    rows = ranked_rows(ranking)
    return tuple(
        _put_back(reversal, rows)
        for method in METHODS
        for reversal in copy_each(method, ranking.value_ij[rows], ranking.weight_j)
    )


def add_by_method(ranking: Ranking, added_j: np.ndarray) -> tuple[RankReversal, ...]:
    """Every method, one new option with partial values ``added_j`` added; rows are those of the ranking.

    Raises
    ------
    ValueError
        No option can be ranked, or a value that counts is missing.
    """
    rows = ranked_rows(ranking)
    return tuple(
        _put_back(add_option(method, ranking.value_ij[rows], ranking.weight_j, added_j), rows) for method in METHODS
    )


def _put_back(reversal: RankReversal, rows: np.ndarray) -> RankReversal:
    row = None if reversal.row is None else int(rows[reversal.row])
    return replace(reversal, row=row, pairs=tuple((int(rows[a]), int(rows[b])) for a, b in reversal.pairs))
