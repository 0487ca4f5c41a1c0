"""Numbers with their spread: three fields side by side, and what each of several experts says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from ...casefile.cells import amount_of, read_entry, write_entry
from ...casefile.form_fields import Field
from ...casefile.starts import BASED, of_experts, of_one
from ...casefile.wording import Path
from .. import state
from ..blocks import escape_markdown
from .desk import Desk, put
from .widgets import help_of, said, sync, widget_key

PARTS_OF_AMOUNT = (("low", "Low"), ("mode", "Most likely"), ("high", "High"))


def show_amount(desk: Desk, file: str, path: Path, field: Field) -> None:
    """A number, or low, most likely and high."""
    _three(desk, file, path, field, lambda value, group: value)


def show_share(desk: Desk, file: str, path: Path, field: Field) -> None:
    """A share that is a number, or three with a reason."""

    def with_reason(value: object, group: Mapping[str, object]) -> object:
        kept = {key: held for key, held in group.items() if key in ("basis", "because", "claims")}
        return {**value, **BASED, **kept} if isinstance(value, dict) else value

    _three(desk, file, path, field, with_reason, write_entry(field.default))


def _three(
    desk: Desk,
    file: str,
    path: Path,
    field: Field,
    made: Callable[[object, Mapping[str, object]], object],
    placeholder: str | None = None,
) -> None:
    """Low, most likely and high side by side; ``made`` turns what is typed, beside what stood there, into the entry."""
    written = desk.value(file, path)
    group = written if isinstance(written, dict) else {"mode": written}
    keys = [sync(widget_key(file, path, part), write_entry(group.get(part))) for part, _ in PARTS_OF_AMOUNT]

    def take() -> None:
        typed = [read_entry(str(state.widget_value(key, ""))) for key in keys]
        put(file, path, made(amount_of(*typed), group), said(path, field))

    st.markdown(f"**{escape_markdown(field.label)}**", help=help_of(field))
    for column, key, (_, label) in zip(st.columns(3), keys, PARTS_OF_AMOUNT, strict=True):
        column.text_input(escape_markdown(label), key=key, on_change=take, placeholder=placeholder)


def show_level(desk: Desk, file: str, path: Path, field: Field) -> None:
    """A level: an amount, or what several experts say."""
    experts = desk.group(file, (*path, "experts"))
    if experts:
        _show_experts(desk, file, path, field, experts)
        return
    show_amount(desk, file, path, field)
    st.button(
        "Enter several experts' estimates",
        key=widget_key(file, path, "several"),
        type="tertiary",
        on_click=partial(put, file, path, of_experts(desk.value(file, path)), f"{field.label}: several experts"),
    )


def _show_experts(desk: Desk, file: str, path: Path, field: Field, experts: Mapping[str, object]) -> None:
    st.markdown(f"**{escape_markdown(field.label)}: what {len(experts):d} experts say**", help=help_of(field))
    st.caption("Every expert counts equally; the level is the mean of the most likely ones.")
    for name in experts:
        _show_expert(desk, file, path, name, experts)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    key = widget_key(file, path, "new expert")

    def add() -> None:
        name = " ".join(str(state.widget_value(key, "")).split())
        if name and name not in experts:
            put(file, (*path, "experts"), {**experts, name: next(iter(experts.values()))}, f"{name} added")

    with left:
        st.text_input("Another expert", key=key, placeholder="Name", on_change=add)
    right.button(
        "One estimate instead",
        key=widget_key(file, path, "one"),
        type="tertiary",
        on_click=partial(put, file, path, of_one(experts), f"{field.label}: one estimate"),
    )


def _show_expert(desk: Desk, file: str, path: Path, name: str, experts: Mapping[str, object]) -> None:
    at = (*path, "experts", name)
    with st.container(border=True):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        key = sync(widget_key(file, at, "name"), name)

        def rename() -> None:
            new = " ".join(str(state.widget_value(key, "")).split())
            if new and new not in experts:
                renamed = {new if one == name else one: said_by for one, said_by in experts.items()}
                put(file, (*path, "experts"), renamed, f"{name} renamed to {new}")

        left.text_input("Expert", key=key, on_change=rename)
        right.button(
            "Delete",
            key=widget_key(file, at, "delete"),
            icon=":material/delete:",
            disabled=len(experts) < 3,
            help="A level that one expert alone states needs no experts." if len(experts) < 3 else None,
            on_click=partial(put, file, at, None, f"{name} deleted"),
        )
        show_amount(desk, file, at, Field(name, "Estimate", "", "amount", True))
