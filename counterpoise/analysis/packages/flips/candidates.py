"""The packages among which changes are looked for, with what they score and which limits they keep now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ....model import Case
from ...arrays import Bools, Floats
from ...score import TIE, normalise_weights
from ..combine import criterion_level, limited_quantity
from ..families import ListedPackages
from ..parts import Inputs, PackageParts, most_likely_inputs
from ..rules import PackageRules, collect_rules, keeps_limit, keeps_rules, limit_width, list_rules
from .numbers import Number, move_number


@dataclass(frozen=True)
class Candidates:
    """The packages that are looked at: all that keep the rules besides limits, and what they score now.

    ``member_pi`` has shape (n_packages, n_options), ``value_pj`` their partial values; ``kept_pl`` says
    which keep limit l of the rules now.
    """

    case: Case
    parts: PackageParts
    inputs: Inputs
    rules: PackageRules
    weight_j: Floats
    member_pi: Bools
    value_pj: Floats
    quantity_pl: Floats
    kept_pl: Bools

    @property
    def family(self) -> ListedPackages:
        return ListedPackages(self.member_pi)

    def move(self, number: Number, at_b: Floats) -> PackageParts:
        """The parts with one number at each of some values."""
        return move_number(self.case, self.parts, self.inputs, number, at_b)

    @cached_property
    def score_p(self) -> Floats:
        """Scores 0 to 100; NaN where a level that counts is missing."""
        counts_j = self.weight_j > 0
        score_p: Floats = 100 * self.value_pj[:, counts_j] @ self.weight_j[counts_j]
        return score_p

    @cached_property
    def allowed_p(self) -> Bools:
        allowed_p: Bools = np.all(self.kept_pl, axis=1)
        return allowed_p

    @cached_property
    def best(self) -> int:
        """Row of the best package, of equals the one listed first; -1 where none is allowed and scored."""
        score_p = np.where(self.allowed_p & ~np.isnan(self.score_p), self.score_p, -np.inf)
        most = score_p.max(initial=-np.inf)
        return int(np.argmax(score_p >= most - TIE)) if np.isfinite(most) else -1


def without_limits(rules: PackageRules) -> PackageRules:
    """The rules besides limits: those that no number moves."""
    return collect_rules(rules.options, [rule for rule in list_rules(rules) if rule.limit is None])


def make_candidates(
    case: Case, parts: PackageParts, rules: PackageRules, point_j: Floats, member_pi: Bools
) -> Candidates:
    """Candidates from a membership matrix; what breaks a rule besides limits is left out."""
    member_pi = member_pi[keeps_rules(without_limits(rules), ListedPackages(member_pi), parts)]
    family = ListedPackages(member_pi)
    level_pj = [criterion_level(parts, family, j)[:, 0] for j in range(len(parts.criteria))]
    value_pj = np.column_stack([function(level_p) for function, level_p in zip(parts.functions, level_pj, strict=True)])
    quantity_pl = np.empty((len(member_pi), len(rules.limits)))
    kept_pl = np.ones((len(member_pi), len(rules.limits)), bool)
    for k, limit in enumerate(rules.limits):
        quantity_pl[:, k] = limited_quantity(parts, family, limit)[:, 0]
        kept_pl[:, k] = keeps_limit(quantity_pl[:, k], limit, limit_width(parts, limit))
    return Candidates(
        case,
        parts,
        most_likely_inputs(case),
        rules,
        normalise_weights(point_j),
        member_pi,
        value_pj,
        quantity_pl,
        kept_pl,
    )
