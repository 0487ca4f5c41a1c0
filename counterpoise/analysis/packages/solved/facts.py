"""What the rules alone decide in a case too large to list: options never in, limits that change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ....model import Limit
from ..parts import PackageParts
from ..rules import PackageRules, list_rules, loosen_limit, with_member, without_rule
from .budget import Budget
from .linear_model import Expression
from .linear_packages import before_bounds, limited_expression, model_packages
from .linear_pieces import Hold


def never_possible_solved(
    parts: PackageParts, rules: PackageRules, budget: Budget | None = None, held: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Options of which it is proven that no allowed package holds them; see `listed.facts.never_possible`.

    ``held`` are options known to be in an allowed package. Options not reached before the budget is
    used up are not named.
    """
    budget, never = budget or Budget(), []
    for id_ in [id_ for id_ in parts.option_ids if id_ not in held]:
        if budget.is_used_up:
            break
        model = model_packages(parts, list_rules(with_member(rules, id_))).model
        if model.maximise(Expression(), budget).status == "infeasible":
            never.append(id_)
    return tuple(never)


def idle_limits_solved(parts: PackageParts, rules: PackageRules, budget: Budget | None = None) -> tuple[Limit, ...]:
    """Limits of which it is proven that no package that keeps the other rules breaks them.

    See `listed.facts.limits_that_bind_nothing`. Not named: limits not reached before the budget is used
    up, limits on levels that some option lacks, and those that only a level kept within its natural
    bounds meets.
    """
    budget = budget or Budget()
    limits = [(rule, rule.limit) for rule in list_rules(rules) if rule.limit is not None]
    return tuple(limit for rule, limit in limits if _is_idle(parts, without_rule(rules, rule), limit, budget))


def keeps_none_solved(
    parts: PackageParts, rules: PackageRules, lines: Sequence[Limit], budget: Budget | None = None
) -> bool:
    """Whether it is proven that no allowed package keeps all of some more bounds, at most likely levels."""
    model = model_packages(parts, list_rules(replace(rules, limits=(*rules.limits, *lines)))).model
    return model.maximise(Expression(), budget).status == "infeasible"


def _is_idle(parts: PackageParts, others: PackageRules, limit: Limit, budget: Budget) -> bool:
    """Whether the least and the most of the limited quantity keep the limit."""
    least, most = loosen_limit(parts, limit)
    if limit.on in parts.criterion_ids:
        j = parts.criterion_ids.index(limit.on)
        if np.isnan(parts.effect_ijd[:, j]).any() or np.isnan(parts.baseline_jd[j]).any():
            return False
        least, most = before_bounds(parts, j, least, most)
    for end, sign in ((most, 1.0), (-least, -1.0)):
        if end == np.inf:
            continue
        if budget.is_used_up:
            return False
        packages = model_packages(parts, list_rules(others))
        quantity = limited_expression(packages, limit, Hold(above=True, below=True))
        found = packages.model.maximise(Expression().plus(quantity, sign), budget)
        if found.status != "proven" or found.bound > end:
            return False
    return True
