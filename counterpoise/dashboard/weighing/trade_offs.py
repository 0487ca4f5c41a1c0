"""Trade-offs in natural units: one question at a time, the one that leaves the fewest weights open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ...report.sentences.elicitation import asking_text, outcome_text
from ...study.weighing import AnswersFault
from ...study.weighing.by_choices import next_trade_off, with_choice, without_last_choice
from .. import state
from ..blocks import escape_markdown
from .form import Form, show_faults

if TYPE_CHECKING:
    from ...analysis.weighting.next_choice import Outcomes

ABOUT = "asks about"
"""What is kept: a pair of criteria to ask about first, because its equivalent was rejected."""

OTHERS = (
    ("equal", "About equal", ":material/drag_handle:"),
    ("skip", "Skip this pair", ":material/skip_next:"),
)


def show_trade_offs(form: Form) -> None:
    """Two outcomes that differ on two criteria; which is better?"""
    about: frozenset[str] = state.kept(f"{form.key} {ABOUT}") or frozenset()
    try:
        asking = next_trade_off(form.study, _judged(form), about)
    except AnswersFault as fault:
        show_faults(form.case, fault)
        form.button("Forget these answers", "forget", lambda: form.take({}))
        return
    said = [one.get("prefer") for one in form.entries("choices") if isinstance(one, dict)]
    st.caption(escape_markdown(asking_text(asking, said)))
    if asking.next is None:
        st.markdown("No pair is left to ask about.")
    elif not form.is_locked:
        _ask(form, asking.next, len(said))
    if said:
        form.button("Undo the last answer", "undo", partial(_undo, form), icon=":material/undo:", type="tertiary")


def _ask(form: Form, asked: Outcomes, number: int) -> None:
    st.markdown("**Which of these two is better? Everything else is the same in both.**")
    sides = st.columns(2)
    for column, side in zip(sides, ("a", "b"), strict=True):
        with column, st.container(border=True):
            st.markdown(f"**{side.upper()}**")
            for line in outcome_text(form.case, asked, side).splitlines():
                st.markdown(escape_markdown(line))
            form.button(
                f"{side.upper()} is better", f"{side}_{number}", partial(_answer, form, asked, side), width="stretch"
            )
    with st.container(horizontal=True):
        for prefer, label, icon in OTHERS:
            form.button(label, f"{prefer}_{number}", partial(_answer, form, asked, prefer), icon=icon)


def _judged(form: Form) -> dict[str, object]:
    return {key: said for key, said in form.read().items() if key in ("choices", "no_weight")}


def _answer(form: Form, asked: Outcomes, prefer: str) -> None:
    state.keep(f"{form.key} {ABOUT}", frozenset())
    form.take(with_choice(form.read(), asked, prefer))


def _undo(form: Form) -> None:
    form.take(without_last_choice(form.read()))


def ask_about(form: Form, one: str, other: str) -> None:
    """Ask about a pair of criteria next."""
    state.keep(f"{form.key} {ABOUT}", frozenset((one, other)))
