"""Feasible packages that no other beats: on chosen criteria, or on score against money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Ints
from ...frozen import freeze
from ..answers import EfficientPackages
from ..dominance import DECIMALS, find_nondominated
from .enumerate import PackageTable, score_packages


@dataclass(frozen=True)
class Frontier:
    """The packages for which no other scores as much for less money; by rising cost."""

    row_q: Ints
    members: tuple[tuple[str, ...], ...]
    cost_q: Floats
    score_q: Floats


def find_efficient_packages(table: PackageTable, criterion_ids: Sequence[str] | None = None) -> EfficientPackages:
    """All feasible packages that no other beats on one of the criteria and equals on the rest.

    Answers "which packages can be best for somebody?". Whoever weighs these criteria and no others,
    with positive weights, finds every best package here; packages with equal values are all kept.
    The list is complete: every feasible package was looked at. A package that lacks a level on one
    of the criteria is left out, for it cannot be compared.

    Parameters
    ----------
    criterion_ids
        The criteria that count, see `describe.counted_criteria`; all of the case where None.

    Raises
    ------
    ValueError
        A criterion is unknown.
    """
    known = table.parts.criterion_ids
    chosen = tuple(criterion_ids) if criterion_ids is not None else known
    strangers = [id_ for id_ in chosen if id_ not in known]
    if strangers:
        raise ValueError(f"no criterion '{strangers[0]}'; the case has {', '.join(known)}")
    value_pj = np.round(table.value_jp[[known.index(id_) for id_ in chosen]].T, DECIMALS)
    complete = np.flatnonzero(~np.isnan(value_pj).any(axis=1))
    row_q = complete[find_nondominated(value_pj[complete])]
    return EfficientPackages(chosen, freeze(row_q), table.members(row_q), freeze(value_pj[row_q]))


def find_value_cost_frontier(table: PackageTable, point_j: Floats) -> Frontier:
    """Score against committed money: the packages worth considering at some budget."""
    score_p = score_packages(table, point_j)
    known = np.flatnonzero(~np.isnan(score_p))
    row_q = known[find_nondominated(np.round(np.column_stack([score_p[known], -table.cost_p[known]]), DECIMALS))]
    row_q = row_q[np.lexsort((score_p[row_q], table.cost_p[row_q]))]
    return Frontier(freeze(row_q), table.members(row_q), freeze(table.cost_p[row_q]), freeze(score_p[row_q]))
