"""Weights: how much each criterion matters to this reader, by a method of elicitation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...report.glossary import GLOSSARY
from ...report.numbers import count_of
from ...report.panel.of_case import fit_to_slider
from ...report.sentences.elicitation import method_help, method_line, progress_text
from ...report.sentences.weighing import METHOD_NAMES, because_text, largest_sentence
from ...study.questions.weigh import Weigh, WeighAnswer
from ...study.weighing import AnswersFault
from ...study.weighing.progress import Progress, progress_of
from .. import blocks, state
from ..follow import Shown
from ..save_weights import OWN, ProfileText, show_profile_file
from ..sight import Sight
from ..weighing import FORMS, Answers, Form, kept, show_faults, show_form
from ..weighing.found import show_equivalents, show_found
from ..weighing.lock import is_locked, show_ranking, show_switch

QUESTION = "How much does each criterion matter to you?"

METHOD = "weigh"
"""The part of the link that names the method."""


@dataclass(frozen=True)
class Desk:
    """What the reader is answering."""

    sight: Sight
    method: str

    @property
    def answers(self) -> Answers:
        return kept.answers_to(self.method)

    def keep(self, answers: Answers) -> None:
        kept.keep_answers(self.method, answers)

    def form(self) -> Form:
        locked = is_locked(self.method, self.answers)
        return Form(self.sight.study, lambda: self.answers, self.keep, f"weigh_{self.method}", locked)


def show(sight: Sight) -> Shown:
    st.title(QUESTION, anchor=False)
    head = st.container()
    desk = Desk(sight, _pick_method(sight))
    if kept.is_unreadable():
        state.note("The answers in the link cannot be read; nothing is answered yet.")
        state.select(kept.ANSWERS, "")
    with st.container(border=True):
        name = METHOD_NAMES[desk.method]
        st.subheader(name, anchor=False, help=blocks.escape_markdown(method_help(desk.method)))
        switch = st.container()
        show_form(desk.method, desk.form())
        progress = progress_of(sight.case, desk.method, desk.answers)
        st.caption(blocks.escape_markdown(progress_text(progress)))
        _show_start_over(desk)
    answer = _show_answer(desk, head, progress)
    with switch:
        show_switch(desk.method, desk.answers)  # drawn last: scores that have just been shown count
    return answer.receipt if answer else None


def _show_answer(desk: Desk, head: DeltaGenerator, progress: Progress) -> WeighAnswer | None:
    """The weights and all that follows from them; None as long as the answers give none."""
    sight = desk.sight
    if not progress.is_whole:
        with head:
            blocks.show_answer(f"{METHOD_NAMES[desk.method]}: {progress_text(progress)}")
        return None
    locked = is_locked(desk.method, desk.answers)
    try:
        answer = sight.study.answer(
            Weigh(method=desk.method, answers=desk.answers, locked=locked, scenario=sight.scenario)
        )
    except AnswersFault as fault:
        with head:
            blocks.show_answer(f"{METHOD_NAMES[desk.method]}: these answers give no weights yet.")
        show_faults(sight.case, fault)
        return None
    with head:
        blocks.show_answer(largest_sentence(answer.weighed))
    show_found(desk.form(), answer)
    n_rejected = show_equivalents(desk.form(), answer)
    show_ranking(sight, desk.method, desk.answers, answer)
    _show_keep(desk, answer, n_rejected)
    return answer


def _pick_method(sight: Sight) -> str:
    """Which method, with a line on whom it suits."""
    methods = tuple(FORMS)
    chosen = state.selected(METHOD, {method: METHOD_NAMES[method] for method in methods}, methods[0], "Method")
    state.show_in_widget("weigh_method", chosen)
    label = f"**Method: {METHOD_NAMES[chosen]}**" if kept.answers_to(chosen) else "**Which method suits you?**"
    with st.expander(label, expanded=not kept.answers_to(chosen)):
        st.caption(blocks.escape_markdown(GLOSSARY["elicitation"].paragraph))
        st.radio(
            "Method",
            methods,
            format_func=lambda method: METHOD_NAMES[method],
            captions=[blocks.escape_markdown(method_line(sight.case, method)) for method in methods],
            key="weigh_method",
            label_visibility="collapsed",
            on_change=lambda: state.select(METHOD, state.widget_value("weigh_method")),
        )
    return chosen


def _show_start_over(desk: Desk) -> None:
    if desk.answers:
        st.button("Start over", key="weigh_start_over", type="tertiary", on_click=lambda: _start_over(desk))


def _start_over(desk: Desk) -> None:
    desk.keep({})
    if kept.lock_of(desk.method, {}) != kept.HIDDEN:
        kept.set_lock("")


def _show_keep(desk: Desk, answer: WeighAnswer, n_rejected: int) -> None:
    """Into the view, into the link, and into a profile."""
    weighed, form = answer.weighed, desk.form()
    with st.container(border=True):
        blocks.show_question("Keep these weights", GLOSSARY["weight_profile"])
        if n_rejected:
            n = count_of(n_rejected, "equivalent")
            said = f"You rejected {n}: correct the answers first, or keep the weights as they are."
            st.warning(blocks.escape_markdown(said), icon=":material/undo:")
        st.button(
            "Use as my weights on every page",
            key="weigh_use",
            type="primary",
            on_click=lambda: _use(weighed.point_by_id),
        )
        texts = {
            "name": ("Name of the profile", f"My weights ({METHOD_NAMES[desk.method].lower()})"),
            "held_by": ("Who weighs this way?", OWN),
            "because": ("Why these weights?", ""),
        }
        for key, (label, _default) in texts.items():
            _text_field(form, key, label, weighed.text(key) or _default)
        name, held_by = (weighed.text(key) or texts[key][1] for key in ("name", "held_by"))
        because = because_text(weighed, answer.question.locked)
        show_profile_file(
            desk.sight.folder,
            ProfileText(name, held_by, because, weighed.point_by_id, weighed.range_by_id),
            "weigh",
        )


def _text_field(form: Form, key: str, label: str, value: str) -> None:
    widget = f"weigh_text_{key}"
    state.show_in_widget(widget, value)
    st.text_input(
        label, key=widget, max_chars=300, on_change=lambda: form.put(key, state.widget_value(widget, "").strip())
    )


def _use(point_by_id: Mapping[str, float]) -> None:
    state.set_points(fit_to_slider(dict(point_by_id)))
    state.note("These weights are now yours on every page; the link carries them.")
