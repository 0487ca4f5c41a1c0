"""The performance table to type into: options by criteria, one row for each level, and one level in detail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from ...casefile.cells import PARTS, amount_of, read_cell, read_entry, write_amount, write_cell
from ...casefile.editing import Change
from ...casefile.form_fields import fields_of
from ...casefile.records import EffectRecord, LevelRecord
from ...casefile.starts import missing_level
from ...casefile.wording import Path
from ..blocks import escape_markdown
from .desk import CASE, Desk, commit, show_problems
from .fields import show_field
from .sheet import Edits, SheetColumn, SheetRow, show_sheet

TABLE, ROWS = "Table", "List with reasons"

HOW = (
    "Type a number, or low, most likely and high as 2 / 4 / 6. An empty cell is a missing level, never 0. What "
    "several experts say is entered under One level in detail. Cells pasted from a spreadsheet land where you click "
    "first."
)


@dataclass(frozen=True)
class Column:
    """A criterion that is typed in: its id, name, unit, and whether options state a change."""

    id: str
    name: str
    unit: str
    is_effect: bool

    @property
    def heading(self) -> str:
        return f"{self.name} (change, {self.unit})" if self.is_effect else f"{self.name} ({self.unit})"


def columns_of(desk: Desk) -> list[Column]:
    """The criteria whose levels are typed in, in the order of the case."""
    found = []
    for id_ in desk.group(CASE, ("criteria",)):
        entry = desk.group(CASE, ("criteria", id_))
        if not entry.get("measured_by"):
            unit = entry.get("unit") if isinstance(entry.get("unit"), str) else "no unit"
            found.append(Column(id_, desk.label("criterion", id_), str(unit), entry.get("entered_as") == "effect"))
    return found


def show_levels(desk: Desk) -> None:
    """The section: one of the two tables, what is wrong in it, and a level in detail."""
    columns = columns_of(desk)
    if not columns or not desk.options:
        st.info("Add a criterion first: the table has a row for every option and a column for every criterion.")
        return
    derived = [
        desk.label("criterion", id_)
        for id_ in desk.group(CASE, ("criteria",))
        if desk.value(CASE, ("criteria", id_, "measured_by"))
    ]
    shown = st.segmented_control(
        "Show levels as", (TABLE, ROWS), default=TABLE, required=True, key="levels_as", label_visibility="collapsed"
    )
    st.caption(HOW)
    if shown == ROWS:
        _show_rows(desk, columns)
    else:
        _show_table(desk, columns)
    if derived:
        st.caption(
            escape_markdown(f"Not typed in, for they follow from costs, risks and prerequisites: {', '.join(derived)}.")
        )
    for file in desk.options.values():
        show_problems(desk.problems_at(file, ("performance",), within=True), where=desk.option_name(file))
    _show_one(desk, columns)


def entry_key(desk: Desk, option: str, column: Column) -> str:
    """Whether an option states its level on a criterion or its change against the baseline."""
    return "effect" if column.is_effect and option != desk.value(CASE, ("baseline",)) else "level"


def _show_table(desk: Desk, columns: list[Column]) -> None:
    shown = [SheetColumn("Option", "Option", fixed=True)]
    shown += [SheetColumn(column.id, column.heading, _about(desk, column)) for column in columns]
    rows = [
        SheetRow(
            option,
            {
                "Option": desk.label("option", option),
                **{column.id: write_cell(desk.value(file, ("performance", column.id))) for column in columns},
            },
            {column.id: fault_at(desk, file, ("performance", column.id)) for column in columns},
        )
        for option, file in desk.options.items()
    ]

    def take(now: Desk, edits: Edits) -> None:
        cells = [
            (option, column, texts[column.id])
            for option, texts in edits.items()
            for column in columns
            if column.id in texts and option in now.options
        ]
        changes = [_change(now, option, column, text) for option, column, text in cells]
        commit(_said(now, [(option, column) for option, column, _ in cells]), *changes)

    show_sheet("Levels", desk, shown, rows, take)


def fault_at(desk: Desk, file: str, path: Path) -> str:
    """What is wrong at a place, in one line."""
    return "; ".join(problem.found for problem in desk.problems_at(file, path, within=True)[:2])


def _change(desk: Desk, option: str, column: Column, text: str) -> Change:
    file, path = desk.options[option], ("performance", column.id)
    before = desk.value(file, path)
    return Change(file, path, read_cell(text, before, entry_key(desk, option, column)))


def _said(desk: Desk, cells: list[tuple[str, Column]]) -> str:
    if len(cells) == 1:
        ((option, column),) = cells
        return f"Level of {desk.label('option', option)} on {column.name}"
    return f"{len(cells)} levels"


def _about(desk: Desk, column: Column) -> str:
    definition, scale = (desk.value(CASE, ("criteria", column.id, key)) for key in ("definition", "scale"))
    ends = scale if isinstance(scale, dict) else {}
    text = f"{definition} Worst {ends.get('worst')}, best {ends.get('best')} {column.unit}."
    if column.is_effect:
        text += " The baseline states its level, every other option its change against it."
    return text


ROW_COLUMNS = (
    SheetColumn("Option", "Option", fixed=True),
    SheetColumn("Criterion", "Criterion", fixed=True),
    SheetColumn("Unit", "Unit", fixed=True),
    SheetColumn("low", "Low"),
    SheetColumn("mode", "Most likely"),
    SheetColumn("high", "High"),
    SheetColumn("basis", "Basis", choices=("judgement", "source")),
    SheetColumn("because", "Reason", wide=True),
    SheetColumn("claims", "Claims", "Ids of claims, separated by commas."),
)


def _show_rows(desk: Desk, columns: list[Column]) -> None:
    by_id = {f"{option} {column.id}": (option, column) for option in desk.options for column in columns}
    rows = [
        SheetRow(
            id_,
            _row(desk, option, column),
            {"mode": fault_at(desk, desk.options[option], ("performance", column.id))},
        )
        for id_, (option, column) in by_id.items()
    ]

    def take(now: Desk, edits: Edits) -> None:
        found = {id_: by_id[id_] for id_ in edits if by_id[id_][0] in now.options}
        changes = [
            _change_of_row(now, option, column, _row(now, option, column) | dict(edits[id_]))
            for id_, (option, column) in found.items()
        ]
        commit(_said(now, list(found.values())), *changes)

    show_sheet("Levels with reasons", desk, ROW_COLUMNS, rows, take)


def _row(desk: Desk, option: str, column: Column) -> dict[str, str]:
    entry = desk.group(desk.options[option], ("performance", column.id))
    amount = entry.get("level", entry.get("effect"))
    parts = amount if isinstance(amount, dict) else {"mode": amount}
    parts = {"mode": write_cell(entry)} if "experts" in parts else parts
    claims = entry.get("claims")
    return {
        "Option": desk.label("option", option),
        "Criterion": column.name,
        "Unit": f"change, {column.unit}" if entry_key(desk, option, column) == "effect" else column.unit,
        **{part: write_amount(parts.get(part)) for part in PARTS},
        "basis": str(entry.get("basis", "judgement")),
        "because": str(entry.get("because", entry.get("missing", ""))),
        "claims": ", ".join(map(str, claims)) if isinstance(claims, list) else "",
    }


def _change_of_row(desk: Desk, option: str, column: Column, row: Mapping[str, str]) -> Change:
    file, path = desk.options[option], ("performance", column.id)
    before = _row(desk, option, column)
    is_kept = all(row[part] == before[part] for part in PARTS)
    key = entry_key(desk, option, column)
    kept = desk.value(file, (*path, key)) if is_kept else None
    amount = amount_of(*(read_entry(row[part]) for part in PARTS)) if kept is None else kept
    reason = " ".join(row["because"].split())
    if amount is None:
        return Change(file, path, {"missing": reason} if reason else missing_level())
    claims = [id_.strip() for id_ in row["claims"].split(",") if id_.strip()]
    entry: dict[str, Any] = {key: amount, "basis": row["basis"], "because": reason}
    return Change(file, path, entry | ({"claims": claims} if claims else {}))


def _show_one(desk: Desk, columns: list[Column]) -> None:
    """One level with its spread, basis, reason and claims."""
    part = st.expander("One level in detail", key="one_level", on_change="rerun")
    with part:
        if not part.open:
            return
        left, right = st.columns(2)
        options = list(desk.options)
        option = left.selectbox("Option", options, format_func=lambda id_: desk.label("option", id_), key="one_option")
        by_id = {column.id: column for column in columns}
        chosen = right.selectbox("Criterion", list(by_id), format_func=lambda id_: by_id[id_].name, key="one_criterion")
        _show_detail(desk, option, by_id[chosen])


def _show_detail(desk: Desk, option: str, column: Column) -> None:
    file, path = desk.options[option], ("performance", column.id)
    key = entry_key(desk, option, column)
    entry = desk.group(file, path)
    st.caption(escape_markdown(_about(desk, column)))
    if key not in entry:
        st.caption(escape_markdown(f"The level is missing: {entry.get('missing', 'nothing is written')}"))

        def estimate() -> None:
            worst = desk.value(CASE, ("criteria", column.id, "scale", "worst"))
            start = 0 if key == "effect" or not isinstance(worst, int | float) else worst
            said = f"Level of {desk.label('option', option)} on {column.name}"
            commit(said, Change(file, path, read_cell(str(start), entry, key)))

        st.button("Estimate it", key="estimate_one", on_click=estimate)
        return
    record = EffectRecord if key == "effect" else LevelRecord
    fields = fields_of(cast(Any, record))
    for name in (key, "basis", "because", "claims"):
        show_field(desk, file, (*path, name), fields[name])
