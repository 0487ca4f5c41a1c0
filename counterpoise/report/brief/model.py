"""What a live workbook recomputes: levels, value functions, weights and packages, with the engine's results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from ...analysis.score import UNRANKED
from ...study.questions.brief import BriefAnswer
from ...study.questions.options import Options
from ...study.weights import points_of
from ..sentences.packages import package_name
from ..tables import claims_table, costs_table, options_table, sources_table
from .parts import grid, joined
from .record import Grid

Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LiveCriterion:
    """``knots`` are (level, partial value) pairs with ascending levels; ``points`` the weight as given."""

    name: str
    unit: str
    objective: str
    knots: tuple[tuple[float, float], ...]
    points: float
    decimals: int


@dataclass(frozen=True, slots=True)
class LivePackage:
    """A package with its levels on every criterion, and its score as the engine gives it (None: no score)."""

    name: str
    level_j: Numbers
    score: float | None


@dataclass(frozen=True, slots=True)
class Model:
    """Levels have a row a measure and a column a criterion; None is missing."""

    criteria: tuple[LiveCriterion, ...]
    options: tuple[str, ...]
    mode_ij: tuple[Numbers, ...]
    low_ij: tuple[Numbers, ...]
    high_ij: tuple[Numbers, ...]
    value_ij: tuple[Numbers, ...]
    score_i: Numbers
    rank_i: tuple[int | None, ...]
    range_i: tuple[tuple[float, float], ...]
    packages: tuple[LivePackage, ...]
    margin: float
    costs: Grid | None
    calendar: Grid
    sources: Grid | None
    claims: Grid | None


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
        _rows(performance.low_ij.tolist()),
        _rows(performance.high_ij.tolist()),
        _rows(performance.values().tolist()),
        _numbers(ranking.score_i.tolist()),
        tuple(None if rank == UNRANKED else int(rank) for rank in ranking.rank_i),
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
