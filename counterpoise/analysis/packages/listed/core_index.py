"""How much of a decision is settled: measures that good packages share, whatever is not known.

A measure in every efficient package can be adopted now; one in none can be dropped; work is worth
doing on those in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...arrays import Bools, Floats
from ...frozen import freeze
from ..families import members_of
from .efficient import find_efficient_packages
from .enumerate import PackageTable, score_packages
from .uncertain import DRAW_TIE, DrawnPackages, score_draws

Standing = Literal["core", "borderline", "exterior", "not ranked"]


@dataclass(frozen=True)
class CoreIndex:
    """Share of packages of some kind that hold each option, 0 to 1, and what that makes it.

    An option of which every allowed package lacks a level that counts is "not ranked", its share NaN.
    ``n_packages`` counts the packages (or draws, profiles and budgets) that the share is of; where it
    is 0 nothing is feasible and the shares are NaN.
    """

    option_ids: tuple[str, ...]
    share_i: Floats
    standing: tuple[Standing, ...]
    n_packages: int


def core_of_efficient(table: PackageTable, criterion_ids: Sequence[str] | None = None) -> CoreIndex:
    """Share of the efficient packages, at the most likely levels, that hold each option.

    References
    ----------
    Liesiö, Mild & Salo (2007), Preference programming for robust portfolio modeling and project
    selection, EJOR 181(3), 1488-1505.
    """
    efficient = find_efficient_packages(table, criterion_ids)
    known = table.parts.criterion_ids
    columns = [known.index(id_) for id_ in efficient.criterion_ids]
    is_complete_p: Bools = np.isfinite(table.value_jp[columns].sum(axis=0))
    share_ni = members_of(table.mask_p[efficient.row_q], table.parts.n_options).astype(float)
    return _index(table, share_ni, _is_unranked(table, is_complete_p))


def core_of_best(
    drawn: DrawnPackages, profiles: Sequence[Floats], budgets: Sequence[float | None] = (None,)
) -> CoreIndex:
    """Share of best packages that hold each option, over draws, weight profiles and budgets.

    Parameters
    ----------
    profiles
        Weights, each of shape (n_criteria,) or (n_draws, n_criteria).
    budgets
        Upper bounds on committed money (at its mode) to be tried; None is no bound of its own. A
        budget that no feasible package keeps is left out.
    """
    member_pi = members_of(drawn.table.mask_p, drawn.table.parts.n_options).astype(float)
    affordable = [
        np.ones(drawn.table.n_feasible, bool) if b is None else drawn.table.cost_p <= b + 1e-9 for b in budgets
    ]
    shares = []
    is_ever_scored_p = np.zeros(drawn.table.n_feasible, bool)
    for weight in profiles:
        score_pd = score_draws(drawn, weight)
        is_scored_p = ~np.isnan(score_pd).any(axis=1)
        is_ever_scored_p |= is_scored_p
        for kept_p in affordable:
            if (kept_p & is_scored_p).any():
                shares.append(_share_of_best(score_pd[kept_p & is_scored_p], member_pi[kept_p & is_scored_p]))
    count = drawn.n_draws * len(shares)
    mean_i = np.mean(shares, axis=0) if shares else np.full(drawn.table.parts.n_options, np.nan)
    return _core_index(drawn.table, mean_i, _is_unranked(drawn.table, is_ever_scored_p), count)


def core_of_best_now(table: PackageTable, profiles: Sequence[Floats]) -> CoreIndex:
    """Share of the best packages at the most likely levels that hold each option, over profiles."""
    member_pi = members_of(table.mask_p, table.parts.n_options).astype(float)
    scores = [score_packages(table, point_j) for point_j in profiles] if table.n_feasible else []
    shares = [
        _share_of_best(score_p[~np.isnan(score_p), None], member_pi[~np.isnan(score_p)])
        for score_p in scores
        if not np.isnan(score_p).all()
    ]
    is_ever_scored_p = np.zeros(table.n_feasible, bool)
    for score_p in scores:
        is_ever_scored_p |= ~np.isnan(score_p)
    return _index(table, np.array(shares).reshape(-1, table.parts.n_options), _is_unranked(table, is_ever_scored_p))


def _share_of_best(score_pd: Floats, member_pi: Floats) -> Floats:
    """Mean membership of the best package of a draw; packages that tie share the draw."""
    first_pd = score_pd >= score_pd.max(axis=0) - DRAW_TIE
    share_i: Floats = (first_pd / first_pd.sum(axis=0)).mean(axis=1) @ member_pi
    return share_i


def _is_unranked(table: PackageTable, is_scored_p: Bools) -> Bools:
    """Options that allowed packages hold, all of them without a score."""
    member_pi = members_of(table.mask_p, table.parts.n_options)
    held_i, scored_i = member_pi.sum(axis=0), member_pi[is_scored_p].sum(axis=0)
    is_unranked_i: Bools = (held_i > 0) & (scored_i == 0)
    return is_unranked_i


def _index(table: PackageTable, share_ni: Floats, is_unranked_i: Bools) -> CoreIndex:
    mean_i = share_ni.mean(axis=0) if len(share_ni) else np.full(table.parts.n_options, np.nan)
    return _core_index(table, mean_i, is_unranked_i, len(share_ni))


def _core_index(table: PackageTable, mean_i: Floats, is_unranked_i: Bools, count: int) -> CoreIndex:
    share_i = np.where(is_unranked_i, np.nan, mean_i)
    standing = tuple(
        "not ranked" if is_out else of for of, is_out in zip(standing_of(share_i), is_unranked_i, strict=True)
    )
    return CoreIndex(table.parts.option_ids, freeze(share_i), standing, count)


def standing_of(share_i: Floats) -> tuple[Standing, ...]:
    """Core: in every package; exterior: in none; borderline: in between."""
    return tuple("core" if s >= 1 - 1e-9 else "exterior" if s <= 1e-9 else "borderline" for s in share_i)
