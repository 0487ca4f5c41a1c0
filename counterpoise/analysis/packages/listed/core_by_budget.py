"""Which measures are settled at each amount of money, or sureness: in every good package, in some, or in none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Bools, Floats, Ints
from ...frozen import freeze
from ...tolerance import keeps_most
from ..families import members_of
from ..sureness import is_sure, trace_price
from ..tie_set import within_margin
from .core_index import Standing, standing_of
from .efficient import find_value_cost_frontier
from .enumerate import PackageTable, score_packages

MOST_BUDGETS = 8


@dataclass(frozen=True)
class CoreOfGood:
    """Step by step, the share of good packages that hold each option, 0 to 1.

    Good are the packages within ``margin`` points of the best at that step; ``count_b`` says how many.
    ``share_bi`` has shape (n_steps, n_options).
    """

    option_ids: tuple[str, ...]
    margin: float
    count_b: Ints
    share_bi: Floats

    def standing(self, b: int) -> tuple[Standing, ...]:
        """Core: in every good package at that step; exterior: in none; borderline: in some."""
        return standing_of(self.share_bi[b])


@dataclass(frozen=True)
class CoreByBudget(CoreOfGood):
    """A step is an amount of money; ``budget_b`` ascends, and packages that cost more are out."""

    budget_b: Floats


@dataclass(frozen=True)
class CoreBySureness(CoreOfGood):
    """A step is a sureness in per cent of draws; ``sure_b`` ascends, and packages less sure are out."""

    sure_b: Floats


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
    budget_b = _pick(paid_q)
    count_b, share_bi = _share_good(table, score_p, [keeps_most(table.cost_p, budget) for budget in budget_b], margin)
    return CoreByBudget(table.parts.option_ids, margin, count_b, share_bi, freeze(budget_b))


def core_by_sureness(table: PackageTable, point_j: Floats, together_p: Floats, margin: float) -> CoreBySureness:
    """The core index at several demands of sureness, from that of the best package to the surest there is.

    Answers "which measures can be decided now, however sure the limits and red lines must be?". ``together_p`` is the
    share of draws, 0 to 1, in which each package keeps all rules together. The steps are those at which more
    sureness costs score, spread over all such steps.
    """
    score_p = score_packages(table, point_j)
    steps = trace_price(together_p, score_p, 1, table.members)
    sure_b = _pick(np.array([100 * step.share for step in steps]))
    count_b, share_bi = _share_good(table, score_p, [is_sure(together_p, sure) for sure in sure_b], margin)
    return CoreBySureness(table.parts.option_ids, margin, count_b, share_bi, freeze(sure_b))


def _pick(step_q: Floats) -> Floats:
    """At most `MOST_BUDGETS` of ascending steps, the first and the last among them."""
    rows = np.round(np.linspace(0, len(step_q) - 1, min(MOST_BUDGETS, len(step_q)))).astype(int)
    picked: Floats = step_q[np.unique(rows)]
    return picked


def _share_good(table: PackageTable, score_p: Floats, kept_bp: list[Bools], margin: float) -> tuple[Ints, Floats]:
    """How many packages are good at each step, and the share of them that hold each option."""
    rows_b = [within_margin(np.where(kept_p, score_p, np.nan), margin) for kept_p in kept_bp]
    shares = [members_of(table.mask_p[rows], table.parts.n_options).mean(axis=0) for rows in rows_b]
    share_bi = np.array(shares).reshape(len(rows_b), table.parts.n_options)
    return freeze(np.array([len(rows) for rows in rows_b], int)), freeze(share_bi)
