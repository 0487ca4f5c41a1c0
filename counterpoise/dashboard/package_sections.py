"""Parts of the page on packages that speak of the tie set and of sureness."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from ..report.charts import package_profiles, sureness
from ..report.glossary import GLOSSARY
from ..report.sentences.package_profiles import across_sentence
from ..report.sentences.packages import is_contested
from ..report.tables.package_profiles import package_profiles_table
from ..report.tables.sureness import sureness_table
from ..report.tables.tie_set import tie_set_table
from ..study.packages.answer import PackagesAnswer
from . import blocks
from .sight import Sight

NO_PARTS: dict[str, Any] = {"judge": (), "balance": "", "core_index": False, "frontier": False, "by_scenario": False}
"""A question about packages without what open parts of the page add to it."""

MOST_TIED = 50
"""Packages of the tie set that are shown side by side."""


def show_tie_set(sight: Sight, answer: PackagesAnswer) -> None:
    """Which measures the packages hold that are too close to call."""
    ties = answer.tie_set
    if ties is None or not is_contested(ties):
        return
    n_shown = min(max(ties.count or 0, answer.question.top), MOST_TIED)
    if n_shown > answer.question.top:  # only the longer ranking is asked for, not the open parts again
        answer = sight.study.answer(replace(answer.question, top=n_shown, **NO_PARTS))
    with st.container(border=True):
        blocks.show_question("Which packages are too close to call?", GLOSSARY["tie_set"])
        blocks.show_table(tie_set_table(answer), "tie_set")


def show_sureness(sight: Sight, answer: PackagesAnswer) -> None:
    """What it costs to be surer that all limits and red lines hold; computed when opened."""
    if answer.kept is None and answer.sureness is None:
        return

    def draw() -> None:
        found = sight.study.answer(replace(answer.question, sure_curve=True)).sureness
        if found is None:
            st.caption("No package keeps all the rules.")
            return
        about = (answer.case, found.curve)
        blocks.show_chart_or_table(sight, sureness, about, lambda: sureness_table(*about, answer.receipt))

    blocks.show_card("What does more sureness cost?", "sureness", GLOSSARY["sureness"], draw)


def show_profiles(sight: Sight, answer: PackagesAnswer) -> None:
    """The best package of every weight profile, and what the others lose by it; computed when opened."""
    if len(answer.case.profiles) < 2:
        return

    def draw() -> None:
        found = sight.study.answer(replace(answer.question, all_profiles=True))
        if found.across is None:
            st.caption("No package can be compared across profiles here.")
            return
        across = found.across
        st.markdown(blocks.escape_markdown(across_sentence(answer.case, across)))
        about = (answer.case, across)
        blocks.show_chart_or_table(
            sight, package_profiles, about, lambda: package_profiles_table(answer.case, across, found.receipt)
        )

    blocks.show_card("Which package can all profiles accept?", "profiles", GLOSSARY["tie_set"], draw)
