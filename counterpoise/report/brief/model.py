"""From a brief's answer to what a live workbook recomputes."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np

from ...study.questions.brief import BriefAnswer
from ...study.questions.options import Options
from ...study.weights import points_of
from ..sentences.packages import package_name
from ..tables import claims_table, costs_table, options_table, sources_table
from ..tables.values import rank_or_none
from .parts import grid, joined
from .record import LiveCriterion, LivePackage, Model, Numbers


def build_model(answer: BriefAnswer) -> Model:
    """The model behind a brief, in the case's order of measures and criteria."""
    case, found = answer.case, answer.whole.comparison
    performance, ranking = found.performance, found.ranking
    asked, ids = Options(weights=answer.question.weights), tuple(case.options)
    points_j = points_of(answer.question.weights, case)
    functions = zip(case.criteria.values(), performance.functions, points_j, strict=True)
    costs = joined([(case.options[id_].label, costs_table(case, id_)) for id_ in ids], "Measure")
    sources, claims = sources_table(case), claims_table(case)
    return Model(
        tuple(
            LiveCriterion(
                c.name,
                c.unit,
                case.objectives[c.objective].name,
                tuple(zip(f.level_k.tolist(), f.value_k.tolist(), strict=True)),
                float(points),
                c.decimals,
            )
            for c, f, points in functions
        ),
        tuple(case.options[id_].label for id_ in performance.option_ids),
        _rows(performance.mode_ij.tolist()),
        _rows(np.where(performance.is_shared_ij, performance.mode_ij, performance.low_ij).tolist()),
        _rows(np.where(performance.is_shared_ij, performance.mode_ij, performance.high_ij).tolist()),
        _rows(performance.values().tolist()),
        _numbers(ranking.score_i.tolist()),
        tuple(map(rank_or_none, ranking.rank_i)),
        tuple(zip(ranking.low_i.tolist(), ranking.high_i.tolist(), strict=True)),
        tuple(_packages(answer)),
        case.too_close,
        None if costs is None else grid(costs, [c.id for c in costs.columns], asked, caption="Costs"),
        grid(options_table(case), ["name", "ready_day", "effect_day", "cost", "summary"], asked, caption="Calendar"),
        grid(sources, [c.id for c in sources.columns], asked) if sources.rows else None,
        grid(claims, [c.id for c in claims.columns], asked) if claims.rows else None,
    )


def _packages(answer: BriefAnswer) -> list[LivePackage]:
    """The best packages, then the case's own that are not among them."""
    case, found = answer.case, answer.packages
    by_members = {row.members: (package_name(case, row.members), row) for row in found.ranking.rows}
    for id_, named in found.named.items():
        _, row = by_members.get(named.row.members, ("", named.row))
        by_members[named.row.members] = (f"{case.packages[id_].name}: {package_name(case, row.members)}", row)
    return [
        LivePackage(name, _numbers(row.level_j.tolist()), None if isnan(row.score) else float(row.score))
        for name, row in by_members.values()
    ]


def _rows(table: Sequence[Sequence[float]]) -> tuple[Numbers, ...]:
    return tuple(_numbers(row) for row in table)


def _numbers(row: Sequence[float]) -> Numbers:
    return tuple(None if isnan(number) else float(number) for number in row)
