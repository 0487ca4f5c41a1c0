"""How often a package keeps what is asked of it: limits, deadlines, red lines and levels that must be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...model import Criterion, Limit
from ..arrays import Bools, Floats
from ..frozen import freeze
from ..share_error import share_error
from .combine import limited_quantity
from .families import Family, ListedPackages
from .parts import PackageParts, some_draws
from .rules import PackageRules, keeps_limit, limit_width, lines_of

Kind = Literal["limit", "deadline", "red_line", "must_reach"]

DRAWS_AT_ONCE = 500
PACKAGES_AT_ONCE = 1_000

SINGLE = 2e-7
"""Share of a bound, or of a scale, that rounding to single precision may cost a level."""

DAYS = ("ready_day", "effect_day")


@dataclass(frozen=True)
class Condition:
    """Something that is asked of a package and may fail in a draw; one bound each.

    A ``limit`` or ``deadline`` is a rule; a ``red_line`` and a level that it ``must_reach`` are what
    the case's author drew on a criterion.
    """

    kind: Kind
    limit: Limit


@dataclass(frozen=True)
class PackageChances:
    """Share of draws in which packages keep each condition, and all of them together.

    ``holds_pc`` has shape (n_packages, n_conditions), ``all_p`` (n_packages,); rows are the packages
    asked about. Errors are Monte Carlo standard errors of the shares.
    """

    conditions: tuple[Condition, ...]
    holds_pc: Floats
    error_pc: Floats
    all_p: Floats
    all_error_p: Floats
    n_draws: int


def list_conditions(rules: PackageRules, criteria: Sequence[Criterion]) -> tuple[Condition, ...]:
    """Every bound of the rules, then the red lines and levels to reach, criterion by criterion; a line once."""
    as_rules = {limit for criterion in criteria if criterion.applies == "rule" for _, limit in lines_of(criterion)}
    limits = [
        Condition("deadline" if limit.on in DAYS and limit.at_least is None else "limit", one)
        for limit in rules.limits
        if limit.on != "members" and limit not in as_rules
        for one in _single_bounds(limit)
    ]
    return (*limits, *(Condition(kind, limit) for criterion in criteria for kind, limit in lines_of(criterion)))


def find_chances(drawn: PackageParts, conditions: Sequence[Condition], member_pi: Bools) -> PackageChances:
    """How often each package keeps each condition, over the draws of ``drawn``.

    Answers "if the estimates are as stated, how sure is it that this package stays within the limits
    and on the right side of the red lines?". It describes the draws: a limit that holds in all of
    them holds for these estimates, no more.

    Parameters
    ----------
    drawn
        Parts over draws, the same states of the world in which packages are scored.
    member_pi
        Shape (n_packages, n_options), bool. The empty package is the baseline.
    """
    family, n_draws = ListedPackages(member_pi), drawn.n_draws
    counts_pc, all_p = np.zeros((len(member_pi), len(conditions))), np.zeros(len(member_pi))
    for first in range(0, n_draws, DRAWS_AT_ONCE):
        parts = some_draws(drawn, slice(first, first + DRAWS_AT_ONCE))
        kept_all_pd = np.ones((len(member_pi), parts.n_draws), bool)
        for c, condition in enumerate(conditions):
            kept_pd = keeps_condition(parts, family, condition)
            counts_pc[:, c] += kept_pd.sum(axis=1)
            kept_all_pd &= kept_pd
        all_p += kept_all_pd.sum(axis=1)
    holds_pc, together_p = counts_pc / n_draws, all_p / n_draws
    return PackageChances(
        tuple(conditions),
        freeze(holds_pc),
        freeze(share_error(holds_pc, n_draws)),
        freeze(together_p),
        freeze(share_error(together_p, n_draws)),
        n_draws,
    )


def share_all_kept(drawn: PackageParts, conditions: Sequence[Condition], member_pi: Bools) -> Floats:
    """Share of draws in which each package keeps all conditions, shape (n_packages,), a block of packages at a time."""
    blocks = [member_pi[first : first + PACKAGES_AT_ONCE] for first in range(0, len(member_pi), PACKAGES_AT_ONCE)]
    return np.concatenate([find_chances(drawn, conditions, block_qi).all_p for block_qi in blocks])


def keeps_condition(parts: PackageParts, family: Family, condition: Condition) -> Bools:
    """Whether each package keeps a condition in each draw, shape (n_packages, n_draws)."""
    kept_pd = keeps_drawn(
        limited_quantity(parts, family, condition.limit), condition.limit, limit_width(parts, condition.limit)
    )
    return np.broadcast_to(kept_pd, (family.n_packages, parts.n_draws))


def keeps_drawn(quantity: Floats, limit: Limit, width: float) -> Bools:
    """Whether drawn quantities keep a limit; draws are held in single precision, whose rounding breaks none."""

    def moved(bound: float | None, side: int) -> float | None:
        return None if bound is None else bound + side * SINGLE * max(abs(bound), width)

    return keeps_limit(quantity, Limit(limit.on, moved(limit.at_most, 1), moved(limit.at_least, -1)), width)


def _single_bounds(limit: Limit) -> list[Limit]:
    bounds = [Limit(limit.on, limit.at_most, None, limit.year)] if limit.at_most is not None else []
    return bounds + ([Limit(limit.on, None, limit.at_least, limit.year)] if limit.at_least is not None else [])
