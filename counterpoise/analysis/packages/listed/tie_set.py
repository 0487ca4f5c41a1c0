"""The tie set of a case whose packages are all listed: exact."""

from __future__ import annotations

from ...arrays import Floats
from ..families import members_of
from ..tie_set import TieSet, choose_extremes, sort_measures, within_margin
from .enumerate import PackageTable, score_packages


def find_tie_set(table: PackageTable, point_j: Floats, margin: float) -> TieSet | None:
    """Every allowed package within ``margin`` score points of the best, and what they share.

    Answers "which packages does this case call as good as the best, and what do all of them hold?".
    Differences within the margin are what the case's author calls meaningless; that a measure is in
    all of them says so at these levels and weights, not that it is right.

    Returns
    -------
    None where no package is allowed or has a score.
    """
    score_p = score_packages(table, point_j)
    rows = within_margin(score_p, margin)
    if not len(rows):
        return None
    member_pi = members_of(table.mask_p[rows], table.parts.n_options)
    always, never, some = sort_measures(table.parts, member_pi.mean(axis=0).tolist())
    extremes = choose_extremes(table.parts, member_pi, score_p[rows], point_j)
    return TieSet(margin, float(score_p[rows].max()), len(rows), always, never, some, (), *extremes)
