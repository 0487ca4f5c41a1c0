"""A spreadsheet over the draft: what is typed or pasted becomes one step of the draft.

The widget keeps what was typed on top of the rows that it was given. So it is given the same rows as long as the
draft says what it shows; after any other change (undo, a form) it begins anew with the rows as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from .. import state
from .desk import Desk

Row = Mapping[str, str]
Edits = Mapping[int, Mapping[str, str]]
"""New texts by row and column."""


def show_grid(
    name: str,
    desk: Desk,
    rows: Sequence[Row],
    config: Mapping[str, Any],
    take: Callable[[Edits], None],
    title: str,
) -> None:
    """Show rows of texts to type into; ``take`` is told of every cell that changed, those of a paste together.

    ``name`` is another one when the rows or columns are others.
    """
    slot = f"grid {desk.draft.id} {title}"
    held: tuple[str, int, Sequence[Row]] | None = state.kept(slot)
    turn = held[1] if held else 0
    if (
        held is None
        or held[0] != name
        or _shown(held[2], state.widget_value(f"{slot} {turn}")) != list(map(dict, rows))
    ):
        turn += 1
        held = (name, turn, rows)
        state.keep(slot, held)
    key, given = f"{slot} {turn}", held[2]

    def tell() -> None:
        now = _shown(given, state.widget_value(key))
        edits = {
            at: {column: cell for column, cell in row.items() if cell != rows[at].get(column, "")}
            for at, row in enumerate(now)
        }
        found = {at: cells for at, cells in edits.items() if cells}
        if found:
            take(found)

    st.data_editor(
        [dict(row) for row in given],
        key=key,
        hide_index=True,
        column_config=dict(config),
        num_rows="fixed",
        on_change=tell,
        alt=title,
    )


def _shown(rows: Sequence[Row], told: object) -> list[dict[str, str]]:
    """The rows as the widget shows them: those it was given, with what was typed on top."""
    edited = told.get("edited_rows") if isinstance(told, Mapping) else None
    shown = [dict(row) for row in rows]
    for at, cells in edited.items() if isinstance(edited, Mapping) else ():
        if not isinstance(at, int) or not 0 <= at < len(shown) or not isinstance(cells, Mapping):
            continue
        for column, value in cells.items():
            if column in shown[at]:
                shown[at][column] = "" if value is None else str(value).strip()
    return shown
