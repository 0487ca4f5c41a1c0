"""Why a measure is not in the best package of a case too large to list, and which rules clash there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...arrays import Floats
from ..answers import WhyNot, find_reason
from ..describe import PackageRow
from ..parts import PackageParts
from ..rules import PackageRules, Rule, broken_rules, list_rules, with_member
from .best import find_best_packages
from .budget import Budget
from .linear_model import Expression
from .linear_packages import model_packages


@dataclass(frozen=True)
class SolvedWhyNot:
    """Why a measure is outside the best package, found without listing.

    No relaxations are looked for. Where ``is_proven`` is false the budget was used up: a better package that
    holds the measure may exist, so ``why.gap`` is the most it can lie behind, and ``why`` is None
    where not even one was found.
    """

    why: WhyNot | None
    is_proven: bool


def explain_solved_absence(
    parts: PackageParts,
    rules: PackageRules,
    best: PackageRow,
    option: str,
    point_j: Floats,
    budget: Budget | None = None,
) -> SolvedWhyNot:
    """Why ``option`` is not in the best package: the best one that must hold it, and what that costs.

    ``best`` is the first row of `find_best_packages`.

    Raises
    ------
    ValueError
        The option cannot be a member.
    """
    if option not in parts.option_ids:
        raise ValueError(f"no option '{option}' that can be a member; there are {', '.join(parts.option_ids)}")
    budget = budget or Budget()
    forced = with_member(rules, option)
    found = find_best_packages(parts, forced, point_j, 1, budget)
    rows = found.ranking.rows
    if not rows and not found.is_proven:
        return SolvedWhyNot(None, False)
    blocked_by = () if option in best.members else broken_rules(rules, (*best.members, option), parts)
    gap = float(best.score - rows[0].score) if rows else None
    is_scored = option not in found.unscored
    conflict = () if rows or not is_scored else find_solved_conflict(parts, forced, budget)
    with_it = rows[0].members if rows else None
    replaced = tuple(id_ for id_ in best.members if id_ not in (with_it or ()))
    reason = find_reason(option in best.members, gap, bool(blocked_by), is_scored)
    why = WhyNot(option, reason, best.members, best.score, blocked_by, with_it, gap, replaced, conflict, ())
    return SolvedWhyNot(why, found.is_proven)


def find_solved_conflict(parts: PackageParts, rules: PackageRules, budget: Budget | None = None) -> tuple[Rule, ...]:
    """Rules that no package obeys together, none of them idle; empty when some package obeys all.

    A deletion filter as in `find_conflict`, each trial by integer programming; it need not be a
    smallest set. When the budget is used up, what is left may hold idle rules; nothing is said (an empty
    tuple) when that happens before a clash is proven.

    References
    ----------
    Chinneck & Dravnieks (1991), Locating minimal infeasible constraint sets in linear programs,
    ORSA Journal on Computing 3(2), 157-168 (deletion filter).
    """
    budget = budget or Budget()
    conflict = list_rules(rules)
    if not _clash(parts, conflict, budget):
        return ()
    for rule in reversed(conflict):
        without = tuple(other for other in conflict if other != rule)
        if _clash(parts, without, budget):
            conflict = without
    return conflict


def _clash(parts: PackageParts, rules: Iterable[Rule], budget: Budget) -> bool:
    """Whether it is proven that no package obeys the rules."""
    return not budget.is_used_up and (
        model_packages(parts, rules).model.maximise(Expression(), budget).status == "infeasible"
    )
