"""Largest of some, smaller of two, both of two, any of many, and bent lines, as rows of a linear programme.

Every piece is exact when the memberships are whole. ``above`` keeps a piece from exceeding its true
value, ``below`` from falling short of it: what the optimum pushes one way only need be held there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .linear_model import Expression, LinearModel, add_up

STRAIGHT = 1e-12
"""Relative bend of a line below which two pieces are one."""


@dataclass(frozen=True)
class Hold:
    """On which sides an expression must be exact."""

    above: bool
    below: bool

    @property
    def turned(self) -> Hold:
        """The sides of the expression with its sign changed."""
        return Hold(self.below, self.above)


def add_any(model: LinearModel, members: Sequence[Expression]) -> Expression:
    """1 when any of some 0-1 expressions is 1, else 0."""
    if len(members) == 1:
        return members[0]
    found = model.add_variable()
    for member in members:
        model.add_row(found.plus(member, -1), at_least=0)
    model.add_row(add_up([(found, -1.0), *((member, 1.0) for member in members)]), at_least=0)
    return found


def add_both(model: LinearModel, a: Expression, b: Expression, hold: Hold) -> Expression:
    """1 when both of two 0-1 expressions are 1, else 0."""
    found = model.add_variable()
    if hold.above:
        model.add_row(a.plus(found, -1), at_least=0)
        model.add_row(b.plus(found, -1), at_least=0)
    if hold.below:
        model.add_row(found.plus(a, -1).plus(b, -1), at_least=-1)
    return found


def add_largest(
    model: LinearModel, groups: Sequence[Sequence[tuple[float, Expression]]], hold: Hold, *, is_one_true: bool
) -> Expression:
    """Largest number among the cases whose 0-1 expression is 1; of a group, one case holds at most.

    Zero counts too unless ``is_one_true`` promises that some case always holds; without that
    promise the numbers are 0 or more.
    """
    cases = [case for group in groups for case in group]
    numbers = [number for number, _ in cases]
    lowest, highest = (min(numbers), max(numbers)) if is_one_true else (0.0, max(numbers, default=0.0))
    if lowest == highest:
        return Expression(lowest)
    share = model.add_variable()  # of the way up: in the unit of the numbers its coefficient could be lost
    found = Expression(lowest).plus(share, highest - lowest)
    if hold.above:
        picks = [model.add_variable() for _ in cases]
        for pick, (_, case) in zip(picks, cases, strict=True):
            model.add_row(case.plus(pick, -1), at_least=0)
        model.add_row(add_up((pick, 1.0) for pick in picks), at_most=1, at_least=1 if is_one_true else -np.inf)
        model.add_row(add_up([(found, -1.0), *zip(picks, numbers, strict=True)]), at_least=0)
    if hold.below:
        for group in groups:
            model.add_row(add_up([(found, 1.0), *((case, lowest - number) for number, case in group)]), at_least=lowest)
    return found


def add_smaller(model: LinearModel, a: Expression, b: Expression, hold: Hold) -> Expression:
    """The smaller of two expressions that are 0 or more.

    Not to exceed it is to exceed neither; not to fall short of it a whole variable says which of
    the two it reaches.
    """
    most_a, most_b = model.reach(a)[1], model.reach(b)[1]
    most = min(most_a, most_b)
    if most <= 0:
        return Expression()
    found = Expression().plus(model.add_variable(), most)  # a share of the way up, as in `add_largest`
    if hold.above:
        model.add_row(a.plus(found, -1), at_least=0)
        model.add_row(b.plus(found, -1), at_least=0)
    if hold.below:
        is_a = model.add_variable(is_whole=True)
        model.add_row(found.plus(a, -1).plus(is_a, -most_a), at_least=-most_a)
        model.add_row(found.plus(b, -1).plus(is_a, most_b), at_least=0)
    return found


def add_bent_line(model: LinearModel, x: Expression, knots: Sequence[tuple[float, float]]) -> Expression:
    """Value of a piecewise-linear function that the optimum wants large; ``x`` stays between its end knots.

    Pieces are filled from the left. Where the line bends down the optimum does so by itself; where
    it bends up a whole variable says that the pieces before are full (the incremental form of
    Markowitz & Manne 1957).
    """
    knots = _merge_straight(knots)
    if len(knots) <= 2:
        (x0, v0), (x1, v1) = knots[0], knots[-1]
        slope = (v1 - v0) / (x1 - x0) if x1 > x0 else 0.0
        return Expression(v0).plus(x.plus(Expression(-x0)), slope)
    lengths = [b[0] - a[0] for a, b in pairwise(knots)]
    rises = [b[1] - a[1] for a, b in pairwise(knots)]
    filled = [model.add_variable() for _ in lengths]
    model.add_row(add_up([(x, -1.0), *zip(filled, lengths, strict=True)], knots[0][0]), at_least=0, at_most=0)
    first = 0
    for k in range(1, len(lengths)):
        if rises[k] / lengths[k] > rises[k - 1] / lengths[k - 1]:
            _open_after(model, filled[first:k], filled[k:])
            first = k
    return add_up(zip(filled, rises, strict=True), knots[0][1])


def _open_after(model: LinearModel, before: Sequence[Expression], after: Sequence[Expression]) -> None:
    is_open = model.add_variable(is_whole=True)
    for piece in before:
        model.add_row(piece.plus(is_open, -1), at_least=0)
    for piece in after:
        model.add_row(is_open.plus(piece, -1), at_least=0)


def _merge_straight(knots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The knots at which the line bends, with its two ends."""
    kept = [knots[0]]
    for (x, v), (x_next, v_next) in pairwise(knots[1:]):
        (x0, v0) = kept[-1]
        on_line = v0 + (v_next - v0) * (x - x0) / (x_next - x0)
        if abs(on_line - v) > STRAIGHT:
            kept.append((x, v))
    return kept if len(knots) == 1 else [*kept, knots[-1]]
