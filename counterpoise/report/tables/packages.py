"""The case's named packages: members and idea."""

from __future__ import annotations

from ...model import Case, Receipt
from ..glossary import GLOSSARY
from .table import Column, Table

COLUMNS = (
    Column("id", "Id"),
    Column("name", "Package", help=GLOSSARY["package"].sentence),
    Column("members", "Options", "list"),
    Column("idea", "Main idea"),
)


def named_packages_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every package the case names, with its members."""
    rows = tuple(
        (package.id, package.name, tuple(case.options[id_].label for id_ in package.members), package.idea)
        for package in case.packages.values()
    )
    return Table("named_packages", "Predefined packages", COLUMNS, rows, tuple(case.packages), (), receipt)
