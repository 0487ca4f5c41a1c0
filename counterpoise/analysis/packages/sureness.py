"""The price of sureness: the best score among packages that keep all rules together in so many draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..share_error import share_error
from .dominance import DECIMALS, find_nondominated

ROUNDING = 1e-9
"""Per cent of draws that rounding may cost a package."""


@dataclass(frozen=True)
class SureStep:
    """One package of the curve: ``share`` of draws (0 to 1) in which it keeps all rules, and its score."""

    members: tuple[str, ...]
    score: float
    share: float
    error: float


def is_sure(share_p: Floats, sure: float) -> Bools:
    """Whether shares of draws (0 to 1) reach a sureness, in percent."""
    reached_p: Bools = 100 * share_p >= sure - ROUNDING
    return reached_p


def trace_price(
    share_p: Floats, score_p: Floats, n_draws: int, name: Callable[[Ints], tuple[tuple[str, ...], ...]]
) -> tuple[SureStep, ...]:
    """The packages for which no other is both surer and better, by rising sureness and falling score.

    Answers "what does it cost to be surer that all rules hold?". The first is the best package
    whatever its sureness, the last the surest that has a score; at a sureness in between, the next
    surer one is the best. Empty where no package has a score.

    Parameters
    ----------
    share_p, score_p
        Shape (n_packages,); a score is NaN where a level that counts is missing.
    name
        Members of the packages in given rows.
    """
    known = np.flatnonzero(~np.isnan(score_p))
    row_q = known[find_nondominated(np.round(np.column_stack([share_p[known], score_p[known]]), DECIMALS))]
    row_q = row_q[np.lexsort((row_q, share_p[row_q]))]
    _, first = np.unique(np.round(share_p[row_q], DECIMALS), return_index=True)
    row_q = row_q[first]
    error_q = share_error(share_p[row_q], n_draws)
    return tuple(
        SureStep(members, float(score_p[p]), float(share_p[p]), float(error))
        for members, p, error in zip(name(row_q), row_q, error_q, strict=True)
    )
