"""Check: what is wrong in the files, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ...model import Problem
from ...report.sentences import left_out_sentence
from ...report.sentences.register import problems_sentence
from ...report.tables import problems_table
from .. import blocks, cached, controls, state
from ..sight import Sight


def show(sight: Sight) -> None:
    blocks.show_title("Are the case's files in order?", problems_sentence(sight.problems))
    if sight.problems:
        blocks.show_table(problems_table(sight.problems), "problems")
        _show_reload()
    _show_open(sight.case.title)


def show_problems_only(problems: Sequence[Problem]) -> None:
    """The page when no case could be loaded at all."""
    blocks.show_title("This case cannot be shown yet", problems_sentence(problems))
    blocks.show_table(problems_table(problems), "problems")
    _show_reload()
    _show_open("")


def _show_reload() -> None:
    """A file on this computer is read again at every run; the button is a run."""
    if state.get_upload() is None:
        st.button("Reload the files", icon=":material/refresh:", help="Use this after correcting and saving them.")


def _show_open(title: str) -> None:
    st.subheader("Open another case", anchor=False)
    if title:
        st.markdown(f"Open now: **{blocks.escape_markdown(title)}**.")
    controls.pick_case(is_any_open=bool(title))
    st.markdown(
        "Your own case is a folder with `case.yaml`, `options/`, `weights/` and `seeds/`, packed as a zip. It is "
        "checked and shown only to you, and not stored: it is deleted when you reload (F5) or close the page. To "
        "change it, or to keep it in your browser, start a draft from it on the page *Edit*."
    )
    upload = st.file_uploader("Case as a zip", type="zip", max_upload_size=5, key="upload")
    if upload is not None and (upload.name, upload.getvalue()) != state.get_upload():
        _show_upload(upload.name, upload.getvalue())


def _show_upload(name: str, data: bytes) -> None:
    """Whether an upload is in order, before it takes the place of the case that is open."""
    loaded = cached.open_upload(name, data)
    shown, found = blocks.escape_markdown(name), blocks.escape_markdown(problems_sentence(loaded.problems))
    if loaded.case is None:
        st.error(f"**{shown} cannot be opened.** {found}", icon=":material/error:")
    elif loaded.problems:
        left_out = blocks.escape_markdown(left_out_sentence(loaded.case))
        st.warning(f"**{shown} can be opened, but has problems.** {found} {left_out}", icon=":material/report:")
    else:
        st.success(
            f"**{shown} has no problems**: {blocks.escape_markdown(loaded.case.title)}.", icon=":material/check:"
        )
    if loaded.problems:
        blocks.show_table(replace(problems_table(loaded.problems), title="Problems in the upload"), "upload")
    if loaded.case is not None and st.button("Open the uploaded case", icon=":material/folder_open:"):
        state.set_upload((name, data))
        st.rerun()
