"""What one weight does to the ranking while the other weights keep their proportions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..score import TIE, Ranking

Held = tuple[float, float, int | None, int | None]
"""Smallest and largest share at which the leader stays first, and who takes over below and above."""


@dataclass(frozen=True)
class FirstPlace:
    """Option ``row`` is first while the criterion's share of weight lies in ``low`` to ``high``."""

    low: float
    high: float
    row: int


@dataclass(frozen=True)
class WeightSweep:
    """Scores as straight lines while one criterion's share of weight goes from 0 to 1.

    ``start_i`` and ``end_i`` are the scores at share 0 and 1; every score between lies on the line
    that joins them. NaN: the option cannot be ranked there. ``crossing_c`` are the shares, in
    ascending order, at which option ``rising_c`` passes option ``falling_c``; ``is_first_c`` says
    that they pass each other in first place. ``first_places`` lists who is first between share 0
    and 1.

    An option is ranked wherever it has a level on every criterion that has weight there. One with
    a missing level therefore counts at an end of the sweep alone (where the criterion that it lacks
    has no weight), or nowhere; between the ends only options with a score at both take part.

    The leader stays first, alone or shared, while the share lies within ``low`` to ``high``;
    ``below`` and ``above`` are the rows that take over beyond, None where nobody does. With ``below``
    given and ``low`` 0 (or ``above`` given and ``high`` 1) that row takes over at the very end, where
    alone it is ranked: see ``takes_over_at_start`` and ``takes_over_at_end``.

    ``is_split_equally`` says that the others have no weight now, so that they have no proportions
    to keep and what the criterion gives up is split between them in equal parts.
    """

    criterion_id: str
    weight: float
    start_i: Floats
    end_i: Floats
    crossing_c: Floats
    rising_c: Ints
    falling_c: Ints
    is_first_c: Bools
    first_places: tuple[FirstPlace, ...]
    low: float
    high: float
    below: int | None
    above: int | None
    is_split_equally: bool

    @property
    def takes_over_at_start(self) -> bool:
        """Whether ``below`` is first at share 0 and nowhere else: between the ends it is not ranked."""
        return self.below is not None and self._is_ranked_at_one_end(self.below)

    @property
    def takes_over_at_end(self) -> bool:
        """Whether ``above`` is first at share 1 and nowhere else: between the ends it is not ranked."""
        return self.above is not None and self._is_ranked_at_one_end(self.above)

    def scores(self, share: float) -> Floats:
        """Scores of all options when the criterion holds this share of the weight, 0 to 1; NaN: not ranked."""
        if share in (0.0, 1.0):
            return self.start_i if share == 0.0 else self.end_i
        return self.start_i + share * (self.end_i - self.start_i)

    def is_leader_ranked_here_only(self, leader: int) -> bool:
        """Whether the leader's first place ends with the least change, for it lacks a level that would then count."""
        return self.low == self.high and self._is_ranked_at_one_end(leader)

    def _is_ranked_at_one_end(self, row: int) -> bool:
        return bool(np.isnan(self.start_i[row]) != np.isnan(self.end_i[row]))


def sweep_weights(ranking: Ranking) -> tuple[WeightSweep, ...]:
    """Sweep every weight in turn, the others in proportion.

    Answers "how far may this one weight move before somebody else is first, and who is it then?".
    It moves one weight at a time; for the smallest movement of several see `find_nearest_weights`.
    Exact: scores are linear in the share, so every crossing is the root of a line. With several
    leaders the interval is that of the one listed first.

    Raises
    ------
    ValueError
        No option can be ranked.

    References
    ----------
    Evans (1984), Sensitivity analysis in decision theory, Decision Sciences 15(2), 239-247.
    """
    leader = find_leader(ranking)
    start_ji, end_ji, is_split_j = sweep_lines(ranking.value_ij, ranking.weight_j)
    return tuple(
        _describe(
            ranking,
            j,
            start_ji[j],
            end_ji[j],
            bool(is_split_j[j]),
            hold_first(start_ji[j], end_ji[j], float(weight), leader),
        )
        for j, weight in enumerate(ranking.weight_j)
    )


