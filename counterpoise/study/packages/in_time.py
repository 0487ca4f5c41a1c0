"""Packages ranked by the value that they deliver in time, where that is asked for instead of the score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Bools, Floats
from ...analysis.packages.answers import PackageRanking
from ...analysis.packages.describe import PackageRow, describe_packages, membership, name_members
from ...analysis.packages.families import members_of
from ...analysis.packages.listed.enumerate import PackageTable
from ...analysis.packages.solved.best import SolvedRanking
from ...analysis.packages.solved.gathered import look_around, score_known
from ...analysis.packages.sureness import is_sure
from ...analysis.packages.tie_set import TieSet, within_margin
from ...analysis.packages.value_in_time import Waiting, mean_value, value_by_day, wait_a_month
from ...analysis.score import TIE, normalise_weights, rank_scores
from ..effort import MOST_GATHERED
from .answer import BY_SCORE, InTime, NotComputed
from .common import Asked
from .sureness import shares_of

if TYPE_CHECKING:
    from ..questions.packages import Packages

SCORE, MEAN, BY_DAY = "score", "mean_value", "value_by_day"


def is_in_time(asked: Asked) -> bool:
    """Whether packages are ranked by value in time, not by score."""
    return asked.question.rank_by != SCORE


def not_by_score(question: Packages) -> dict[str, NotComputed]:
    """Parts of an answer that compare scores, and so say nothing of packages ranked by value in time."""
    asked = [part for part in BY_SCORE if getattr(question, part)]
    return {part: NotComputed("not by score") for part in ("tie_set", *asked)}


def rank_in_time(asked: Asked, table: PackageTable) -> tuple[PackageRanking, InTime | None]:
    """All allowed packages by value in time."""
    question = asked.question
    member_pi = members_of(table.mask_p, table.parts.n_options)
    ranking, found = asked.study.recall(
        "packages in time",
        (question.rules_key, question.weights, question.rank_by, question.top),
        make=lambda: _rank(asked, member_pi, True),
        slow="Following packages over time",
    )
    return replace(ranking, n_feasible=table.n_feasible, n_possible=table.n_possible), found


def rank_solved_in_time(asked: Asked, found: SolvedRanking, ties: TieSet | None) -> tuple[SolvedRanking, InTime | None]:
    """By value in time, the best packages found, the tie set and those around them."""
    if not found.ranking.rows:
        return found, None
    met = [*(row.members for row in found.ranking.rows), *(ties.found if ties else ())]
    member_pi = look_around(score_known(asked.parts, asked.rules, met, asked.point_j)).best(MOST_GATHERED).member_pi
    if asked.question.sure:
        member_pi = member_pi[is_sure(shares_of(asked, member_pi), asked.question.sure)]
    ranking, in_time = _rank(asked, member_pi, False)
    ranking = replace(ranking, n_possible=found.ranking.n_possible)
    return replace(found, ranking=ranking, n_proven=0, is_complete=False, bound=None, may_tie_more=False), in_time


def find_waiting(asked: Asked, best: PackageRow | None) -> Waiting | None:
    """What a month of waiting does to the first package; None where it is not asked for, or there is none."""
    if best is None or not (asked.question.waiting or is_in_time(asked)):
        return None
    (member_i,) = membership(asked.parts, [best.members])
    return wait_a_month(asked.parts, asked.rules.limits, member_i, asked.point_j, float(asked.case.horizon_days))


def _value(asked: Asked, member_pi: Bools) -> Floats:
    kind, _, day = asked.question.rank_by.partition(":")
    if kind == MEAN:
        return mean_value(asked.parts, member_pi, asked.point_j, float(asked.case.horizon_days))
    return value_by_day(asked.parts, member_pi, asked.point_j, float(day))


def _rank(asked: Asked, member_pi: Bools, is_listed: bool) -> tuple[PackageRanking, InTime | None]:
    value_p = _value(asked, member_pi)
    known = np.flatnonzero(~np.isnan(value_p))
    best = known[np.lexsort((known, -value_p[known]))][: asked.question.top]
    rows = describe_packages(asked.parts, name_members(asked.parts, member_pi[best]), asked.point_j)
    ranks = rank_scores(value_p[best])
    rows = tuple(replace(row, rank=int(rank)) for row, rank in zip(rows, ranks, strict=True))
    n_tied = int((value_p[known] >= value_p[best[0]] - TIE).sum()) if len(best) else 0
    n_as_last = int((value_p[known] >= value_p[best[-1]] - TIE).sum()) if len(best) else 0
    ranking = PackageRanking(
        normalise_weights(asked.point_j),
        rows,
        n_tied,
        None,
        0,
        len(value_p) - len(known),
        max(n_as_last - len(rows), 0),
    )
    if not len(best):
        return ranking, None
    case, kind = asked.case, asked.question.rank_by.partition(":")[0]
    named_pi = membership(asked.parts, asked.named_members().values())
    named = name_members(asked.parts, named_pi)
    shown = dict(zip((row.members for row in rows), value_p[best].tolist(), strict=True))
    shown |= dict(zip(named, _value(asked, named_pi).tolist(), strict=True)) if named else {}
    n_within = len(within_margin(value_p, case.too_close))
    day = float(asked.question.rank_by.partition(":")[2]) if kind == BY_DAY else None
    return ranking, InTime(day, float(case.horizon_days), shown, n_within, len(value_p), is_listed)
