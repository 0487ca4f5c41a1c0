"""The panel as a Streamlit component: scripts and styles read as text, no build step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from ...report.panel.records import PanelAnswer, PanelData, PanelMemory, recall, to_json
from ...report.panel.script import STORE, join_script, read_style
from .. import state

_store = st.components.v2.component("counterpoise_board_store", js=STORE)


def store_board(content: bytes, key: str) -> None:
    """Send what a panel ranks, once: the bytes are the same at every move, so Streamlit sends only their name again."""
    _store(key=key, data=content, height=1)


_mount = st.components.v2.component(
    "counterpoise_weight_panel",
    js=join_script(),
    css=read_style(),
)


def weight_panel(
    data: PanelData,
    key: str,
    on_change: Callable[[PanelAnswer], None] | None = None,
    on_go: Callable[[str], None] | None = None,
) -> PanelAnswer:
    """Show the sliders with the live ranking, and return the weights as the reader left them.

    ``on_change`` is told of a settled change before the script runs, so that a page can use the
    new weights above the panel; it must make them the ``points`` of the next call. Without it, use
    the returned answer. ``on_go`` is told the page of a chip that was clicked. Several pages may
    show a panel under one ``key``.
    """
    memory = remember(data.points, key)
    told = partial(_tell, key, on_change) if on_change else _do_nothing
    # in a list, for in a mapping Streamlit would look for data frames, and import pandas before the first paint
    sent = _mount(key=key, data=[to_json(data, key, memory)], on_weights_change=told, on_go_change=_do_nothing)
    if sent.go and on_go is not None:
        on_go(sent.go)
    return memory.last


def remember(points: Mapping[str, float] | None, key: str, sent_by: str = "") -> PanelMemory:
    """The panel's memory, brought up to date; ``points`` of None means as they were.

    ``sent_by`` is the key of another component that carried the panel's answer.
    """
    slot = f"{key} memory"
    memory: PanelMemory | None = state.kept(slot)
    wanted = points if points is not None else memory.last.points if memory else {}
    recalled = recall(memory, wanted, state.kept(sent_by or key))
    state.keep(slot, recalled)
    return recalled


def step_of(key: str) -> int:
    """How many moves of the panel's hand are known here."""
    memory: PanelMemory | None = state.kept(f"{key} memory")
    return memory.last.step if memory else 0


def _tell(key: str, on_change: Callable[[PanelAnswer], None]) -> None:
    on_change(remember(None, key).last)


def _do_nothing() -> None:
    """Streamlit keeps a component's state only where a callback is named for it."""
