"""Comparisons in pairs: weights, how far they contradict one another, which ones, and a repair."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from ...model import Comparison
from ...model.pairwise import (
    ACCEPTABLE,
    consistency_ratio,
    count_missing,
    find_groups,
    log_least_squares,
)
from .elicited import Consistency, Contradiction, Elicited, to_shares
from .profile import comparison_matrix, principal_eigenvector

NEAR = 1.02
"""A comparison that differs from what the others imply by a smaller factor does not contradict them."""

RATIO = "consistency ratio"


def weigh_pairs(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> Elicited:
    """Weights from comparisons of pairs, each once; they must connect all criteria.

    All pairs give the principal eigenvector; where pairs are missing, least squares on logarithms. A repair
    replaces one comparison after another, the farthest first, by what all the others imply.

    Raises
    ------
    ValueError
        The comparisons do not connect all criteria.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill; for missing pairs and their consistency see
    `log_least_squares` and `consistency_ratio`.
    """
    if count_missing(comparisons, criterion_ids):
        share_j = to_shares(log_least_squares(comparisons, criterion_ids))
    else:
        share_j = to_shares(principal_eigenvector(comparison_matrix(comparisons, criterion_ids)))
    ratio = consistency_ratio(comparisons, criterion_ids)
    return Elicited(
        share_j,
        tuple(find_contradictions(comparisons, criterion_ids)),
        (Consistency(RATIO, ratio, ACCEPTABLE),),
        tuple(_repair(comparisons, criterion_ids)),
    )


def find_contradictions(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> list[Contradiction]:
    """The comparisons that differ from what all the others imply, the farthest first."""
    found = []
    for at, stated in enumerate(comparisons):
        others = [*comparisons[:at], *comparisons[at + 1 :]]
        if len(find_groups(others, criterion_ids)) > 1:
            continue  # nothing else says how these two compare
        weight = dict(zip(criterion_ids, log_least_squares(others, criterion_ids), strict=True))
        implied = weight[stated.more] / weight[stated.less]
        if abs(log(stated.times / implied)) > log(NEAR):
            replaced = [*others, Comparison(stated.more, stated.less, implied)]
            after = consistency_ratio(replaced, criterion_ids)
            span, other = (stated.times, stated.times), (implied, implied)
            found.append(Contradiction(stated.more, stated.less, span, other, after))
    return sorted(found, key=lambda fault: -_distance(fault))


def _distance(fault: Contradiction) -> float:
    return abs(log(fault.stated[0] / fault.implied[0])) if fault.implied else 0.0


def _repair(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> list[Contradiction]:
    """Replacements, one after another, that bring the consistency ratio to what is acceptable."""
    now, repairs = list(comparisons), list[Contradiction]()
    while consistency_ratio(now, criterion_ids) > ACCEPTABLE and len(repairs) < len(now):
        changed = {(repair.more, repair.less) for repair in repairs}
        left = [found for found in find_contradictions(now, criterion_ids) if (found.more, found.less) not in changed]
        if not left:
            break
        worst = left[0]
        repairs.append(worst)
        times = worst.implied[0] if worst.implied else worst.stated[0]
        now = [
            Comparison(found.more, found.less, times) if (found.more, found.less) == (worst.more, worst.less) else found
            for found in now
        ]
    return repairs
