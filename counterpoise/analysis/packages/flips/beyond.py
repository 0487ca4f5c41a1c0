"""Parts, rules and weights as they are once one number has moved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...arrays import Floats
from ..parts import PackageParts
from ..rules import PackageRules
from .candidates import Candidates
from .numbers import Number
from .set_by_reader import rest_of_weight, with_bound


def move_to(found: Candidates, number: Number, at: float) -> tuple[PackageParts, PackageRules, Floats]:
    """What packages are made of, what they must keep, and weights (n_criteria,), with one number at ``at``."""
    if number.kind == "weight":
        j = found.parts.criterion_ids.index(number.about[0])
        weight_j = rest_of_weight(found, j) * (1 - at)
        weight_j[j] = at
        return found.parts, found.rules, weight_j
    if number.kind == "limit":
        limits = list(found.rules.limits)
        limits[number.place] = with_bound(limits[number.place], number.about[1] == "at_most", at)
        return found.parts, replace(found.rules, limits=tuple(limits)), found.weight_j
    return found.move(number, np.array([at])), found.rules, found.weight_j
