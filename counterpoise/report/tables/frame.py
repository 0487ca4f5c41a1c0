"""The one place where a table, or the rows of a chart, become an Arrow table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from .table import Table


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


def rows_to_arrow(rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Rows of a chart as an Arrow table; a field that a row lacks is empty there."""
    fields = dict.fromkeys(field for row in rows for field in row)
    return pa.table({field: [row.get(field) for row in rows] for field in fields})
