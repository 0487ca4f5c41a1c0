"""What each of several experts says of a level, and what it would do to the answer."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.experts import ExpertCell
from ...model import Case, Receipt
from ..sentences.experts import leaders_text
from .table import Cell, Column, Table
from .values import BASIS_COLUMNS, basis_cells, number_or_none

COLUMNS = (
    Column("option", "Option"),
    Column("criterion", "Criterion"),
    Column("unit", "Unit"),
    Column("expert", "Expert"),
    Column("low", "Low", "number", decimals=None, help="The lowest level that the expert finds plausible."),
    Column("level", "Most likely", "number", decimals=None, help="The expert's most likely level."),
    Column("high", "High", "number", decimals=None, help="The highest level that the expert finds plausible."),
    Column("effect", "Entered as", help="`level`: the level itself; `effect`: a change added to the baseline's level."),
    Column("score", "Score if right", "number", "points", 1, "The option's score by this expert alone.", "missing"),
    Column("first", "First if right", help="What ranks first if this expert alone is right, all else as it is."),
    Column("apart", "Experts apart", "number", "points", 1, "From the lowest score to the highest.", "missing"),
    Column("decides", "Decides the ranking", help="Whether it depends on who is right what ranks first."),
    *BASIS_COLUMNS,
)  # fmt: skip


def experts_table(case: Case, cells: Sequence[ExpertCell], receipt: Receipt | None = None) -> Table:
    """One row for each expert on each level, the levels on which most depends first."""
    rows = [(cell, place, _row(case, cell, place)) for cell in cells for place in range(len(cell.views))]
    return Table(
        "experts",
        "What several experts say",
        COLUMNS,
        tuple(row for _, _, row in rows),
        row_ids=tuple(f"{cell.option}.{cell.criterion}.{cell.views[place].name}" for cell, place, _ in rows),
        notes=("Experts count equally; simulations draw from the mean of their distributions.",),
        receipt=receipt,
        row_decimals=tuple(case.criteria[cell.criterion].decimals for cell, _, _ in rows),
    )


def _row(case: Case, cell: ExpertCell, place: int) -> tuple[Cell, ...]:
    option, criterion, view = case.options[cell.option], case.criteria[cell.criterion], cell.views[place]
    stated = option.performance[cell.criterion]
    return (
        option.label,
        criterion.name,
        criterion.unit,
        view.name,
        view.estimate.low,
        view.estimate.mode,
        view.estimate.high,
        "effect" if stated.is_effect else "level",
        number_or_none(view.score),
        leaders_text(case, view.leaders),
        number_or_none(cell.apart),
        "yes" if cell.decides else "no",
        *basis_cells(stated.basis),
    )
