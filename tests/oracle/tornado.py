"""The tornado once more, in plain Python: one cell at a time to either end of its range, everything else as it is.

A cell is ``(low, mode, high)`` in partial values, or None where the level is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.oracle.ranking import score

Cell = tuple[float, float, float] | None


def lead(values: Sequence[Sequence[float | None]], weights: Sequence[float], leader: int) -> float | None:
    """The leader's score less the best other score; None when nobody else has one."""
    others = [score(row, weights) for i, row in enumerate(values) if i != leader]
    known = [s for s in others if s is not None]
    own = score(values[leader], weights)
    assert own is not None
    return own - max(known) if known else None


def bars(cells: Sequence[Sequence[Cell]], weights: Sequence[float], leader: int) -> dict[tuple[int, int], list[float]]:
    """Leads at (low, high, now) by cell, for every ranked option's uncertain cell that has weight."""
    modes = [[None if cell is None else cell[1] for cell in row] for row in cells]
    now = lead(modes, weights, leader)
    found: dict[tuple[int, int], list[float]] = {}
    for i, row in enumerate(cells):
        if now is None or score(modes[i], weights) is None:
            continue
        for j, cell in enumerate(row):
            if cell is None or weights[j] == 0 or cell[0] == cell[2]:
                continue
            leads = []
            for end in (cell[0], cell[2]):
                moved = [list(values) for values in modes]
                moved[i][j] = end
                leads.append(lead(moved, weights, leader))
            found[i, j] = [*leads, now]
    return found
