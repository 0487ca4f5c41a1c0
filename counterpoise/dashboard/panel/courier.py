"""Carries moved weights straight to what follows them.

A message of the panel reaches the script of the whole page, which only then asks for a second run, of what follows
the weights. The courier stands among what follows, so its message asks for that run at once: one run in place of two.
A server that was restarted, or that just shows another page, does not know the courier and stays silent; so the panel
sends again by itself what the courier was not thanked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ...report.panel.records import PanelAnswer
from ...report.panel.script import COURIER
from .component import remember, step_of

_mount = st.components.v2.component("counterpoise_courier", js=COURIER)


def show_courier(panel: str, on_change: Callable[[PanelAnswer], None]) -> None:
    """Take the moves of a panel where they are followed; to be drawn in the fragment that follows them."""
    key = f"{panel}_courier"
    told = partial(_tell, panel, key, on_change)
    _mount(key=key, data={"panel": panel, "step": step_of(panel)}, on_weights_change=told, height=1)


def _tell(panel: str, key: str, on_change: Callable[[PanelAnswer], None]) -> None:
    on_change(remember(None, panel, sent_by=key).last)
