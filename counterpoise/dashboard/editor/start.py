"""Ways to begin a draft: nothing, a copy of a case, an upload; or a draft that this browser still has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import streamlit as st

from ...casefile.archive import read_zip
from ...casefile.edited import read_texts
from ...casefile.editing import Change, apply_changes
from ...casefile.file_names import is_kept_aside
from ...casefile.folder import read_folder
from ...casefile.starts import empty_case
from ...model import Case, Problem
from .. import cached, case_folders, drafts, state
from ..blocks import escape_markdown
from .table_start import show_file_start, show_paste


def show_start(case: Case | None, folder: Path | None) -> None:
    """The ways to begin, under the drafts that the browser keeps."""
    _show_held()
    st.subheader("Start a draft", anchor=False)
    st.markdown(
        "A draft is a case that you change on this page. It is kept in your browser only, on this computer, and "
        "survives a reload, a closed tab and a lost connection. Nobody else sees it."
    )
    left, right = st.columns(2)
    with left.container(border=True):
        st.markdown("**From nothing**")
        st.caption("Question, options, criteria and levels step by step; a ranking as soon as two of each stand.")
        st.button("Start from nothing", key="start_nothing", on_click=start_nothing)
    with right.container(border=True):
        st.markdown("**A copy of a case**")
        _show_copies(case, folder)
    left, right = st.columns(2)
    with left.container(border=True):
        st.markdown("**A table**")
        show_paste()
    with right.container(border=True):
        st.markdown("**A file**")
        _show_upload()


def _show_held() -> None:
    drafts.ask_for_held()
    for held in drafts.held_drafts() or ():
        size = max(1, round(held.size / 1000))
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            title = escape_markdown(held.title or "A draft without a title")
            st.markdown(f"**{title}**, saved {escape_markdown(held.when)}, {size:d} kB", width="stretch")
            st.button("Resume your draft", key=f"resume {held.id}", on_click=drafts.resume, args=(held.id,))
            st.button("Delete", key=f"forget {held.id}", type="tertiary", on_click=drafts.throw_away, args=(held.id,))


def start_nothing() -> None:
    """A draft with a question to fill in, today's course and equal weights."""
    trees = empty_case(date.today().isoformat())
    contents = apply_changes({}, [Change(name, (), tree) for name, tree in trees.items()])
    drafts.open_new(read_texts(contents), "started from nothing")


def _show_copies(case: Case | None, folder: Path | None) -> None:
    """Every case of the server, and the one that is open."""
    found = {
        str(path): loaded.case.title
        for path in case_folders.list_folders()
        if (loaded := cached.open_folder(path)).case
    }
    upload = state.get_upload()
    if upload is not None and case is not None:
        found = {"": f"{case.title} (your upload)", **found}
    opened = "" if upload is not None else str(folder)
    ids = list(found)
    if not ids:
        st.caption("There is no case to copy.")
        return
    at = ids.index(opened) if opened in ids else 0
    chosen = st.selectbox("Case to copy", ids, index=at, format_func=lambda id_: found[id_], key="start_copy_of")
    st.button("Start from a copy", key="start_copy", on_click=_start_copy, args=(chosen, found[chosen]))


def _start_copy(folder: str, title: str) -> None:
    upload = state.get_upload()
    if not folder and upload is not None:
        start_from_zip(upload[0], upload[1])
        return
    start_from_files(read_folder(Path(folder)), f"a copy of {title}", folder)


def start_from_files(files: Mapping[str, bytes | Problem], origin: str, folder: str = "") -> None:
    """A draft of these files, compared with them; where one cannot be read as text, it is said and none begins."""
    faults = [str(content) for content in files.values() if isinstance(content, Problem)]
    contents = {name: content for name, content in files.items() if isinstance(content, bytes) and _belongs(name)}
    try:
        texts = read_texts(contents)
    except ValueError as fault:
        faults.append(str(fault))
        texts = {}
    if faults:
        state.note(f"No draft was begun: {faults[0]}.")
        return
    drafts.open_new(texts, origin, texts, folder)


def _belongs(name: str) -> bool:
    return name.endswith((".yaml", ".yml", ".txt", ".md")) and not is_kept_aside(name)


def start_from_zip(name: str, data: bytes) -> None:
    files, problems = read_zip(data)
    start_from_files({**files, **{str(at): problem for at, problem in enumerate(problems)}}, f"a copy of {name}")


def _show_upload() -> None:
    st.caption("A case as a ZIP or as a workbook, or a table of options and criteria (XLSX, CSV, TSV).")
    upload = st.file_uploader(
        "Case or table", type=["zip", "xlsx", "csv", "tsv"], max_upload_size=5, key="start_upload"
    )
    if upload is None:
        return
    name, data = upload.name, upload.getvalue()
    if name.lower().endswith(".zip"):
        st.button("Start from this file", key="start_file", on_click=start_from_zip, args=(name, data))
    else:
        show_file_start(data, name)
