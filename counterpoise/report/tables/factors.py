"""Which estimates err together."""

from __future__ import annotations

from ...analysis.uncertainty.inputs import list_inputs, list_joint_inputs
from ...model import Case, Receipt
from ..glossary import GLOSSARY
from ..sentences.robustness import input_name
from .table import Column, Table

COLUMNS = (
    Column("factor", "In common", help=GLOSSARY["factor"].sentence),
    Column("together", "Estimates that are high together", "list"),
    Column("opposite", "Low where these are high", "list", empty="none"),
    Column("strength", "Rank correlation", "number", "-1 to 1", 2, "Of every two of them; 0 is none."),
    Column("because", "Reason"),
)


def factors_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every factor of the case: its estimates, how strongly they err together, and why."""
    entries = {entry.id: entry for entry in (*list_inputs(case), *list_joint_inputs(case))}
    names = {id_: input_name(case, entry) for id_, entry in entries.items()}
    rows = tuple(
        (
            factor.name,
            tuple(names.get(id_, id_) for id_ in factor.estimates if id_ not in factor.opposite),
            tuple(names.get(id_, id_) for id_ in factor.opposite),
            factor.strength,
            factor.because,
        )
        for factor in case.factors
    )
    ids = tuple(f"factor {at}" for at in range(1, len(rows) + 1))
    return Table("factors", "Which estimates err together", COLUMNS, rows, ids, (), receipt)
