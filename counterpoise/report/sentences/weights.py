"""How the weights in use differ from the profile they started from."""

from __future__ import annotations

import numpy as np

from ...analysis.score import normalise_weights
from ...analysis.weighting import profile_points
from ...model import Case
from ...model.pairwise import ACCEPTABLE, consistency_ratio, rank_deviations
from ..names import join_names
from ..numbers import decimals_apart, format_number

MOST_NAMED = 3
"""Judgments that are named."""


def contradiction_sentence(case: Case, profile_id: str) -> str:
    """That a profile's pairwise comparisons contradict one another, and which to ask again; "" when they do not."""
    comparisons, ids = case.profiles[profile_id].pairwise, tuple(case.criteria)
    ratio = consistency_ratio(comparisons, ids) if comparisons else 0.0
    if ratio <= ACCEPTABLE:
        return ""
    worst = [
        f"{case.criteria[found.comparison.more].name} over {case.criteria[found.comparison.less].name} "
        f"({found.comparison.times:g} times; all together imply {found.implied:.2g})"
        for found in rank_deviations(comparisons, ids)[:MOST_NAMED]
    ]
    return (
        f"The comparisons behind {case.profiles[profile_id].name} contradict one another: consistency ratio "
        f"{format_number(ratio, 2)}, at most {ACCEPTABLE:g} is acceptable. Reconsider first: {'; '.join(worst)}."
    )


def weights_sentence(case: Case, profile_id: str, point_j: np.ndarray) -> str:
    """What differs from the profile, largest change first, in percentage shares."""
    profile = case.profiles[profile_id]
    criteria = list(case.criteria.values())
    before_j = 100 * normalise_weights(profile_points(profile, tuple(case.criteria)))
    after_j = 100 * normalise_weights(point_j)
    moved = sorted(
        (j for j in range(len(criteria)) if abs(after_j[j] - before_j[j]) >= 0.05),
        key=lambda j: -abs(after_j[j] - before_j[j]),
    )
    if not moved:
        return f"Weights as in {profile.name}."
    parts = [f"{criteria[j].name} {_move(before_j[j], after_j[j])}" for j in moved[:3]]
    more = f", and {len(moved) - 3} smaller changes" if len(moved) > 3 else ""
    return f"Changed from {profile.name}: {join_names(parts) if not more else ', '.join(parts)}{more}."


def _move(before: float, after: float) -> str:
    """From which share to which, so exact that the move is seen."""
    decimals = decimals_apart(before, after, 1)
    return f"{format_number(before, decimals)} -> {format_number(after, decimals)} %"
