"""An entry that opens to its form, with its faults in sight and a way to delete it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ...casefile.wording import Path
from .desk import Desk, delete_entry
from .widgets import fold, widget_key


def show_folded(
    desk: Desk, file: str, path: Path, kind: str, title: str, draw: Callable[[], None], *, heading: str = ""
) -> None:
    """Drawn while it is open; ``kind`` tells its keys apart, ``heading`` is shown in place of the title."""
    is_faulty = bool(desk.problems_at(file, path, within=True))
    part = fold(heading or title, widget_key(file, path, kind), is_faulty=is_faulty)
    with part:
        if part.open:
            draw()
            st.button(
                "Delete",
                key=widget_key(file, path, f"delete {kind}"),
                icon=":material/delete:",
                on_click=partial(delete_entry, desk, file, path, title),
            )
