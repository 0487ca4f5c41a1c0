"""Which package is best, and what all packages within the margin hold, while one number moves.

Along a number, scores are straight between knots. In such a stretch everything that can happen is the
root of a line, so that nothing between now and a change is missed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...arrays import Bools, Floats
from ...score import TIE

FINE = 1e-12
"""Share of a path's length below which two places on it are one."""


@dataclass(frozen=True)
class Path:
    """Scores of packages while one number moves away from where it is now.

    ``at_b`` are the knots, going outward (up or down) from the present number. ``score_pb`` are the
    scores there, 0 to 100 (NaN: none), straight between two knots; ``allowed_pb`` says which packages
    keep all rules exactly there, ``allowed_ps`` which do between knot s and the next.
    """

    at_b: Floats
    score_pb: Floats
    allowed_pb: Bools
    allowed_ps: Bools


@dataclass(frozen=True)
class Phase:
    """From ``start`` on package ``best`` is first, and the options ``always_i`` are in every package that ties.

    Whatever rounding does, the one is so from ``best_from`` on, the other from ``always_from`` on. ``best``
    is -1 where no package is allowed.
    """

    start: float
    best_from: float
    always_from: float
    best: int
    always_i: Bools


def trace_path(path: Path, member_pi: Bools, margin: float, changes: int = 2) -> tuple[Phase, ...]:
    """What is best and always held, from now outward, until both have changed ``changes`` times.

    Parameters
    ----------
    member_pi
        Shape (n_packages, n_options), bool.
    margin
        Score points within which packages tie.

    Returns
    -------
    Phases in order; the first is the state at the present number itself.
    """
    walk = _Walk(path, member_pi, margin + TIE)
    while walk.segment < len(path.at_b) - 1 and not walk.has_seen(changes):
        walk.step()
    return tuple(walk.phases)


