"""Weighing by a participant: by points on sliders or by any method of elicitation, and sending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from ...model import Criterion
from ...report.numbers import format_number
from ...report.panel.of_case import MOST_POINTS
from ...report.sentences.elicitation import method_line, progress_text
from ...report.sentences.weighing import METHOD_NAMES
from ...report.tables.weights import swing
from ...room import Answer, Submission
from ...room.rules import LONGEST_REASON
from ...study import Study
from ...study.weighing.progress import progress_of
from .. import state
from ..blocks import escape_markdown, escape_paragraphs
from ..weighing import Form
from ..weighing import show_form as show_method
from .entered import SLIDERS, Entered

NAMES = {SLIDERS: "Points on sliders", **METHOD_NAMES}

HOW = (
    "For each criterion, imagine going from its worst to its best level. Give 100 points to the change that matters "
    "most to you, and to every other change points in proportion; 0 means that it does not matter."
)

Change = Callable[[Entered], Entered]
"""What a hand does to what is entered; several changes may come in one run, one after the other."""


def show_form(study: Study, entered: Entered, read: Callable[[], Entered], take: Callable[[Change], None]) -> None:
    """The method, its questions, and a reason; ``read`` gives what is entered now, ``take`` is told of every change."""
    _pick_method(entered, take)
    if entered.method == SLIDERS:
        _show_sliders(study, entered, take)
    else:
        _show_method(study, entered.method, read, take)
    widget = f"room_reason_{entered.round}"
    state.show_in_widget(widget, entered.reason)
    st.text_area(
        "Why? (optional)",
        key=widget,
        max_chars=LONGEST_REASON,
        height=80,
        help="The facilitator reads it with your answer.",
        on_change=lambda: take(lambda now: replace(now, reason=str(state.widget_value(widget, "")))),
    )


def _pick_method(entered: Entered, take: Callable[[Change], None]) -> None:
    widget = f"room_method_{entered.round}"
    state.show_in_widget(widget, entered.method)
    st.selectbox(
        "How do you want to weigh?",
        list(NAMES),
        format_func=lambda id_: NAMES[id_],
        key=widget,
        on_change=lambda: take(lambda now: replace(now, method=state.widget_value(widget) or SLIDERS)),
    )


def _show_method(study: Study, method: str, read: Callable[[], Entered], take: Callable[[Change], None]) -> None:
    def answers() -> Mapping[str, Any]:
        return read().said.get(method, {})

    st.caption(escape_markdown(method_line(study.case, method)))
    form = Form(
        study, answers, lambda said: take(lambda now: now.with_said(method, said)), f"room_{read().round}_{method}"
    )
    show_method(method, form)
    st.caption(escape_markdown(progress_text(progress_of(study.case, method, answers()))))


def _show_sliders(study: Study, entered: Entered, take: Callable[[Change], None]) -> None:
    case = study.case
    st.caption(HOW)
    total = sum(entered.points.values())
    for objective in case.objectives.values():
        members = [criterion for criterion in case.criteria.values() if criterion.objective == objective.id]
        if members:
            st.markdown(f"**{escape_markdown(objective.name)}**")
        for criterion in members:
            _slider(criterion, entered, total, take)


def _slider(criterion: Criterion, entered: Entered, total: float, take: Callable[[Change], None]) -> None:
    widget = f"room_points_{entered.round}_{criterion.id}"
    point = entered.points[criterion.id]
    state.show_in_widget(widget, min(point, MOST_POINTS))
    share = f", {format_number(100 * point / total)} % of weight" if total else ""

    def take_point() -> None:
        number = float(state.widget_value(widget, 0.0))
        take(lambda now: replace(now, points={**now.points, criterion.id: number}))

    st.slider(
        f"{escape_markdown(criterion.name)} ({escape_markdown(swing(criterion))}){share}",
        0.0,
        MOST_POINTS,
        step=1.0,
        format="%g",
        key=widget,
        help=escape_paragraphs(criterion.definition),
        on_change=take_point,
    )


def show_sending(wanted: Submission | str, stored: Answer | None, fault: str, send: Callable[[], None]) -> None:
    """The button that sends, and whether what is on the page is stored; ``wanted`` may be why it cannot be sent."""
    if fault:
        st.error(escape_markdown(f"Not confirmed. {fault}"), icon=":material/cloud_off:")
    if stored is not None and isinstance(wanted, Submission) and stored.key == wanted.key:
        st.success(
            f"Your answer was received at {_clock(stored)} UTC. You can still change it.", icon=":material/check:"
        )
    elif stored is not None:
        st.warning(
            f"You have changed your answer since you sent it at {_clock(stored)} UTC. Send it again to replace it.",
            icon=":material/edit:",
        )
    if isinstance(wanted, str):
        st.caption(escape_markdown(wanted))
    st.button(
        "Send my answer" if stored is None and not fault else "Send again",
        key="room_send",
        disabled=isinstance(wanted, str),
        width="stretch",
        on_click=send,
    )


def _clock(answer: Answer) -> str:
    return datetime.fromtimestamp(answer.submitted_at, UTC).strftime("%H:%M:%S")
