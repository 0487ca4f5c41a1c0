"""Answer: together and one by one, each with its doubt; and a card for each thing that stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...model import Receipt
from ...report import cards
from ...report.answers.compare import tables as comparison_tables
from ...report.sentences.whole import Said, alone_said, together_said
from ...study.questions.answer import WholeAnswer, WholeQuestion
from .. import blocks, controls, state
from ..answer_look import LOOK
from ..answer_panel import show_answer_panel
from ..follow import Shown
from ..sight import Sight

Card = tuple[str, Callable[[WholeAnswer], str], str, str]

CARDS: tuple[Card, ...] = (
    ("How robust is it?", cards.robust_card, "robustness", "Robustness"),
    ("What would change it?", cards.change_card, "robustness", "All changes"),
    ("When is it ready?", cards.ready_card, "timeline", "Timeline"),
    ("Who disagrees?", cards.disagree_card, "perspectives", "Perspectives"),
    ("What does it rest on?", cards.rests_card, "evidence", "Evidence"),
    ("Red lines and limits", cards.lines_card, "packages", "Add a limit"),
)
"""Question, drawing, and the page that it leads to."""

OF_COMPARE = ("show", "versus", "against")
"""Selections of the page that was the first once."""

VISITED = "answer visited"

WIDTHS = (1.0, 1.1, 1.05, 1.6, 0.95, 0.95)


def show(sight: Sight) -> Shown:
    case = sight.case
    st.html(LOOK)
    st.title(blocks.escape_markdown(case.question), anchor=False)
    _say_moved(sight)
    controls.show_weights_row(sight)
    if sight.weights is None:
        st.markdown(f"**{blocks.NO_WEIGHT}**")
        show_answer_panel(sight, None)
        return None
    question = sight.question(WholeQuestion)
    answer = sight.study.answer(question)
    if controls.is_basic(sight):
        _say("Together", together_said(answer))
        _say("One by one", alone_said(answer))
    show_answer_panel(sight, answer)
    cards = _reserve_cards(sight)
    blocks.show_table_on_demand(
        "The measures one by one, as a table",
        "one_by_one",
        lambda: comparison_tables(answer.comparison)[0],
    )
    blocks.show_about(sight)

    def follow(now: Sight) -> Receipt:
        found = answer if now is sight else now.study.answer(replace(question, weights=now.weights))
        for place, (_, draw, _, _) in zip(cards, CARDS, strict=True):
            place.html(draw(found))
        return found.receipt

    # a panel that holds only the best packages is sent others after a move
    return follow(sight) if answer.is_cut else follow


def _say_moved(sight: Sight) -> None:
    """Compare was the first page once: a visitor whose link selects parts of it is shown the way, once."""
    is_first = not state.kept(VISITED)
    state.keep(VISITED, True)
    if is_first and any(sight.view.selections.get(key) for key in OF_COMPARE):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info("This link is for the Compare page; its weights and selections are kept.")
            st.page_link(sight.pages["compare"], label="Open Compare", icon=":material/bar_chart:")


def _say(label: str, said: Said) -> None:
    st.markdown(f"{label}: **{blocks.escape_markdown(said.text)}**")


def _reserve_cards(sight: Sight) -> list[DeltaGenerator]:
    """The cards' questions and links; returns the places between them."""
    columns = st.columns(WIDTHS, gap="small")
    places = []
    for column, (question, draw, path, label) in zip(columns, CARDS, strict=True):
        with column, st.container(border=True, height="stretch", key=f"card_{draw.__name__}"):
            st.markdown(f"**{question}**")
            places.append(st.container())
            st.page_link(sight.pages[path], label=f"{label} →")
    return places
