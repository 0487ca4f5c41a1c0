"""Evidence: the documents the case is built from, and what each of their claims supports."""

from __future__ import annotations

import streamlit as st

from ...report.sentences.register import sources_sentence
from ...report.tables import claims_table, sources_table
from .. import blocks, controls
from ..sight import Sight

READ_CLAIMS = (("says", "quote", "id"), ("source", "locator"), ("voice", "kind"), ("known", "known_on"), ("supports",))
READ_SOURCES = (("title", "id"), ("author", "publisher"), ("known_on", "known"), ("how_read", "read_at"), ("note",))


def show(sight: Sight) -> None:
    blocks.show_title("On what evidence does each number rest?", sources_sentence(sight.case))
    controls.show_weights(sight, mode="strip")
    with st.container(border=True):
        st.subheader("What do the sources say, and what rests on it?", anchor=False)
        with st.container(height=640, border=False):
            blocks.show_reading(claims_table(sight.case, receipt=sight.receipt), "register", READ_CLAIMS)
    with st.container(border=True):
        st.subheader("Which sources are cited?", anchor=False)
        blocks.show_reading(sources_table(sight.case, sight.receipt), "sources", READ_SOURCES)
