"""A draft for somebody else: what they need, and a link that carries the case where it is small enough."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from ...casefile.carried import MOST_CARRIED, carry
from .. import drafts, state
from .desk import Desk


def show_share(desk: Desk) -> None:
    st.markdown(
        "The draft is in this browser only, and the link in the address bar opens it here and nowhere else. To show it "
        "to someone else, send the ZIP: it opens on their page Edit or Check."
    )
    carried = carry(desk.files)
    if carried is None:
        st.markdown(
            f"It is too large to travel in a link: that holds up to {MOST_CARRIED / 1000:.0f} kB of compressed files."
        )
        return
    st.markdown("Or send this link. It carries the whole case, with your weights; whoever has it can read the case.")
    st.code(link_with(carried), language=None, wrap_lines=True)


def link_with(carried: str) -> str:
    """The address of the first page with the view and the case in it."""
    view = {key: value for key, value in state.written_link().items() if key != "draft"}
    parts = urlsplit(st.context.url or "")
    path = f"{parts.path.rpartition('/')[0]}/" if parts.path else "/"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode({**view, drafts.CARRIED: carried}), ""))
