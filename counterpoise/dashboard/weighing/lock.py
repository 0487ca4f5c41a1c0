"""What the weights make of the ranking, and weights that are locked before it is shown."""

from __future__ import annotations

import streamlit as st

from ...report.glossary import GLOSSARY
from ...report.sentences import answer_sentence
from ...report.sentences.weighing import LOCKED
from ...report.tables.weighing import reweighed_table
from ...study.questions.compare import Compare
from ...study.questions.weigh import WeighAnswer
from .. import blocks, state
from ..sight import Sight
from . import kept
from .form import Answers

SWITCH = "Hide scores until I lock my weights"

SWITCH_HELP = (
    "Weights that are set before their result is seen cannot be bent to it. The lock is written into the profile. This "
    "page hides the scores under your weights; other pages show those under the profiles of the case."
)

SEEN_HELP = "The scores under these weights have been shown. Start over to weigh without them."


def is_locked(method: str, answers: Answers) -> bool:
    """Whether these answers were locked before the scores were shown."""
    return kept.lock_of(method, answers) == kept.fingerprint(method, answers)


def show_ranking(sight: Sight, method: str, answers: Answers, answer: WeighAnswer) -> None:
    """The ranking under the weights, or the lock that must close first."""
    lock = kept.lock_of(method, answers)
    with st.container(border=True):
        blocks.show_question("What do they make of the ranking?", GLOSSARY["score"])
        if lock == kept.HIDDEN:
            st.markdown("The scores are hidden.")
            st.button(
                "Lock my weights and show the scores",
                key="weigh_lock",
                icon=":material/lock:",
                on_click=lambda: kept.set_lock(kept.fingerprint(method, answers)),
            )
            return
        if is_locked(method, answers):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.badge(LOCKED.rstrip("."), icon=":material/lock:", color="green")
                st.button("Unlock", key="weigh_unlock", type="tertiary", on_click=lambda: kept.set_lock(kept.SEEN))
        else:
            kept.mark_seen()
        _show_scores(sight, answer)


def show_switch(method: str, answers: Answers) -> None:
    """Whether scores are hidden; it is offered while none has been shown."""
    lock = kept.lock_of(method, answers)
    state.show_in_widget("weigh_hide", lock not in ("", kept.SEEN))
    st.toggle(
        SWITCH,
        key="weigh_hide",
        disabled=lock not in ("", kept.HIDDEN),
        help=SEEN_HELP if lock == kept.SEEN else SWITCH_HELP,
        on_change=lambda: kept.set_lock(kept.HIDDEN if state.widget_value("weigh_hide") else ""),
    )


def _show_scores(sight: Sight, answer: WeighAnswer) -> None:
    points = tuple(answer.weighed.point_by_id.items())
    found = sight.study.answer(Compare(weights=points, scenario=sight.scenario))
    st.markdown(f"**{blocks.escape_markdown(answer_sentence(found.case, found.ranking))}**")
    before = sight.comparison.ranking if sight.comparison else found.ranking
    blocks.show_table(reweighed_table(found.case, before, found.ranking, found.receipt), "reweighed")
