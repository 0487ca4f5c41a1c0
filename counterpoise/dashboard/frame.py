"""The frame around every page: set-up, case, navigation, and the link at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from ..casefile.load import LoadedCase
from ..model import Receipt
from . import blocks, cached, controls, state
from .pages import REGISTER, Page, case_check
from .sight import Sight, look

ICON = Path(__file__).with_name("icon.png")


def show_dashboard() -> None:
    """One run of the dashboard."""
    st.set_page_config(page_title="Counterpoise", page_icon=str(ICON), layout="wide")
    cached.freeze_collector()
    loaded = controls.open_case()
    if loaded.case is None:
        _show_broken_case(loaded)
        return
    view = state.read_view(loaded.case)
    study = cached.study_of(loaded.case, is_upload=state.get_upload() is not None)
    sight = look(study, loaded.problems, view, state.start_points(loaded.case, view.profile))
    receipts: list[Receipt | None] = []
    pages = [_navigation_entry(page, partial(_show_page, page, sight, receipts)) for page in REGISTER]
    chosen = st.navigation(pages, position="top")
    notices = st.container()
    chosen.run()
    with notices:
        blocks.show_notices(state.take_notices())
    blocks.show_footer(sight, next(filter(None, receipts), sight.receipt))
    state.write_view(loaded.case)


def _show_page(page: Page, sight: Sight, receipts: list[Receipt | None]) -> None:
    receipts.append(page.show(sight))


def _navigation_entry(page: Page, show: Callable[[], None]) -> st.Page:
    return st.Page(show, title=page.title, icon=page.icon, url_path=page.path, default=page is REGISTER[0])


def _show_broken_case(loaded: LoadedCase) -> None:
    st.navigation([st.Page(lambda: None, title="Case check")], position="hidden").run()
    case_check.show_problems_only(loaded.problems)
