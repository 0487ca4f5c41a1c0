"""Evidence: the documents the case is built from, and what each of their claims supports."""

from __future__ import annotations

import streamlit as st

from ...report.sentences.experts import experts_sentence
from ...report.sentences.register import sources_sentence
from ...report.tables import claims_table, experts_table, sources_table
from ...study.questions.options import Options, OptionsAnswer
from .. import blocks, controls
from ..sight import Sight

READ_CLAIMS = (("says", "quote", "id"), ("source", "locator"), ("voice", "kind"), ("known", "known_on"), ("supports",))
READ_EXPERTS = (
    ("option", "criterion"), ("expert",), ("range", "unit"), ("score",), ("first",), ("because",),
    ("basis", "claims"),
)  # fmt: skip
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
    if sight.weights is not None:
        _show_experts(sight.study.answer(Options(weights=sight.weights)))


def _show_experts(found: OptionsAnswer) -> None:
    if found.experts:
        with st.container(border=True):
            st.subheader("Where do experts disagree, and does it matter?", anchor=False)
            st.markdown(blocks.escape_markdown(experts_sentence(found.case, found.experts)))
            blocks.show_reading(experts_table(found.case, found.experts, found.receipt), "experts", READ_EXPERTS)
