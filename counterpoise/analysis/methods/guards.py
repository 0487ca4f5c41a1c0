"""Two guards on a ranking: does it depend on who else is present, and is anybody beaten throughout?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..arrays import Floats, Ints
from ..score import TIE
from .registry import run_method

BLOCK = 8192
"""Draws compared at a time, so that memory does not grow with their number."""


@dataclass(frozen=True)
class RankReversal:
    """What a change in the set of options did to the order of the others.

    ``row`` is the option that was removed, or of which a copy was added; None for a new option.
    ``pairs`` are rows (i, k): i stood above or level with k before, and no longer does.
    """

    method: str
    change: Literal["removed", "copied", "added"]
    row: int | None
    pairs: tuple[tuple[int, int], ...]

    @property
    def has_changed(self) -> bool:
        return bool(self.pairs)


def remove_each(method: str, value_ij: Floats, weight_j: Floats) -> tuple[RankReversal, ...]:
    """The order of the others when each option in turn is taken away.

    Never changes for the additive model on fixed scales: a score does not depend on who else is
    there. Other methods measure against the options present and may reverse. Empty for one option.

    References
    ----------
    Belton & Gear (1983), On a short-coming of Saaty's method of analytic hierarchies, Omega 11(3),
    228-230 (reversal when an option is added).
    """
    before_i = run_method(method, value_ij, weight_j).rank_i
    found = []
    for row in range(len(value_ij)) if len(value_ij) > 1 else ():
        others = np.delete(np.arange(len(value_ij)), row)
        after_i = run_method(method, value_ij[others], weight_j).rank_i
        found.append(RankReversal(method, "removed", row, _changed_pairs(before_i[others], after_i, others)))
    return tuple(found)


def copy_each(method: str, value_ij: Floats, weight_j: Floats) -> tuple[RankReversal, ...]:
    """The order of the options when a copy of each in turn is added."""
    return tuple(
        RankReversal(method, "copied", row, add_option(method, value_ij, weight_j, value_ij[row]).pairs)
        for row in range(len(value_ij))
    )


def add_option(method: str, value_ij: Floats, weight_j: Floats, added_j: Floats) -> RankReversal:
    """The order of the options when a new one, with values ``added_j``, joins them."""
    before_i = run_method(method, value_ij, weight_j).rank_i
    after_i = run_method(method, np.vstack([value_ij, added_j]), weight_j).rank_i[:-1]
    return RankReversal(method, "added", None, _changed_pairs(before_i, after_i, np.arange(len(value_ij))))


def dominance_share(value_dij: Floats) -> Floats:
    """Share of draws in which option i is at least as good as option k on every criterion.

    Parameters
    ----------
    value_dij
        Shape (n_draws, n_options, n_criteria); partial values. A draw in which either option lacks
        a value does not count for the pair.

    Returns
    -------
    Shape (n_options, n_options), 0 to 1; [i, k]. The diagonal is 1 (NaN values apart); identical
    options have 1 both ways.

    Raises
    ------
    ValueError
        There is no draw.
    """
    n_draws, n_options = value_dij.shape[:2]
    if n_draws == 0:
        raise ValueError("dominance by draws needs at least one draw")
    count_ik: Ints = np.zeros((n_options, n_options), int)
    for start in range(0, n_draws, BLOCK):
        block_jdi = np.moveaxis(value_dij[start : start + BLOCK], 2, 0)
        no_worse_dik = np.ones((block_jdi.shape[1], n_options, n_options), bool)
        for value_di in block_jdi:
            no_worse_dik &= value_di[:, :, None] >= value_di[:, None, :] - TIE / 100
        count_ik += no_worse_dik.sum(axis=0)
    share_ik: Floats = count_ik / n_draws
    return share_ik


def _changed_pairs(before_i: Ints, after_i: Ints, rows: Ints) -> tuple[tuple[int, int], ...]:
    """Pairs (i, k) with i above or level before whose relation is another after; each pair once."""
    before_ik = np.sign(before_i[None, :] - before_i[:, None])
    after_ik = np.sign(after_i[None, :] - after_i[:, None])
    changed = (before_ik != after_ik) & ((before_ik > 0) | ((before_ik == 0) & (after_ik < 0)))
    return tuple((int(rows[a]), int(rows[b])) for a, b in np.argwhere(changed))
