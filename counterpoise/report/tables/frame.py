"""The one place where a table becomes a pandas frame."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .table import Table


def to_frame(table: Table) -> pd.DataFrame:
    """The table as shown: columns named by their headings, numbers rounded as on every export."""
    cells_by_column = list(zip(*table.shown(), strict=True)) or [()] * len(table.columns)
    return pd.DataFrame(
        {
            column.heading: np.array(cells, float) if column.is_numeric else list(cells)
            for column, cells in zip(table.columns, cells_by_column, strict=True)
        }
    )
