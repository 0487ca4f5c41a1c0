"""What the visitor's browser keeps of a room; nothing that it sends is trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from .. import state

KEY = "room_browser"
MOST = 100_000
"""Characters of a slot."""

_SLOTS = "room browser slots"

_mount = st.components.v2.component(
    "counterpoise_room_browser", js=Path(__file__).with_name("browser.js").read_text("utf-8")
)


def read(slot: str) -> dict[str, Any] | None:
    """What the browser keeps in a slot, empty where it keeps nothing; None while it has not said."""
    known = _slots()
    if slot in known:
        return known[slot][1]
    found = (state.kept(KEY) or {}).get("found")
    if not isinstance(found, Mapping) or found.get("slot") != slot or found.get("session") != state.session_name():
        _send(slot, 0, None)
        return None
    value = _read_text(found.get("text"))
    known[slot] = (0, value)
    return value


def keep(slot: str, value: Mapping[str, Any]) -> None:
    """Keep a value in a slot from now on; an empty one forgets it. `send` hands it over at the end of a run."""
    turn, before = _slots().get(slot, (0, {}))
    if before != value:
        _slots()[slot] = (turn + 1, dict(value))


def send(slot: str) -> None:
    """Hand the browser what is to be kept; once in a run."""
    turn, value = _slots().get(slot, (0, {}))
    if turn:
        _send(slot, turn, json.dumps(value) if value else "")


def _slots() -> dict[str, tuple[int, dict[str, Any]]]:
    """Turn and value by slot, as this session knows them."""
    found: dict[str, tuple[int, dict[str, Any]]] | None = state.kept(_SLOTS)
    if found is None:
        state.keep(_SLOTS, found := {})
    return found


def _send(slot: str, turn: int, text: str | None) -> None:
    _mount(
        key=KEY,
        data={"session": state.session_name(), "slot": slot, "turn": turn, "text": text},
        on_found_change=lambda: None,
        height=1,
    )


def _read_text(text: object) -> dict[str, Any]:
    if not isinstance(text, str) or len(text) > MOST:
        return {}
    try:
        value = json.loads(text or "{}")
    except ValueError:  # written by somebody else, or damaged: as if nothing was kept
        return {}
    return value if isinstance(value, dict) else {}
