"""How sure packages are to keep all rules together, and what more sureness costs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...analysis.arrays import Bools, Floats
from ...analysis.packages.chances import list_conditions, share_all_kept
from ...analysis.packages.describe import describe_packages, name_members
from ...analysis.packages.listed.core_by_budget import CoreBySureness, core_by_sureness
from ...analysis.packages.listed.enumerate import PackageTable, rank_packages, score_packages
from ...analysis.packages.listed.sureness import restrict_table, share_together
from ...analysis.packages.rules import BrokenRule, Rule
from ...analysis.packages.solved.best import SolvedRanking
from ...analysis.packages.solved.gathered import look_around, score_known
from ...analysis.packages.solved.known_packages import KnownPackages
from ...analysis.packages.solved.tie_set import share_out
from ...analysis.packages.sureness import is_sure, trace_price
from ...analysis.packages.tie_set import TieSet
from ..effort import MOST_CHECKED, MOST_GATHERED
from ..faults import QuestionFault
from .answer import KeptChances, NamedPackage, Sureness
from .common import Asked


def without_sureness(asked: Asked) -> Asked:
    """The same question, asked at most likely levels alone."""
    question = asked.question
    return Asked(asked.study, replace(question, sure=0.0, sure_curve=False)) if question.sure else asked


def keep_sure(asked: Asked, table: PackageTable) -> PackageTable:
    """The packages of a table that keep all rules together in as many draws as is asked."""
    question = asked.question
    if not question.sure or not table.n_feasible:
        return table
    return asked.study.recall(
        "sure packages",
        question.rules_key,
        make=lambda: restrict_table(table, is_sure(_shares(asked, table), question.sure)),
    )


def find_sureness(asked: Asked, table: PackageTable) -> Sureness | None:
    """What sureness leaves of the packages of a table, allowed at most likely levels, and what it costs."""
    question = asked.question
    if not (question.sure or question.sure_curve) or not table.n_feasible:
        return None

    def make() -> Sureness | None:
        share_p, score_p = _shares(asked, table), score_packages(table, asked.point_j)
        curve = trace_price(share_p, score_p, asked.n_draws, table.members)
        if not curve:
            return None
        best = rank_packages(table, asked.point_j, 1).rows[0]
        n_sure = int(is_sure(share_p, question.sure).sum())
        n_conditions = len(list_conditions(asked.rules, asked.parts.criteria))
        return Sureness(question.sure, n_conditions, n_sure, table.n_feasible, True, best, curve[-1], curve)

    key = (question.rules_key, question.weights, asked.n_draws, question.seed)
    return asked.study.recall("sureness", key, make=make)


def find_core_by_sureness(asked: Asked, table: PackageTable) -> CoreBySureness:
    """Which measures good packages hold at each sureness, of a table of packages allowed at most likely levels."""
    return core_by_sureness(table, asked.point_j, _shares(asked, table), asked.case.too_close)


def mark_unsure(asked: Asked, kept: KeptChances | None, package: NamedPackage) -> NamedPackage:
    """A package of the case; where it is less sure than asked, that is one more rule that it breaks."""
    sure = asked.question.sure
    if not sure or kept is None:
        return package
    share_p = kept.chances.all_p[[kept.row_by_members[package.row.members]]]
    if is_sure(share_p, sure)[0]:
        return package
    return replace(package, breaks=(*package.breaks, BrokenRule(Rule("sure", share=sure), 100 * float(share_p[0]))))


def keep_sure_solved(
    asked: Asked, found: SolvedRanking, ties: TieSet | None
) -> tuple[SolvedRanking, TieSet | None, Sureness]:
    """Sureness where packages are not listed: of the best found, the tie set and those around them.

    A row is proven to be the best that is sure enough as long as it is among the rows proven best:
    whatever scores more was looked at.
    """
    question, parts = asked.question, asked.parts
    met = [*(row.members for row in found.ranking.rows), *(ties.found if ties else ())]
    known = look_around(score_known(parts, asked.rules, met, asked.point_j)).best(MOST_GATHERED)
    conditions, share_p = list_conditions(asked.rules, parts.criteria), shares_of(asked, known.member_pi)
    curve = trace_price(share_p, known.score_p, asked.n_draws, lambda rows: name_members(parts, known.member_pi[rows]))
    sure_p = is_sure(share_p, question.sure)
    sure = replace(known, member_pi=known.member_pi[sure_p], score_p=known.score_p[sure_p])
    sureness = Sureness(
        question.sure,
        len(conditions),
        int(sure_p.sum()),
        len(sure_p),
        found.bound is None and len(sure_p) == len(found.ranking.rows),
        found.ranking.rows[0],
        curve[-1],
        curve,
    )
    if not question.sure:
        return found, ties, sureness
    tied = share_out(sure, asked.case.too_close, ties) if len(sure.score_p) else None
    return _rank_sure(asked, found, sure), tied, sureness


def shares_of(asked: Asked, member_pi: Bools) -> Floats:
    """Share of draws in which each of some packages keeps all rules together."""
    conditions = list_conditions(asked.rules, asked.parts.criteria)
    return share_all_kept(asked.drawn_parts(), conditions, member_pi) if conditions else np.ones(len(member_pi))


def _rank_sure(asked: Asked, found: SolvedRanking, sure: KnownPackages) -> SolvedRanking:
    best = sure.best(asked.question.top)
    rows = describe_packages(asked.parts, name_members(asked.parts, best.member_pi), asked.point_j)
    proven = {row.members for row in found.ranking.rows[: found.n_proven]}
    n_proven = next((n for n, row in enumerate(rows) if row.members not in proven), len(rows))
    ranking = replace(found.ranking, rows=rows, n_tied=sum(row.rank == 1 for row in rows))
    is_complete = found.bound is None or (n_proven == asked.question.top)
    return replace(found, ranking=ranking, n_proven=n_proven, is_complete=is_complete, may_tie_more=False)


def _shares(asked: Asked, table: PackageTable) -> Floats:
    question, plain = asked.question, without_sureness(asked)
    if table.n_feasible * asked.n_draws > MOST_CHECKED:
        most = max(1, MOST_CHECKED // table.n_feasible)
        raise QuestionFault(
            "sure" if question.sure else "core_by_sureness" if question.core_by_sureness else "sure_curve",
            f"{table.n_feasible:,} packages are allowed, too many to check in {asked.n_draws:,} simulations each; "
            f"add rules or limits, or ask for at most {most:,} simulations",
        )
    conditions = list_conditions(plain.rules, plain.parts.criteria)
    if not conditions:
        return np.ones(table.n_feasible)
    return asked.study.recall(
        "package sureness",
        (plain.question.rules_key, asked.n_draws, question.seed),
        make=lambda: share_together(table, asked.drawn_parts(), conditions),
        slow="Checking packages in every simulation",
    )
