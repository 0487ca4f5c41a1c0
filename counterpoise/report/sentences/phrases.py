"""Small parts of speech that the sentences share."""

from __future__ import annotations

import numpy as np

from ...analysis.score import TIE, Ranking
from ...model import Case
from ..names import join_names
from ..numbers import decimals_apart, decimals_of, format_number, less_than_shown, round_shown
from .patterns import fill, to_text


def points(amount: float) -> str:
    """An amount of score with its unit: "1 point", "2.3 points"; a trace is "less than 0.1 points"."""
    if TIE < abs(amount) < 0.05:
        return f"{less_than_shown()} points"
    whole = round_shown(amount, 1).is_integer()
    text = format_number(amount, 0 if whole else 1)
    return f"{text} point" if text == "1" else f"{text} points"


def points_shown(score: float) -> str:
    """A score in a sentence: whole points."""
    return format_number(float(score), 0)


def points_apart(amount: float, threshold: float | None) -> str:
    """A difference of scores in whole points; with decimals where whole points would hide it or a threshold."""
    decimals = 0 if threshold is None else decimals_apart(amount, threshold)
    if threshold is None:
        decimals = decimals_of(amount)
    elif 0 < amount < 0.95:
        decimals = max(decimals, 1)
    number = format_number(amount, min(decimals, 2) if threshold is not None else decimals)
    return to_text(fill("point" if number == "1" else "points", n=number))


def share_of_100(share: float) -> str:
    """A share of simulations as so many of 100; what would read 0 or 100 and is not, says so."""
    shown = round_shown(100 * float(share), 0)
    if share <= 0:
        return to_text(fill("share_none"))
    if shown < 1:
        return to_text(fill("share_few"))
    if shown >= 100 and share < 1:
        return to_text(fill("share_most"))
    return format_number(shown)


def in_simulations(share: float) -> str:
    """A share of simulations: "98 of 100 simulations"."""
    return f"{share_of_100(share)} of 100 simulations"


def weight_shift(share: float) -> str:
    """How much weight moves from some criteria to others: "7.7 percentage points of weight shift between criteria"."""
    if 0 < share < 0.0005:
        return f"{less_than_shown()} percentage points of weight shift between criteria"
    amount = round_shown(100 * share, 1)
    text = format_number(amount, 0 if amount.is_integer() else 1)
    noun, verb = ("point", "shifts") if text == "1" else ("points", "shift")
    return f"{text} percentage {noun} of weight {verb} between criteria"


def largest_first(difference_j: np.ndarray) -> list[int]:
    """Columns by size, largest gain first; equals keep the case's order, whatever their last digits."""
    rounded_j = np.round(np.nan_to_num(difference_j), 9)
    return sorted(range(len(difference_j)), key=lambda j: -rounded_j[j])


def named_differences(case: Case, ranking: Ranking, difference_j: np.ndarray, most: int) -> str:
    """The criteria most in favor of the first of a pair, as "A (+3.1) and B (+1.2)"."""
    largest = largest_first(difference_j)[:most]
    return join_names(
        [
            f"{case.criteria[ranking.criterion_ids[j]].name} ({format_number(float(difference_j[j]), 1, sign=True)})"
            for j in largest
            if difference_j[j] >= 0.05
        ]
    )
