"""Edit: write a case, or change one, without writing YAML."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ...casefile.load import LoadedCase
from ...model import Case
from .. import blocks, drafts
from ..editor.beside import show_results, show_steps
from ..editor.desk import Desk
from ..editor.sections import SECTIONS
from ..editor.start import show_start
from ..sight import Sight


def show(sight: Sight) -> None:
    draft = drafts.current()
    if draft is None:
        show_beginning(sight.case, sight.folder)
    else:
        show_desk(Desk(draft, LoadedCase(sight.case, sight.problems), sight))


def show_beginning(case: Case | None, folder: Path | None) -> None:
    """The page while no draft is open."""
    blocks.show_title("What would you like to work on?", "Start a draft, or go on with one.")
    show_start(case, folder)


def show_desk(desk: Desk) -> None:
    """The page with a draft: sections to choose among, the results beside."""
    title = desk.value("case.yaml", ("title",))
    blocks.show_title(
        "Edit your draft", title if isinstance(title, str) and title.strip() else "A draft without a title"
    )
    show_steps(desk)
    chosen = st.segmented_control(
        "Section", list(SECTIONS), default=next(iter(SECTIONS)), required=True, key="section",
        label_visibility="collapsed",
    )  # fmt: skip
    left, right = st.columns([3, 1.2], gap="large")
    with right.container(border=True, key="results"):
        show_results(desk)
    with left:
        SECTIONS[chosen or next(iter(SECTIONS))](desk)
