"""Which measures are settled at each amount of money: in every good package, in some, or in none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Ints
from ...frozen import freeze
from ...tolerance import keeps_most
from ..families import members_of
from ..tie_set import within_margin
from .core_index import Standing, standing_of
from .efficient import find_value_cost_frontier
from .enumerate import PackageTable, score_packages

MOST_BUDGETS = 8


@dataclass(frozen=True)
class CoreByBudget:
    """By budget, the share of good packages that hold each option, 0 to 1.

    Good are the packages within ``margin`` points of the best that the money pays for; ``count_b`` says how
    many. ``budget_b`` ascends, ``share_bi`` has shape (n_budgets, n_options).
    """

    option_ids: tuple[str, ...]
    margin: float
    budget_b: Floats
    count_b: Ints
    share_bi: Floats

    def standing(self, b: int) -> tuple[Standing, ...]:
        """Core: in every good package at that budget; exterior: in none; borderline: in some."""
        return standing_of(self.share_bi[b])


def core_by_budget(table: PackageTable, point_j: Floats, margin: float) -> CoreByBudget:
    """The core index at several budgets, from the least money to as much as the best package costs.

    Answers "which measures can be decided now, whatever the budget will be, and which hang on it?". The budgets
    are amounts at which more money buys a better package, spread over all such amounts. At most likely
    levels and under these weights.

    References
    ----------
    Liesiö, Mild & Salo (2008), Robust portfolio modeling with incomplete cost information and project
    interdependencies, EJOR 190(3), 679-695 (core indices at several budgets).
    """
    score_p = score_packages(table, point_j)
    paid_q = np.unique(find_value_cost_frontier(table, point_j).cost_q)
    picked = np.unique(np.round(np.linspace(0, len(paid_q) - 1, min(MOST_BUDGETS, len(paid_q)))).astype(int))
    budget_b = paid_q[picked]
    counts, shares = [], []
    for budget in budget_b:
        rows = within_margin(np.where(keeps_most(table.cost_p, budget), score_p, np.nan), margin)
        counts.append(len(rows))
        shares.append(members_of(table.mask_p[rows], table.parts.n_options).mean(axis=0))
    share_bi = np.array(shares).reshape(len(budget_b), table.parts.n_options)
    return CoreByBudget(
        table.parts.option_ids, margin, freeze(budget_b), freeze(np.array(counts, int)), freeze(share_bi)
    )
