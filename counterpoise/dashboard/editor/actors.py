"""Who gains and who pays: actors, periods and the scale, and what each option does to each actor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ...casefile.editing import Change
from ...casefile.form_fields import fields_of
from ...casefile.records import ActorRecord, CaseRecord, ImpactRecord, PeriodRecord, Record
from ...casefile.starts import BASED, NEW, free_id
from ...casefile.wording import Path
from ...report.sentences.interests import impact_text
from .. import state
from .desk import CASE, Desk, commit, show_problems
from .fields import show_fields
from .folded import show_folded
from .form import show_entries, show_form
from .parts import show_identity, show_picker
from .widgets import widget_key

HOW = (
    "An impact is a change against today's course: below 0 the actor pays, above 0 it gains. What is not stated is "
    "shown as not stated, never as 0. Impacts enter no score."
)
IMPACTS: Path = ("actors",)


def show_actors(desk: Desk) -> None:
    """The section: who they are, in which periods, and what each option does to them."""
    st.caption(HOW)
    for key, kind, record in (("actors", "actor", ActorRecord), ("periods", "period", PeriodRecord)):
        with st.container(border=True):
            _show_named(desk, key, kind, record)
    with st.container(border=True):
        _show_impacts(desk)
    with st.container(border=True):
        show_entries(desk, CASE, ("impact_scale",), fields_of(CaseRecord)["impact_scale"])


def _show_named(desk: Desk, key: str, kind: str, record: type[Record]) -> None:
    """A name for a new one; the form of one, with its id, which impacts follow."""
    new, chosen = f"new_{kind}", f"edit_{kind}"

    def add() -> None:
        name = " ".join(str(state.widget_value(new, "")).split())
        if name:
            id_ = free_id(name, desk.group(CASE, (key,)))
            commit(f"{name} added", Change(CASE, (key, id_), NEW[kind.capitalize()](name)))
            state.show_in_widget(new, "")
            state.show_in_widget(chosen, id_)

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text_input(f"New {kind}", key=new, placeholder=f"Name the {kind}")
    right.button("Add", key=f"{new} add", icon=":material/add:", on_click=add)
    id_ = show_picker(kind.capitalize(), desk.names[kind], chosen)
    if id_ is not None:
        show_form(desk, CASE, (key, id_), record)
        show_identity(desk, kind, id_)
    show_problems(desk.problems_at(CASE, (key,)))


def _show_impacts(desk: Desk) -> None:
    """What one option does: every impact that is stated, opening to its form, and a choice for one more."""
    baseline = desk.value(CASE, ("baseline",))
    names = {id_: name for id_, name in desk.names["option"].items() if id_ != baseline or _rows(desk, id_)}
    id_ = show_picker("What does this option do?", names, "edit_impacts_of")
    if id_ is None:
        return
    file = desk.options[id_]
    for actor, row in _rows(desk, id_).items():
        for period in row:
            _show_impact(desk, file, (*IMPACTS, actor, period), row[period])
    show_problems(desk.problems_at(file, IMPACTS))
    if desk.names["actor"] and desk.names["period"] and id_ != baseline:
        _show_add(desk, file)


def _rows(desk: Desk, option: str) -> Mapping[str, Mapping[str, Any]]:
    found = desk.group(desk.options[option], IMPACTS)
    return {actor: row for actor, row in found.items() if isinstance(row, dict)}


def _show_impact(desk: Desk, file: str, path: Path, entry: object) -> None:
    title = f"{desk.label('actor', str(path[-2]))}, {desk.label('period', str(path[-1]))}"
    stated = entry.get("impact") if isinstance(entry, dict) else None
    number = stated.get("mode") if isinstance(stated, dict) else stated
    shown = f"{title}: {impact_text(number)}" if isinstance(number, int | float) else title

    def draw() -> None:
        show_problems(desk.problems_at(file, path))
        show_fields(desk, file, path, fields_of(ImpactRecord))

    show_folded(desk, file, path, "impact", title, draw, heading=shown)


def _show_add(desk: Desk, file: str) -> None:
    keys = [widget_key(file, IMPACTS, f"new {part}") for part in ("actor", "period")]

    def add() -> None:
        actor, period = (str(state.widget_value(key)) for key in keys)
        if desk.value(file, (*IMPACTS, actor, period)) is None:
            said = f"{desk.label('actor', actor)}, {desk.label('period', period)}: impact added"
            commit(said, Change(file, (*IMPACTS, actor, period), {"impact": 0, **BASED}))

    left, middle, right = st.columns([3, 3, 1], vertical_alignment="bottom")
    for column, kind, key in zip((left, middle), ("actor", "period"), keys, strict=True):
        column.selectbox(kind.capitalize(), list(desk.names[kind]), format_func=partial(desk.label, kind), key=key)
    right.button("Add", key=widget_key(file, IMPACTS, "add impact"), icon=":material/add:", on_click=add)
