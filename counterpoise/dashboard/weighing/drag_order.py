"""The order of moves as a list whose rows are dragged, or moved by keys and buttons, in the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from ...report.sentences.elicitation import move_text
from .. import state
from .form import Form
from .groups import Groups, Put

STYLE = """
ol { list-style: none; margin: 0; padding: 0; color: var(--st-text-color); font: 400 1rem/1.4 var(--st-font); }
li { display: flex; align-items: center; gap: 0.25rem; padding: 0.15rem 0; border-block: 2px solid transparent; }
li.held { opacity: 0.6; }
li.before { border-top-color: var(--st-primary-color); }
li.after { border-bottom-color: var(--st-primary-color); }
.text { flex: 1; overflow-wrap: anywhere; }
button { min-width: 2rem; min-height: 2rem; border: 1px solid transparent; border-radius: var(--st-base-radius);
  background: none; color: inherit; font: inherit; cursor: pointer; }
button:hover:enabled, button:focus-visible { border-color: var(--st-primary-color); }
button:disabled { opacity: 0.5; cursor: default; }
.grip { cursor: grab; touch-action: none; }
"""

_mount = st.components.v2.component(
    "counterpoise_order", js=Path(__file__).with_name("drag_order.js").read_text("utf-8"), css=STYLE
)


def show_drag_order(form: Form, groups: Groups, put: Put) -> None:
    """The order so far; ``put`` is told of every change of it."""
    key = f"{form.key}_order"
    ids = [id_ for group in groups for id_ in group]
    words = {id_: {"name": form.case.criteria[id_].name, "move": move_text(form.case.criteria[id_])} for id_ in ids}
    data = json.dumps({"groups": groups, "words": words, "locked": form.is_locked})
    _mount(key=key, data=[data], on_order_change=lambda: _take(key, ids, put), height="content")


def _take(key: str, ids: list[str], put: Put) -> None:
    """A changed order; what a browser sends is used only where it holds the same moves, each once."""
    told = state.kept(key)
    found = read_order(told.get("order") if isinstance(told, Mapping) else None, ids)
    if found is not None:
        put(found)


def read_order(text: object, ids: list[str]) -> Groups | None:
    """Groups of ids from the browser's text; None where it is no order of just these."""
    try:
        groups = json.loads(text) if isinstance(text, str) and len(text) < 100_000 else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(groups, list) or not all(isinstance(group, list) and group for group in groups):
        return None
    flat = [id_ for group in groups for id_ in group]
    if not all(isinstance(id_, str) for id_ in flat):
        return None
    return groups if sorted(flat) == sorted(ids) else None
