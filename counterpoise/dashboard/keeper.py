"""Keeps the view in the browser's page, so that a server that begins anew can be told of it.

A page outlives the session behind it: the server is restarted, or has forgotten a visitor who was
away. Its next click then reaches a session that knows nothing, and carries no link. The page
remembers whose session it belongs to and the last link; when the session is another one, it hands
the link back, and the visitor is told.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from . import state
from .link import JOIN, LONGEST_SELECTION, selections

KEY = "keeper"

SCRIPT = """
/** What this page last heard; gone with a reload, which begins a session of its own. */
let kept = null;

export default function keep({ data, setStateValue }) {
  if (kept && kept.session !== data.session) {
    setStateValue("lost", { link: kept.link, upload: kept.upload, session: data.session });
  }
  kept = data;
}
"""

_mount = st.components.v2.component("counterpoise_keeper", js=SCRIPT)


def keep_view() -> None:
    """Hand the page its link, and take back the one it had when this session is new to it."""
    upload = state.get_upload()
    data = {"session": state.session_name(), "link": state.written_link(), "upload": upload[0] if upload else ""}
    _mount(key=KEY, data=data, on_lost_change=_restore, height=1)


def _restore() -> None:
    """The view of the lost session; nothing that a browser sends is trusted."""
    lost = (state.kept(KEY) or {}).get("lost")
    if not isinstance(lost, Mapping) or lost.get("session") != state.session_name():
        return
    link = read_lost(lost.get("link"))
    state.follow(link)
    name = lost.get("upload")
    if isinstance(name, str) and name:
        state.note(
            f"Your session ended and your upload {name[:80]} was deleted: the server restarted, or you were away for "
            "a long time. Please upload it again."
        )
    else:
        state.note(
            "Your session ended: the server restarted, or you were away for a long time. Your weights and selections "
            "were restored. If your last change is missing, make it again."
        )
    st.rerun()  # the whole page, though the keeper stands among what follows the weights


def read_lost(link: object) -> dict[str, str]:
    """The texts of a link that a page can have had."""
    if not isinstance(link, Mapping):
        return {}
    known = ("case", "profile", "w", "draft", JOIN, *selections())
    return {key: link[key] for key in known if isinstance(link.get(key), str) and len(link[key]) <= LONGEST_SELECTION}
