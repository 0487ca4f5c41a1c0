"""How robust the order of packages is: which packages are judged, and over which draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from ..questions.robustness import Robustness

MOST_EFFICIENT = 3
"""Criteria with weight up to which a solver also finds all efficient packages: there they are few."""


def judge_packages(study: Study, question: Robustness, law: WeightLaw) -> tuple[PackageRobustness, int | None]:
    """The packages that keep the case's own rules over the question's draws, and how many are in the tie set."""
    packages = Packages(weights=question.weights, draws=question.draws, seed=question.seed).complete(study.case)
    asked = Asked(study, packages)
    found = _judge_listed if packages.is_listed(study.case) else _judge_found
    ties = study.answer(replace(packages, draws=None)).tie_set
    return found(asked, law, question.levels == "exact"), None if ties is None else ties.count


def _judge_listed(asked: Asked, law: WeightLaw, is_exact: bool) -> PackageRobustness:
    table = table_of(asked)
    if not table.n_feasible:
        raise QuestionFault("of", "no package keeps all the rules, so there is none to judge")
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
    wanted = Packages(
        weights=asked.question.weights, seed=asked.question.seed, efficient=len(asked.counted) <= MOST_EFFICIENT
    )
    found = asked.study.answer(wanted)
    ties = found.tie_set
    in_ties = [row for row in (ties.cheapest, ties.earliest, ties.least_risky) if row] if ties else []
    efficient = found.efficient.members if found.efficient else ()
    allowed = [named.row.members for named in found.named.values() if not named.breaks]
    members = dict.fromkeys([*(row.members for row in (*found.ranking.rows, *in_ties)), *allowed, *efficient])
    if not members:
        raise QuestionFault("of", "no package was found that keeps all the rules, so there is none to judge")
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
