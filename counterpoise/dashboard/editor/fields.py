"""One field of a form: a widget that shows what the draft says, and writes what is typed as it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from ...casefile.cells import read_entry, write_entry
from ...casefile.form_fields import Field, Kind
from ...casefile.starts import BASED
from ...casefile.wording import Path
from .. import state
from ..blocks import escape_markdown
from .amounts import show_amount, show_level, show_share
from .desk import Desk, put, show_problems
from .widgets import help_of, said, sync, widget_key

LONG_TEXT = 90
"""Height of a field for text of several lines, in pixels."""


def show_field(desk: Desk, file: str, path: Path, field: Field) -> None:
    """The widget of a field, by its kind, and what is wrong in it."""
    draw: Callable[[Desk, str, Path, Field], None] = _DRAW[field.kind]
    draw(desk, file, path, field)
    show_problems(desk.problems_at(file, path, within=True))


def show_fields(desk: Desk, file: str, path: Path, fields: Mapping[str, Field]) -> None:
    """The fields of one record, one under the other."""
    for name in fields:
        show_field(desk, file, (*path, name), fields[name])


def _text(desk: Desk, file: str, path: Path, field: Field) -> None:
    key = sync(widget_key(file, path), write_entry(desk.value(file, path)))

    def take() -> None:
        text = str(state.widget_value(key, "")).strip()
        put(file, path, text or ("" if field.is_needed else None), said(path, field))

    if field.kind == "text":
        st.text_area(
            escape_markdown(field.label),
            key=key,
            help=help_of(field),
            on_change=take,
            height=LONG_TEXT,
        )
    else:
        st.text_input(escape_markdown(field.label), key=key, help=help_of(field), on_change=take)


def _number(desk: Desk, file: str, path: Path, field: Field) -> None:
    key = sync(widget_key(file, path), write_entry(desk.value(file, path)))
    held = "" if field.default is None or isinstance(field.default, bool) else write_entry(field.default)

    def take() -> None:
        put(file, path, read_entry(str(state.widget_value(key, ""))), said(path, field))

    st.text_input(
        escape_markdown(field.label),
        key=key,
        help=help_of(field),
        placeholder=held,
        on_change=take,
    )


def _flag(desk: Desk, file: str, path: Path, field: Field) -> None:
    written = desk.value(file, path)
    key = sync(widget_key(file, path), field.default is True if written is None else written is True)

    def take() -> None:
        put(file, path, bool(state.widget_value(key)), said(path, field))

    st.checkbox(escape_markdown(field.label), key=key, help=help_of(field), on_change=take)


def _choice(desk: Desk, file: str, path: Path, field: Field) -> None:
    names = {choice: choice.replace("_", " ") for choice in field.choices}
    _pick(desk, file, path, field, names)


def _id(desk: Desk, file: str, path: Path, field: Field) -> None:
    names = desk.names.get(field.refers)
    if names is None:
        _text(desk, file, path, field)
    else:
        _pick(desk, file, path, field, names)


def _pick(desk: Desk, file: str, path: Path, field: Field, names: Mapping[str, str]) -> None:
    written = desk.value(file, path)
    shown = written if isinstance(written, str) and written else field.default if field.default in names else None
    ids = list(dict.fromkeys([*names, *([shown] if isinstance(shown, str) else [])]))
    key = sync(widget_key(file, path), shown)

    def take() -> None:
        put(file, path, state.widget_value(key), said(path, field))

    st.selectbox(
        escape_markdown(field.label),
        ids,
        key=key,
        index=None,
        format_func=lambda id_: names.get(id_, id_),
        help=help_of(field),
        placeholder="none",
        on_change=take,
    )


def _ids(desk: Desk, file: str, path: Path, field: Field) -> None:
    written = [id_ for id_ in desk.items(file, path) if isinstance(id_, str)]
    key = sync(widget_key(file, path), written)

    def take() -> None:
        chosen = list(state.widget_value(key) or [])
        put(file, path, chosen or ([] if field.is_needed else None), said(path, field))

    _pick_several(desk, field, key, written, take)


def _lines(desk: Desk, file: str, path: Path, field: Field) -> None:
    key = sync(widget_key(file, path), "\n".join(" ".join(str(item).split()) for item in desk.items(file, path)))

    def take() -> None:
        lines = [line.strip() for line in str(state.widget_value(key, "")).splitlines() if line.strip()]
        put(file, path, lines or ([] if field.is_needed else None), said(path, field))

    label = field.label if "per line" in field.label else f"{field.label}, one per line"
    st.text_area(escape_markdown(label), key=key, help=help_of(field), on_change=take, height=LONG_TEXT)


def _by_id(desk: Desk, file: str, path: Path, field: Field, new: object) -> None:
    """Which ids have an entry, and a line for each."""
    written = desk.group(file, path)
    key = sync(widget_key(file, path), list(written))

    def choose() -> None:
        chosen = list(state.widget_value(key) or [])
        entries = {id_: written.get(id_, new) for id_ in chosen}
        put(file, path, entries or ({} if field.is_needed else None), said(path, field))

    _pick_several(desk, field, key, written, choose)


def _pick_several(desk: Desk, field: Field, key: str, written: Iterable[str], take: Callable[[], None]) -> None:
    """A choice of several ids, those of the case and those that are written, under their names."""
    names = desk.names.get(field.refers, {})
    st.multiselect(
        escape_markdown(field.label),
        list(dict.fromkeys([*names, *written])),
        key=key,
        format_func=lambda id_: names.get(id_, id_),
        help=help_of(field),
        placeholder="none",
        on_change=take,
    )


def _amount_by_id(desk: Desk, file: str, path: Path, field: Field) -> None:
    _by_id(desk, file, path, field, 0)
    for id_ in desk.group(file, path):
        show_amount(desk, file, (*path, id_), _inner(desk, field, id_, "amount"))


def _text_by_id(desk: Desk, file: str, path: Path, field: Field) -> None:
    _by_id(desk, file, path, field, BASED["because"])
    for id_ in desk.group(file, path):
        _text(desk, file, (*path, id_), _inner(desk, field, id_, "line"))


def _number_by_id(desk: Desk, file: str, path: Path, field: Field) -> None:
    _by_id(desk, file, path, field, 10)
    for id_ in desk.group(file, path):
        _number(desk, file, (*path, id_), _inner(desk, field, id_, "number"))


def _inner(desk: Desk, field: Field, id_: str, kind: Any) -> Field:
    return Field(id_, desk.label(field.refers, id_), "", kind, True)


_DRAW: Mapping[Kind, Callable[[Desk, str, Path, Field], None]] = {
    "line": _text,
    "text": _text,
    "number": _number,
    "whole": _number,
    "flag": _flag,
    "choice": _choice,
    "id": _id,
    "ids": _ids,
    "lines": _lines,
    "amount": show_amount,
    "level": show_level,
    "share": show_share,
    "text_by_id": _text_by_id,
    "number_by_id": _number_by_id,
    "amount_by_id": _amount_by_id,
}
"""Fields of one widget or a few; those that hold records or cells, and rankings, are drawn by their sections."""
