"""Adding and deleting what other parts of the case refer to: options, criteria, weight profiles, files of sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ...casefile.cells import read_entry
from ...casefile.editing import Change, Edited, EditError, remove, rename
from ...casefile.starts import (
    average_points,
    free_id,
    missing_level,
    new_criterion,
    new_option,
    new_profile,
    new_source,
)
from .. import drafts, state
from ..blocks import escape_markdown
from .desk import CASE, Desk


def add_option(desk: Desk, name: str) -> str:
    """A new option, every level of it missing; its id."""
    id_ = free_id(name, desk.options)
    typed = [key for key, entry in desk.group(CASE, ("criteria",)).items() if not _is_derived(entry)]
    _add_file(f"options/{id_}.yaml", new_option(name, {key: missing_level() for key in typed}), f"{name} added")
    return id_


def add_profile(desk: Desk, name: str) -> str:
    id_ = free_id(name, desk.in_folder("weights"))
    _add_file(f"weights/{id_}.yaml", new_profile(name, desk.group(CASE, ("criteria",))), f"{name} added")
    return id_


def add_source(desk: Desk, title: str) -> str:
    """A new source with a claim, in a file of its own; the file's name."""
    file = f"seeds/{free_id(title, desk.in_folder('seeds'))}.yaml"
    claim = free_id("claim 1", desk.names["claim"])
    _add_file(file, {"sources": {free_id(title, ()): new_source(title, claim)}}, f"{title} added")
    return file


def add_criterion(desk: Desk, name: str, unit: str, worst: str, best: str) -> str:
    """A new criterion: missing in every option, and with the average weight in every profile that has points."""
    id_ = free_id(name, desk.group(CASE, ("criteria",)))
    objective = next(iter(desk.group(CASE, ("objectives",))), "aims")
    entry = new_criterion(name, unit or "points", _number(worst, 0), _number(best, 100), objective)
    changes = [Change(CASE, ("criteria", id_), entry)]
    changes += [Change(file, ("performance", id_), missing_level()) for file in desk.options.values()]
    for file in desk.in_folder("weights").values():
        points = desk.value(file, ("points",))
        if isinstance(points, dict):
            changes.append(Change(file, ("points", id_), average_points(points)))
    drafts.change(changes, f"{name} added")
    return id_


def _number(text: str, default: float) -> object:
    found = read_entry(text)
    return default if found is None else found


def _is_derived(entry: object) -> bool:
    return isinstance(entry, dict) and bool(entry.get("measured_by"))


def _add_file(name: str, tree: Mapping[str, Any], what: str) -> None:
    drafts.change([Change(name, (), dict(tree))], what)


def show_identity(desk: Desk, kind: str, id_: str, *, can_go: bool = True) -> None:
    """The id of a part, which all references follow, and the button that takes the part away with them."""
    name, key = desk.label(kind, id_), f"id {kind} {id_}"

    def take() -> None:
        new = str(state.widget_value(key, "")).strip()
        if new and new != id_:
            _take_edited(lambda files: rename(files, kind, id_, new), f"{name}: id {new}")

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text_input("Id, in files and links", id_, key=key, help="All references to it follow.", on_change=take)
    if can_go:
        right.button(
            "Delete",
            key=f"delete {kind} {id_}",
            icon=":material/delete:",
            help="Deletes it with everything that names it. Undo brings it back.",
            on_click=_take_edited,
            args=(lambda files: remove(files, kind, id_), f"{name} deleted"),
        )


def _take_edited(edit: Callable[[Mapping[str, bytes]], Edited], what: str) -> None:
    """Take over what an edit of all files gives, or say why it cannot be made."""
    draft = drafts.current()
    if draft is None:
        return
    try:
        contents = edit(draft.edited.contents).files
    except EditError as faults:
        drafts.say_faults(faults)
    else:
        drafts.replace_files({file: content.decode() for file, content in contents.items()}, what)


def show_picker(label: str, names: Mapping[str, str], key: str) -> str | None:
    """Which of several parts is shown; the first until one is chosen."""
    if not names:
        return None
    if state.widget_value(key) not in names:
        state.show_in_widget(key, next(iter(names)))
    return st.selectbox(escape_markdown(label), list(names), format_func=lambda id_: names[id_], key=key)
