"""What the draft changed: its files line by line, against those that it began with or that were last saved."""

from __future__ import annotations

from difflib import unified_diff

import streamlit as st

from ...report.numbers import count_of
from ..blocks import escape_markdown
from .desk import Desk
from .save import show_conflicts

LINES_AROUND = 2


def show_changes(desk: Desk) -> None:
    show_conflicts(desk)
    edited = desk.draft.edited
    against = "what it began with" if edited.base else "nothing: the case is new"
    names = edited.changed
    if not names:
        st.markdown("Nothing has changed: the files are as they were when the draft began.")
        return
    st.markdown(f"**{escape_markdown(count_of(len(names), 'file'))} changed**, compared with {against}.")
    for name in names:
        old, new = edited.base.get(name), edited.files.get(name)
        kind = "new" if old is None else "deleted" if new is None else "changed"
        st.markdown(f"{escape_markdown(name)} ({kind})")
        if old is not None and new is not None:
            lines = unified_diff(old.splitlines(), new.splitlines(), n=LINES_AROUND, lineterm="")
            st.code("\n".join(list(lines)[2:]), language="diff", wrap_lines=True)
