"""Rank reversal of every method on a ranking, rows kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..arrays import Floats, Ints
from ..score import Ranking
from .cross_check import ranked_rows
from .guards import RankReversal, add_option, copy_each, remove_each
from .registry import METHODS

FindReversals = Callable[[str, Floats, Floats], tuple[RankReversal, ...]]


def remove_each_by_method(ranking: Ranking) -> tuple[RankReversal, ...]:
    """Every method, every ranked option taken away in turn; rows are those of the ranking.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    return _by_method(remove_each, ranking)


def copy_each_by_method(ranking: Ranking) -> tuple[RankReversal, ...]:
    """Every method, a copy of every ranked option added in turn; rows are those of the ranking.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    return _by_method(copy_each, ranking)


def add_by_method(ranking: Ranking, added_j: Floats) -> tuple[RankReversal, ...]:
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


def _by_method(find: FindReversals, ranking: Ranking) -> tuple[RankReversal, ...]:
    rows = ranked_rows(ranking)
    found = (find(method, ranking.value_ij[rows], ranking.weight_j) for method in METHODS)
    return tuple(_put_back(reversal, rows) for reversals in found for reversal in reversals)


def _put_back(reversal: RankReversal, rows: Ints) -> RankReversal:
    row = None if reversal.row is None else int(rows[reversal.row])
    return replace(reversal, row=row, pairs=tuple((int(rows[a]), int(rows[b])) for a, b in reversal.pairs))
