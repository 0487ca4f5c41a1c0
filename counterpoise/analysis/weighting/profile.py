"""From what a person says about importance to weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...model import Comparison, WeightProfile
from ...model.pairwise import count_missing, log_least_squares
from ..arrays import Floats


def profile_points(profile: WeightProfile, criterion_ids: Sequence[str]) -> Floats:
    """Weight of every criterion as the profile states it, on the scale of 0 to 100 in total.

    Points are taken as they are (not rescaled); ranks give rank-order-centroid weights; pairwise
    comparisons give the principal eigenvector or, where pairs are missing, least squares on
    logarithms. A criterion left out of a rank has weight 0.
    """
    if profile.points:
        return np.array([profile.points[id_] for id_ in criterion_ids], float)
    if profile.rank:
        share = rank_weights(profile.rank)
        return 100 * np.array([share.get(id_, 0.0) for id_ in criterion_ids])
    if count_missing(profile.pairwise, criterion_ids):
        return 100 * np.array(log_least_squares(profile.pairwise, criterion_ids))
    return 100 * principal_eigenvector(comparison_matrix(profile.pairwise, criterion_ids))


def rank_order_centroid(n: int) -> Floats:
    """Weights of n ranked criteria: the mean of all weights that agree with the order.

    References
    ----------
    Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science
    42(11), 1515-1523.
    """
    return np.cumsum(1 / np.arange(n, 0, -1))[::-1] / n


def rank_weights(groups: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Weights of criteria given in order, equals in one group: the mean of all weights that agree.

    Weights agree when they fall from group to group and are equal within one. They form a simplex
    whose corners weigh the first k groups equally; its centroid is the mean of the corners. Without
    equals it is the rank-order centroid. Draws with only the order known are uniform on the same
    simplex, so that these weights are their mean.

    References
    ----------
    Barron & Barrett (1996), as in `rank_order_centroid`; Solymosi & Dombi (1986), A method for
    determining the weights of criteria: the centralized weights, EJOR 26(1), 35-41 (orders with
    equals).
    """
    weights = {id_: 0.0 for group in groups for id_ in group}
    for k in range(1, len(groups) + 1):
        chosen = [id_ for group in groups[:k] for id_ in group]
        for id_ in chosen:
            weights[id_] += 1 / (len(chosen) * len(groups))
    return weights


def comparison_matrix(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> Floats:
    """Reciprocal matrix of pairwise comparisons, shape (n, n).

    Raises
    ------
    ValueError
        A pair of criteria was not compared; the message names it.
    """
    ratio = np.full((len(criterion_ids), len(criterion_ids)), np.nan)
    np.fill_diagonal(ratio, 1.0)
    index = {id_: j for j, id_ in enumerate(criterion_ids)}
    for comparison in comparisons:
        a, b = index[comparison.more], index[comparison.less]
        ratio[a, b], ratio[b, a] = comparison.times, 1 / comparison.times
    if np.isnan(ratio).any():
        a, b = np.argwhere(np.isnan(ratio))[0]
        raise ValueError(f"{criterion_ids[a]} and {criterion_ids[b]} are not compared")
    return ratio


def principal_eigenvector(ratio: Floats) -> Floats:
    """Priorities of a positive reciprocal matrix: its principal eigenvector, summing to 1.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill.
    """
    eigenvalue, eigenvector = np.linalg.eig(ratio)
    principal = np.abs(eigenvector[:, eigenvalue.real.argmax()].real)
    priority_j: Floats = principal / principal.sum()
    return priority_j
