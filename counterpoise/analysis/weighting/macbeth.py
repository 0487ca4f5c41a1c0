"""MACBETH: weights from categories of how much more attractive one swing is than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .elicited import Contradiction, Elicited, to_shares
from .linear_program import MARGIN, LinearProgram, Row, mean_of_extremes

CATEGORIES = ("no", "very_weak", "weak", "moderate", "strong", "very_strong", "extreme")
"""Differences of attractiveness, 0 to 6."""

MOST = len(CATEGORIES) - 1

TRACE = 1e-7
"""Room for the rounding of the solver."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """Swing ``more`` is more attractive than swing ``less`` ("": than none) by a category from ``low`` to ``high``."""

    more: str
    less: str
    low: int
    high: int


def weigh_categories(judgments: Sequence[Judgment], criterion_ids: Sequence[str]) -> Elicited:
    """Weights whose differences keep the categories, on the shortest scale that can.

    Every judged difference is at least its category, and exceeds a difference of a lower category by the gap
    between the two. Where several scales are equally short, the mean of those with the least and the most of each
    swing is taken. Judgments that cannot all hold are found by relaxing the bounds of the categories with the least
    total slack: those that need slack and cannot be taken back are left out, named, and set beside the categories
    that the others allow.

    References
    ----------
    Bana e Costa & Vansnick (1994), MACBETH - an interactive path towards the construction of cardinal value
    functions, International Transactions in Operational Research 1(4), 489-500.
    """
    ids = tuple(criterion_ids)
    slack_k = _least_slack(judgments, ids)
    kept = [judgment for judgment, slack in zip(judgments, slack_k, strict=True) if slack <= TRACE]
    left: list[Judgment] = []
    for at in sorted(range(len(judgments)), key=lambda k: slack_k[k]):
        if slack_k[at] > TRACE:
            (kept if _can_hold([*kept, judgments[at]], ids) else left).append(judgments[at])
    contradictions = tuple(
        Contradiction(out.more, out.less, (out.low, out.high), _allowed(out, kept, ids)) for out in reversed(left)
    )
    return Elicited(to_shares(_shortest_scale(kept, ids)), contradictions)


def _difference(judgment: Judgment, ids: tuple[str, ...]) -> dict[int, float]:
    row = {ids.index(judgment.more): 1.0}
    return row | ({ids.index(judgment.less): -1.0} if judgment.less else {})


def _thresholds(ids: tuple[str, ...], n_slacks: int) -> tuple[LinearProgram, list[Row]]:
    """A program over swings, lower ends of the categories 1 to 6, and slacks; and those ends as rows."""
    program = LinearProgram(len(ids) + MOST + n_slacks)
    ends: list[Row] = [{len(ids) + c: 1.0} for c in range(MOST)]
    program.at_least(ends[0], 1.0)
    for c in range(1, MOST):
        program.at_least({len(ids) + c: 1.0, len(ids) + c - 1: -1.0}, 1.0)
    return program, ends


def _add(
    program: LinearProgram, row: dict[int, float], judgment: Judgment, ends: list[Row], slack: dict[int, float]
) -> None:
    """A judgment: no difference, or one from the lower end of its category to 1 below that of the next."""
    least = ends[judgment.low - 1] if judgment.low else {}
    program.at_least(row | {at: -1.0 for at in least} | slack, 0.0)
    minus = {at: -factor for at, factor in slack.items()}
    if judgment.high == 0:
        program.at_most.append((row | minus, 0.0))
    elif judgment.high < MOST:
        program.at_most.append((row | {at: -1.0 for at in ends[judgment.high]} | minus, -1.0))


def _least_slack(judgments: Sequence[Judgment], ids: tuple[str, ...]) -> list[float]:
    """How far each judgment must give way so that all can hold, with the least sum."""
    program, ends = _thresholds(ids, len(judgments))
    first = len(ids) + MOST
    for k, judgment in enumerate(judgments):
        _add(program, _difference(judgment, ids), judgment, ends, {first + k: 1.0})
    solved = program.minimize({first + k: 1.0 for k in range(len(judgments))})
    if solved is None:
        raise ArithmeticError("the linear program of MACBETH has no answer")
    return [float(slack) for slack in solved[1][first:]]


def _allowed(out: Judgment, kept: Sequence[Judgment], ids: tuple[str, ...]) -> tuple[float, float] | None:
    """The categories of a difference with which the other judgments can hold; None where it must be the other way."""
    tried = range(MOST + 1)
    fit = [c for c in tried if _can_hold([*kept, Judgment(out.more, out.less, c, c)], ids)]
    return (min(fit), max(fit)) if fit else None


def _can_hold(judgments: Sequence[Judgment], ids: tuple[str, ...]) -> bool:
    return sum(_least_slack(judgments, ids)) <= TRACE


def _shortest_scale(judgments: Sequence[Judgment], ids: tuple[str, ...]) -> list[float]:
    """The swings on the shortest scale that keeps judgments which can all hold; the last variable is its length."""
    program = LinearProgram(len(ids) + 1)
    length = len(ids)
    rows = [_difference(judgment, ids) for judgment in judgments]
    for j in range(len(ids)):
        program.at_most.append(({j: 1.0, length: -1.0}, 0.0))
    for judgment, row in zip(judgments, rows, strict=True):
        program.at_least(row, float(judgment.low))
        if judgment.high == 0:
            program.equal.append((row, 0.0))
        for other, below in zip(judgments, rows, strict=True):
            if judgment.low > other.high:
                gap = dict(row)
                for at, factor in below.items():
                    gap[at] = gap.get(at, 0.0) - factor
                program.at_least(gap, float(judgment.low - other.high))
    solved = program.minimize({length: 1.0})
    if solved is None:
        raise ArithmeticError("judgments that can all hold have no scale")
    program.at_most.append(({length: 1.0}, solved[0] + MARGIN))
    return [float(value) for value in mean_of_extremes(program, len(ids))[:-1]]
