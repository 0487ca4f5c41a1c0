"""A spreadsheet over the draft: what is typed or pasted becomes one step of the draft.

Streamlit's own loses what is typed while an answer of the server arrives; this one does not (see `sheet.js`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from .. import cached, drafts, state
from .desk import Desk

LONGEST_CELL = 4_000
"""Characters of one cell: as many as a reason may have."""
MOST_EDITS = 20_000

Edits = Mapping[str, Mapping[str, str]]
"""New texts by row and column."""

_HERE = Path(__file__)
_mount = st.components.v2.component(
    "counterpoise_sheet",
    js=_HERE.with_name("sheet.js").read_text("utf-8"),
    css=_HERE.with_name("sheet.css").read_text("utf-8"),
)


@dataclass(frozen=True)
class SheetColumn:
    """A column: one that is fixed is only shown; one with choices takes one of them."""

    id: str
    heading: str
    help: str = ""
    fixed: bool = False
    wide: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetRow:
    """A row of texts by column, and what is wrong with any."""

    id: str
    cells: Mapping[str, str]
    faults: Mapping[str, str]


def show_sheet(
    title: str,
    desk: Desk,
    columns: Sequence[SheetColumn],
    rows: Sequence[SheetRow],
    take: Callable[[Desk, Edits], None],
) -> None:
    """Show rows of texts to type into; ``take`` is told of all cells that are new, with the draft as it is then."""
    key = f"sheet {desk.draft.id} {title}"
    slot = f"{key} has"
    allowed = {column.id: column for column in columns if not column.fixed}
    ids = {row.id for row in rows}

    def tell() -> None:
        sent = state.kept(key)
        edits, last = read_edits(sent, state.session_name(), state.kept(slot) or 0)
        known = {row: cells for row, cells in edits.items() if row in ids and cells.keys() <= allowed.keys()}
        draft = drafts.current()
        if known and draft is not None:
            take(Desk(draft, cached.open_draft(draft.edited)), known)
        state.keep(slot, last)  # last of all: what is not noted here comes again

    data = {
        "title": title,
        "key": key,
        "basis": state.session_name(),
        "ack": state.kept(slot) or 0,
        "columns": [
            {
                "id": column.id,
                "heading": column.heading,
                "help": column.help,
                "fixed": column.fixed,
                "wide": column.wide,
                "choices": list(column.choices),
            }
            for column in columns
        ],
        "rows": [
            {
                "id": row.id,
                "cells": [row.cells.get(column.id, "") for column in columns],
                "faults": [row.faults.get(column.id, "") for column in columns],
            }
            for row in rows
        ],
    }
    # in a list, for in a mapping Streamlit would look for data frames, and import pandas
    _mount(key=key, data=[data], on_edits_change=tell, height="content")


def read_edits(sent: object, basis: str, last: int) -> tuple[dict[str, dict[str, str]], int]:
    """The edits after the number ``last``, and the largest number; nothing that a browser sends is trusted."""
    told = sent.get("edits") if isinstance(sent, Mapping) else None
    listed = told.get("edits") if isinstance(told, Mapping) and told.get("basis") == basis else None
    found: dict[str, dict[str, str]] = {}
    newest = last
    for edit in listed[:MOST_EDITS] if isinstance(listed, list) else ():
        if not isinstance(edit, Mapping):
            continue
        number, row, column, text = (edit.get(key) for key in ("number", "row", "column", "text"))
        if type(number) is not int or not all(isinstance(part, str) for part in (row, column, text)):
            continue
        if last < number < 2**53:
            newest = max(newest, number)
            found.setdefault(str(row), {})[str(column)] = str(text)[:LONGEST_CELL]
    return found, newest
