"""Imprecise weights: bounds on shares, and an order, of which the center is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..uncertainty.weights import draw_weights, weight_law
from .elicited import Contradiction, Elicited, to_shares

DRAWS, SEED = 65_536, 1


def weigh_ranges(range_by_id: Mapping[str, tuple[float, float]], criterion_ids: Sequence[str]) -> Elicited:
    """The mean of weights drawn uniformly from all that keep every range: the center of what is left open.

    Parameters
    ----------
    range_by_id
        Lowest and highest share in percent; a criterion without a range may have any share. Ends that the other
        ranges put out of reach are contradictions, beside the ends that can be reached.

    Raises
    ------
    ValueError
        No weights keep all ranges.

    References
    ----------
    Tervonen & Lahdelma (2007), Implementing stochastic multicriteria acceptability analysis, EJOR 178(2), 500-513.
    """
    law = weight_law("intervals", np.ones(len(criterion_ids)), tuple(criterion_ids), ranges=range_by_id)
    mean_j = draw_weights(law, DRAWS, SEED).mean(axis=0)
    unreached = []
    reach = reachable(range_by_id, criterion_ids)
    for id_, stated in range_by_id.items():
        low, high = reach[id_]
        if low > stated[0] + 1e-9 or high < stated[1] - 1e-9:
            unreached.append(Contradiction(id_, "", stated, (low, high)))
    return Elicited(to_shares(mean_j), tuple(unreached))


def reachable(
    range_by_id: Mapping[str, tuple[float, float]], criterion_ids: Sequence[str]
) -> Mapping[str, tuple[float, float]]:
    """Lowest and highest share, in percent, that each criterion can have while every range is kept."""
    bounds = {id_: range_by_id.get(id_, (0.0, 100.0)) for id_ in criterion_ids}
    lows, highs = (sum(ends[side] for ends in bounds.values()) for side in (0, 1))
    return {id_: (max(low, 100 - (highs - high)), min(high, 100 - (lows - low))) for id_, (low, high) in bounds.items()}
