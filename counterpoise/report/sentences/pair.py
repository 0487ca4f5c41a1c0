"""Why one option scores higher than another."""

from __future__ import annotations

import numpy as np

from ...analysis.score import TIE, Ranking, compare_pair
from ...model import Case
from .phrases import named_differences, points


def pair_sentence(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """What separates two options, in words; the reader may name them in either order."""
    head = pair_head(case, ranking, first, second)
    a, b = ranking.option_ids.index(first), ranking.option_ids.index(second)
    label_a, label_b = case.options[first].label, case.options[second].label
    pair = compare_pair(ranking, a, b)
    if a == b or np.isnan(pair.total):
        return head
    if pair.total < -TIE:
        return pair_sentence(case, ranking, second, first)
    favor_a = named_differences(case, ranking, pair.difference_j, 2)
    favor_b = named_differences(case, ranking, -pair.difference_j, 2)
    because = f" In favor of {label_a}: {favor_a}." if favor_a else ""
    against = f" In favor of {label_b}: {favor_b}." if favor_b else ""
    return f"{head}{because}{against}"


def pair_head(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """Which of two options scores higher, and by how much."""
    a, b = ranking.option_ids.index(first), ranking.option_ids.index(second)
    label_a, label_b = case.options[first].label, case.options[second].label
    total = compare_pair(ranking, a, b).total
    if a == b:
        return f"{label_a} is compared with itself."
    if np.isnan(total):
        return f"{label_a} and {label_b} cannot be compared: a level that counts is missing."
    if abs(total) <= TIE:
        return f"{label_a} and {label_b} have the same score."
    if total < 0:
        label_a, label_b = label_b, label_a
    return f"{label_a} scores {points(abs(total))} more than {label_b}."
