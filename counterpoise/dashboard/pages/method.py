"""Method: how the numbers are made, with the papers, and what every word means."""

from __future__ import annotations

import streamlit as st

from ...report.glossary import GLOSSARY
from .. import blocks, controls
from ..chapters import has_chapter, read_chapter
from ..sight import Sight

TITLES = {
    "method": "The arithmetic",
    "uncertainty": "Draws and value of information",
    "methods": "Other methods and sensitivity",
    "packages": "Packages",
    "timeline": "Timeline",
    "words": "What the words mean",
}
"""Chapters in their order: files of ``docs/`` without their ending, and the glossary."""


def show(sight: Sight) -> None:
    blocks.show_title(
        "How are the numbers made?",
        "A score is 100 x the sum of weight x partial value; all else says how sure that is and what would change it.",
    )
    chapters = {id_: title for id_, title in TITLES.items() if id_ == "words" or has_chapter(id_)}
    chosen = controls.pick("Chapter", "chapter", chapters, "method")
    if chosen == "words":
        _show_words()
    else:
        st.markdown(read_chapter(chosen))


def _show_words() -> None:
    for term in sorted(GLOSSARY.values(), key=lambda term: term.name.lower()):
        also = f" *Elsewhere also: {blocks.escape_markdown(', '.join(term.also))}.*" if term.also else ""
        name, text = blocks.escape_markdown(term.name), blocks.escape_markdown(f"{term.sentence} {term.paragraph}")
        st.markdown(f"**{name}** — {text}{also}")
