"""A matrix of comparisons: rows and columns by criterion id."""

from __future__ import annotations

from ...model import Comparison
from .reader import Reader

NEAR = 0.02
"""Share by which an answer and its reverse may miss each other: 0.33 is 1/3."""


def read_matrix(reader: Reader, most: float) -> list[Comparison]:
    """The comparisons of a matrix, each once. Cells may be left out; the diagonal and the lower half too."""
    cells: dict[tuple[str, str], float] = {}
    for row, columns in reader.group(("matrix",), reader.answers.get("matrix"), "a row for each criterion").items():
        known = reader.criterion(("matrix", row), row)
        for column, value in reader.group(("matrix", row), columns, "a number for each criterion").items():
            path = ("matrix", row, column)
            times = reader.number(path, value, 1 / most, most)
            if reader.criterion(path, column) and known and times is not None:
                cells[row, column] = times
    found: list[Comparison] = []
    for (row, column), times in cells.items():
        back = cells.get((column, row))
        if row == column:
            if times != 1:
                reader.refuse(("matrix", row, column), f"{row} beside itself is 1, not {times:g}")
        elif back is not None and abs(times * back - 1) > NEAR:
            if reader.criterion_ids.index(row) < reader.criterion_ids.index(column):
                text = (
                    f"{times:g} here and {back:g} the other way round are not reciprocal; write {1 / times:.4g} there"
                )
                reader.refuse(("matrix", row, column), text)
        elif times > 1 or back is None or (times == 1 and (column, row) not in {(c.more, c.less) for c in found}):
            found.append(Comparison(row, column, times))
    return found
