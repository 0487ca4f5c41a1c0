"""Why one option stands above another."""

from __future__ import annotations

import numpy as np

from ...analysis.score import TIE, Ranking, compare_pair
from ...model import Case
from .phrases import named_differences, points


def pair_sentence(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """What separates two options, in words; the reader may name them in either order."""
    a, b = ranking.option_ids.index(first), ranking.option_ids.index(second)
    label_a, label_b = case.options[first].label, case.options[second].label
    pair = compare_pair(ranking, a, b)
    if a == b:
        return f"{label_a} is compared with itself."
    if np.isnan(pair.total):
        return f"{label_a} and {label_b} cannot be compared: a level that counts is missing."
    if pair.total < -TIE:
        return pair_sentence(case, ranking, second, first)
    speaks_for = named_differences(case, ranking, pair.difference_j, 2)
    speaks_against = named_differences(case, ranking, -pair.difference_j, 2)
    if abs(pair.total) <= TIE:
        head = f"{label_a} and {label_b} have the same score"
    else:
        head = f"{label_a} stands {points(pair.total)} above {label_b}"
    because = f"; for it speak {speaks_for}" if speaks_for else ""
    against = f"; for {label_b} speak {speaks_against}" if speaks_against else ""
    return f"{head}{because}{against}."
