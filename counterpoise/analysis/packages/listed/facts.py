"""What the rules alone decide, whatever the weights: options that are never in, limits that change nothing."""

from __future__ import annotations

import numpy as np

from ....model import Limit
from ..families import members_of
from ..rules import list_rules, without_rule
from .enumerate import PackageTable, tabulate_packages


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
    idle = []
    for rule in list_rules(table.rules):
        if rule.limit is None:
            continue
        wider = tabulate_packages(table.parts, without_rule(table.rules, rule))
        if np.array_equal(wider.mask_p, table.mask_p):
            idle.append(rule.limit)
    return tuple(idle)
