"""The price of sureness as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.packages.sureness import SureStep
from ...model import Case, Receipt
from ..sentences.packages import package_name
from .table import Column, Table


def sureness_table(case: Case, curve: Sequence[SureStep], receipt: Receipt | None = None) -> Table:
    """The packages that no other beats on both score and sureness, by rising sureness."""
    columns = (
        Column("share", "All rules hold", "percent", "% of simulations", 1, "All limits and red lines together."),
        Column("error", "Standard error", "number", "percentage points", 2),
        Column("score", "Best score", "number", "points", 1, "The highest score of a package at least this sure."),
        Column("lost", "Points lost", "number", "points", 1),
        Column("package", "Package"),
    )
    best = curve[0].score if curve else 0.0
    body = tuple(
        (100 * step.share, 100 * step.error, step.score, best - step.score, package_name(case, step.members))
        for step in curve
    )
    return Table("sureness", "What more sureness costs", columns, body, receipt=receipt)
