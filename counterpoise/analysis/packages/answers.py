"""Answers of one shape, whichever method found them: listing, integer programming or dynamic programming."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..arrays import Floats, Ints
from ..score import TIE
from .describe import PackageRow
from .rules import BrokenRule, Rule

Reason = Literal[
    "in the best",
    "ties with the best",
    "no package may hold it",
    "cannot be scored",
    "not sure enough",
    "a rule stands in the way",
    "outscored",
]


@dataclass(frozen=True)
class PackageRanking:
    """The best packages under one set of weights; ``n_tied`` of them share the first rank.

    ``n_feasible`` is None where packages were not listed, see `solved`. ``n_unscored`` of them have no
    score, for a level on a criterion with weight is missing (0 where they were not listed: there
    options without such a level are left out beforehand). ``n_beyond`` more packages than the rows
    score as much as the last row.
    """

    weight_j: Floats
    rows: tuple[PackageRow, ...]
    n_tied: int
    n_feasible: int | None
    n_possible: int
    n_unscored: int = 0
    n_beyond: int = 0


@dataclass(frozen=True)
class EfficientPackages:
    """The efficient packages on some criteria: ``row_q`` are their rows in the table.

    ``value_qj`` are partial values on ``criterion_ids``, in that order.
    """

    criterion_ids: tuple[str, ...]
    row_q: Ints
    members: tuple[tuple[str, ...], ...]
    value_qj: Floats


@dataclass(frozen=True)
class Relaxation:
    """One rule given up, or one bound moved, after which the best package holds the measure.

    ``new_bound`` is the nearest bound that does it and ``by`` how far it moves (None when the rule
    has no bound and is dropped). ``members`` is the best package then, with its score.
    """

    rule: Rule
    new_bound: float | None
    by: float | None
    members: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class WhyNot:
    """Why a measure is outside the best package.

    ``blocked_by``: what the best package would break if the measure simply joined it.
    ``best_with`` is the best feasible package that holds it, ``gap`` the score points that it lies
    behind, ``replaced`` the members of the best package that it lacks (what outscores the measure).
    ``conflict``: when no feasible package holds the measure, rules that together forbid it; empty
    when packages may hold it but none of them can be scored, for a level that counts is missing.
    ``relaxations``: each rule that alone would bring it into a best package, alone or tied; moved
    bounds first, by how much of the bound they move; empty when no single rule would.
    """

    option: str
    reason: Reason
    best: tuple[str, ...]
    best_score: float
    blocked_by: tuple[BrokenRule, ...]
    best_with: tuple[str, ...] | None
    gap: float | None
    replaced: tuple[str, ...]
    conflict: tuple[Rule, ...]
    relaxations: tuple[Relaxation, ...]


def find_reason(is_in: bool, gap: float | None, is_blocked: bool, is_scored: bool = True) -> Reason:
    """Why a measure is outside the best package, from how far the best one with it lies behind."""
    if is_in:
        return "in the best"
    if gap is None:
        return "no package may hold it" if is_scored else "cannot be scored"
    if gap <= TIE:
        return "ties with the best"
    return "a rule stands in the way" if is_blocked else "outscored"
