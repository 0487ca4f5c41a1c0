"""What an option costs, committed and contingent apart."""

from __future__ import annotations

from ...model import Case, Receipt
from ..glossary import GLOSSARY
from ..numbers import decimals_of, format_number
from .table import Column, Table
from .values import BASIS_COLUMNS, basis_cells, range_cells


def costs_table(case: Case, option_id: str, receipt: Receipt | None = None) -> Table:
    """Every cost entry of one option, in the case's money."""
    option, unit = case.options[option_id], case.money.label
    columns = (
        Column("what", "Spent on"),
        Column(
            "kind",
            "Kind",
            help=f"Committed: {GLOSSARY['committed_cost'].sentence} Contingent: {GLOSSARY['contingent_cost'].sentence}",
        ),
        Column("low", "Low", "number", unit, 1),
        Column("mode", "Most likely", "number", unit, 1),
        Column("high", "High", "number", unit, 1),
        Column("trigger", "Due if"),
        Column(
            "likelihood",
            "Trigger probability",
            "percent",
            "%",
            0,
            "Most likely chance that the trigger occurs, where known.",
            "not known",
        ),
        Column("year", "Year", "number", decimals=0, help="Year after the decision; 1 is the first twelve months."),
        *BASIS_COLUMNS,
    )
    rows = tuple(
        (
            cost.what,
            cost.kind,
            *range_cells(cost.amount),
            cost.trigger,
            None if cost.likelihood is None else cost.likelihood.mode,
            cost.year,
            *basis_cells(cost.basis),
        )
        for cost in option.costs.values()
    )
    notes: tuple[str, ...] = (
        f"Prices of {case.money.price_year}. Contingent costs are listed separately, not added to the committed cost.",
    )
    if case.money.discount_rate:
        rate = format_number(case.money.discount_rate, decimals_of(case.money.discount_rate))
        notes += (f"Amounts are discounted by {rate} % a year to year {case.money.discount_to}.",)
    return Table("costs", f"{option.label}: costs", columns, rows, tuple(option.costs), notes, receipt)
