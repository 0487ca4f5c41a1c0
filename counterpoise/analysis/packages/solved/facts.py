"""What the rules alone decide in a case too large to list: options that are never in."""

from __future__ import annotations

from ..parts import PackageParts
from ..rules import PackageRules, list_rules, with_member
from .budget import Budget
from .linear_model import Expression
from .linear_packages import model_packages


def never_possible_solved(parts: PackageParts, rules: PackageRules, budget: Budget | None = None) -> tuple[str, ...]:
    """Options of which it is proven that no allowed package holds them; see `listed.facts.never_possible`.

    Options not reached before the budget is used up are not named.
    """
    budget, never = budget or Budget(), []
    for id_ in parts.option_ids:
        if budget.is_used_up:
            break
        model = model_packages(parts, list_rules(with_member(rules, id_))).model
        if model.maximise(Expression(), budget).status == "infeasible":
            never.append(id_)
    return tuple(never)
