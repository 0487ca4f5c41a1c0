"""Levels by option and criterion that hold in a scenario, or that one perspective believes: each a form of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st

from ...casefile.editing import Change
from ...casefile.form_fields import Field, cell_records, fields_of
from ...casefile.records import Record
from ...casefile.starts import BASED
from ...casefile.wording import Path
from .. import state
from ..blocks import escape_markdown
from .desk import CASE, Desk, commit, show_problems
from .fields import show_fields
from .folded import show_folded
from .levels import Column, columns_of, entry_key
from .widgets import widget_key


def show_cells(desk: Desk, file: str, path: Path, field: Field) -> None:
    """Every cell that is written, opening to its form, then a choice of option and criterion for one more."""
    columns = {column.id: column for column in columns_of(desk)}
    written = {(option, on): entry for option, group in _groups(desk, file, path) for on, entry in group.items()}
    st.markdown(f"**{escape_markdown(field.label)}** ({len(written):d})", help=escape_markdown(field.help) or None)
    for option, on in written:
        _show_cell(desk, file, (*path, option, on), cell_records(field), written[option, on])
    show_problems(desk.problems_at(file, path))
    if desk.options and columns:
        _show_add(desk, file, path, field, columns, set(written))


def _groups(desk: Desk, file: str, path: Path) -> list[tuple[str, dict[str, Any]]]:
    return [(option, group) for option, group in desk.group(file, path).items() if isinstance(group, dict)]


def _show_cell(desk: Desk, file: str, path: Path, records: Mapping[str, type[Record]], entry: object) -> None:
    option, on = str(path[-2]), str(path[-1])
    title = f"{desk.label('option', option)}: {desk.label('criterion', on)}"
    key = "effect" if isinstance(entry, dict) and "effect" in entry else "level"
    fields = fields_of(cast(Any, records[key]))
    show_folded(desk, file, path, "cell", title, lambda: show_fields(desk, file, path, fields))


def _show_add(
    desk: Desk, file: str, path: Path, field: Field, columns: Mapping[str, Column], taken: set[tuple[str, str]]
) -> None:
    keys = [widget_key(file, path, part) for part in ("new option", "new criterion")]

    def add() -> None:
        option, on = (str(state.widget_value(key)) for key in keys)
        if (option, on) not in taken:
            kind = entry_key(desk, option, columns[on])
            commit(
                f"{field.label}: {desk.label('option', option)}, {columns[on].name}",
                Change(file, (*path, option, on), _start(desk, option, columns[on], cell_records(field)[kind], kind)),
            )

    left, middle, right = st.columns([3, 3, 1], vertical_alignment="bottom")
    with left:
        st.selectbox("Option", list(desk.options), format_func=lambda id_: desk.label("option", id_), key=keys[0])
    with middle:
        st.selectbox("Criterion", list(columns), format_func=lambda id_: columns[id_].name, key=keys[1])
    right.button("Add", key=widget_key(file, path, "add cell"), icon=":material/add:", on_click=add)


def _start(desk: Desk, option: str, column: Column, record: type[Record], kind: str) -> dict[str, Any]:
    """The cell as the case has it, to be changed; where the case has none, the worst level or no change."""
    entry = desk.group(desk.options[option], ("performance", column.id))
    worst = desk.value(CASE, ("criteria", column.id, "scale", "worst"))
    start = 0 if kind == "effect" or not isinstance(worst, int | float) else worst
    based = {key: value for key, value in BASED.items() if key in fields_of(cast(Any, record))}
    return {kind: entry.get(kind, start), **based}
