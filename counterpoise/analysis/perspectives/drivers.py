"""What a disagreement of two perspectives comes from: their weights, or what they believe."""

from __future__ import annotations

from dataclasses import dataclass

from ..arrays import Floats
from ..frozen import freeze
from ..score import normalise_weights, weigh


@dataclass(frozen=True)
class Drivers:
    """The disagreement of perspectives ``one`` and ``other`` over their best choices, in score points.

    ``total`` is what each loses by the other's best choice, added up. ``weights_j`` and ``beliefs_j`` are the parts
    of it, by criterion, that come from different weights and from different estimates; they sum to ``total``.
    """

    one: int
    other: int
    total: float
    weights_j: Floats
    beliefs_j: Floats


def split_disagreement(
    one: int, other: int, point_aj: Floats, values_of_one_j: Floats, values_of_other_j: Floats
) -> Drivers:
    """Split a disagreement into values and beliefs, exactly.

    Each part is a difference of weight times the mean difference of partial value, or the mean weight times a
    difference of differences: the Shapley value of the two causes (Shapley 1953).

    Parameters
    ----------
    values_of_one_j
        Partial values of the first one's best choice minus those of the other's best, as the first believes.
    values_of_other_j
        The same difference (same order) as the other believes.

    References
    ----------
    Shapley (1953), A value for n-person games, in Contributions to the Theory of Games II.
    """
    weight_j, weight_of_other_j = normalise_weights(point_aj[one]), normalise_weights(point_aj[other])
    own_j, others_j = weigh(values_of_one_j, weight_j), weigh(values_of_other_j, weight_of_other_j)
    crossed_j = weigh(values_of_other_j, weight_j) - weigh(values_of_one_j, weight_of_other_j)
    total_j = own_j - others_j
    weights_j = 50 * (own_j - others_j + crossed_j)
    return Drivers(one, other, float(100 * total_j.sum()), freeze(weights_j), freeze(100 * total_j - weights_j))
