"""What the rules alone decide in a case too large to list: options that are never in."""

from __future__ import annotations

from time import monotonic

import numpy as np

from ..parts import PackageParts
from ..rules import PackageRules, list_rules, with_member
from .linear_model import Expression
from .linear_packages import model_packages


def never_possible_solved(parts: PackageParts, rules: PackageRules, seconds: float = np.inf) -> tuple[str, ...]:
    """Options of which it is proven that no allowed package holds them; see `listed.facts.never_possible`.

    Options not reached before time ran out are not named.
    """
    ends_at, never = monotonic() + seconds, []
    for id_ in parts.option_ids:
        left = ends_at - monotonic()
        if left <= 0:
            break
        model = model_packages(parts, list_rules(with_member(rules, id_))).model
        if model.maximise(Expression(), left).status == "infeasible":
            never.append(id_)
    return tuple(never)
