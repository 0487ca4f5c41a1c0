"""The answer's panel: sentences, weights and ranking in one, alive in the browser."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ..report.panel.board import named_package, pack_board
from ..study.questions.answer import WholeAnswer
from . import blocks, cached, controls
from .follow import PANEL, take_weights
from .panel import store_board, weight_panel
from .sight import Sight

STORE = "board"


def show_answer_panel(sight: Sight, answer: WholeAnswer | None) -> None:
    """The live panel, or plain sliders with a table where the reader prefers them."""
    if controls.is_basic(sight):
        controls.show_basic(sight)
        if answer is not None:
            blocks.show_table(controls.ranking_table(answer), "answer_packages")
        return
    key, content = _pack(sight, answer) if answer is not None else ("", b"")
    data = replace(controls.panel_data(sight, "answer"), board=key, chips=_chips(sight, answer))

    def go(path: str) -> None:
        if path in {page for _, _, page in data.chips}:
            st.switch_page(sight.pages[path])

    weight_panel(data, PANEL, on_change=take_weights, on_go=go)
    if key:
        store_board(content, STORE)


def _pack(sight: Sight, answer: WholeAnswer) -> tuple[str, bytes]:
    """The bytes for the browser, packed once for all weights unless only the best packages fit."""
    case, asked = sight.case, answer.question
    rules = asked.packages().rules_key
    which = f"board {rules!r} {answer.together.members if answer.is_cut else ''!r}"
    return cached.per_case(
        sight.study,
        which,
        lambda: pack_board(case, answer.together, answer.alone, is_cut=answer.is_cut, named=named_package(case)),
    )


def _chips(sight: Sight, answer: WholeAnswer | None) -> tuple[tuple[str, bool, str], ...]:
    """What limits the answer, and the page that leads back: rules and limits, files left out."""
    chips: list[tuple[str, bool, str]] = []
    if answer is not None:
        asked = answer.question
        own = bool(asked.limits or asked.must or asked.must_not) or asked.min_members is not None
        own = own or asked.max_members is not None or bool(asked.stacking) or asked.sure > 0
        possible = answer.packages.ranking.n_possible
        n = len(answer.together.members) if answer.n_allowed is None else answer.n_allowed
        by = "your limits" if own else "the case's rules"
        chips.append((f"{n:,} of {possible:,} packages allowed by {by}", own, "packages"))
    left = len(sight.case.left_out)
    text = f"{left} {'entry' if left == 1 else 'entries'} left out" if left else "All files in use"
    chips.append((text, left > 0, "check"))
    return tuple(chips)