def find_leader(ranking: Ranking) -> int:
    """Row of the leader; of several, the one listed first.

    Raises
    ------
    ValueError
        No option can be ranked.
    """
    if not ranking.leaders:
        raise ValueError("no option can be ranked, so nobody is first: every option lacks a level that counts")
    return ranking.leaders[0]


def sweep_lines(value_ij: Floats, weight_j: Floats) -> tuple[Floats, Floats, Floats]:
    """Scores at share 0 and at share 1 of every criterion, and where the rest is split equally.

    Parameters
    ----------
    value_ij
        Partial values, shape (n_options, n_criteria), NaN where a level is missing.
    weight_j
        Shares of weight, shape (n_criteria,).

    Returns
    -------
    ``start_ji`` and ``end_ji``, shape (n_criteria, n_options), NaN where an option cannot be
    ranked; and a bool per criterion. An only criterion holds all weight at both ends.
    """
    n_criteria = len(weight_j)
    rest_jk = np.where(np.eye(n_criteria, dtype=bool), 0.0, weight_j)
    is_split_j = (rest_jk.sum(axis=1) == 0) & (n_criteria > 1)
    rest_jk[is_split_j] = 1.0 - np.eye(n_criteria)[is_split_j]
    if n_criteria == 1:
        rest_jk[:] = 1.0
    rest_jk = rest_jk / rest_jk.sum(axis=1, keepdims=True)
    is_missing_ij = np.isnan(value_ij)
    start_ji = 100 * rest_jk @ np.where(is_missing_ij, 0.0, value_ij).T
    start_ji[(rest_jk > 0).astype(float) @ is_missing_ij.T > 0] = np.nan
    return start_ji, 100 * value_ij.T, is_split_j


def hold_first(start_i: Floats, end_i: Floats, weight: float, leader: int) -> Held:
    """Interval of one weight in which the leader is not behind another, and who is next on either side.

    A leader that is ranked at the present end alone holds its place there and nowhere else.
    """
    is_inside_i = ~np.isnan(start_i) & ~np.isnan(end_i)
    if not is_inside_i[leader]:
        return _hold_at_one_end(start_i, end_i, weight, is_inside_i)
    lead_0_i, lead_1_i = start_i[leader] - start_i, end_i[leader] - end_i
    root_i = _root(lead_0_i, lead_1_i)
    is_level_now_i = np.abs(lead_0_i + weight * (lead_1_i - lead_0_i)) <= TIE
    root_i = np.where(is_level_now_i, weight, root_i)  # a tie is a tie, whatever the rounding of its root
    is_next_i = is_inside_i & (lead_0_i < -TIE)
    low = min(float(root_i[is_next_i].max(initial=0.0)), weight)
    below = _best_of(is_next_i & (root_i >= low - 1e-12), start_i, end_i)
    is_next_i = is_inside_i & (lead_1_i < -TIE)
    high = max(float(root_i[is_next_i].min(initial=1.0)), weight)
    above = _best_of(is_next_i & (root_i <= high + 1e-12), end_i, start_i)
    if below is None:
        below = _best_of(~is_inside_i & (start_i > start_i[leader] + TIE), start_i, end_i)
    if above is None:
        above = _best_of(~is_inside_i & (end_i > end_i[leader] + TIE), end_i, start_i)
    return low, high, below, above


def _hold_at_one_end(start_i: Floats, end_i: Floats, weight: float, is_inside_i: Bools) -> Held:
    """A leader that is ranked at the present end only, for it lacks a level that any other share would count."""
    near_i, far_i = (start_i, end_i) if weight == 0.0 else (end_i, start_i)
    next_row = _best_of(is_inside_i, near_i, far_i)
    if next_row is None:
        next_row = _best_of(~np.isnan(far_i), far_i, far_i)
    return (weight, weight, None, next_row) if weight == 0.0 else (weight, weight, next_row, None)


