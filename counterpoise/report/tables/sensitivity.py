"""What would change who is first: by weight, by option, by cell, and the swing of the lead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...analysis.score import Ranking
from ...analysis.sensitivity import Bar, NearestWeights, Sensitivity
from ...analysis.table import PerformanceTable
from ...model import Case, Criterion, Receipt
from ..numbers import decimals_apart
from ..sentences.sensitivity import finding_sentence, nearest_sentence, switch_decimals, weight_changes
from .table import Cell, Column, Table
from .values import number_or_none

NOBODY = "none"


def findings_table(case: Case, ranking: Ranking, sensitivity: Sensitivity, receipt: Receipt | None = None) -> Table:
    """The single changes after which somebody else is first, smallest first."""
    columns = (
        Column("sentence", "What would change which option ranks first"),
        Column("kind", "What moves", help="A weight, one estimate, or the baseline level that all options share."),
        Column("inside", "Inside its range", help="Whether the level lies between the estimate's own low and high."),
        Column(
            "size", "Size", "percent", "% of scale or weight", 1, "Share of all weight, or of the criterion's scale."
        ),
    )
    rows = tuple(
        (finding_sentence(case, ranking, f), f.kind, "" if f.is_inside is None else f.is_inside, 100 * f.size)
        for f in sensitivity.findings
    )
    return Table("findings", "What would change which option ranks first", columns, rows, receipt=receipt)


def stability_table(case: Case, ranking: Ranking, sensitivity: Sensitivity, receipt: Receipt | None = None) -> Table:
    """Per criterion, the shares of weight between which the leader stays first."""
    columns = (
        Column("criterion", "Criterion"),
        Column("weight", "Weight now", "percent", "%", 1, "Share of all weight."),
        Column("low", "First from", "percent", "%", 1, "Smallest share at which the leader ranks first."),
        Column("high", "First to", "percent", "%", 1, "Largest share at which the leader ranks first."),
        Column("below", "Leads below that"),
        Column("above", "Leads above that"),
    )
    rows = tuple(
        (
            case.criteria[sweep.criterion_id].name,
            100 * sweep.weight,
            100 * sweep.low,
            100 * sweep.high,
            _name(case, ranking, sweep.below),
            _name(case, ranking, sweep.above),
        )
        for sweep in sensitivity.sweeps
    )
    notes = ("One weight moves; the others keep their proportions to each other.",)
    return Table(
        "stability", "Range of each weight in which the leader stays first", columns, rows, notes=notes, receipt=receipt
    )


def nearest_table(
    case: Case, ranking: Ranking, found: Sequence[NearestWeights], receipt: Receipt | None = None
) -> Table:
    """Per option, the smallest movement of weights that makes it first."""
    columns = (
        Column("option", "Option"),
        Column(
            "movement",
            "Weight that shifts",
            "percent",
            "%",
            1,
            "Half the sum of all changes of shares.",
            "no weights do it",
        ),
        Column("changes", "Shares that move"),
        Column("sentence", "In words"),
    )
    rows = tuple(
        (
            case.options[ranking.option_ids[nearest.row]].label,
            None if nearest.movement is None else 100 * nearest.movement,
            weight_changes(case, nearest) if nearest.is_possible else "",
            nearest_sentence(case, ranking, nearest),
        )
        for nearest in sorted(found, key=lambda n: (n.movement is None, n.movement or 0.0))
    )
    return Table("nearest_weights", "What it takes for each option to rank first", columns, rows, receipt=receipt)


def cells_table(
    case: Case, table: PerformanceTable, ranking: Ranking, sensitivity: Sensitivity, receipt: Receipt | None = None
) -> Table:
    """Per estimate that can change it, the level at which the leader changes."""
    columns = (
        Column("option", "Option"),
        Column("criterion", "Criterion"),
        Column("unit", "Unit"),
        Column("low", "Low", "number", decimals=None),
        Column("level", "Level now", "number", decimals=None),
        Column("high", "High", "number", decimals=None),
        Column("switch", "Another option leads at", "number", decimals=None),
        Column("relative", "Change", "percent", "% of level", 0, "Empty from a level of 0.", "from 0"),
        Column("inside", "Inside its range"),
        Column("takes_over", "Then leads"),
    )
    cells, criteria = sensitivity.cells, list(case.criteria.values())
    found = [(int(i), int(j)) for i, j in np.argwhere(cells.takes_over_ij >= 0)]
    found.sort(key=lambda cell: (not cells.is_inside_ij[cell], abs(cells.value_change_ij[cell])))
    rows = tuple(_cell_row(case, table, ranking, sensitivity, i, j, criteria[j]) for i, j in found)
    decimals = tuple(
        decimals_apart(float(table.mode_ij[i, j]), float(cells.level_ij[i, j]), switch_decimals(criteria[j]))
        for i, j in found
    )
    return Table(
        "cells",
        "Level of each estimate at which another option leads",
        columns,
        rows,
        receipt=receipt,
        row_decimals=decimals,
    )


def _cell_row(
    case: Case,
    table: PerformanceTable,
    ranking: Ranking,
    sensitivity: Sensitivity,
    i: int,
    j: int,
    criterion: Criterion,
) -> tuple[Cell, ...]:
    cells = sensitivity.cells
    return (
        _name(case, ranking, i),
        criterion.name,
        criterion.unit,
        number_or_none(table.low_ij[i, j]),
        number_or_none(table.mode_ij[i, j]),
        number_or_none(table.high_ij[i, j]),
        number_or_none(cells.level_ij[i, j]),
        number_or_none(100 * cells.relative_ij[i, j]),
        bool(cells.is_inside_ij[i, j]),
        _name(case, ranking, int(cells.takes_over_ij[i, j])),
    )


def tornado_table(case: Case, ranking: Ranking, bars: tuple[Bar, ...], receipt: Receipt | None = None) -> Table:
    """How far the lead swings over each estimate's own range."""
    columns = (
        Column("estimate", "Estimate"),
        Column("unit", "Unit"),
        Column("low", "Low", "number", decimals=None),
        Column("high", "High", "number", decimals=None),
        Column(
            "lead_low", "Lead at low", "number", "points", 1, "Score points of the leader above the best of the others."
        ),
        Column("lead_high", "Lead at high", "number", "points", 1),
        Column("swing", "Swing", "number", "points", 1),
    )
    criteria = list(case.criteria.values())
    rows = tuple(
        (
            bar_name(case, ranking, bar),
            criteria[bar.column].unit,
            bar.low,
            bar.high,
            bar.lead_at_low,
            bar.lead_at_high,
            bar.swing,
        )
        for bar in bars
    )
    decimals = tuple(criteria[bar.column].decimals for bar in bars)
    return Table(
        "tornado", "How far each estimate moves the lead", columns, rows, receipt=receipt, row_decimals=decimals
    )


def bar_name(case: Case, ranking: Ranking, bar: Bar) -> str:
    """What a bar of the tornado moves."""
    criterion = list(case.criteria.values())[bar.column]
    if bar.row is None:
        return f"weight of {criterion.name}"
    who = "all options" if bar.is_shared else case.options[ranking.option_ids[bar.row]].label
    return f"{criterion.name}: {who}"


def _name(case: Case, ranking: Ranking, row: int | None) -> str:
    return NOBODY if row is None else case.options[ranking.option_ids[row]].label
