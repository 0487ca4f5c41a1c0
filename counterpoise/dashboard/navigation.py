"""The navigation: four groups of pages on top, and the paths of earlier versions.

A closed group hides the name of its page, so the group that holds it says both: "Decide: Compare".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from . import state
from .pages import REGISTER, Page

Show = Callable[[Page], None]
Groups = dict[str, list[StreamlitPage]]

SEEN = "page seen"
"""The page of the last run: most runs are of the same page, and then the navigation is sent once."""


def navigate(show: Show, listed: dict[str, StreamlitPage]) -> StreamlitPage:
    """Draw the navigation; the entry that the address bar asks for. ``listed`` is given every entry by its path."""
    listed |= {page.path: _entry(page, show) for page in REGISTER}
    old = {path: (_old_entry(path, page, show), page) for page in REGISTER for path in page.old_paths}
    page_of = {id(listed[page.path]): page for page in REGISTER} | {id(entry): page for entry, page in old.values()}
    groups: Groups = {page.group: [] for page in REGISTER}
    for page in REGISTER:
        groups[page.group] += [listed[page.path], *(old[path][0] for path in page.old_paths)]
    expected = state.kept(SEEN) or REGISTER[0]
    chosen = st.navigation(_name(groups, expected), position="top")
    page = page_of[id(chosen)]
    if page is expected:
        return chosen
    state.keep(SEEN, page)
    return st.navigation(_name(groups, page), position="top")


def _name(groups: Groups, seen: Page) -> Groups:
    """The group of the page that is seen says its title too."""
    return {f"{group}: {seen.title}" if group == seen.group else group: of for group, of in groups.items()}


def path_of(chosen: StreamlitPage) -> str:
    """The path in the register of an entry, also of one with an old path."""
    by_path = {path: page.path for page in REGISTER for path in page.old_paths}
    return by_path.get(chosen.url_path, chosen.url_path or REGISTER[0].path)


def _entry(page: Page, show: Show) -> StreamlitPage:
    is_first = page is REGISTER[0]
    return st.Page(partial(show, page), title=page.title, icon=page.icon, url_path=page.path, default=is_first)


def _old_entry(path: str, page: Page, show: Show) -> StreamlitPage:
    return st.Page(partial(show, page), title=page.title, url_path=path, visibility="hidden")
