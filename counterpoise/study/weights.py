"""From a question's weights to points by criterion."""

from __future__ import annotations

import numpy as np

from ..analysis.weighting import profile_points
from ..model import Case, WeightProfile
from ..model.pairwise import consistency_ratio
from .faults import QuestionFault, name_choices
from .settings import Weights

OWN = "own"
"""What the receipt calls weights that are no profile's."""

MOST_POINTS = 1e9


def complete_weights(weights: Weights, case: Case) -> Weights:
    """The profile that is meant, or the points, checked.

    Raises
    ------
    ValueError
        No such profile or criterion, or points that are no weights.
    """
    if weights is None:
        if case.default_profile not in case.profiles:
            raise ValueError("the case has no usable weight profile; give points by criterion")
        return case.default_profile
    if isinstance(weights, str):
        if weights not in case.profiles:
            example = ",".join(f"{id_}=10" for id_ in tuple(case.criteria)[:2])
            choices = name_choices(weights, case.profiles)
            raise ValueError(
                f'no such weight profile and no such file\n    {choices}\n    or write points: "{example}"'
            )
        return weights
    for id_, points in weights:
        if id_ not in case.criteria:
            raise ValueError(f"unknown criterion '{id_}'\n    {name_choices(id_, case.criteria)}")
        if not 0 <= points <= MOST_POINTS:
            raise ValueError(f"{id_}={points:g}: points are a number, 0 or more")
    if not any(points for _, points in weights):
        raise ValueError("all weights are zero; at least one criterion needs weight")
    return weights


def points_of(weights: Weights, case: Case) -> np.ndarray:
    """Points of completed weights, shape (n_criteria,), in the case's order of criteria."""
    if isinstance(weights, str):
        return profile_points(case.profiles[weights], tuple(case.criteria))
    if weights is None:
        raise QuestionFault("weights", "the question is not completed")
    points = dict(weights)
    return np.array([points.get(id_, 0.0) for id_ in case.criteria], float)


def profile_name(weights: Weights) -> str:
    """What the receipt calls the weights: the profile's id, or `OWN`."""
    return weights if isinstance(weights, str) else OWN


def consistency_of(weights: Weights, case: Case) -> float | None:
    """Consistency ratio of a profile's pairwise comparisons; None for weights that are not made of any."""
    comparisons = case.profiles[weights].pairwise if isinstance(weights, str) else ()
    return consistency_ratio(comparisons, tuple(case.criteria)) if comparisons else None


def points_by_id(profile: WeightProfile, case: Case) -> dict[str, float]:
    """Points of any profile, by criterion id."""
    ids = tuple(case.criteria)
    return dict(zip(ids, map(float, profile_points(profile, ids)), strict=True))
