"""Putting moves in order: first, next, next; then up, down, or equal to the one above."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ...report.sentences.elicitation import ends_text
from ..blocks import escape_markdown
from .form import Form

Groups = list[list[str]]
Put = Callable[[Groups], None]


def read_groups(form: Form) -> Groups:
    """The order so far, the most valuable first, equals in one group."""
    groups = [list(group) if isinstance(group, list | tuple) else [group] for group in form.entries("rank")]
    known = form.case.criteria
    kept = [[id_ for id_ in group if isinstance(id_, str) and id_ in known] for group in groups]
    return [group for group in kept if group]


def put_order(form: Form, groups: Groups) -> None:
    """Keep an order; one that is alone in its place stands without a list."""
    form.put("rank", [group if len(group) > 1 else group[0] for group in groups])


def show_order(form: Form, question: str, put: Put) -> None:
    """Asks for the first of the moves, then for the next, until all are in order; ``put`` keeps the order."""
    groups = read_groups(form)
    chosen = [id_ for group in groups for id_ in group]
    left = [id_ for id_ in form.case.criteria if id_ not in chosen]
    if chosen:
        with st.container(border=True):
            for at, id_ in enumerate(chosen):
                _show_place(form, put, at, id_)
            form.button("Start the order again", "order_again", lambda: put([]), type="tertiary")
    if not left:
        return
    st.markdown(f"**{question} {'first' if not chosen else 'next'}?**")
    with st.container(key=f"{form.key}_left"):
        for id_ in left:
            form.button(
                form.move(id_),
                f"next_{id_}",
                partial(_append, form, put, id_),
                help=form.explain(id_),
                width="stretch",
            )
            if ends := ends_text(form.case.criteria[id_]):
                st.caption(escape_markdown(ends))


def _show_place(form: Form, put: Put, at: int, id_: str) -> None:
    groups = read_groups(form)
    group = next(k for k, members in enumerate(groups) if id_ in members)
    is_equal = groups[group][0] != id_
    name = form.name(id_)
    with st.container(horizontal=True, vertical_alignment="center", key=f"{form.key}_place_{id_}"):
        with st.container(width="stretch"):
            st.markdown(f"{'=' if is_equal else group + 1}\\. {form.move(id_)}")
        steps = [("Up", -1, "arrow_upward"), ("Down", 1, "arrow_downward")]
        for label, step, icon in steps:
            form.button(
                label,
                f"{label.lower()}_{id_}",
                partial(_shift, form, put, id_, step),
                icon=f":material/{icon}:",
                help=f"{label}: {name}",
                type="tertiary",
            )
        if at:
            label, icon = ("Set apart", "call_split") if is_equal else ("Equal to above", "drag_handle")
            change = partial(_toggle, form, put, id_)
            form.button(
                label, f"equal_{id_}", change, icon=f":material/{icon}:", help=f"{label}: {name}", type="tertiary"
            )


def _append(form: Form, put: Put, id_: str) -> None:
    put([*read_groups(form), [id_]])


def _toggle(form: Form, put: Put, id_: str) -> None:
    put(toggle_equal(read_groups(form), id_))


def _shift(form: Form, put: Put, id_: str, step: int) -> None:
    put(move(read_groups(form), id_, step))


def move(groups: Groups, id_: str, step: int) -> Groups:
    """A criterion one place up (-1) or down (1); one among equals leaves them first."""
    at = next((k for k, group in enumerate(groups) if id_ in group), None)
    if at is None:
        return groups
    others = [[other for other in group if other != id_] for group in groups]
    if others[at]:
        others.insert(at if step < 0 else at + 1, [id_])
        return others
    del others[at]
    others.insert(min(max(at + step, 0), len(others)), [id_])
    return others


def toggle_equal(groups: Groups, id_: str) -> Groups:
    """A criterion made equal to the group above it, or set apart from its equals, below them."""
    at = next((k for k, group in enumerate(groups) if id_ in group), 0)
    if len(groups[at]) > 1 and groups[at][0] != id_:
        return move(groups, id_, 1)
    if at == 0:
        return groups
    return [*groups[: at - 1], groups[at - 1] + groups[at], *groups[at + 1 :]]
