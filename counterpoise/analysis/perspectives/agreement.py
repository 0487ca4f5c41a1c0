"""How far several perspectives put the same choices into the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..score import TIE

BLOCK = 1 << 17
"""Numbers of a table that are ranked at once; 1 MB."""


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
    place_ac = average_ranks(score_ac)
    n = len(place_ac)
    tau_ab = np.full((n, n), np.nan)
    for a in range(n):
        for b in range(a, n):
            tau_ab[a, b] = tau_ab[b, a] = _tau(place_ac[a], place_ac[b])
    return Agreement(measure_concordance(place_ac), freeze(tau_ab))


def average_ranks(score_ac: Floats) -> Floats:
    """Ranks in each row, 1 for the highest score; scores that chain within `TIE` share the mean of their places."""
    place_ac = np.empty(score_ac.shape)
    for rows in _row_blocks(score_ac):
        order_ak = np.argsort(-score_ac[rows], axis=1, kind="stable")
        first_ak, last_ak = _runs(-np.diff(np.take_along_axis(score_ac[rows], order_ak, axis=1), axis=1) > TIE)
        np.put_along_axis(place_ac[rows], order_ak, (first_ak + last_ak) / 2 + 1, axis=1)
    return place_ac


def _row_blocks(table_ac: Floats) -> Iterator[slice]:
    """Rows in blocks of `BLOCK` numbers, so that large tables need little memory; none where there are no columns."""
    if table_ac.shape[1]:
        step = max(BLOCK // table_ac.shape[1], 1)
        yield from (slice(start, start + step) for start in range(0, len(table_ac), step))


def _runs(is_new_ak: Bools) -> tuple[Ints, Ints]:
    """First and last place, from 0, of the run of equals around each; ``is_new_ak`` says where another run begins."""
    edge_a1 = np.ones((len(is_new_ak), 1), bool)
    begins_ak, ends_ak = np.hstack((edge_a1, is_new_ak)), np.hstack((is_new_ak, edge_a1))
    place_k = np.arange(begins_ak.shape[1])
    first_ak = np.maximum.accumulate(np.where(begins_ak, place_k, 0), axis=1)
    last_ak = np.minimum.accumulate(np.where(ends_ak, place_k, len(place_k))[:, ::-1], axis=1)[:, ::-1]
    return first_ak, last_ak


def measure_concordance(place_ac: Floats) -> float | None:
    """Kendall's W alone, of ranks as `average_ranks` gives them; see `measure_agreement`."""
    m, n = place_ac.shape
    if m < 2 or n < 2:
        return None
    ties = sum(map(_ties, (place_ac[rows] for rows in _row_blocks(place_ac))))
    most: float = m * m * n * (n * n - 1.0) - m * ties
    if most <= 0 or (np.ptp(place_ac, axis=1) == 0).any():
        return None
    spread = float(((place_ac.sum(axis=0) - m * (n + 1) / 2) ** 2).sum())
    return float(min(12 * spread / most, 1.0))


def _ties(place_ac: Floats) -> float:
    """The sum of t^3 - t over all runs of t equals."""
    first_ak, last_ak = _runs(np.diff(np.sort(place_ac, axis=1), axis=1) > 0)
    size_ak = (last_ak - first_ak + 1).astype(float)
    return float((size_ak**2 - 1).sum())


def _tau(one_c: Floats, other_c: Floats) -> float:
    from scipy.stats import kendalltau  # a second to import, and few ask for it

    if len(one_c) < 2 or not np.ptp(one_c) or not np.ptp(other_c):
        return float("nan")
    return float(kendalltau(one_c, other_c).statistic)
