"""Packages of cases with too many options to list every set of them: by integer programming, with a proof."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ...analysis.packages.answers import EfficientPackages, PackageRanking
from ...analysis.packages.balance import judge_balance_alone
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.profiles import AcrossProfiles
from ...analysis.packages.programme.additive_case import find_additive_efficient
from ...analysis.packages.rules import Rule, broken_rules
from ...analysis.packages.solved.best import SolvedRanking, find_best_packages
from ...analysis.packages.solved.budget import Budget
from ...analysis.packages.solved.facts import idle_limits_solved, keeps_none_solved, never_possible_solved
from ...analysis.packages.solved.tie_set import find_solved_tie_set
from ...analysis.packages.solved.why_not import explain_solved_absence, find_solved_conflict
from ...analysis.packages.tie_set import TieSet
from ...model import Limit
from ..effort import SECONDS
from ..receipts import make_receipt
from ..study import Study
from ..weights import points_of
from .answer import Absence, Balance, Judged, NotComputed, PackagesAnswer, Proof, Sureness
from .common import Asked
from .in_time import find_waiting, is_in_time, not_by_score, rank_solved_in_time
from .profiles import compare_solved
from .sureness import keep_sure_solved, mark_unsure

if TYPE_CHECKING:
    from ..questions.packages import Packages

T = TypeVar("T")


def answer_by_solving(study: Study, question: Packages) -> PackagesAnswer:
    """Every part of the answer that is asked for and that does not need all packages listed."""
    return _Solving(Asked(study, question)).answer()


def find_best_solved(asked: Asked) -> tuple[PackageRanking, TieSet | None]:
    """The ranking and the tie set alone."""
    solving = _Solving(asked)
    found = solving.solve()
    solved, ties, _ = solving.keep_sure(found, solving.tie_set(found))
    return solved.ranking, ties


class _Solving:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.question = asked.question
        self.not_computed: dict[str, NotComputed] = {"spread": NotComputed("not listed")}
        self.is_reproducible = True

    def answer(self) -> PackagesAnswer:
        asked, question = self.asked, self.question
        found = self.solve()
        ties = self.tie_set(found)
        solved, ties, sureness = self.keep_sure(found, ties)
        in_time = None
        if is_in_time(asked):
            solved, in_time = rank_solved_in_time(asked, solved, ties)
            ties = None
            self.not_computed |= not_by_score(question)
        rows, named = solved.ranking.rows, asked.name_packages()
        best = next((row for row in rows if row.rank > 0), None)
        kept = asked.find_chances([*rows, *(package.row for package in named.values())])
        named = {id_: mark_unsure(asked, kept, package) for id_, package in named.items()}
        for part in (
            "core_index",
            "core_by_budget",
            "core_by_sureness",
            "frontier",
            *(("why_not",) if question.sure else ()),
        ):
            if getattr(question, part):
                self.not_computed[part] = NotComputed("not listed")
        is_by_score = in_time is None
        n_keep_lines = 0 if rows and self._none_keeps_lines() else None
        return PackagesAnswer(
            asked.case,
            question,
            make_receipt(asked.case, question, *((question.draws, question.seed) if sureness else ())),
            solved.ranking,
            named,
            self._conflict() if found.is_complete and not found.ranking.rows else (),
            Proof(solved.n_proven, solved.bound, solved.is_complete, solved.may_tie_more),
            solved.unscored,
            ties,
            kept,
            sureness,
            self._across() if question.all_profiles else None,
            in_time,
            None,
            self._efficient() if question.efficient else None,
            None,
            self._why_not(best, solved.unscored) if is_by_score and question.why_not and not question.sure else None,
            asked.value_members(best.members) if question.explain and best else None,
            self._judged() if question.judge and is_by_score else None,
            None,
            self._balance(best) if question.balance else None,
            *self._facts(rows),
            self.not_computed,
            self.is_reproducible,
            n_keep_lines=n_keep_lines,
            waiting=find_waiting(asked, best),
        )

    def _across(self) -> AcrossProfiles | None:
        found = compare_solved(self.asked, self.solve)
        if found is None:
            self.not_computed["all_profiles"] = NotComputed("none found")
        return found

    def _facts(self, rows: Sequence[PackageRow]) -> tuple[tuple[str, ...], tuple[Limit, ...]]:
        """Measures that no allowed package holds, and limits that rule out nothing; none where nothing is allowed."""
        if not rows:
            return (), ()
        parts, rules, held = self.asked.parts, self.asked.rules, frozenset(id_ for row in rows for id_ in row.members)

        def make(budget: Budget) -> tuple[tuple[str, ...], tuple[Limit, ...]]:
            return never_possible_solved(parts, rules, budget, held), idle_limits_solved(parts, rules, budget)

        key = (self.question.rules_key, self.question.nodes, held)
        return self._search("solved package facts", key, make, "Searching for limits that bind nothing")

    def _none_keeps_lines(self) -> bool:
        """Whether it is proven that no allowed package keeps every red line and level to reach."""
        parts, rules = self.asked.parts, self.asked.rules
        lines = tuple(condition.limit for condition in self.asked.lines)
        if not lines:
            return False

        def make(budget: Budget) -> bool:
            return keeps_none_solved(parts, rules, lines, budget)

        key = (self.question.modes_key, self.question.nodes)
        return self._search("solved lines", key, make, "Searching for a package that keeps all lines")

    def keep_sure(
        self, found: SolvedRanking, ties: TieSet | None
    ) -> tuple[SolvedRanking, TieSet | None, Sureness | None]:
        """Of the best packages found, the tie set and those around them, what is sure enough."""
        question = self.question
        if not (question.sure or question.sure_curve) or not found.ranking.rows:
            return found, ties, None
        key = (question.rules_key, question.weights, question.top, question.nodes, question.draws, question.seed)
        return self.asked.study.recall(
            "sure solved packages",
            (*key, question.sure_curve),
            make=lambda: keep_sure_solved(self.asked, found, ties),
            slow="Checking packages in every simulation",
        )

    def solve(self, profile: str | None = None) -> SolvedRanking:
        """The best packages under the weights asked about, or under another profile."""
        question = self.question if profile is None else replace(self.question, weights=profile)
        key = (question.modes_key, question.weights, question.top, question.nodes)
        point_j = points_of(question.weights, self.asked.case)

        def make(budget: Budget) -> SolvedRanking:
            return find_best_packages(self.asked.parts, self.asked.rules, point_j, question.top, budget)

        return self._search("solved packages", key, make, "Searching for the best packages")

    def tie_set(self, solved: SolvedRanking) -> TieSet | None:
        rows = solved.ranking.rows
        if not rows:
            return None
        asked, best = self.asked, tuple(row.members for row in rows)

        def make(budget: Budget) -> TieSet | None:
            return find_solved_tie_set(asked.parts, asked.rules, best, asked.point_j, asked.case.too_close, budget)

        key = (self.question.modes_key, self.question.weights, self.question.top, self.question.nodes)
        return self._search("solved tie set", key, make, "Searching for packages within the tie margin")

    def _conflict(self) -> tuple[Rule, ...]:
        def make(budget: Budget) -> tuple[Rule, ...]:
            return find_solved_conflict(self.asked.parts, self.asked.rules, budget)

        key = (self.question.rules_key, self.question.nodes)
        return self._search("solved conflict", key, make, "Searching for the rules that clash")

    def _efficient(self) -> EfficientPackages | None:
        """On the criteria with weight, where every level is a plain sum."""
        ids = self.asked.counted
        try:
            return self.asked.study.recall(
                "solved efficient",
                (self.question.rules_key, ids),
                make=lambda: find_additive_efficient(self.asked.parts, self.asked.rules, ids),
                slow="Searching for efficient packages",
                is_heavy=True,
            )
        except ValueError as fault:
            self.not_computed["efficient"] = NotComputed("not plain sums", str(fault))
            return None

    def _why_not(self, best: PackageRow | None, unscored: tuple[str, ...]) -> Mapping[str, Absence]:
        return {id_: self._absence(id_, best) for id_ in self.asked.outside(best, unscored) if best is not None}

    def _absence(self, option: str, best: PackageRow) -> Absence:
        asked, question = self.asked, self.question

        def make(budget: Budget) -> Absence:
            found = explain_solved_absence(asked.parts, asked.rules, best, option, asked.point_j, budget)
            return Absence(found.why, found.is_proven, False)

        key = (question.rules_key, question.weights, question.top, question.nodes, option)
        return self._search("solved absence", key, make, "Searching for the best package with it")

    def _judged(self) -> Judged:
        asked, members = self.asked, self.question.judge
        (row,) = asked.describe([members])
        breaks = tuple(broken_rules(asked.rules, row.members, asked.parts))
        return Judged(row, breaks, asked.value_members(members), None)

    def _balance(self, best: PackageRow | None) -> Balance | None:
        members, levers = self.asked.members_in_question(best), self.asked.case.balance
        if members is None or levers is None:
            return None
        return self.asked.place_on_plane(judge_balance_alone(self.asked.parts, levers, members), best)

    def _search(self, step: str, key: tuple[object, ...], make: Callable[[Budget], T], slow: str) -> T:
        """A search within the question's nodes; notes when it was the wall clock that ended it."""

        def search() -> tuple[T, bool]:
            budget = Budget(self.question.nodes, SECONDS)
            return make(budget), budget.is_reproducible

        found, is_reproducible = self.asked.study.recall(step, key, make=search, slow=slow, is_heavy=True)
        self.is_reproducible &= is_reproducible
        return found
