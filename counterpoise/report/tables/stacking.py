"""How effects add up in a package, criterion by criterion."""

from __future__ import annotations

from ...model import SHARES, Case, Criterion, Receipt, Share
from ..glossary import GLOSSARY
from ..sentences.stacking import STACKING_LABELS
from .table import Cell, Column, Table
from .values import BASIS_COLUMNS, basis_cells

COLUMNS = (
    Column("criterion", "Criterion"),
    Column("share", "Share", help=GLOSSARY["stacking"].sentence),
    Column("low", "Low", "number", "0 to 1", 2, "The lowest share that is still plausible."),
    Column("mode", "Most likely", "number", "0 to 1", 2, "The most likely share."),
    Column("high", "High", "number", "0 to 1", 2, "The highest share that is still plausible."),
    *BASIS_COLUMNS,
)


def stacking_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every stacking share, with its reason where it is an estimate."""
    pairs = [(c, share) for c in case.criteria.values() if not c.is_derived for share in SHARES]
    return Table(
        "stacking",
        "How effects add up in a package",
        COLUMNS,
        tuple(_row(criterion, share) for criterion, share in pairs),
        row_ids=tuple(f"{criterion.id}.{share}" for criterion, share in pairs),
        receipt=receipt,
    )


def _row(criterion: Criterion, share: Share) -> tuple[Cell, ...]:
    head = (criterion.name, STACKING_LABELS[share])
    for estimate in criterion.stacking.estimates:
        if estimate.share == share:
            found = estimate.range
            return (*head, found.low, found.mode, found.high, *basis_cells(estimate.basis))
    number = criterion.stacking.share(share)
    return (*head, number, number, number, "judgement", "", ())
