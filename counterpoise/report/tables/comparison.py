"""Every option under one set of weights: the table under the ranked bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ...analysis.packages.chances import Condition, PackageChances
from ...analysis.score import Ranking
from ...analysis.table import PerformanceTable
from ...model import Case, Criterion, Measure, Receipt
from ..flags import option_flags
from ..glossary import GLOSSARY
from ..sentences.packages import limit_text
from .table import Cell, Column, Kind, Table
from .values import number_or_none, rank_or_none

Part = Literal["level", "low", "high", "difference", "value", "contribution"]
PARTS: tuple[Part, ...] = ("level", "low", "high", "difference", "value", "contribution")

FLAGS = Column("flags", "Flags", "list", help="What to know before reading the rank.")

KEEPS = Column(
    "all_hold",
    "Keeps its limits and red lines",
    "percent",
    "%",
    1,
    "Share of simulations in which the option, alone, keeps every limit, deadline, red line and level to reach.",
)


def comparison_table(
    case: Case,
    performance: PerformanceTable,
    ranking: Ranking,
    receipt: Receipt | None = None,
    parts: Sequence[Part | Literal["chances"]] = ("level",),
    kept: PackageChances | None = None,
) -> Table:
    """Options from first to last, with score, levels, cost, risk exposure, days and flags.

    ``kept`` says how often each option keeps its limits and red lines, in the case's order of options.

    ``parts`` says what is shown per criterion: the level in its unit, its low and high, its
    difference from the baseline, its partial value (0 to 1), its contribution in score points; criteria
    keep the case's order. Cost, risk exposure and days stand apart only where no criterion's level
    shows them already.
    With "chances" among the parts each limit and red line has a column of its own.
    """
    flags = option_flags(case, performance, ranking)
    conditions = kept.conditions if kept is not None and "chances" in parts else ()
    shown: list[Part] = [part for part in parts if part != "chances"]
    criteria, own = list(case.criteria.values()), _own_measures(case, shown)
    columns = (
        *_score_columns(),
        *(_part_column(case, c, part) for c in criteria for part in shown),
        *(_own_column(case, m) for m in own),
        *([KEEPS] if kept is not None else ()),
        *(_chance_column(case, c, condition) for c, condition in enumerate(conditions)),
        FLAGS,
    )
    rows = tuple(
        (
            *_score_cells(case, ranking, i),
            *(_part_cell(performance, ranking, i, j, part) for j in range(len(criteria)) for part in shown),
            *(performance.own_i[i][measure].mode for measure in own),
            *([100 * float(kept.all_p[i])] if kept is not None else ()),
            *(100 * float(kept.holds_pc[i, c]) for c in range(len(conditions)) if kept is not None),
            tuple(flag.text for flag in flags[i]),
        )
        for i in ranking.order
    )
    return Table(
        "comparison",
        "Options compared",
        columns,
        rows,
        row_ids=tuple(performance.option_ids[i] for i in ranking.order),
        notes=_notes(case),
        receipt=receipt,
    )


def _chance_column(case: Case, place: int, condition: Condition) -> Column:
    text = "Share of simulations in which the option, alone, keeps this one rule."
    return Column(f"holds.{place}", f"Keeps {limit_text(case, condition.limit)}", "percent", "%", 1, text)


def _score_columns() -> tuple[Column, ...]:
    return (
        Column("rank", "Rank", "rank", help="1 is best; equal scores share the better rank.", empty="not ranked"),
        Column("option", "Option"),
        Column("score", "Score", "number", "points", 1, GLOSSARY["score"].sentence, "missing"),
        Column(
            "score_low",
            "Score, low",
            "number",
            "points",
            1,
            GLOSSARY["score_range"].sentence,
        ),
        Column(
            "score_high",
            "Score, high",
            "number",
            "points",
            1,
            GLOSSARY["score_range"].sentence,
        ),
    )


def _score_cells(case: Case, ranking: Ranking, i: int) -> tuple[Cell, ...]:
    return (
        rank_or_none(ranking.rank_i[i]),
        case.options[ranking.option_ids[i]].label,
        number_or_none(ranking.score_i[i]),
        float(ranking.low_i[i]),
        float(ranking.high_i[i]),
    )


def _part_column(case: Case, criterion: Criterion, part: Part) -> Column:
    about = "criterion"
    if part == "value":
        text = f"Partial value: 0 at {criterion.worst:g}, 1 at {criterion.best:g} {criterion.unit}."
        return Column(
            f"value.{criterion.id}", f"{criterion.name}, value", "number", "0 to 1", 2, text, "missing", about
        )
    if part == "contribution":
        text = GLOSSARY["contribution"].sentence
        return Column(
            f"contribution.{criterion.id}",
            f"{criterion.name}, contribution",
            "number",
            "points",
            1,
            text,
            "missing",
            about,
        )
    if part == "difference":
        text = f"Most likely level minus that of the baseline, {case.options[case.baseline].label}."
        return Column(
            f"difference.{criterion.id}",
            f"{criterion.name}, difference",
            "number",
            criterion.unit,
            criterion.decimals,
            text,
            "missing",
            about,
            is_signed=True,
        )
    label = criterion.name if part == "level" else f"{criterion.name}, {part}"
    return Column(
        f"{part}.{criterion.id}",
        label,
        "number",
        criterion.unit,
        criterion.decimals,
        criterion.definition,
        "missing",
        about,
    )


def _part_cell(performance: PerformanceTable, ranking: Ranking, i: int, j: int, part: Part) -> float | None:
    source_ij = {
        "level": performance.mode_ij,
        "low": performance.low_ij,
        "high": performance.high_ij,
        "difference": performance.difference_ij(),
        "value": ranking.value_ij,
        "contribution": ranking.contribution_ij,
    }[part]
    return number_or_none(source_ij[i, j])


OWN: Mapping[Measure, tuple[str, str, int, str]] = {
    "cost": ("Committed cost", "", 1, GLOSSARY["committed_cost"].sentence),
    "risk": (
        "Risk exposure",
        "severity points",
        1,
        GLOSSARY["risk_exposure"].sentence,
    ),
    "ready_day": ("Ready", "day", 0, GLOSSARY["ready_day"].sentence),
    "effect_day": ("First effect", "day", 0, GLOSSARY["effect_day"].sentence),
}
"""Label, unit, decimals and help of what every option has whether or not a criterion is made of it."""


def _own_measures(case: Case, parts: Sequence[Part]) -> list[Measure]:
    """What no level column shows already."""
    shown = {criterion.measured_by for criterion in case.criteria.values()} if "level" in parts else set()
    return [measure for measure in OWN if measure not in shown]


def _own_column(case: Case, measure: Measure) -> Column:
    label, unit, decimals, text = OWN[measure]
    kind: Kind = "day" if measure.endswith("day") else "number"
    return Column(measure, label, kind, unit or case.money.label, decimals, text)


def _notes(case: Case) -> tuple[str, ...]:
    missing = tuple(
        f"{option.label}: {case.criteria[cell.criterion].name} is missing: {cell.missing}"
        for option in case.options.values()
        for cell in option.performance.values()
        if cell.missing
    )
    return (
        *missing,
        *(
            f"Left out because of errors in its file: {left.kind} {left.about or left.id} ({left.file})."
            for left in case.left_out
        ),
    )
