"""Choices between two outcomes that differ on two criteria: the weights they leave open, and their center."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Literal

import numpy as np

from ..arrays import Floats
from ..frozen import freeze
from .elicited import INNER, Contradiction, Elicited, Span, to_shares
from .linear_program import LinearProgram
from .region import center, draw_region

Said = Literal["a", "b", "equal"]

ABOUT = 1.1
"""Outcomes called about equal: the worth of what is gained is within this factor of the worth of what is given up."""

MOST_TIMES = 1e6
"""Ratio of two weights that counts as without bound."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Outcome a is better on ``one``, by ``one_gain`` in partial value; b on ``other``, by ``other_gain``."""

    one: str
    other: str
    one_gain: float
    other_gain: float
    said: Said

    @property
    def times(self) -> float:
        """How many times as much ``one`` must weigh as ``other`` for the two outcomes to be equal."""
        return self.other_gain / self.one_gain


def weigh_choices(choices: Sequence[Choice], criterion_ids: Sequence[str]) -> Elicited:
    """The mean of all weights that agree with the choices; what cannot hold beside the others is left out and named.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3 (a choice bounds the ratio of two weights).
    """
    ids = tuple(criterion_ids)
    kept, left, weight_dj = open_weights(tuple(choices), ids)
    found = tuple(_contradiction(out, kept, ids) for out in left)
    return Elicited(to_shares(weight_dj.mean(axis=0)), found, open_j=inner_spans(weight_dj))


@lru_cache(maxsize=4)
def open_weights(
    choices: tuple[Choice, ...], ids: tuple[str, ...]
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], Floats]:
    """The choices that can hold together, those left out, and weights drawn from what the first leave open.

    Kept, for the weights and the next question are found one after the other, and the draws take longest.
    """
    kept, left = keep_consistent(choices, ids)
    return tuple(kept), tuple(left), freeze(draw_open(kept, ids))


def inner_spans(weight_dj: Floats) -> tuple[Span, ...]:
    """Between which shares the middle 90 % of draws lie, criterion by criterion."""
    low_j, high_j = np.percentile(weight_dj, INNER, axis=0)
    return tuple(zip(low_j.tolist(), high_j.tolist(), strict=True))


def keep_consistent(choices: Sequence[Choice], ids: tuple[str, ...]) -> tuple[list[Choice], list[Choice]]:
    """The choices that can hold together, and those left out: first those that would have to give way the most."""
    if center(rows_of(choices, ids), len(ids)) is not None:
        return list(choices), []
    slack_k = _least_slack(choices, ids)
    kept: list[Choice] = []
    left: list[Choice] = []
    for at in sorted(range(len(choices)), key=lambda k: slack_k[k]):
        holds = center(rows_of([*kept, choices[at]], ids), len(ids)) is not None
        (kept if holds else left).append(choices[at])
    return kept, left[::-1]


def draw_open(choices: Sequence[Choice], ids: tuple[str, ...]) -> Floats:
    """Weights drawn uniformly from those that agree with choices which can hold together; shape (n_draws, n)."""
    rows = rows_of(choices, ids)
    inside_j = center(rows, len(ids))
    if inside_j is None:
        raise ArithmeticError("choices that can hold together leave no weights")
    return draw_region(rows, inside_j)


def rows_of(choices: Sequence[Choice], ids: tuple[str, ...]) -> list[Floats]:
    """What the choices say of weights, as rows with row . weights >= 0."""
    return [row_j for choice in choices for row_j in _rows(choice, ids)]


def _rows(choice: Choice, ids: tuple[str, ...]) -> list[Floats]:
    one_j, other_j = np.zeros(len(ids)), np.zeros(len(ids))
    one_j[ids.index(choice.one)], other_j[ids.index(choice.other)] = choice.one_gain, choice.other_gain
    if choice.said == "a":
        return [one_j - other_j]
    if choice.said == "b":
        return [other_j - one_j]
    return [ABOUT * one_j - other_j, ABOUT * other_j - one_j]


def _least_slack(choices: Sequence[Choice], ids: tuple[str, ...]) -> list[float]:
    """How far each choice must give way so that all can hold, with the least sum."""
    n = len(ids)
    program = LinearProgram(n + len(choices))
    program.equal.append((dict.fromkeys(range(n), 1.0), 1.0))
    for k, choice in enumerate(choices):
        for row_j in _rows(choice, ids):
            scaled = row_j / np.linalg.norm(row_j)
            program.at_least({j: float(scaled[j]) for j in range(n) if scaled[j]} | {n + k: 1.0}, 0.0)
    solved = program.minimize({n + k: 1.0 for k in range(len(choices))})
    if solved is None:
        raise ArithmeticError("the linear program of choices has no answer")
    return [float(slack) for slack in solved[1][n:]]


def _contradiction(out: Choice, kept: Sequence[Choice], ids: tuple[str, ...]) -> Contradiction:
    """What was said of the ratio of two weights, beside what the choices that are kept leave of it."""
    more, less, times = (out.other, out.one, 1 / out.times) if out.said == "b" else (out.one, out.other, out.times)
    stated = (times / ABOUT, times * ABOUT) if out.said == "equal" else (times, inf)
    return Contradiction(more, less, stated, ratio_span(kept, more, less, ids))


def ratio_span(choices: Sequence[Choice], more: str, less: str, ids: tuple[str, ...]) -> Span:
    """The least and the most times that one criterion can weigh as much as another."""
    ends = []
    for sign in (1.0, -1.0):
        program = LinearProgram(len(ids))
        program.equal.append(({ids.index(less): 1.0}, 1.0))
        for j in range(len(ids)):
            program.at_most.append(({j: 1.0}, MOST_TIMES))
        for row_j in rows_of(choices, ids):
            program.at_least({j: float(row_j[j]) for j in range(len(ids)) if row_j[j]}, 0.0)
        solved = program.minimize({ids.index(more): sign})
        if solved is None:  # less can have no weight beside more
            return (inf, inf)
        ends.append(sign * solved[0])
    low, high = ends
    return (low, inf if high >= MOST_TIMES * 0.999 else high)