def _root(gap_0: Floats, gap_1: Floats) -> Floats:
    """Share at which a gap that is linear in the share closes; NaN or infinite if it never does."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.clip(gap_0 / (gap_0 - gap_1), 0.0, 1.0)


def _best_of(is_candidate_i: Bools, score_i: Floats, then_i: Floats) -> int | None:
    """Of some options the one with the best score, of equals that with the better other score; None of none."""
    rows = np.flatnonzero(is_candidate_i)
    return int(max(rows, key=lambda i: (score_i[i], np.nan_to_num(then_i[i]), -i))) if len(rows) else None


def _describe(ranking: Ranking, j: int, start_i: Floats, end_i: Floats, is_split: bool, held: Held) -> WeightSweep:
    low, high, below, above = held
    first_places = trace_first_places(start_i, end_i)
    share_c, rising_c, falling_c, is_first_c = _cross(start_i, end_i, first_places)
    return WeightSweep(
        ranking.criterion_ids[j],
        float(ranking.weight_j[j]),
        freeze(start_i),
        freeze(end_i),
        freeze(share_c),
        freeze(rising_c),
        freeze(falling_c),
        freeze(is_first_c),
        first_places,
        low,
        high,
        below,
        above,
        is_split,
    )


def trace_first_places(start_i: Floats, end_i: Floats) -> tuple[FirstPlace, ...]:
    """Who is first from share 0 to share 1: the upper envelope of the lines.

    Where two stand level throughout, the one listed first is named. Options with NaN at either
    end take no part.
    """
    rows = np.flatnonzero(~np.isnan(start_i) & ~np.isnan(end_i))
    if not len(rows):
        return ()
    start, end = start_i[rows], end_i[rows]
    first = max(range(len(rows)), key=lambda r: (start[r], end[r], -r))
    at, places = 0.0, []
    while (is_steeper := end > end[first] + TIE).any():
        root = np.where(is_steeper, _root(start[first] - start, end[first] - end), np.inf)
        meet = max(float(root.min()), at)
        if meet > at:
            places.append(FirstPlace(at, meet, int(rows[first])))
        first = max(map(int, np.flatnonzero(is_steeper & (root <= meet + 1e-12))), key=lambda r: end[r])
        at = meet
    if at < 1.0 or not places:
        places.append(FirstPlace(at, 1.0, int(rows[first])))
    return tuple(places)


def _cross(start_i: Floats, end_i: Floats, first_places: tuple[FirstPlace, ...]) -> tuple[Floats, Ints, Ints, Bools]:
    """All crossings of two lines strictly between the ends, in ascending order."""
    one_c, two_c = np.triu_indices(len(start_i), 1)
    gap_0, gap_1 = start_i[one_c] - start_i[two_c], end_i[one_c] - end_i[two_c]
    passes = ((gap_0 > TIE) & (gap_1 < -TIE)) | ((gap_0 < -TIE) & (gap_1 > TIE))
    one_c, two_c, gap_0, gap_1 = one_c[passes], two_c[passes], gap_0[passes], gap_1[passes]
    share_c = _root(gap_0, gap_1)
    rising_c, falling_c = np.where(gap_0 < 0, one_c, two_c), np.where(gap_0 < 0, two_c, one_c)
    by_share = np.argsort(share_c, kind="stable")
    share_c, rising_c, falling_c = share_c[by_share], rising_c[by_share], falling_c[by_share]
    score_c = start_i[rising_c] + share_c * (end_i[rising_c] - start_i[rising_c])
    return share_c, rising_c, falling_c, score_c >= _top_score(share_c, start_i, end_i, first_places) - 10 * TIE


def _top_score(share_c: Floats, start_i: Floats, end_i: Floats, first_places: tuple[FirstPlace, ...]) -> Floats:
    if not first_places:
        return np.full(share_c.shape, np.inf)
    corner = np.array([place.low for place in first_places] + [1.0])
    row = np.array([place.row for place in first_places] + [first_places[-1].row])
    top_c: Floats = np.interp(share_c, corner, start_i[row] + corner * (end_i[row] - start_i[row]))
    return top_c
