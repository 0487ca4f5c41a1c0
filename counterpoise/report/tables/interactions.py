"""What pairs of options change together."""

from __future__ import annotations

from ...model import Case, Receipt
from ..glossary import GLOSSARY
from .table import Column, Table
from .values import BASIS_COLUMNS, basis_cells

COLUMNS = (
    Column("pair", "Together", "list"),
    Column("criterion", "Criterion"),
    Column("unit", "Unit"),
    Column("low", "Low", "number", decimals=None, help="The lowest change that is still plausible."),
    Column("change", "Most likely change", "number", decimals=None, help=GLOSSARY["interaction"].sentence),
    Column("high", "High", "number", decimals=None, help="The highest change that is still plausible."),
    *BASIS_COLUMNS,
)


def interactions_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every interaction between two options, with its reason."""
    criteria = [case.criteria[interaction.criterion] for interaction in case.interactions]
    rows = tuple(
        (
            tuple(case.options[id_].label for id_ in interaction.pair),
            criterion.name,
            criterion.unit,
            interaction.range.low,
            interaction.change,
            interaction.range.high,
            *basis_cells(interaction.basis),
        )
        for interaction, criterion in zip(case.interactions, criteria, strict=True)
    )
    return Table(
        "interactions",
        "Joint effects of pairs of options",
        COLUMNS,
        rows,
        row_ids=tuple(f"{i.pair[0]}+{i.pair[1]}:{i.criterion}" for i in case.interactions),
        receipt=receipt,
        row_decimals=tuple(max(criterion.decimals, 1) for criterion in criteria),
    )
