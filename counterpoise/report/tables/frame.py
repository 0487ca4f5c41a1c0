"""The one place where a table, or the rows of a chart, become an Arrow table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from .table import Cell, Table

if TYPE_CHECKING:
    import pandas as pd


def to_arrow(table: Table) -> pa.Table:
    """The table as shown: columns named by their headings, numbers rounded as on every export.

    Arrow is what a screen is sent; made from the cells themselves it costs a tenth of the way
    through a frame.
    """
    cells_by_column = list(zip(*table.shown(), strict=True)) or [()] * len(table.columns)
    arrays = [
        pa.array(cells, pa.float64() if column.is_numeric else pa.string())
        for column, cells in zip(table.columns, cells_by_column, strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=[column.heading for column in table.columns])


def to_frame(table: Table) -> pd.DataFrame:
    """The table as a data frame: columns named by their ids, numbers with full precision, missing ones NaN."""
    import pandas as pd

    columns = {column.id: [_frame_cell(cell) for cell in table.column(column.id)] for column in table.columns}
    return pd.DataFrame(columns, index=pd.Index(table.row_ids, name="about") if table.row_ids else None)


def _frame_cell(cell: Cell) -> str | float | int | bool | None:
    return "; ".join(cell) if isinstance(cell, tuple) else cell


def rows_to_arrow(rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Rows of a chart as an Arrow table; a field that a row lacks is empty there."""
    fields = dict.fromkeys(field for row in rows for field in row)
    return pa.table({field: [row.get(field) for row in rows] for field in fields})
