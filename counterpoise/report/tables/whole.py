"""Who disagrees, and what the best package rests on."""

from __future__ import annotations

from ...model import Case, Receipt
from ...study.packages.answer import ProfileScores
from ..sentences.cards import Rests
from ..sentences.packages import package_name
from .table import Column, Table
from .values import number_or_none


def profiles_table(case: Case, found: ProfileScores, what: str, receipt: Receipt | None = None) -> Table:
    """Score points that packages (or measures) lie behind each profile's best; ``what`` is the table's id."""
    names = [package_name(case, members) for members in found.packages]
    columns = (
        Column("profile", "Weight profile"),
        *(
            Column(f"behind.{p}", name, "number", "points behind", 1, empty="not ranked")
            for p, name in enumerate(names)
        ),
    )
    rows = tuple(
        (case.profiles[profile].name, *(number_or_none(x) for x in behind_p))
        for profile, behind_p in zip(found.profiles, found.behind_qp, strict=True)
    )
    kind = "packages" if what == "profiles_packages" else "measures"
    note = "0 is the profile's best. A difference within the tie margin is too close to call."
    return Table(what, f"Weight profiles and {kind}", columns, rows, found.profiles, (note,), receipt)


def rests_table(rests: Rests, receipt: Receipt | None = None) -> Table:
    """How many numbers behind the best package rest on what."""
    columns = (Column("basis", "Basis"), Column("numbers", "Numbers", "number", "", 0))
    rows = (
        ("straight from a source", rests.source),
        ("judgment that cites evidence", rests.cited),
        ("judgment alone", rests.alone),
    )
    return Table("rests", "What the best package rests on", columns, rows, ("source", "cited", "alone"), (), receipt)
