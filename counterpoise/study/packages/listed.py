"""Packages by listing every set of options: complete, with what draws say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.frozen import freeze
from ...analysis.packages.answers import EfficientPackages, PackageRanking
from ...analysis.packages.describe import PackageRow
from ...analysis.packages.listed.balance import judge_balance
from ...analysis.packages.listed.conflicts import find_conflict
from ...analysis.packages.listed.core_by_budget import CoreByBudget, CoreBySureness, core_by_budget
from ...analysis.packages.listed.core_index import CoreIndex, core_of_best, core_of_best_now, core_of_efficient
from ...analysis.packages.listed.efficient import Frontier, find_efficient_packages, find_value_cost_frontier
from ...analysis.packages.listed.enumerate import PackageTable, rank_packages, score_packages, tabulate_packages
from ...analysis.packages.listed.facts import limits_that_bind_nothing, never_possible
from ...analysis.packages.listed.judge import judge_package
from ...analysis.packages.listed.sureness import share_together
from ...analysis.packages.listed.tie_set import find_tie_set
from ...analysis.packages.listed.uncertain import (
    DrawnPackages,
    PackageSpread,
    draw_packages,
    restrict_draws,
    spread_packages,
)
from ...analysis.packages.listed.why_not import explain_absence
from ...analysis.packages.profiles import AcrossProfiles
from ...analysis.packages.rules import broken_rules
from ...analysis.packages.tie_set import TieSet
from ...analysis.score import TIE
from ...analysis.weighting import profile_points
from ...model import Limit
from ..effort import MOST_CELLS, MOST_PACKAGE_CELLS
from ..receipts import make_receipt
from ..study import Study
from .answer import Absence, Balance, Judged, NamedPackage, NotComputed, PackagesAnswer, ProfileScores
from .common import Asked
from .in_time import find_waiting, is_in_time, not_by_score, rank_in_time
from .profiles import compare_listed
from .streamed import stream_spread, streamed_draws
from .sureness import find_core_by_sureness, find_sureness, keep_sure, mark_unsure, without_sureness

if TYPE_CHECKING:
    from ..questions.packages import Packages


def answer_by_listing(study: Study, question: Packages) -> PackagesAnswer:
    """Every part of the answer that is asked for, from the list of all allowed packages."""
    return _Listing(Asked(study, question)).answer()


def find_best_listed(asked: Asked) -> tuple[PackageRanking, TieSet | None]:
    """The ranking and the tie set alone."""
    listing = _Listing(asked)
    return listing.ranking(), listing.tie_set()


class _Listing:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.question = asked.question
        self.allowed = table_of(without_sureness(asked))
        self.table = keep_sure(asked, self.allowed)
        self.not_computed: dict[str, NotComputed] = {}

    def answer(self) -> PackagesAnswer:
        asked, question = self.asked, self.question
        in_time = None
        if is_in_time(asked):
            ranking, in_time = rank_in_time(asked, self.table)
            self.not_computed |= not_by_score(question)
        else:
            ranking = self.ranking()
        best = next((row for row in ranking.rows if row.rank > 0), None)
        spread, named = self._spread(), self._named()
        kept = asked.find_chances([*ranking.rows, *(package.row for package in named.values())])
        named = {id_: mark_unsure(asked, kept, package) for id_, package in named.items()}
        sureness = find_sureness(asked, self.allowed)
        is_drawn = spread is not None or sureness is not None
        receipt = make_receipt(
            asked.case, question, question.draws if is_drawn else None, question.seed if is_drawn else None
        )
        return PackagesAnswer(
            asked.case,
            question,
            receipt,
            ranking,
            named,
            () if self.allowed.n_feasible else find_conflict(asked.parts, asked.rules),
            None,
            (),
            None if is_in_time(asked) else self.tie_set(),
            kept,
            sureness,
            self._across() if question.all_profiles else None,
            in_time,
            spread,
            self._efficient() if question.efficient else None,
            self._core() if question.core_index else None,
            self._why_not(best) if question.why_not and in_time is None else None,
            asked.value_members(best.members) if question.explain and best else None,
            self._judged(best) if question.judge and in_time is None else None,
            self._frontier() if question.frontier else None,
            self._balance(best) if question.balance else None,
            *self._facts(),
            self.not_computed,
            core_by_budget=self._core_by_budget() if question.core_by_budget else None,
            core_by_sureness=self._core_by_sureness() if question.core_by_sureness else None,
            n_keep_lines=self._count_keeping_lines(),
            spread_draws=None if spread is None else self._spread_draws(),
            waiting=find_waiting(asked, best),
        )

    def _across(self) -> AcrossProfiles | None:
        if not self.table.n_feasible:
            self.not_computed["all_profiles"] = NotComputed("none found")
            return None
        return compare_listed(self.asked, self.table)

    def tie_set(self) -> TieSet | None:
        margin = self.asked.case.too_close
        return self.asked.study.recall(
            "tie set",
            (self.question.rules_key, self.question.weights),
            make=lambda: find_tie_set(self.table, self.asked.point_j, margin),
        )

    def _facts(self) -> tuple[tuple[str, ...], tuple[Limit, ...]]:
        """Measures that no allowed package holds, and limits that rule out nothing; none where nothing is allowed."""
        if not self.table.n_feasible:
            return (), ()
        return self.asked.study.recall(
            "package facts",
            self.question.rules_key,
            make=lambda: (
                never_possible(self.table),
                () if self.question.sure else limits_that_bind_nothing(self.table),
            ),
        )

    def _count_keeping_lines(self) -> int | None:
        """Allowed packages on the right side of every red line and level to reach, at most likely levels."""
        lines = self.asked.lines
        if not lines or not self.table.n_feasible:
            return None
        return self.asked.study.recall(
            "packages that keep all lines",
            self.question.rules_key,
            make=lambda: int(share_together(self.table, self.asked.parts, lines).sum()),
        )

    def ranking(self) -> PackageRanking:
        question = self.question
        return self.asked.study.recall(
            "package ranking",
            (question.rules_key, question.weights, question.top),
            make=lambda: rank_packages(self.table, self.asked.point_j, question.top),
        )

    def _named(self) -> Mapping[str, NamedPackage]:
        score_p = score_packages(self.table, self.asked.point_j)
        named = self.asked.name_packages()
        return {
            id_: package
            if isnan(package.row.score)
            else replace(package, place=1 + int((score_p > package.row.score + TIE).sum()))
            for id_, package in named.items()
        }

    def _spread(self) -> Mapping[tuple[str, ...], PackageSpread] | None:
        """Over all draws; where packages are too many to keep them, streamed over the first ones."""
        asked, table, question = self.asked, self.table, self.question
        drawn = self._drawn()
        if drawn is not None:
            return asked.study.recall(
                "package spread",
                (question.rules_key, asked.law_key, question.draws, question.seed),
                make=lambda: spread_packages(drawn, asked.law, question.seed),
                is_heavy=asked.is_heavy,
            )
        if not table.n_feasible or not question.stream:
            self.not_computed["spread"] = NotComputed("not followed" if table.n_feasible else "nothing to draw")
            return None
        return stream_spread(asked, table, self._spread_draws())

    def _spread_draws(self) -> int:
        """Draws that the spread is of."""
        n_draws, is_kept = self.asked.n_draws, cells_of(self.table, self.asked.n_draws) <= MOST_PACKAGE_CELLS
        return n_draws if is_kept else streamed_draws(self.table, n_draws)

    def _drawn(self) -> DrawnPackages | None:
        """Values of every allowed package in every draw, or None where there is none, or too many to keep them."""
        asked, table = self.asked, self.table
        if not table.n_feasible or cells_of(table, asked.n_draws) > MOST_PACKAGE_CELLS:
            return None
        return draws_of_table(asked, table)

    def _efficient(self) -> EfficientPackages:
        """On the criteria with weight, as wherever packages are found; what lacks a level there is left out."""
        counted = self.asked.counted
        return self.asked.study.recall(
            "efficient packages",
            (self.question.rules_key, counted),
            make=lambda: find_efficient_packages(self.table, counted),
            is_heavy=self.asked.is_heavy,
        )

    def _core(self) -> Mapping[str, CoreIndex]:
        study, question = self.asked.study, self.question
        ids = tuple(self.asked.case.criteria)
        profiles = [profile_points(profile, ids) for profile in self.asked.case.profiles.values()]
        rules, counted = question.rules_key, self.asked.counted
        efficient = study.recall(
            "core of efficient", (rules, counted), make=lambda: core_of_efficient(self.table, counted)
        )
        of_efficient = {"efficient packages": efficient}
        drawn = self._drawn()
        if drawn is None:
            return {"best packages of all profiles": core_of_best_now(self.table, profiles)} | of_efficient
        made = (rules, question.draws, question.seed)
        of_weights, of_profiles = "best packages over draws", "best packages over draws and profiles"
        return {
            of_weights: study.recall(
                of_weights, (*made, question.weights), make=lambda: core_of_best(drawn, [self.asked.point_j])
            ),
            of_profiles: study.recall(of_profiles, made, make=lambda: core_of_best(drawn, profiles)),
        } | of_efficient

    def _core_by_sureness(self) -> CoreBySureness | None:
        if not self.allowed.n_feasible:
            self.not_computed["core_by_sureness"] = NotComputed("nothing to draw")
            return None
        return find_core_by_sureness(self.asked, self.allowed)

    def _core_by_budget(self) -> CoreByBudget:
        return core_by_budget(self.table, self.asked.point_j, self.asked.case.too_close)

    def _why_not(self, best: PackageRow | None) -> Mapping[str, Absence]:
        table, allowed, point_j = self.table, self.allowed, self.asked.point_j
        return {
            id_: Absence(explain_absence(table, id_, point_j, allowed), True, not self.question.sure)
            for id_ in self.asked.outside(best)
        }

    def _judged(self, best: PackageRow | None) -> Judged:
        asked, members = self.asked, self.question.judge
        (row,) = asked.describe([members])
        breaks = tuple(broken_rules(asked.rules, row.members, asked.parts))
        judged = None
        if best is None:
            is_empty = not self.table.n_feasible
            self.not_computed["judge"] = NotComputed("nothing to draw" if is_empty else "a level is missing")
        else:
            judged = judge_package(self.table, members, asked.point_j)
        return Judged(row, breaks, asked.value_members(members), judged)

    def _frontier(self) -> Frontier:
        return find_value_cost_frontier(self.table, self.asked.point_j)

    def _balance(self, best: PackageRow | None) -> Balance | None:
        members, levers = self.asked.members_in_question(best), self.asked.case.balance
        if members is None or levers is None:
            return None
        return self.asked.place_on_plane(judge_balance(self.table, levers, members), best)


def table_of(asked: Asked) -> PackageTable:
    """Every allowed package."""
    return asked.study.recall(
        "package table",
        asked.question.rules_key,
        make=lambda: tabulate_packages(asked.parts, asked.rules),
        slow="Listing packages",
        is_heavy=asked.is_heavy,
    )


def cells_of(table: PackageTable, n_draws: int) -> int:
    """Packages x criteria x draws."""
    return table.n_feasible * len(table.parts.criteria) * n_draws


def draws_of_table(asked: Asked, table: PackageTable) -> DrawnPackages:
    """Values of the table's packages in every draw of the question."""
    return asked.study.recall(
        "drawn packages",
        (asked.question.rules_key, asked.n_draws, asked.question.seed),
        make=lambda: _draw(asked, table),
        slow="Simulating packages",
        is_heavy=asked.is_heavy,
    )


