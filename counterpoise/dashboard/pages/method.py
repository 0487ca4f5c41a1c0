"""Method: how the numbers are made, with the papers, and what every word means."""

from __future__ import annotations

import streamlit as st

from ...report.glossary import GLOSSARY
from ...report.sentences.criterion import SEVERITY_SCALE
from ...report.tables import criteria_table, interactions_table, stacking_table
from .. import blocks, controls
from ..chapters import has_chapter, read_chapter
from ..sight import Sight

TITLES = {
    "case": "What this case assumes",
    "method": "The arithmetic",
    "uncertainty": "Simulations and value of information",
    "methods": "Other methods and sensitivity",
    "packages": "Packages",
    "timeline": "Timeline",
    "words": "What the words mean",
}
"""Chapters in their order: files of ``docs/`` without their ending, and the glossary."""


OURS = ("case", "words")
"""Chapters that are no file."""

READ_CRITERIA = (
    ("criterion", "objective"),
    ("definition", "note"),
    ("unit", "provenance"),
    ("anchors",),
    ("value",),
    ("lines",),
)
READ_STACKING = (("criterion",), ("share",), ("range",), ("because",), ("basis", "claims"))
READ_INTERACTIONS = (("pair",), ("criterion", "unit"), ("range",), ("because",), ("basis", "claims"))


def show(sight: Sight) -> None:
    blocks.show_title(
        "How are the numbers made?",
        "A score is 100 x the sum of weight x partial value. The rest says how robust it is.",
    )
    chapters = {id_: title for id_, title in TITLES.items() if id_ in OURS or has_chapter(id_)}
    chosen = controls.pick("Chapter", "chapter", chapters, "method")
    if chosen == "case":
        _show_case(sight)
    elif chosen == "words":
        _show_words()
    else:
        st.markdown(read_chapter(chosen))


def _show_case(sight: Sight) -> None:
    case = sight.case
    st.markdown(blocks.escape_paragraphs(case.summary))
    for caution in case.cautions:
        st.markdown(f"- {blocks.escape_markdown(caution)}")
    st.subheader("What are the options judged by?", anchor=False)
    blocks.show_reading(criteria_table(case, sight.receipt), "criteria", READ_CRITERIA)
    st.caption(f"Severity of risks: {SEVERITY_SCALE}.")
    st.subheader("How do effects add up in a package?", anchor=False)
    blocks.show_reading(stacking_table(case, sight.receipt), "adding", READ_STACKING)
    if case.interactions:
        st.subheader("What do pairs of options change together?", anchor=False)
        blocks.show_reading(interactions_table(case, sight.receipt), "together", READ_INTERACTIONS)


def _show_words() -> None:
    for term in sorted(GLOSSARY.values(), key=lambda term: term.name.lower()):
        also = f" *Also called: {blocks.escape_markdown(', '.join(term.also))}.*" if term.also else ""
        name, text = blocks.escape_markdown(term.name), blocks.escape_markdown(f"{term.sentence} {term.paragraph}")
        st.markdown(f"**{name}** — {text}{also}")
