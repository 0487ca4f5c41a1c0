"""The one place where a table becomes a pandas frame."""

from __future__ import annotations

import pandas as pd

from .table import Table


def to_frame(table: Table) -> pd.DataFrame:
    """The table as shown: columns named by their headings, numbers rounded as on every export."""
    frame = pd.DataFrame(table.shown(), columns=[column.heading for column in table.columns])
    for column in table.columns:
        if column.is_numeric:
            frame[column.heading] = frame[column.heading].astype(float)
    return frame