def _draw(asked: Asked, table: PackageTable) -> DrawnPackages:
    """The draws of a table's packages.

    Where the packages without the reader's rules are few they are drawn once, and the others picked
    out of them: a limit that moves then costs no new draws. Which way is taken hangs on the question
    alone, so that equal questions have equal answers to the last bit.
    """
    question = asked.question
    everything = replace(
        question, limits=(), must=(), must_not=(), min_members=None, max_members=None, sure=0.0, sure_curve=False
    )
    if everything.rules_key != question.rules_key:
        wide = Asked(asked.study, everything)
        if cells_of(table_of(wide), asked.n_draws) <= MOST_CELLS:
            drawn = asked.study.recall(
                "drawn packages",
                (everything.rules_key, asked.n_draws, question.seed),
                make=lambda: draw_packages(table_of(wide), asked.drawn_parts()),
            )
            return restrict_draws(drawn, table)
    return draw_packages(table, asked.drawn_parts())


def list_allowed(study: Study, question: Packages, most: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Members of every allowed package (of many the ``most`` best under the weights), and how many there are."""
    asked = Asked(study, question)
    table = table_of(asked)
    rows = np.arange(table.n_feasible)
    if table.n_feasible > most:
        score_p = np.nan_to_num(score_packages(table, asked.point_j), nan=-np.inf)
        rows = np.sort(np.argsort(-score_p, kind="stable")[:most])
    return table.members(rows), table.n_feasible


def score_by_profile(study: Study, question: Packages, packages: tuple[tuple[str, ...], ...]) -> ProfileScores:
    """Every profile's best allowed package, and how far ``packages`` and each other's best lie behind it."""
    asked = Asked(study, question)
    table, case = table_of(asked), asked.case
    ids = tuple(case.criteria)
    best: list[tuple[str, ...]] = []
    score_qp = np.array([score_packages(table, profile_points(of, ids)) for of in case.profiles.values()])
    for score_p in score_qp:
        if not np.isnan(score_p).all():
            best += table.members([int(np.nanargmax(score_p))])
    shown = tuple(dict.fromkeys([*packages, *best]))
    row_of = {members: row for row, members in enumerate(table.members(np.arange(table.n_feasible)))}
    shown = tuple(members for members in shown if members in row_of)
    top_q = np.nanmax(np.where(np.isnan(score_qp), -np.inf, score_qp), axis=1, keepdims=True)
    behind_qp = top_q - score_qp[:, [row_of[members] for members in shown]]
    return ProfileScores(tuple(case.profiles), shown, freeze(behind_qp))
