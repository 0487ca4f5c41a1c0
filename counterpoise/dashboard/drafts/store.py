"""The component that keeps drafts in the visitor's browser; nothing that it sends is trusted."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from ...casefile.edited import MOST_BYTES, pack, unpack
from .. import state
from . import kept
from .kept import OpenDraft

KEY = "draft_store"
OPENING = "Opening your draft from this browser"
_HELD, _WANTED, _GIVEN_UP, _FORGET, _TURN = (
    "drafts held",
    "draft wanted",
    "drafts given up",
    "draft to forget",
    "draft turn",
)

STYLE = """
.kept { margin: 0; color: var(--st-text-color); opacity: 0.8; font: 400 0.875rem/1.4 var(--st-font); }
.kept.fault { opacity: 1; font-weight: 600; }
"""

_mount = st.components.v2.component(
    "counterpoise_draft_store", js=Path(__file__).with_name("store.js").read_text("utf-8"), css=STYLE
)


@dataclass(frozen=True)
class Held:
    """A draft that the browser keeps: its name, when it was saved (as the browser writes it), its bytes."""

    id: str
    title: str
    when: str
    size: int


def keep_in_browser(draft: OpenDraft, title: str) -> None:
    """Hand the browser the draft that is open, and say that it is saved there."""
    packed = pack(draft.edited, {"origin": draft.origin, "folder": draft.folder})
    _send({"id": draft.id, "serial": draft.serial, "title": title[:200]}, packed)


def look_in_browser(linked: str) -> bool:
    """Whether the browser is to be asked for a draft first: the link names one, and none is open."""
    if kept.current() is None and not wanted() and linked and linked not in (state.kept(_GIVEN_UP) or ()):
        state.keep(_WANTED, linked[:40])
    return bool(wanted())


def fetch() -> None:
    """Ask the browser for the draft that the link names, or that was chosen."""
    _send({"wanted": wanted()})


def ask_for_held() -> None:
    """Ask the browser which drafts it keeps, where it was not yet asked, and have it forget what is to go."""
    _send({"asked": True, "forget": state.kept(_FORGET) or ""})


def held_drafts() -> tuple[Held, ...] | None:
    """The drafts that the browser keeps, the newest first; None while it has not said."""
    found: tuple[Held, ...] | None = state.kept(_HELD)
    return found


def wanted() -> str:
    """Id of the draft that is to come from the browser."""
    return state.kept(_WANTED) or ""


def resume(id_: str) -> None:
    """Open a draft that the browser keeps."""
    state.keep(_WANTED, id_)
    _next_turn()


def give_up() -> None:
    """Go on without the draft that is asked for."""
    state.keep(_GIVEN_UP, (*(state.kept(_GIVEN_UP) or ()), wanted()))
    state.keep(_WANTED, "")
    state.drop_from_link("draft")


def throw_away(id_: str) -> None:
    """Have the browser forget a draft."""
    state.keep(_FORGET, id_)
    state.keep(_HELD, tuple(held for held in held_drafts() or () if held.id != id_))
    _next_turn()


def _next_turn() -> None:
    state.keep(_TURN, (state.kept(_TURN) or 0) + 1)


def _send(head: Mapping[str, object], body: bytes = b"") -> None:
    whole = {"session": state.session_name(), "turn": state.kept(_TURN) or 0, **head}
    text = json.dumps(whole).encode()
    _mount(
        key=KEY,
        data=len(text).to_bytes(4, "little") + text + body,
        on_handed_change=_take_handed,
        on_held_change=_take_held,
        on_forked_change=_take_forked,
        height="content",
    )


def _sent(name: str) -> Mapping[str, object]:
    """What the browser says under a name, to this session; empty when it is not for it."""
    told = state.kept(KEY)
    found = told.get(name) if isinstance(told, Mapping) else None
    return found if isinstance(found, Mapping) and found.get("session") == state.session_name() else {}


def _take_handed() -> None:
    said = _sent("handed")
    id_, content = said.get("id"), said.get("content")
    if not isinstance(id_, str) or id_ != wanted() or not isinstance(content, str):
        return
    state.keep(_WANTED, "")
    draft = read_handed(id_, content)
    if isinstance(draft, OpenDraft):
        kept.put(draft)
        link = state.link_of_page()
        if link.get("draft") == id_:
            state.follow(link)
        else:
            state.set_upload(None)
    else:
        state.keep(_WANTED, id_)
        give_up()
        state.note(draft)


def read_handed(id_: str, content: str) -> OpenDraft | str:
    """The draft that a browser hands over, or why it cannot be opened."""
    if not content:
        return (
            "This link belongs to a draft that is kept in its author's browser, and this browser does not have it. Ask "
            "for the case as a file (a ZIP, opened on the page Check) or for a link that carries the case."
        )
    try:
        if len(content) > 2 * MOST_BYTES:
            raise ValueError(f"it holds more than {2 * MOST_BYTES:,} bytes")
        edited, about = unpack(b64decode(content, validate=True))
    except (binascii.Error, ValueError) as fault:
        return f"The draft in this browser cannot be opened: {fault}."
    return OpenDraft(id_, edited, about.get("origin", "")[:200], folder=about.get("folder", "")[:1000])


def _take_held() -> None:
    drafts = _sent("held").get("drafts")
    listed = [_read_held(found) for found in drafts[:50]] if isinstance(drafts, list) else []
    state.keep(_HELD, tuple(held for held in listed if held is not None))


def _read_held(found: object) -> Held | None:
    if not isinstance(found, Mapping):
        return None
    texts, size = [found.get(key) for key in ("id", "title", "when")], found.get("bytes")
    if not all(isinstance(text, str) and len(text) <= 300 for text in texts) or not isinstance(size, int):
        return None
    return Held(str(texts[0]), str(texts[1]), str(texts[2]), size)


def _take_forked() -> None:
    said, draft = _sent("forked"), kept.current()
    id_ = said.get("id")
    if draft is None or said.get("of") != draft.id or not isinstance(id_, str) or not 0 < len(id_) <= 40:
        return
    kept.rename_draft(id_)
    state.note("This draft was changed in another tab too. Nothing is lost: both are kept, this one as a copy.")
