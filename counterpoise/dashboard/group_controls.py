"""How much each perspective counts, as the reader moves it: points, or ranges of shares."""

from __future__ import annotations

import streamlit as st

from ..model import Case, WeightProfile
from ..study.questions.perspectives import Perspectives
from . import state
from .blocks import escape_markdown

A_ROW = 4
"""Sliders side by side."""

MOST = 10.0

KINDS = {"points": "How much each counts", "ranges": "Ranges of shares"}

WHOLE = (0.0, 100.0)


def pick_group(question: Perspectives, case: Case) -> None:
    """One slider per perspective: how much it counts, or with ranges the shares that are allowed."""
    has_ranges = bool(question.group_ranges)
    widget = "group_as"
    state.show_in_widget(widget, "ranges" if state.widget_value(widget) == "ranges" or has_ranges else "points")
    chosen = st.segmented_control(
        "Set",
        list(KINDS),
        format_func=lambda kind: KINDS[kind],
        key=widget,
        required=True,
        label_visibility="collapsed",
        on_change=_drop_ranges,
    )
    rows = [st.columns(A_ROW) for _row in range(0, len(case.profiles), A_ROW)]
    for k, profile in enumerate(case.profiles.values()):
        with rows[k // A_ROW][k % A_ROW]:
            if chosen == "ranges":
                _range(profile, question)
            else:
                _points(profile, question, case)


def _drop_ranges() -> None:
    if state.widget_value("group_as") != "ranges":
        state.select("group_range", "")


def _points(profile: WeightProfile, question: Perspectives, case: Case) -> None:
    id_, widget = profile.id, f"group_{profile.id}"
    counts = dict(question.group) or dict.fromkeys(case.profiles, 1.0)
    state.show_in_widget(widget, min(counts.get(id_, 0.0), MOST))

    def take() -> None:
        new = {other: counts.get(other, 0.0) for other in case.profiles} | {id_: float(state.widget_value(widget))}
        is_equal = len(set(new.values())) == 1
        kind = question.settings["group"].kind
        state.select("group", "" if is_equal else kind.write(kind.normal(new)))

    st.slider(escape_markdown(profile.name), 0.0, MOST, step=0.5, format="%g", key=widget, on_change=take)


def _range(profile: WeightProfile, question: Perspectives) -> None:
    id_, widget = profile.id, f"group_range_{profile.id}"
    spans = {of: (low, high) for of, low, high in question.group_ranges}
    state.show_in_widget(widget, spans.get(id_, WHOLE))

    def take() -> None:
        new = {of: span for of, span in (spans | {id_: state.widget_value(widget)}).items() if span != WHOLE}
        kind = question.settings["group_ranges"].kind
        state.select("group_range", kind.write(kind.normal(new)))

    st.slider(escape_markdown(profile.name), *WHOLE, step=1.0, format="%g %%", key=widget, on_change=take)
