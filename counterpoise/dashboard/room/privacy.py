"""What is kept of whom, for how long, and how it goes away: said wherever something is entered."""

from __future__ import annotations

import streamlit as st

from ...room.rules import KEPT_DAYS

PRIVACY = f"""
**What is kept.** Your weights, your reason if you give one, the method, and when you sent them. A room with names also
keeps the name that you enter; an anonymous room gives you a mark such as P-7KQ2M, drawn by lot. No address, no account
and nothing about your device is stored. Addresses are counted in memory for an hour at most, against guessed codes.

**Who sees it.** The facilitator sees every answer with its name or mark and can download them. Other participants see
nothing of yours before results are revealed; then they see summaries, never who sent what. In a very small group a
summary can give somebody away. Whoever runs the server can read its database; it holds no code, link or token of
anybody, only hashes of them.

**Your browser** keeps a token, so that only you can change your answer, and what you have not yet sent.

**How long.** The code stops working on the day the room ends; {KEPT_DAYS} days later the room is deleted with
everything in it. You can delete your answers at any time on this page, and the facilitator can delete yours, or the
whole room, at once. Copies that the facilitator has downloaded are the facilitator's.
"""

IN_SHORT = "Only the facilitator sees your answer; you can change or delete it."


def show_privacy() -> None:
    """All of it, one click away."""
    with st.expander("Privacy: what is kept, who sees it, and how to delete it"):
        st.markdown(PRIVACY)
