"""The files as text, for what has no form, with the problems of each beneath."""

from __future__ import annotations

import streamlit as st

from ...report.tables import problems_table
from .. import blocks, drafts, state
from .desk import CASE, Desk

HEIGHT = 480


def show_files(desk: Desk) -> None:
    """One file at a time: its text to change, then what is wrong in it, place by place."""
    names = sorted(desk.files, key=lambda name: (name != CASE, name))
    counts = {name: sum(problem.file == name for problem in desk.loaded.problems) for name in names}
    chosen = st.selectbox("File", names, format_func=lambda name: _named(name, counts[name]), key="file_shown")
    if chosen is None:
        return
    key = f"text of {desk.draft.id} {chosen}"
    if state.widget_value(key) != desk.files[chosen]:
        state.show_in_widget(key, desk.files[chosen])

    def take() -> None:
        text = str(state.widget_value(key, ""))
        drafts.replace_files({**desk.files, chosen: text if text.endswith("\n") else f"{text}\n"}, f"Text of {chosen}")

    st.text_area(f"Text of {chosen}", key=key, height=HEIGHT, on_change=take)
    st.caption(
        "The text is taken over when you leave the field or press Ctrl and Enter. docs/formats.md lists all keys."
    )
    found = tuple(problem for problem in desk.loaded.problems if problem.file == chosen)
    if found:
        blocks.show_table(problems_table(found), "draft_file")
    else:
        st.success("No problems in this file.", icon=":material/check:")


def _named(name: str, count: int) -> str:
    if not count:
        return name
    return f"{name}: {count} problem" + ("s" if count > 1 else "")
