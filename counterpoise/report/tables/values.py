"""From arrays and ranges to cells."""

from __future__ import annotations

import math

from ...analysis.score import UNRANKED
from ...model import Basis, Range
from ..glossary import GLOSSARY
from .table import Column

BASIS_COLUMNS = (
    Column("basis", "Basis", help=GLOSSARY["basis"].sentence),
    Column("because", "Reason"),
    Column("claims", "Claims", "list", help=GLOSSARY["claim"].sentence),
)
"""Headings of what `basis_cells` gives."""


def number_or_none(value: float) -> float | None:
    """A plain float; NaN, which means missing, becomes None."""
    return None if math.isnan(value) else float(value)


def rank_or_none(rank: int) -> int | None:
    """A plain rank; that of an option that is not ranked becomes None."""
    return None if rank == UNRANKED else int(rank)


def range_cells(level: Range | None) -> tuple[float | None, float | None, float | None]:
    """Low, mode and high as cells."""
    return (None, None, None) if level is None else (level.low, level.mode, level.high)


def basis_cells(basis: Basis | None) -> tuple[str, str, tuple[str, ...]]:
    """Kind, reason and claims as cells; a derived level has no basis of its own."""
    return ("derived", "", ()) if basis is None else (basis_word(basis.kind), basis.because, basis.claims)


def basis_word(kind: str) -> str:
    """A kind as readers meet it; files keep the spelling `judgement`."""
    return "judgment" if kind == "judgement" else kind
