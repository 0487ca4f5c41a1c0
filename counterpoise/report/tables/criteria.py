"""The criteria of a case as their authors wrote them: definition, scale, anchors, value function, note."""

from __future__ import annotations

from ...model import Case, Criterion, Receipt
from ..glossary import GLOSSARY
from ..sentences.criterion import PROVENANCES, line_texts, quote_anchor, value_texts
from .performance import DERIVED_FROM
from .table import Cell, Column, Table

COLUMNS = (
    Column("id", "Id"),
    Column("criterion", "Criterion"),
    Column("objective", "Objective"),
    Column("definition", "Definition"),
    Column("unit", "Unit"),
    Column("worst", "Worst", "number", decimals=None, help="The level worth 0."),
    Column("best", "Best", "number", decimals=None, help="The level worth 1."),
    Column("anchors", "Anchors", "list", help="What single levels of the scale mean."),
    Column("value", "Value function", "list", help=GLOSSARY["partial_value"].sentence),
    Column("entered", "Entered as", help="How options state it, or what it is computed from."),
    Column("lines", "Red line and minimum", "list"),
    Column("provenance", "Origin", help="Who brought the criterion in."),
    Column("note", "Note"),
)


def criteria_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every criterion in the case's order."""
    criteria = case.criteria.values()
    return Table(
        "criteria",
        "Criteria",
        COLUMNS,
        tuple(_row(case, criterion) for criterion in criteria),
        tuple(case.criteria),
        receipt=receipt,
        row_decimals=tuple(criterion.decimals for criterion in criteria),
    )


def _row(case: Case, criterion: Criterion) -> tuple[Cell, ...]:
    entered = DERIVED_FROM[criterion.measured_by] if criterion.measured_by is not None else criterion.entered_as
    return (
        criterion.id,
        criterion.name,
        case.objectives[criterion.objective].name,
        criterion.definition,
        criterion.unit,
        criterion.worst,
        criterion.best,
        tuple(quote_anchor(anchor) for anchor in criterion.anchors),
        value_texts(criterion),
        entered,
        line_texts(criterion),
        PROVENANCES.get(criterion.provenance, criterion.provenance),
        criterion.note,
    )
