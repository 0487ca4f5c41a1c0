"""A record of the case files as a form: its usual fields, the rest one click away, entries inside it by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

import streamlit as st

from ...casefile.editing import END, Change
from ...casefile.form_fields import Field, fields_of
from ...casefile.records import Record
from ...casefile.starts import NEW, free_id
from ...casefile.wording import Path
from .. import state
from ..blocks import escape_markdown
from .cells import show_cells
from .desk import Desk, commit, put, show_problems
from .fields import show_field
from .folded import show_folded
from .widgets import fold, widget_key

USUAL: Mapping[str, tuple[str, ...]] = {
    "Case": ("summary", "too_close", "deadline_day"),
    "Criterion": ("decimals", "bounds", "anchors"),
    "Option": ("short_name",),
    "Cost": ("amount", "year"),
    "Risk": ("mitigation", "counted_in"),
    "Prerequisite": ("lead_days", "after"),
    "Package": ("idea",),
    "Limit": ("at_most", "at_least", "because"),
    "Rule": ("together", "at_least", "at_most"),
    "Stacking": ("beside_gains",),
    "Bounds": ("lower", "upper"),
    "Weights": ("points",),
    "Actor": ("note",),
    "Period": ("to_day",),
    "Scenario": ("chance", "cells", "lead_days", "lag_days"),
    "Balance": ("question",),
    "Claim": ("kind",),
    "Source": ("note",),
}
"""Fields that a form shows at once, besides those that are needed."""

TITLES = ("short_name", "name", "what", "event", "title", "says", "meaning", "because")
"""Keys that name an entry, the first that is there."""


def show_form(
    desk: Desk, file: str, path: Path, record: type[Record], *, without: Collection[str] = (), all_shown: bool = False
) -> None:
    """The fields of a record at a place of a file, each with its problems under it."""
    name = record.__name__.removesuffix("Record")
    fields = [field for key, field in fields_of(record).items() if key not in without]
    usual = [field for field in fields if all_shown or field.is_needed or field.key in USUAL.get(name, ())]
    more = [field for field in fields if field not in usual]
    show_problems([found for found in desk.problems_at(file, path) if path])
    for field in usual:
        _show(desk, file, (*path, field.key), field)
    if more:
        _show_more(desk, file, path, more)


def _show_more(desk: Desk, file: str, path: Path, more: list[Field]) -> None:
    """Fields that few cases need; the label says how many are filled, and whether one has a problem."""
    filled = sum(desk.value(file, (*path, field.key)) is not None for field in more)
    faults = any(desk.problems_at(file, (*path, field.key), within=True) for field in more)
    label = f"More fields ({filled:d} of {len(more):d} filled)"
    part = fold(label, widget_key(file, path, "more"), is_compact=True)
    with part:
        if part.open or faults:
            for field in more:
                _show(desk, file, (*path, field.key), field)


def _show(desk: Desk, file: str, path: Path, field: Field) -> None:
    if field.kind == "record" and field.record is not None:
        _show_record(desk, file, path, field, field.record)
    elif field.kind in ("list", "by_id") and field.record is not None:
        show_entries(desk, file, path, field)
    elif field.kind == "cells":
        show_cells(desk, file, path, field)
    else:
        show_field(desk, file, path, field)


def _show_record(desk: Desk, file: str, path: Path, field: Field, record: type[Record]) -> None:
    """A group of fields; one that is not written appears when it is asked for."""
    is_written = desk.value(file, path) is not None
    name = record.__name__.removesuffix("Record")
    if not is_written and not field.is_needed and name in _ON_DEMAND:
        st.button(
            escape_markdown(f"Add: {field.label}"),
            key=widget_key(file, path, "add"),
            help=escape_markdown(field.help),
            on_click=partial(put, file, path, dict(_ON_DEMAND[name]), field.label),
        )
        show_problems(desk.problems_at(file, path, within=True))
        return
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(field.label)}**", help=escape_markdown(field.help) or None)
        show_form(desk, file, path, record, all_shown=True)
        if is_written and not field.is_needed:
            st.button(
                escape_markdown(f"Remove: {field.label}"),
                key=widget_key(file, path, "drop"),
                type="tertiary",
                on_click=partial(put, file, path, None, f"{field.label} removed"),
            )


_ON_DEMAND: Mapping[str, Mapping[str, Any]] = {
    "Stacking": {"gains": 1, "losses": 1},
    "Balance": {"pressure": "", "service": ""},
    "Yearly": {"from": 1, "to": 2, "amount": 0},
    "Count": {"n": 1, "of": []},
    "Bounds": {},
}
"""Groups of keys that are absent until they are asked for, with what they then hold."""


def show_entries(desk: Desk, file: str, path: Path, field: Field) -> None:
    """Entries of one kind, by id or one after another: each opens to its form; new ones at the end."""
    record = field.record
    if record is None:
        return
    is_list = field.kind == "list"
    written = desk.value(file, path)
    if is_list:
        entries: list[tuple[str | int, Any]] = list(enumerate(written)) if isinstance(written, list) else []
    else:
        entries = list(written.items()) if isinstance(written, dict) else []
    st.markdown(f"**{escape_markdown(field.label)}** ({len(entries):d})", help=escape_markdown(field.help) or None)
    for step, entry in entries:
        _show_entry(desk, file, (*path, step), record, entry)
    show_problems(desk.problems_at(file, path))
    _show_add(desk, file, path, field, [str(step) for step, _ in entries])


def _show_entry(desk: Desk, file: str, path: Path, record: type[Record], entry: object) -> None:
    title = title_of(desk, entry) or f"{record.__name__.removesuffix('Record')} {path[-1]}"
    show_folded(desk, file, path, "entry", title, lambda: show_form(desk, file, path, record))


def _show_add(desk: Desk, file: str, path: Path, field: Field, taken: list[str]) -> None:
    name = field.record.__name__.removesuffix("Record") if field.record else ""
    key = widget_key(file, path, "new")
    words = _NOUNS.get(name, name.lower())

    def add() -> None:
        typed = " ".join(str(state.widget_value(key, "")).split()) or f"New {words}"
        add_entry(file, path, NEW[name](typed), typed, is_list=field.kind == "list", taken=taken)
        state.show_in_widget(key, "")

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text_input(escape_markdown(f"New {words}"), key=key, placeholder=f"Name the {words}")
    right.button("Add", key=f"{key} button", icon=":material/add:", on_click=add)


_NOUNS = {"ShareRange": "range", "Point": "knot", "Comparison": "comparison", "ImpactMeaning": "level in words"}


def add_entry(file: str, path: Path, entry: Mapping[str, Any], name: str, *, is_list: bool, taken: list[str]) -> None:
    """Put a new entry at the end of a list or a group."""
    step = END if is_list else free_id(name, taken)
    change = Change(file, (*path, step), dict(entry))
    commit(f"{name} added", change)


def title_of(desk: Desk, entry: object) -> str:
    """What an entry is called."""
    if not isinstance(entry, dict):
        return ""
    for key in ("pair", "together"):
        if isinstance(entry.get(key), list) and entry[key]:
            joined = " + ".join(desk.label("option", str(id_)) for id_ in entry[key])
            on = entry.get("criterion")
            return f"{joined}: {desk.label('criterion', on)}" if isinstance(on, str) and on else joined
    if isinstance(entry.get("on"), str):
        return f"Limit on {desk.label('limit', entry['on'])}"
    found = next((entry[key] for key in TITLES if isinstance(entry.get(key), str) and entry[key].strip()), "")
    if not found and "level" in entry:
        return f"Level {entry['level']}"
    return str(found)[:90]
