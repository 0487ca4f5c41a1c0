"""What matters how much: points, shares, and what differs from the profile."""

from __future__ import annotations

import numpy as np

from ...analysis.score import normalise_weights
from ...analysis.weighting import profile_points
from ...model import Case, Criterion, Receipt
from ..glossary import GLOSSARY
from ..numbers import format_number, with_unit
from .table import Column, Table

COLUMNS = (
    Column("criterion", "Criterion"),
    Column("objective", "Objective", help=GLOSSARY["objective"].sentence),
    Column(
        "swing",
        "From worst to best",
        help=GLOSSARY["scale"].sentence,
    ),
    Column("points", "Points", "number", decimals=1, help="Weight as entered, on any common scale."),
    Column("share", "Share", "percent", "%", 1, GLOSSARY["weight"].sentence),
    Column("profile_share", "Share in the profile", "percent", "%", 1, GLOSSARY["weight_profile"].sentence),
    Column("difference", "Difference", "percent", "percentage points", 1),
    Column("because", "Reason in the profile"),
)


def weights_table(case: Case, profile_id: str, point_j: np.ndarray, receipt: Receipt | None = None) -> Table:
    """The weights in use beside those of the profile they started from."""
    profile = case.profiles[profile_id]
    share_j = 100 * normalise_weights(point_j)
    profile_j = 100 * normalise_weights(profile_points(profile, tuple(case.criteria)))
    rows = tuple(
        (
            criterion.name,
            case.objectives[criterion.objective].name,
            swing(criterion),
            float(point_j[j]),
            float(share_j[j]),
            float(profile_j[j]),
            float(share_j[j] - profile_j[j]),
            profile.reasons.get(criterion.id, ""),
        )
        for j, criterion in enumerate(case.criteria.values())
    )
    notes = (f"{profile.name}, held by {profile.held_by}: {profile.because}",)
    return Table("weights", f"Weights: {profile.name}", COLUMNS, rows, tuple(case.criteria), notes, receipt)


def swing(criterion: Criterion) -> str:
    """The swing that a weight is the worth of, as "worst 0, best 60 % chance"."""
    ends = (criterion.worst, criterion.best)
    worst, best = (format_number(end, 0 if float(end).is_integer() else criterion.decimals) for end in ends)
    return with_unit(f"worst {worst}, best {best}", criterion.unit)
