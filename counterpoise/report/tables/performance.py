"""One option's levels, what they rest on and what they are worth."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.score import Ranking
from ...analysis.table import PerformanceTable
from ...model import Case, Criterion, Measure, Option, Receipt
from ..glossary import GLOSSARY
from ..sentences.criterion import anchor_text, change_word
from .table import Cell, Column, Table
from .values import BASIS_COLUMNS, basis_cells, number_or_none

DERIVED_FROM: Mapping[Measure, str] = {
    "cost": "sum of the committed costs",
    "risk": "sum of likelihood x severity over the risks that no criterion already covers",
    "ready_day": "follows from the lead times of the prerequisites",
    "effect_day": "follows from the lead times of the prerequisites and the lag to the first effect",
}

BEFORE = (
    Column("criterion", "Criterion"),
    Column("unit", "Unit"),
    Column("low", "Low", "number", decimals=None, help="The lowest level that is still plausible.", empty="missing"),
    Column(
        "level",
        "Most likely",
        "number",
        decimals=None,
        help=GLOSSARY["performance"].sentence,
        empty="missing",
    ),
    Column("high", "High", "number", decimals=None, help="The highest level that is still plausible.", empty="missing"),
)

AFTER = (
    Column("change", "Better or worse", help="Whether the difference from the baseline is better or worse."),
    Column("anchors", "In words", help="The anchors of the scale between which the most likely level stands."),
    Column(
        "effect",
        "Entered as",
        help="`level`: the level itself; `effect`: a change added to the baseline's level; "
        "`derived`: computed from costs, risks or prerequisites.",
    ),
    Column("value", "Partial value", "number", "0 to 1", 2, GLOSSARY["partial_value"].sentence, "missing"),
    Column("weight", "Weight", "percent", "%", 1, GLOSSARY["weight"].sentence),
    Column("contribution", "Contribution", "number", "points", 1, GLOSSARY["contribution"].sentence, "missing"),
    *BASIS_COLUMNS,
)


def performance_table(
    case: Case, performance: PerformanceTable, ranking: Ranking, option_id: str, receipt: Receipt | None = None
) -> Table:
    """One option, criterion by criterion: levels, difference from the baseline, anchors, value, weight, basis."""
    i = performance.option_ids.index(option_id)
    option = case.options[option_id]
    return Table(
        "performance",
        f"{option.label}: performance",
        (*BEFORE, *_baseline_columns(case), *AFTER),
        tuple(
            _row(option, criterion, performance, ranking, i, j) for j, criterion in enumerate(case.criteria.values())
        ),
        row_ids=tuple(case.criteria),
        receipt=receipt,
        row_decimals=tuple(criterion.decimals for criterion in case.criteria.values()),
    )


def _baseline_columns(case: Case) -> tuple[Column, ...]:
    """The baseline's level, under its name, and the most likely difference from it."""
    label = case.options[case.baseline].label
    level = "The most likely level of the baseline, with which everything is compared."
    difference = f"Most likely level minus that of the baseline, {label}."
    return (
        Column("baseline", label, "number", "", None, level, "missing", "baseline"),
        Column("difference", "Difference from it", "number", "", None, difference, "missing", is_signed=True),
    )


def _row(
    option: Option, criterion: Criterion, performance: PerformanceTable, ranking: Ranking, i: int, j: int
) -> tuple[Cell, ...]:
    return (
        criterion.name,
        criterion.unit,
        number_or_none(performance.low_ij[i, j]),
        number_or_none(performance.mode_ij[i, j]),
        number_or_none(performance.high_ij[i, j]),
        number_or_none(performance.mode_ij[performance.baseline, j]),
        difference := number_or_none(performance.difference_ij()[i, j]),
        change_word(criterion, difference),
        anchor_text(criterion, float(performance.mode_ij[i, j])),
        *_entry_cells(option, criterion, number_or_none(ranking.value_ij[i, j]), ranking, i, j),
    )


def _entry_cells(
    option: Option, criterion: Criterion, value: float | None, ranking: Ranking, i: int, j: int
) -> tuple[Cell, ...]:
    numbers = (value, float(100 * ranking.weight_j[j]), number_or_none(ranking.contribution_ij[i, j]))
    if criterion.measured_by is not None:
        return ("derived", *numbers, "derived", DERIVED_FROM[criterion.measured_by], ())
    cell = option.performance[criterion.id]
    kind, because, claims = ("missing", cell.missing, ()) if cell.missing else basis_cells(cell.basis)
    return ("effect" if cell.is_effect else "level", *numbers, kind, because, claims)
