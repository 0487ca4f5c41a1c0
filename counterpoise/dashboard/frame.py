"""The frame around every page: set-up, case, navigation, and the link at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from . import blocks, cached, case_folders, controls, drafts, state
from .drafts.kept import OpenDraft
from .editor.desk import Desk
from .follow import Shown, follow_weights
from .keeper import keep_view
from .link import JOIN
from .navigation import navigate, path_of
from .pages import Page
from .sight import look

CHECK, EDIT = "check", "edit"
"""Paths of the page that says what to repair, and of the one that repairs it."""

CLOSING = "The draft stays in this browser; the page Edit opens it again."

WATCH_SECONDS = 4
"""Between two looks at the files of a case that its author may be editing."""

ICON = Path(__file__).with_name("icon.png")


def show_dashboard() -> None:
    """One run of the dashboard."""
    st.set_page_config(page_title="Counterpoise", page_icon=str(ICON), layout="wide")
    cached.prepare_process()
    if code := state.linked(JOIN):
        from .room.guest import show_guest  # few visitors are guests

        show_guest(code)
        return
    if carried := state.linked(drafts.CARRIED):
        drafts.open_carried(carried)
    if drafts.look_in_browser(state.linked("draft")):
        _show_opening()
        return
    opened = controls.open_case()
    loaded = opened.loaded
    if loaded.case is None:
        _show_broken_case(opened)
        return
    view = state.read_view(loaded.case)
    is_own = opened.draft is not None or state.get_upload() is not None
    study = cached.study_of(loaded.case, is_own=is_own)
    sight = look(study, loaded.problems, view, state.start_points(loaded.case, view.profile))
    shown: list[Shown] = []
    listed: dict[str, StreamlitPage] = {}
    sight = replace(sight, pages=listed, folder=opened.folder)
    chosen = navigate(lambda page: shown.append(page.show(sight)), listed)
    notices = st.container()
    if opened.draft is not None:
        _show_draft(opened.draft, loaded.case.title, None if path_of(chosen) == EDIT else listed[EDIT])
    blocks.show_left_out(loaded.case, None if path_of(chosen) == CHECK else listed[CHECK])
    _show_where_from(opened)
    chosen.run()
    blocks.show_cautions(sight)
    follow_weights(sight, shown[0] if shown else None)
    with notices:
        blocks.show_notices(state.notices())


def _show_opening() -> None:
    """While the browser is asked for a draft that a link names."""
    navigate(lambda page: None, {}).run()
    st.markdown(f":material/hourglass: {drafts.OPENING} ...")
    st.button("Go on without it", key="without_draft", on_click=drafts.give_up)
    drafts.fetch()


def _show_broken_draft(opened: controls.Opened, draft: OpenDraft) -> None:
    """A draft that is no case yet: it can be edited, and every other page says what is missing."""
    from .pages import check, edit

    desk = Desk(draft, opened.loaded)
    listed: dict[str, StreamlitPage] = {}

    def show_page(page: Page) -> None:
        if page.path == EDIT:
            edit.show_desk(desk)
        else:
            check.show_problems_only(opened.loaded.problems)
            st.page_link(listed[EDIT], label="Edit: go on with your draft", icon=":material/edit:")

    chosen = navigate(show_page, listed)
    notices = st.container()
    _show_draft(draft, "", None if path_of(chosen) == EDIT else listed[EDIT])
    chosen.run()
    with notices:
        blocks.show_notices(state.notices())
    st.html(blocks.LOOK)
    state.write_draft_link()
    keep_view()


def _show_draft(draft: OpenDraft, title: str, edit_page: StreamlitPage | None) -> None:
    """Says on every page that a draft is open, and leads back."""
    with st.container(horizontal=True, vertical_alignment="center", key="draft_bar"):
        st.badge("Your draft", icon=":material/edit:", color="orange")
        with st.container(width="stretch"):
            drafts.keep_in_browser(draft, title)
        if edit_page is not None:
            st.page_link(edit_page, label="Edit")
        st.button("Close the draft", key="close_draft", help=CLOSING, type="tertiary", on_click=drafts.close)


def _show_broken_case(opened: controls.Opened) -> None:
    from .pages import check

    if opened.draft is not None:
        _show_broken_draft(opened, opened.draft)
        return
    st.navigation([st.Page(lambda: None, title="Check")], position="hidden").run()
    check.show_problems_only(opened.loaded.problems)
    _show_where_from(opened)


def _show_where_from(opened: controls.Opened) -> None:
    """What a visitor must know of where the case lies: an upload goes with the page, a folder is edited beside it."""
    upload = state.get_upload()
    if upload is not None:
        name = blocks.escape_markdown(upload[0])
        st.caption(
            f":material/upload_file: Your upload {name}, shown only to you. It is deleted when you reload (F5) or "
            "close the page; keep the file."
        )
    elif opened.folder is not None and case_folders.is_own(opened.folder):
        _watch_files(opened.folder, case_folders.stamp(opened.folder))


@st.fragment(run_every=WATCH_SECONDS)
def _watch_files(folder: Path, seen: case_folders.Stamp) -> None:
    """Says when a file was changed since the page was made."""
    if case_folders.stamp(folder) == seen:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info("The case's files have changed; this page shows them as they were.", icon=":material/sync:")
        if st.button("Reload", icon=":material/refresh:", key="reload_files"):
            st.rerun()
