"""Comparisons in pairs: weights, how far they contradict one another, which ones, and a repair."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np

from ...model import Comparison
from ...model.pairwise import (
    ACCEPTABLE,
    consistency_ratio,
    count_missing,
    log_least_squares,
)
from .elicited import Consistency, Contradiction, Elicited, to_shares
from .profile import comparison_matrix, principal_eigenvector

NEAR = 1.02
"""A comparison that differs from what the others imply by a smaller factor does not contradict them."""

RATIO = "consistency ratio"

CHECKED = 10
"""Contradictions for which it is computed what replacing them does to the consistency ratio."""

SPARE = 1e-9
"""A comparison with less redundancy than this is the only link between two groups of criteria."""


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
    """The comparisons that differ from what all the others imply, the farthest first.

    The consistency ratio after a replacement is computed for the `CHECKED` farthest.
    """
    pairs = [
        (comparison, implied)
        for comparison, implied in zip(comparisons, imply(comparisons, criterion_ids), strict=True)
        if implied is not None and _apart(comparison, implied) > log(NEAR)
    ]
    pairs.sort(key=lambda pair: -_apart(*pair))
    found = []
    for at, (stated, implied) in enumerate(pairs):
        replaced = _replace(comparisons, stated, implied)
        after = consistency_ratio(replaced, criterion_ids) if at < CHECKED else None
        found.append(Contradiction(stated.more, stated.less, (stated.times,) * 2, (implied,) * 2, after))
    return found


def imply(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> list[float | None]:
    """What all the other comparisons imply for each, by least squares on logarithms; None where they imply nothing.

    The residual of a comparison that is left out is its residual over 1 less its leverage (Belsley, Kuh & Welsch
    1980, Regression Diagnostics, ch. 2), so one solution serves all.
    """
    at = {id_: j for j, id_ in enumerate(criterion_ids)}
    design_kj = np.zeros((len(comparisons), len(at)))
    for k, found in enumerate(comparisons):
        design_kj[k, at[found.more]], design_kj[k, at[found.less]] = 1, -1
    log_k = np.log([found.times for found in comparisons])
    inverse_jk = np.linalg.pinv(design_kj)
    residual_k = log_k - design_kj @ (inverse_jk @ log_k)
    spare_k = 1 - np.einsum("kj,jk->k", design_kj, inverse_jk)
    return [
        float(np.exp(log_k[k] - residual_k[k] / spare_k[k])) if spare_k[k] > SPARE else None
        for k in range(len(comparisons))
    ]


def _apart(stated: Comparison, implied: float) -> float:
    return abs(log(stated.times / implied))


def _replace(comparisons: Sequence[Comparison], stated: Comparison, times: float) -> list[Comparison]:
    other = Comparison(stated.more, stated.less, times)
    return [other if (one.more, one.less) == (stated.more, stated.less) else one for one in comparisons]


def _repair(comparisons: Sequence[Comparison], criterion_ids: Sequence[str]) -> list[Contradiction]:
    """Replacements, one after another, that bring the consistency ratio to what is acceptable."""
    now, repairs = list(comparisons), list[Contradiction]()
    while consistency_ratio(now, criterion_ids) > ACCEPTABLE:
        changed = {(repair.more, repair.less) for repair in repairs}
        left = [
            (found, implied)
            for found, implied in zip(now, imply(now, criterion_ids), strict=True)
            if implied is not None and (found.more, found.less) not in changed
        ]
        if not left:
            break
        worst, implied = max(left, key=lambda pair: _apart(*pair))
        now = _replace(now, worst, implied)
        after = consistency_ratio(now, criterion_ids)
        repairs.append(Contradiction(worst.more, worst.less, (worst.times,) * 2, (implied,) * 2, after))
    return repairs
