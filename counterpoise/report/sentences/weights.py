"""How the weights in use differ from the profile they started from."""

from __future__ import annotations

import numpy as np

from ...analysis.score import normalise_weights
from ...analysis.weighting import profile_points
from ...model import Case
from ..names import join_names
from ..numbers import format_number


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
    parts = [
        f"{criteria[j].name} {format_number(before_j[j], 1)} -> {format_number(after_j[j], 1)} %" for j in moved[:3]
    ]
    more = f", and {len(moved) - 3} more by less" if len(moved) > 3 else ""
    return f"Changed from {profile.name}: {join_names(parts) if not more else ', '.join(parts)}{more}."
