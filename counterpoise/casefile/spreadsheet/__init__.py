"""Bytes of a spreadsheet -> cells, within bounds; nothing in it is run or followed."""

from .container import MOST_BYTES, check_container, workbook_problem
from .grid import Found, Grid, SheetCells, cell_name, read_grid

__all__ = ["MOST_BYTES", "Found", "Grid", "SheetCells", "cell_name", "check_container", "read_grid", "workbook_problem"]
