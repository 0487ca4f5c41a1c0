"""How robust the order of packages is: which packages are judged, and over which draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...analysis.packages.describe import describe_packages
from ...analysis.packages.listed.enumerate import score_packages
from ...analysis.packages.listed.uncertain import PackageUncertainty, judge_uncertainty
from ...analysis.packages.robustness import PackageRobustness, judge_robustness
from ...analysis.uncertainty.weights import WeightLaw
from ..effort import MOST_PACKAGE_CELLS
from ..faults import QuestionFault
from ..questions.packages import Packages
from ..study import Study
from .common import Asked
from .listed import cells_of, draws_of_table, table_of
from .sureness import keep_sure, without_sureness

MOST_EFFICIENT = 3
"""Criteria with weight up to which a solver also finds all efficient packages: there they are few."""


def judge_packages(
    study: Study, packages: Packages, law: WeightLaw, *, is_exact: bool
) -> tuple[PackageRobustness, int | None]:
    """The packages that a completed question allows, over its draws, and how many of them are in the tie set."""
    asked = Asked(study, packages)
    found = _judge_listed if packages.is_listed(study.case) else _judge_found
    ties = study.answer(_quick(packages)).tie_set
    return found(asked, law, is_exact), None if ties is None else ties.count


def _quick(packages: Packages) -> Packages:
    """The same packages, over few draws; where these decide which are sure enough, over all of them."""
    return packages if packages.sure else replace(packages, draws=None)


def _judge_listed(asked: Asked, law: WeightLaw, is_exact: bool) -> PackageRobustness:
    table = keep_sure(asked, table_of(without_sureness(asked)))
    if not table.n_feasible:
        often = " often enough" if asked.question.sure else ""
        raise QuestionFault("of", f"no package keeps all the rules{often}, so there is none to judge")
    score_p = score_packages(table, asked.point_j)
    members = table.members(np.arange(table.n_feasible))
    judged: PackageUncertainty | None = None
    if not is_exact and cells_of(table, asked.n_draws) <= MOST_PACKAGE_CELLS:
        judged = judge_uncertainty(draws_of_table(asked, table), law, asked.question.seed)
    return judge_robustness(
        asked.parts if is_exact else asked.drawn_parts(),
        members,
        law,
        asked.n_draws,
        asked.question.seed,
        named=asked.named_members().values(),
        score_by_members=dict(zip(members, score_p.tolist(), strict=True)),
        judged=judged,
    )


def _judge_found(asked: Asked, law: WeightLaw, is_exact: bool) -> PackageRobustness:
    """The best packages that a solver found, those named in the tie set, the efficient ones, and the case's own."""
    is_few = len(asked.counted) <= MOST_EFFICIENT and not asked.question.sure
    found = asked.study.answer(replace(_quick(asked.question), efficient=is_few))
    ties = found.tie_set
    in_ties = [row for row in (ties.cheapest, ties.earliest, ties.least_risky) if row] if ties else []
    efficient = found.efficient.members if found.efficient else ()
    allowed = [named.row.members for named in found.named.values() if not named.breaks]
    members = dict.fromkeys([*(row.members for row in (*found.ranking.rows, *in_ties)), *allowed, *efficient])
    if not members:
        often = " often enough" if asked.question.sure else ""
        raise QuestionFault("of", f"no package was found that keeps all the rules{often}, so there is none to judge")
    rows = describe_packages(asked.parts, members, asked.point_j)
    return judge_robustness(
        asked.parts if is_exact else asked.drawn_parts(),
        members,
        law,
        asked.n_draws,
        asked.question.seed,
        named=allowed,
        score_by_members={row.members: row.score for row in rows},
        is_listed=False,
    )
