"""The page Room before one is open: what it is for, the form that opens one, and ways back into one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ...casefile.folder import read_folder
from ...casefile.load import load_zip
from ...casefile.save import zip_files
from ...room import NewRoom, Room
from ...room.rules import LONGEST_TITLE
from .. import blocks, drafts, state
from ..sight import Sight
from . import browser, keeping
from .guest import ask_for_code
from .privacy import show_privacy

DAYS = {1: "1 day", 7: "7 days", 30: "30 days", 90: "90 days"}
KINDS = {False: "Anonymous: answers carry a mark drawn by lot", True: "Named: everybody enters a name"}

ANSWER = "A group weighs, each person privately on a phone; then everybody sees where the group stands."
NOT_REACHED = (
    "Only this machine reaches this dashboard now, so phones cannot join. Start it with `counterpoise run --host "
    "ADDRESS` (0.0.0.0 for all addresses of this machine) to let them in. Everyone on that network can then open the "
    "whole dashboard."
)

SLOT = "host"
"""Where the browser keeps the facilitator's secrets."""


def show_opening(sight: Sight, take: Callable[[str], None]) -> None:
    """``take`` is told the secret of the room to go on with."""
    blocks.show_title("Where does a group stand?", ANSWER)
    if reason := keeping.place().reason:
        st.info(blocks.escape_markdown(reason), icon=":material/door_front:")
        return
    show_reach()
    with st.container(border=True):
        st.subheader("Open a room on this case", anchor=False)
        st.caption(
            blocks.escape_markdown(
                f"{sight.case.title}. Participants get this very case; what you change in it later does not reach them."
            )
        )
        _show_form(sight, take)
    _show_held(take)
    with st.container(border=True):
        st.subheader("Join a room", anchor=False)
        ask_for_code()
    show_privacy()


def show_reach() -> None:
    """Says where phones cannot reach the room."""
    if keeping.reach() == "machine":
        st.info(NOT_REACHED, icon=":material/phonelink_off:")


def _show_form(sight: Sight, take: Callable[[str], None]) -> None:
    with st.form("room_open", border=False):
        title = st.text_input("Title of the room", sight.case.question[:LONGEST_TITLE], max_chars=LONGEST_TITLE)
        is_named = st.radio("Answers", list(KINDS), format_func=lambda kind: KINDS[kind], key="room_kind")
        days = st.selectbox("It ends after", list(DAYS), index=1, format_func=lambda n: DAYS[n], key="room_days")
        if st.form_submit_button("Open the room"):
            _open(sight, title, bool(is_named), int(days), take)


def _open(sight: Sight, title: str, is_named: bool, days: int, take: Callable[[str], None]) -> None:
    from ...room import facilitate

    data = _zip_of(sight)
    case = load_zip(data).case
    if case is None:
        st.error("The case's files were changed so that they are no case any more. See the page Check.")
        return
    new = NewRoom(title, case.id, case.title, case.digest, data, tuple(case.criteria), is_named=is_named, days=days)

    def step() -> tuple[Room, str]:
        keeping.limits().rooms.spend(keeping.address())
        return facilitate.open_room(keeping.store(), new)

    opened = keeping.attempt(step)
    if isinstance(opened, keeping.Refused):
        st.error(blocks.escape_markdown(opened.text))
        return
    room, secret = opened
    held = browser.read(SLOT) or {}
    browser.keep(SLOT, {room.id: {"secret": secret, "title": room.title}, **held})
    take(secret)
    st.rerun()


def _zip_of(sight: Sight) -> bytes:
    """The files of the open case, wherever it lies."""
    draft, upload = drafts.current(), state.get_upload()
    if draft is not None:
        return zip_files(draft.edited.contents)
    if upload is not None:
        return upload[1]
    assert sight.folder is not None  # a case is a draft, an upload or a folder
    files = read_folder(sight.folder)
    return zip_files({name: content for name, content in files.items() if isinstance(content, bytes)})


def _show_held(take: Callable[[str], None]) -> None:
    """Rooms whose secrets this browser keeps, and a field for one that it does not."""
    held = browser.read(SLOT) or {}
    with st.container(border=True):
        st.subheader("Go on with a room of yours", anchor=False)
        for id_, about in held.items():
            if isinstance(about, dict) and isinstance(about.get("secret"), str):
                title = blocks.escape_markdown(str(about.get("title", ""))[:LONGEST_TITLE])
                st.button(title or "A room", key=f"room_held_{id_}", on_click=take, args=(about["secret"],))
        with st.form("room_key_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            typed = st.text_input("Facilitator's key", key="room_key", type="password", max_chars=100)
            if st.form_submit_button("Open") and typed.strip():
                take(typed.strip())
                st.rerun()
    browser.send(SLOT)
