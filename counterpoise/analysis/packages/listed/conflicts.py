"""Which rules cannot hold together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np

from ...arrays import Bools
from ..families import AllPackages, split_packages
from ..parts import PackageParts
from ..rules import PackageRules, Rule, keeps_rule, list_rules

MOST_SETS_TRIED = 200_000


def find_conflict(parts: PackageParts, rules: PackageRules) -> tuple[Rule, ...]:
    """A set of rules that no package obeys together, while any one of them can be dropped to obey the rest.

    Empty when some package obeys all rules. The set is irreducible: dropping any of its rules ends
    this conflict (there may be others). It is also a smallest one, unless that would take more than
    200,000 trials.

    References
    ----------
    Chinneck & Dravnieks (1991), Locating minimal infeasible constraint sets in linear programs,
    ORSA Journal on Computing 3(2), 157-168 (deletion filter).
    """
    listed = list_rules(rules)
    kept_by = _kept_by_rule(parts, rules, listed)
    if _some_package(kept_by, range(len(listed)), parts):
        return ()
    conflict = _delete_idle(kept_by, parts)
    smaller = _find_smaller(kept_by, len(conflict), parts)
    return tuple(listed[r] for r in smaller or conflict)


def _kept_by_rule(parts: PackageParts, rules: PackageRules, listed: Sequence[Rule]) -> list[int]:
    """For every rule a number whose bit p says whether package p keeps it."""
    (_, family), *_ = split_packages(parts.n_options, parts.n_options)
    return [_as_bits(keeps_rule(rules.options, rule, family, parts)) for rule in listed]


def _as_bits(kept_p: Bools) -> int:
    return int.from_bytes(np.packbits(kept_p).tobytes(), "big")


def _some_package(kept_by: list[int], chosen: Sequence[int], parts: PackageParts) -> bool:
    left = _as_bits(np.ones(AllPackages(parts.n_options).n_packages, bool))
    for r in chosen:
        left &= kept_by[r]
    return left != 0


def _delete_idle(kept_by: list[int], parts: PackageParts) -> list[int]:
    """Deletion filter: a rule without which there is still no package is not needed to show it."""
    conflict = list(range(len(kept_by)))
    for rule in reversed(range(len(kept_by))):
        without = [r for r in conflict if r != rule]
        if not _some_package(kept_by, without, parts):
            conflict = without
    return conflict


def _find_smaller(kept_by: list[int], size: int, parts: PackageParts) -> tuple[int, ...] | None:
    tried = 0
    for fewer in range(1, size):
        tried += comb(len(kept_by), fewer)
        if tried > MOST_SETS_TRIED:
            return None
        for chosen in combinations(range(len(kept_by)), fewer):
            if not _some_package(kept_by, chosen, parts):
                return chosen
    return None
