"""How far several perspectives put the same choices into the same order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..frozen import freeze
from ..score import TIE


@dataclass(frozen=True)
class Agreement:
    """Kendall's W over all perspectives, and tau-b of each pair, shape (n_perspectives, n_perspectives).

    ``w`` runs from 0 (no common order) to 1 (the same order). It is None, and an entry of ``tau_ab`` NaN, where
    an order is missing: fewer than two choices or perspectives, or a perspective to which all are equal.
    """

    w: float | None
    tau_ab: Floats


def measure_agreement(score_ac: Floats) -> Agreement:
    """Kendall's W with the correction for ties, and Kendall's tau-b of every pair.

    Scores closer than `TIE` are one score.

    References
    ----------
    Kendall & Babington Smith (1939), The problem of m rankings, Annals of Mathematical Statistics 10(3), 275-287;
    Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239-251.
    """
    place_ac = np.array([average_ranks(score_c) for score_c in score_ac]).reshape(score_ac.shape)
    n = len(place_ac)
    tau_ab = np.full((n, n), np.nan)
    for a in range(n):
        for b in range(a, n):
            tau_ab[a, b] = tau_ab[b, a] = _tau(place_ac[a], place_ac[b])
    return Agreement(measure_concordance(place_ac), freeze(tau_ab))


def average_ranks(score_c: Floats) -> Floats:
    """Ranks, 1 for the highest score; scores that chain within `TIE` share the mean of their places."""
    order = np.argsort(-score_c, kind="stable")
    group_k = np.concatenate(([0], np.cumsum(-np.diff(score_c[order]) > TIE))) if len(order) else order
    count_g = np.bincount(group_k)
    mean_g = np.cumsum(count_g) - (count_g - 1) / 2
    place_c = np.empty(len(score_c))
    place_c[order] = mean_g[group_k]
    return place_c


def measure_concordance(place_ac: Floats) -> float | None:
    """Kendall's W alone, of ranks as `average_ranks` gives them; see `measure_agreement`."""
    m, n = place_ac.shape
    if m < 2 or n < 2:
        return None
    ties = sum(float((count**3 - count).sum()) for count in (np.unique(row, return_counts=True)[1] for row in place_ac))
    most: float = m * m * n * (n * n - 1.0) - m * ties
    if most <= 0 or any(np.ptp(row) == 0 for row in place_ac):
        return None
    spread = float(((place_ac.sum(axis=0) - m * (n + 1) / 2) ** 2).sum())
    return float(min(12 * spread / most, 1.0))


def _tau(one_c: Floats, other_c: Floats) -> float:
    from scipy.stats import kendalltau  # a second to import, and few ask for it

    if len(one_c) < 2 or not np.ptp(one_c) or not np.ptp(other_c):
        return float("nan")
    return float(kendalltau(one_c, other_c).statistic)
