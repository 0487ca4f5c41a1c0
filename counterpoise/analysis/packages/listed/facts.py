"""What the rules alone decide, whatever the weights: options that are never in, limits that change nothing."""

from __future__ import annotations

from ....model import Limit
from ..families import members_of, split_packages
from ..parts import PackageParts
from ..rules import PackageRules, keeps_rules, list_rules, without_rule
from .enumerate import BLOCK_BITS, PackageTable


def never_possible(table: PackageTable) -> tuple[str, ...]:
    """Options that no allowed package holds, in the case's order; all of them when nothing is allowed.

    Which rules forbid one of them is what `explain_absence` says.
    """
    member_pi = members_of(table.mask_p, table.parts.n_options)
    return tuple(id_ for i, id_ in enumerate(table.parts.option_ids) if not member_pi[:, i].any())


def limits_that_bind_nothing(table: PackageTable) -> tuple[Limit, ...]:
    """Limits without which exactly the same packages would be allowed.

    Each is judged beside all other rules: of two limits that say the same, either alone binds
    nothing, and dropping both may still matter.
    """
    limits = [(rule, rule.limit) for rule in list_rules(table.rules) if rule.limit is not None]
    return tuple(
        limit
        for rule, limit in limits
        if _count_feasible(table.parts, without_rule(table.rules, rule)) == table.n_feasible
    )


def _count_feasible(parts: PackageParts, rules: PackageRules) -> int:
    families = (family for _, family in split_packages(parts.n_options, BLOCK_BITS))
    return sum(int(keeps_rules(rules, family, parts).sum()) for family in families)
