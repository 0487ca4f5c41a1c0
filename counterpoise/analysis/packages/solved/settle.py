"""Which measures all packages above a score hold, and which none does, proven branch by branch."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...arrays import Bools, Floats, Ints
from ..families import members_of
from ..rules import PackageRules, list_rules
from .branches import Branch, cut_into_branches, probe
from .budget import Budget
from .known_packages import KnownPackages, list_swaps, shared_above
from .linear_model import Expression, add_up
from .linear_packages import LinearPackages, model_packages, score_expression

TOLERANCE = 1e-6
"""Score points that a solver's proof cannot tell apart."""

MOST_LISTED = 10
"""Measures that a branch may leave open for all their packages to be listed."""

SHRINKS = 0.7
"""Share of the measures that a branch may leave open to be built anew without the others, as a smaller programme."""


@dataclass(frozen=True)
class Open:
    """What a branch that was not searched to the end leaves open.

    Of each measure whether all packages of the branch hold it, and whether none does; both of
    shape (n_options,).
    """

    in_all_i: Bools
    in_none_i: Bools


def settle_measures(
    known: KnownPackages, rules: PackageRules, point_j: Floats, least: float, budget: Budget
) -> tuple[KnownPackages, tuple[Open, ...]]:
    """Packages that score ``least`` and differ from those known, until there is none; and what stays open.

    Of the measures that all packages found so far hold, and of those that none of them holds, a
    programme asks for a package that differs on as many as possible. If there is none, the branch is
    done; else the package joins those found. A package that the solver's tolerances let pass, though
    it scores less, is excluded.
    """
    held_i, lacked_i = shared_above(known, least)
    if not (held_i | lacked_i).any():
        return known, ()
    search = _Search(rules, model_packages(known.parts, list_rules(rules)), point_j, least, budget)
    left: list[Open] = []
    for branch in search.cut():
        known, open_ = search.settle(known, branch)
        left += open_
    return known, tuple(left)


class _Search:
    """The programme of all packages that keep some rules and score ``least`` or more."""

    def __init__(
        self, rules: PackageRules, packages: LinearPackages, point_j: Floats, least: float, budget: Budget
    ) -> None:
        self.rules, self.packages, self.model = rules, packages, packages.model
        self.point_j, self.least, self.budget = point_j, least, budget
        self.score = score_expression(packages, point_j)
        self.model.add_row(self.score, at_least=least - TOLERANCE)
        self.member_v: Ints = np.array([next(iter(x.coefficient_by_variable)) for x in packages.member_i])
        self.n_open = sum(map(packages.is_open, range(len(packages.member_i))))

    def cut(self) -> tuple[Branch, ...]:
        is_first_v = np.array(self.model.is_whole_v, bool)
        is_first_v[self.member_v] = False
        first = np.flatnonzero(is_first_v)
        return cut_into_branches(self.model, self.score, self.least, first, self.budget, self._is_listed)

    def settle(self, known: KnownPackages, branch: Branch) -> tuple[KnownPackages, tuple[Open, ...]]:
        """What a branch holds: listed where it is small, in a programme of its own, or searched as it is."""
        if self._is_listed(branch):
            return known.joined_by(self._list(branch)), ()
        held_i, lacked_i = shared_above(known, self.least)
        for some_i, value in ((lacked_i, 1.0), (held_i, 0.0)):
            asked = self.member_v[some_i]
            branch = probe(self.model, self.score, self.least, branch, asked, value, self.budget)
        if self._is_listed(branch):
            return known.joined_by(self._list(branch)), ()
        if self._is_small(branch):
            return self._settle_alone(known, branch)
        known, is_done = self._search(known, branch)
        return known, () if is_done else (Open(self._in_all(branch), self._in_none(branch)),)

    def _settle_alone(self, known: KnownPackages, branch: Branch) -> tuple[KnownPackages, tuple[Open, ...]]:
        """The same of a branch, built anew without the measures that it leaves out."""
        closed_i, held_i = self._in_none(branch), self._in_all(branch)
        must = tuple(dict.fromkeys((*self.rules.must, *self._ids(held_i))))
        fewer = replace(self.rules, must_not=self._ids(closed_i), must=must)
        return settle_measures(known, fewer, self.point_j, self.least, self.budget)

    def _is_small(self, branch: Branch) -> bool:
        """Whether a branch leaves so many measures out that it is worth a programme of its own."""
        n_open = int((~self._in_none(branch)).sum())
        return n_open < self.n_open and n_open <= SHRINKS * self.n_open

    def _is_listed(self, branch: Branch) -> bool:
        """Whether a branch leaves so few measures open that all their packages can be listed."""
        n_free = int((~self._in_none(branch) & ~self._in_all(branch)).sum())
        return n_free <= MOST_LISTED and not self.budget.is_used_up

    def _list(self, branch: Branch) -> Bools:
        """Every set of measures that a branch leaves, a membership matrix."""
        free = np.flatnonzero(~self._in_none(branch) & ~self._in_all(branch))
        member_pi = np.tile(self._in_all(branch), (1 << len(free), 1))
        member_pi[:, free] = members_of(np.arange(1 << len(free)), len(free))
        return member_pi

    def _search(self, known: KnownPackages, branch: Branch) -> tuple[KnownPackages, bool]:
        """Packages of a branch that differ from those known; and whether none is left."""
        while True:
            asked = self._differences(known)
            if self._most(asked, branch) < 0.5:
                return known, True
            solution = self.model.maximise(asked, self.budget, (branch.lower_v, branch.upper_v))
            if solution.status == "infeasible" or solution.bound < 0.5:
                return known, True
            if solution.value_v is None:
                return known, False
            found_i = np.array([member.at(solution.value_v) > 0.5 for member in self.packages.member_i], bool)
            n_before = len(known.score_p)
            known = known.joined_by(found_i[None]).joined_by(list_swaps(found_i))
            if len(known.score_p) == n_before or not self._is_above(known, found_i):
                self.packages.exclude(found_i)

    def _differences(self, known: KnownPackages) -> Expression:
        """On how many of the measures not yet seen both in and out a package differs from those known."""
        held_i, lacked_i = shared_above(known, self.least)
        changes = [(self.packages.member_i[i], -1.0) for i in np.flatnonzero(held_i)]
        changes += [(self.packages.member_i[i], 1.0) for i in np.flatnonzero(lacked_i)]
        return add_up(changes, float(held_i.sum()))

    def _most(self, asked: Expression, branch: Branch) -> float:
        """The largest value that the branch leaves an expression."""
        by_variable = asked.coefficient_by_variable.items()
        return asked.constant + sum(float(max(c * branch.lower_v[v], c * branch.upper_v[v])) for v, c in by_variable)

    def _is_above(self, known: KnownPackages, member_i: Bools) -> bool:
        same_p = (known.member_pi == member_i).all(axis=1)
        return bool((known.score_p[same_p] >= self.least).any())

    def _in_all(self, branch: Branch) -> Bools:
        in_all_i: Bools = branch.lower_v[self.member_v] > 0.5
        return in_all_i

    def _in_none(self, branch: Branch) -> Bools:
        in_none_i: Bools = branch.upper_v[self.member_v] < 0.5
        return in_none_i

    def _ids(self, chosen_i: Bools) -> tuple[str, ...]:
        return tuple(self.packages.parts.option_ids[i] for i in np.flatnonzero(chosen_i))
