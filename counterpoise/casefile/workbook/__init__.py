"""A case as a workbook, both ways."""

from .read import LoadedWorkbook, ReadWorkbook, is_workbook_of_ours, load_workbook, read_workbook
from .write import CannotWrite, write_template, write_workbook

__all__ = [
    "CannotWrite",
    "LoadedWorkbook",
    "ReadWorkbook",
    "is_workbook_of_ours",
    "load_workbook",
    "read_workbook",
    "write_template",
    "write_workbook",
]
