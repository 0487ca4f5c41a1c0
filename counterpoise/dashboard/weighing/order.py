"""Putting moves in order: first, next, next; then by dragging, by keys, or equal to the one above."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ...report.sentences.elicitation import ends_text
from ..blocks import escape_markdown
from .drag_order import show_drag_order
from .form import Form
from .groups import Put, read_groups


def show_order(form: Form, question: str, put: Put) -> None:
    """Asks for the first of the moves, then for the next, until all are in order; ``put`` keeps the order."""
    groups = read_groups(form)
    chosen = [id_ for group in groups for id_ in group]
    left = [id_ for id_ in form.case.criteria if id_ not in chosen]
    if chosen:
        with st.container(border=True):
            show_drag_order(form, groups, put)
            form.button("Start the order again", "order_again", lambda: put([]), type="tertiary")
    if not left:
        return
    st.markdown(f"**{question} {'next' if chosen else 'first'}?**")
    with st.container(key=f"{form.key}_left"):
        for id_ in left:
            append = partial(_append, form, put, id_)
            form.button(form.move(id_), f"next_{id_}", append, help=form.explain(id_), width="stretch")
            if ends := ends_text(form.case.criteria[id_]):
                st.caption(escape_markdown(ends))


def _append(form: Form, put: Put, id_: str) -> None:
    put([*read_groups(form), [id_]])
