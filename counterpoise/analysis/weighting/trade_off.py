"""Trade-offs: two hypothetical options, in natural units, between which a person is indifferent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...model import Comparison
from ...model.pairwise import ACCEPTABLE, consistency_ratio, log_least_squares
from ..value import ValueFunction
from .elicited import Consistency, Elicited, to_shares
from .pairwise import RATIO, find_contradictions


@dataclass(frozen=True, slots=True)
class TradeOff:
    """Two options that differ on two criteria only, with their levels in natural units.

    Option a has ``one_a`` on criterion ``one`` and ``other_a`` on criterion ``other``; option b likewise.
    """

    one: str
    other: str
    one_a: float
    one_b: float
    other_a: float
    other_b: float

    def levels(self, side: str) -> dict[str, float]:
        """Levels of option ``a`` or ``b``, by criterion id."""
        if side == "a":
            return {self.one: self.one_a, self.other: self.other_a}
        return {self.one: self.one_b, self.other: self.other_b}


def gains_of(trade: TradeOff, functions: Mapping[str, ValueFunction]) -> tuple[float, float]:
    """What option a gains on ``one`` and option b on ``other``, in partial value; both are positive or both negative.

    Raises
    ------
    ValueError
        An option is at least as good on both criteria, or a level makes no difference.
    """
    lost, kept = functions[trade.one](np.array([trade.one_b, trade.one_a]))
    one_gain = float(kept - lost)
    lost, kept = functions[trade.other](np.array([trade.other_a, trade.other_b]))
    other_gain = float(kept - lost)
    if one_gain == 0 or other_gain == 0:
        raise ValueError("the two options have the same value on one of the criteria")
    if one_gain * other_gain < 0:
        raise ValueError("one of the two options is better on both criteria")
    return one_gain, other_gain


def ratio_of(trade: TradeOff, functions: Mapping[str, ValueFunction]) -> float:
    """How many times as much ``one`` matters as ``other``.

    Indifference means w_one (v(one_a) - v(one_b)) = w_other (v(other_b) - v(other_a)).

    Raises
    ------
    ValueError
        See `gains_of`.
    """
    one_gain, other_gain = gains_of(trade, functions)
    return other_gain / one_gain


def weigh_trade_offs(
    trades: Sequence[TradeOff], functions: Mapping[str, ValueFunction], criterion_ids: Sequence[str]
) -> Elicited:
    """Weights whose ratios come closest to those that the indifferences imply, by least squares on logarithms.

    Not every pair is needed, as long as the trade-offs connect all criteria; those beyond that are checks.

    Raises
    ------
    ValueError
        A trade-off gives no ratio (see `ratio_of`), or they do not connect all criteria.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, Wiley, ch. 3.
    """
    ratios = [Comparison(trade.one, trade.other, ratio_of(trade, functions)) for trade in trades]
    share_j = to_shares(log_least_squares(ratios, criterion_ids))
    ratio = consistency_ratio(ratios, criterion_ids)
    contradictions = tuple(find_contradictions(ratios, criterion_ids))
    return Elicited(share_j, contradictions, (Consistency(RATIO, ratio, ACCEPTABLE),))