class _Walk:
    def __init__(self, path: Path, member_pi: Bools, margin: float) -> None:
        self.path, self.member_pi, self.margin = path, member_pi, margin
        self.length = abs(float(path.at_b[-1] - path.at_b[0])) or 1.0
        self.segment = 0
        score_p = _scores(path.score_pb[:, 0], path.allowed_pb[:, 0])
        self.best = _first_of(score_p)
        at = float(path.at_b[0])
        self.phases = [Phase(at, at, at, self.best, self._always(score_p, self.best))]

    def has_seen(self, changes: int) -> bool:
        best = sum(a.best != b.best for a, b in zip(self.phases, self.phases[1:], strict=False))
        always = sum((a.always_i != b.always_i).any() for a, b in zip(self.phases, self.phases[1:], strict=False))
        return best >= changes and always >= changes

    def step(self) -> None:
        """One stretch between two knots; the stretches after it in which nothing can happen are left out."""
        path, s = self.path, self.segment
        start_p = _scores(path.score_pb[:, s], path.allowed_ps[:, s])
        end_p = _scores(path.score_pb[:, s + 1], path.allowed_ps[:, s])
        self._enter(start_p, end_p)
        if self.best >= 0:
            self._go_through(start_p, end_p)
        self.segment += 1
        self._skip()

    def _enter(self, start_p: Floats, end_p: Floats) -> None:
        """The best at the beginning of a stretch, where packages may have come or gone."""
        most = start_p.max(initial=-np.inf)
        if not np.isfinite(most):
            self.best = -1
            self._note(start_p, end_p, 0.0, (1.0, 1.0), np.zeros(self.member_pi.shape[1], bool))
        elif self.best < 0 or not start_p[self.best] >= most - TIE:
            self.best = int(np.lexsort((np.arange(len(start_p)), -end_p, -np.rint(start_p / TIE)))[0])

    def _go_through(self, start_p: Floats, end_p: Floats) -> None:
        """All changes of a stretch in which every score is a straight line."""
        done = 0.0
        while done < 1.0:
            root, after = self._overtaken(start_p - start_p[self.best], end_p - end_p[self.best], done)
            self._note_ties(start_p, end_p, done, root)
            if after is None:
                return
            self.best, done = after, root

    def _overtaken(self, ahead_p: Floats, behind_p: Floats, done: float) -> tuple[float, int | None]:
        """Share of the stretch at which the best is passed, and by which package."""
        rows = np.flatnonzero(behind_p > TIE)
        if not len(rows):
            return 1.0, None
        rise_p = behind_p[rows] - ahead_p[rows]
        now_p = ahead_p[rows] + done * rise_p
        root_p = np.where(now_p >= -TIE, done, np.clip(-ahead_p[rows] / np.where(rise_p > 0, rise_p, 1.0), done, 1.0))
        root_p[rise_p <= 0] = np.inf
        root = float(root_p.min())
        if not root < 1.0:
            return 1.0, None
        near = rows[root_p <= root + FINE]
        return root, int(near[np.argmax(behind_p[near])])

    def _note_ties(self, start_p: Floats, end_p: Floats, done: float, root: float) -> None:
        """The phases between two places of a stretch in which the best stays the same."""
        rows = np.flatnonzero(np.maximum(start_p - start_p[self.best], end_p - end_p[self.best]) >= -self.margin)
        ahead_p, member_pi = start_p[rows] - start_p[self.best], self.member_pi[rows]
        rise_p = end_p[rows] - end_p[self.best] - ahead_p
        with np.errstate(divide="ignore", invalid="ignore"):
            cut_p = np.where(rise_p != 0, (-self.margin - ahead_p) / rise_p, np.nan)
        cuts = self._cuts(cut_p, ahead_p + done * rise_p >= -self.margin, member_pi, done, root)
        for x, y in zip([done, *cuts], [*cuts, root], strict=True):
            if y - x > FINE:
                middle_p = ahead_p + (x + y) / 2 * rise_p
                self._note(start_p, end_p, x, (y, root), member_pi[middle_p >= -self.margin].all(axis=0))

    def _cuts(self, cut_p: Floats, is_in_p: Bools, member_pi: Bools, done: float, root: float) -> list[float]:
        """Places at which some option may begin or cease to be in every tied package."""
        is_cut_p = (cut_p > done) & (cut_p < root)
        places: set[float] = set()
        for lacks_p in ~member_pi.T:
            if (lacks_p & is_cut_p & ~is_in_p).any():
                places.add(float(cut_p[lacks_p & is_cut_p & ~is_in_p].min()))
            if (lacks_p & is_cut_p & is_in_p).any():
                places.add(float(cut_p[lacks_p & is_cut_p & is_in_p].max()))
        return sorted(places)

    def _note(self, start_p: Floats, end_p: Floats, x: float, ends: tuple[float, float], always_i: Bools) -> None:
        """A phase from share x of the present stretch on, where it differs from the one before.

        ``ends`` are the shares at which the tie set and the best may change again.
        """
        before = self.phases[-1]
        if before.best == self.best and (before.always_i == always_i).all():
            return
        a, c = (float(at) for at in self.path.at_b[self.segment : self.segment + 2])

        def from_where(end: float, is_sure: Callable[[Floats], bool]) -> float:
            return a + (x + self._hair(start_p, end_p, x, end, is_sure)) * (c - a)

        self.phases.append(
            Phase(
                a + x * (c - a),
                from_where(ends[1], lambda score_p: self._is_ahead(score_p, before.best)),
                from_where(ends[0], lambda score_p: self._is_always(score_p, always_i)),
                self.best,
                always_i,
            )
        )

    def _hair(self, start_p: Floats, end_p: Floats, x: float, end: float, is_sure: Callable[[Floats], bool]) -> float:
        """How far beyond its beginning a phase is sure; a share of the stretch."""
        path, s = self.path, self.segment
        if x == 0.0 and is_sure(_scores(path.score_pb[:, s], path.allowed_pb[:, s])):
            return 0.0
        with np.errstate(invalid="ignore"):
            rise_p = np.where(np.isfinite(start_p), end_p - start_p, 0.0)
        share = 1e-10
        while share < (end - x) / 2:
            if is_sure(start_p + (x + share) * rise_p):
                return share
            share *= 4
        return (end - x) / 2

    def _is_ahead(self, score_p: Floats, before: int) -> bool:
        """Whether the best is ahead of the one before, with room for rounding."""
        if self.best < 0:
            return not np.isfinite(score_p).any()
        most = score_p[self.best]
        return bool(most >= score_p.max() - TIE) and (
            before in (-1, self.best) or bool(most > score_p[before] + 2 * TIE)
        )

    def _is_always(self, score_p: Floats, always_i: Bools) -> bool:
        """Whether the tie set holds these options always, with room for rounding."""
        if self.best < 0:
            return not np.isfinite(score_p).any()
        most = score_p.max()
        within = (score_p >= most - self.margin - TIE, score_p >= most - self.margin + TIE)
        return all(bool((self.member_pi[tied_p].all(axis=0) == always_i).all()) for tied_p in within)

    def _always(self, score_p: Floats, best: int) -> Bools:
        if best < 0:
            return np.zeros(self.member_pi.shape[1], bool)
        always_i: Bools = self.member_pi[score_p >= score_p[best] - self.margin].all(axis=0)
        return always_i

    def _skip(self) -> None:
        """On to the next stretch in which something may change."""
        path, s = self.path, self.segment
        if self.best < 0 or s >= len(path.at_b) - 1:
            return
        allowed_ps = path.allowed_ps[:, s:]
        with np.errstate(invalid="ignore"):
            ahead_pb = path.score_pb[:, s:] - path.score_pb[self.best, s:]
            within_pb = ahead_pb >= -self.margin
            passes_s = ((ahead_pb[:, 1:] > TIE) & allowed_ps).any(axis=0)
        still_s = (allowed_ps == path.allowed_ps[:, s - 1 : -1]).all(axis=0) & ~passes_s
        still_s &= ((within_pb[:, 1:] == within_pb[:, :-1]) | ~allowed_ps).all(axis=0)
        moving = np.flatnonzero(~still_s)
        self.segment = s + int(moving[0]) if len(moving) else len(path.at_b) - 1


def _scores(score_p: Floats, allowed_p: Bools) -> Floats:
    """Scores of the packages that take part; minus infinity for the others."""
    return np.where(allowed_p & ~np.isnan(score_p), score_p, -np.inf)


def _first_of(score_p: Floats) -> int:
    """The best row, of equals the one listed first; -1 where there is none."""
    most = score_p.max(initial=-np.inf)
    return int(np.argmax(score_p >= most - TIE)) if np.isfinite(most) else -1
