"""Small parts of speech that the sentences share."""

from __future__ import annotations

import numpy as np

from ...analysis.score import TIE, Ranking
from ...model import Case
from ..names import join_names
from ..numbers import format_number, round_shown


def points(amount: float) -> str:
    """An amount of score with its unit: "1 point", "2.3 points"; a trace is "less than 0.1 points"."""
    if TIE < abs(amount) < 0.05:
        return "less than 0.1 points"
    whole = round_shown(amount, 1).is_integer()
    text = format_number(amount, 0 if whole else 1)
    return f"{text} point" if text == "1" else f"{text} points"


def largest_first(difference_j: np.ndarray) -> list[int]:
    """Columns by size, largest gain first; equals keep the case's order, whatever their last digits."""
    rounded_j = np.round(np.nan_to_num(difference_j), 9)
    return sorted(range(len(difference_j)), key=lambda j: -rounded_j[j])


def named_differences(case: Case, ranking: Ranking, difference_j: np.ndarray, most: int) -> str:
    """The criteria that speak most for the first of a pair, as "A (+3.1) and B (+1.2)"."""
    largest = largest_first(difference_j)[:most]
    return join_names(
        [
            f"{case.criteria[ranking.criterion_ids[j]].name} ({format_number(float(difference_j[j]), 1, sign=True)})"
            for j in largest
            if difference_j[j] >= 0.05
        ]
    )
