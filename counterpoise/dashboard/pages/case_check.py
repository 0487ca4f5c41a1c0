"""Case check: what is wrong in the files, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ...model import Problem
from ...report.sentences.register import problems_sentence
from ...report.tables import problems_table
from .. import blocks, controls, state
from ..sight import Sight


def show(sight: Sight) -> None:
    blocks.show_title("Are the case's files in order?", problems_sentence(sight.problems))
    blocks.show_left_out(sight)
    if sight.problems:
        blocks.show_table(problems_table(sight.problems), "problems")
    _show_open(sight.case.title)


def show_problems_only(problems: Sequence[Problem]) -> None:
    """The page when no case could be loaded at all."""
    blocks.show_title("This case cannot be shown yet", problems_sentence(problems))
    blocks.show_table(problems_table(problems), "problems")
    _show_open("")


def _show_open(title: str) -> None:
    st.subheader("Open another case", anchor=False)
    if title:
        st.markdown(f"Open now: **{blocks.escape_markdown(title)}**.")
    controls.pick_case()
    st.markdown(
        "Your own case is a folder with `case.yaml`, `options/`, `weights/` and `seeds/`, packed as a zip. It is "
        "checked and shown to you alone, and it is not kept: after a reload it must be uploaded again."
    )
    upload = st.file_uploader("Case as a zip", type="zip", max_upload_size=5, key="upload")
    if upload is not None and st.button("Open the uploaded case", icon=":material/folder_open:"):
        state.set_upload((upload.name, upload.getvalue()))
        st.rerun()
