"""What follows the weights: drawn again in its places when a weight moves, while the rest of the page stays.

A page draws what the weights do not touch, reserves places for the rest, and returns a function that draws it.
That function runs as a fragment: a move in the live panel then sends a few messages instead of the whole page.
The panel itself stands outside, so that its message reaches a server that was restarted and knows no fragment; its
courier stands inside, so that its moves mostly ask for that fragment at once.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..model import Receipt
from . import blocks, state
from .keeper import keep_view
from .link import View, open_parts
from .panel import PanelAnswer, show_courier
from .sight import Sight

Follow = Callable[[Sight], Receipt | None]
"""Draws what the weights decide, and returns the receipt of results that rest on more than the ranking."""

Shown = Receipt | Follow | None
"""What a page returns: how it follows the weights, or the receipt where all of it is drawn."""

KEY = "follow"
PANEL = "weights"
"""Key of the live panel, on all pages."""
IS_FOLLOWED = "page follows"


def follow_weights(sight: Sight, shown: Shown) -> None:
    """Draw what follows the weights, with the receipt and the link of the view."""
    sights = iter((sight,))

    def draw() -> None:
        now = next(sights, None) or sight.now()
        receipt = shown(now) if callable(shown) else shown
        blocks.show_receipt(now, receipt or now.receipt)
        state.write_view(now.case)
        keep_view()
        if callable(shown) and _can_follow(now.view):
            show_courier(PANEL, _take_carried)

    state.keep(IS_FOLLOWED, callable(shown))
    if callable(shown):
        st.fragment(draw, key=KEY)()
    else:
        draw()


def take_weights(answer: PanelAnswer) -> None:
    """The weights that the reader has moved in the live panel; draw only what follows them, where a page can."""
    state.set_points(answer.points)
    if state.kept(IS_FOLLOWED) and _can_follow(state.get_view()):
        st.rerun(KEY)


def _take_carried(answer: PanelAnswer) -> None:
    """The same from the courier, whose run draws what follows already."""
    state.set_points(answer.points)
    if not _can_follow(state.get_view()):
        st.rerun()


def _can_follow(view: View) -> bool:
    """An open part, and a page without any weight, stand outside and are drawn with the whole page."""
    return any(view.point_by_id.values()) and not open_parts(view.selections)
