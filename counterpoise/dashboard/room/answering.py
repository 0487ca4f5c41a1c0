"""Weighing by a participant: points for every criterion, kept in the browser until they are sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from ...model import Case, Criterion
from ...report.numbers import format_number
from ...report.tables.weights import swing
from ...room import Answer, Room, Submission
from ...room.rules import LONGEST_REASON
from .. import state
from ..blocks import escape_markdown, escape_paragraphs

MOST_POINTS = 100.0
SLIDERS = "sliders"

HOW = (
    "For each criterion, imagine going from its worst to its best level. Give 100 points to the change that matters "
    "most to you, and to every other change points in proportion; 0 means that it does not matter."
)


@dataclass(frozen=True)
class Entered:
    """What a participant has entered and may not yet have sent."""

    round: int
    points: Mapping[str, float]
    reason: str = ""
    method: str = SLIDERS
    judgments: str = ""

    @property
    def key(self) -> str:
        """The same for the same content, so that an answer sent twice is stored once."""
        return hashlib.sha256(json.dumps(self.to_plain(), sort_keys=True).encode()).hexdigest()[:32]

    def to_plain(self) -> dict[str, Any]:
        return {
            "round": self.round,
            "points": dict(self.points),
            "reason": self.reason,
            "method": self.method,
            "judgments": self.judgments,
        }

    def to_submission(self) -> Submission:
        return Submission(self.key, self.round, self.points, self.method, self.reason, self.judgments)


def read_entered(found: object, case: Case, number: int) -> Entered | None:
    """What a browser kept for this round, or None; nothing in it is trusted."""
    if not isinstance(found, Mapping) or found.get("round") != number or not isinstance(found.get("points"), Mapping):
        return None
    points = {id_: _point(found["points"].get(id_)) for id_ in case.criteria}
    texts = [found.get(key) for key in ("reason", "method", "judgments")]
    reason, method, judgments = (text if isinstance(text, str) else "" for text in texts)
    return Entered(number, points, reason[:LONGEST_REASON], method[:40] or SLIDERS, judgments)


def _point(number: object) -> float:
    is_number = isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1e9
    return float(number) if is_number and isinstance(number, int | float) else 0.0


def start_entered(case: Case, number: int, own: tuple[Answer, ...]) -> Entered:
    """Where a participant begins a round: at their own answer to an earlier one, else with no weights at all."""
    if own:
        last = own[-1]
        return Entered(number, {id_: last.points.get(id_, 0.0) for id_ in case.criteria}, last.reason)
    return Entered(number, dict.fromkeys(case.criteria, 0.0))


Change = Callable[[Entered], Entered]
"""What a hand does to what is entered; several changes may come in one run, one after the other."""


def show_form(case: Case, room: Room, entered: Entered, take: Callable[[Change], None]) -> None:
    """Sliders by objective, and a reason; ``take`` is told of every change."""
    st.caption(HOW)
    total = sum(entered.points.values())
    for objective in case.objectives.values():
        members = [criterion for criterion in case.criteria.values() if criterion.objective == objective.id]
        if members:
            st.markdown(f"**{escape_markdown(objective.name)}**")
        for criterion in members:
            _slider(criterion, entered, total, take)
    widget = f"room_reason_{room.round}"
    state.show_in_widget(widget, entered.reason)

    def take_reason() -> None:
        take(lambda now: _changed(now, reason=str(state.widget_value(widget, ""))))

    st.text_area(
        "Why? (optional)",
        key=widget,
        max_chars=LONGEST_REASON,
        height=80,
        help="The facilitator reads it with your answer.",
        on_change=take_reason,
    )


def _slider(criterion: Criterion, entered: Entered, total: float, take: Callable[[Change], None]) -> None:
    widget = f"room_points_{entered.round}_{criterion.id}"
    point = entered.points[criterion.id]
    state.show_in_widget(widget, min(point, MOST_POINTS))
    share = f", {format_number(100 * point / total)} % of weight" if total else ""

    def take_point() -> None:
        number = float(state.widget_value(widget, 0.0))
        take(lambda now: _changed(now, points={**now.points, criterion.id: number}, method=SLIDERS, judgments=""))

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


def _changed(entered: Entered, **values: Any) -> Entered:
    return Entered(**{**entered.to_plain(), **values})


def show_sending(entered: Entered, stored: Answer | None, fault: str, send: Callable[[], None]) -> None:
    """The button that sends, and whether what is on the page is stored."""
    if fault:
        st.error(escape_markdown(f"Not confirmed. {fault}"), icon=":material/cloud_off:")
    if stored is not None and stored.key == entered.key:
        st.success(
            f"Your answer was received at {_clock(stored)} UTC. You can still change it.", icon=":material/check:"
        )
    elif stored is not None:
        st.warning(
            f"You have changed your answer since you sent it at {_clock(stored)} UTC. Send it again to replace it.",
            icon=":material/edit:",
        )
    is_empty = not any(entered.points.values())
    if is_empty:
        st.caption("Give at least one criterion points, then send your answer.")
    st.button(
        "Send my answer" if stored is None and not fault else "Send again",
        key="room_send",
        type="primary",
        disabled=is_empty,
        width="stretch",
        on_click=send,
    )


def _clock(answer: Answer) -> str:
    return datetime.fromtimestamp(answer.submitted_at, UTC).strftime("%H:%M:%S")
