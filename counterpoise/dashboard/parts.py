"""Parts of a page that are drawn only while they are open; which are open stands in the link."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from . import state
from .link import PARTS, open_parts, write_parts


def is_open(part: str) -> bool:
    """Whether the reader, or the link, has opened a part of `PARTS`."""
    if part not in PARTS:
        raise KeyError(f"'{part}' is not in PARTS, the parts that a link can open")
    return part in open_parts(state.get_view().selections)


def show_part(
    label: str,
    part: str,
    draw: Callable[[], object],
    *,
    icon: str | None = None,
    look: Literal["default", "compact"] = "default",
) -> None:
    """A part under its label, which opens and closes it; closed, nothing of it is asked, made or sent."""
    widget = f"open_{part}"
    state.show_in_widget(widget, is_open(part))
    with st.expander(label, key=widget, icon=icon, type=look, on_change=partial(_keep, part, widget)):
        if is_open(part):
            draw()


def _keep(part: str, widget: str) -> None:
    others = [other for other in open_parts(state.get_view().selections) if other != part]
    state.select("open", write_parts([*others, part] if state.widget_value(widget) else others))


def show_menu(label: str, key: str, draw: Callable[[], object], *, icon: str) -> None:
    """What hangs from a button until the reader clicks beside it: drawn while it is open, and not in the link."""
    menu = st.popover(label, key=f"menu_{key}", icon=icon, on_change="rerun")
    if menu.open:
        with menu:
            draw()
