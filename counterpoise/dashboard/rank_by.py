"""What packages are ranked by: their score, or the value that they deliver in time."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..model import Case
from ..model.number_text import write_number
from ..study.packages.in_time import BY_DAY, MEAN, SCORE
from ..study.questions.packages import Packages
from . import state
from .number_field import Range, number_field

NAMES = {
    SCORE: "Score",
    BY_DAY: "Value delivered by a day",
    MEAN: "Average value over the horizon",
}

WIDGET = "pick_rank_by"


def pick_rank_by(case: Case, question: Packages) -> None:
    """A choice of three, and the day where one is needed; it is in the question of the next run."""
    kind, _, day = question.rank_by.partition(":")
    state.show_in_widget(WIDGET, kind)
    left, right = st.columns(2)
    left.selectbox(
        "Rank by",
        list(NAMES),
        format_func=lambda id_: NAMES[id_],
        key=WIDGET,
        help="Value in time counts what has taken effect by a day; the score counts every effect, whenever it comes.",
        on_change=_keep_kind(case),
    )
    if kind == BY_DAY:
        with right:
            number_field(
                "Day",
                "number_rank_day",
                float(day),
                lambda chosen: state.select("rank", f"{BY_DAY}:{write_number(chosen or 0.0)}"),
                Range(0, case.horizon_days),
                is_needed=True,
            )


def _keep_kind(case: Case) -> Callable[[], None]:
    first_day = write_number(min(case.opening_deadline, float(case.horizon_days)))
    texts = {SCORE: "", BY_DAY: f"{BY_DAY}:{first_day}", MEAN: MEAN}
    return lambda: state.select("rank", texts[state.widget_value(WIDGET)])
