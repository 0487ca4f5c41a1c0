"""Ways to keep a draft outside the browser: a ZIP, a workbook and, where the dashboard runs locally, its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from ...casefile.save import Conflict, SaveError, save_files, zip_files
from ...casefile.workbook import CannotWrite, write_workbook
from ...report.numbers import count_of
from .. import case_folders, drafts, state
from ..blocks import escape_markdown
from .desk import Desk

CONFLICTS = "save conflicts"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_save(desk: Desk, name: str) -> None:
    contents = desk.draft.edited.contents
    st.download_button(
        "Download ZIP",
        data=lambda: zip_files(contents),
        file_name=f"{name}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
        key="draft_zip",
        help="All files of the case, to open here again or anywhere else.",
    )
    _show_workbook(contents, name)
    folder = folder_of(desk)
    if folder is not None:
        st.button(
            f"Save into {escape_markdown(folder.name)}/",
            key="save_folder",
            icon=":material/save:",
            help="Writes what you changed into the case's folder; comments and layout stay.",
            on_click=save_into,
            args=(folder,),
        )


def _show_workbook(contents: Mapping[str, bytes], name: str) -> None:
    try:
        workbook = write_workbook(contents)
    except CannotWrite as fault:
        st.caption(escape_markdown(f"There is no workbook of it yet: {fault}"))
        return
    st.download_button(
        "Download workbook",
        data=workbook,
        file_name=f"{name}.xlsx",
        mime=XLSX,
        icon=":material/table:",
        on_click="ignore",
        key="draft_workbook",
        help="The whole case as a spreadsheet to fill in; start a draft from it again.",
    )


def folder_of(desk: Desk) -> Path | None:
    """The folder that the draft was copied from, where this is the author's own machine and folder."""
    if not case_folders.is_local() or not desk.draft.folder:
        return None
    folder = Path(desk.draft.folder)
    return folder if folder in case_folders.list_folders() and case_folders.is_own(folder) else None


def save_into(folder: Path) -> None:
    """Write the draft into its folder; a file that was changed there meanwhile is left as it is, and said."""
    draft = drafts.current()
    if draft is None:
        return
    before = {name: text.encode() for name, text in draft.edited.base.items()}
    try:
        saved = save_files(folder, before, draft.edited.contents)
    except SaveError as fault:
        state.note(f"{fault.file} was not saved: {fault.reason}.")
        return
    state.keep(CONFLICTS, saved.conflicts)
    if saved.conflicts:
        names = ", ".join(conflict.file for conflict in saved.conflicts)
        state.note(f"Nothing was saved: {names} changed in the folder meanwhile. Changes shows both versions.")
        return
    drafts.restart_comparison()
    state.note(f"Saved {count_of(len(saved.written) + len(saved.deleted), 'file')} into {folder.name}/.")


def show_conflicts(desk: Desk) -> None:
    """Both versions of files that were changed in the folder too, and which of them to keep."""
    conflicts: tuple[Conflict, ...] = state.kept(CONFLICTS) or ()
    for conflict in conflicts:
        on_disk = _text(conflict.on_disk)
        st.warning(escape_markdown(f"{conflict.file} was changed in the folder since this draft began."))
        left, right = st.columns(2)
        left.caption("In the folder")
        left.code(on_disk or "", language="yaml", height=240)
        left.button("Take the folder's", key=f"theirs {conflict.file}", on_click=_settle, args=(conflict, True))
        right.caption("In your draft")
        right.code(desk.files.get(conflict.file, ""), language="yaml", height=240)
        right.button("Keep mine", key=f"mine {conflict.file}", on_click=_settle, args=(conflict, False))


def _settle(conflict: Conflict, is_theirs: bool) -> None:
    """Count the folder's version as known, and take it over where it is wanted; the next save then writes."""
    draft = drafts.current()
    if draft is None:
        return
    text = _text(conflict.on_disk)
    drafts.know_base(conflict.file, text)
    if is_theirs:
        rest = {name: content for name, content in draft.edited.files.items() if name != conflict.file}
        drafts.replace_files(rest if text is None else {**rest, conflict.file: text}, f"{conflict.file} of the folder")
    known: tuple[Conflict, ...] = state.kept(CONFLICTS) or ()
    state.keep(CONFLICTS, tuple(other for other in known if other.file != conflict.file))


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")
