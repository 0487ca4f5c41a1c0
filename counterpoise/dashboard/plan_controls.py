"""What a reader moves on the timeline: what is chosen, the deadline, start days, the chance asked for."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ..analysis.scheduling.plan import LATEST_DAY
from ..model import Case
from ..report.dates import format_date, format_day
from . import blocks, controls, state
from .link import read_day, read_days, read_ids, write_days
from .sight import Sight

OWN = "own"
"""The entry for members that the reader lists."""

SURENESS = {"50": "50 % sure", "80": "80 % sure", "90": "90 % sure", "95": "95 % sure"}

LONGEST_EVENT = 60


@dataclass(frozen=True)
class PlanChoice:
    """What is to be timed: members, their start days, a deadline with its name, a chance from 0 to 1."""

    members: tuple[str, ...]
    start_by_id: dict[str, float]
    by: float
    event: str
    sureness: float


def pick_plan(case: Case, sight: Sight) -> PlanChoice:
    """The selection, side by side; start days and the deadline's name behind one click."""
    notices: list[str] = []
    left, middle, right = st.columns([5, 3, 3], vertical_alignment="bottom")
    with left:
        package = _pick_package(case)
    with middle:
        by = _pick_deadline(case, notices)
    with right:
        sure = controls.pick("Chance asked for", "sure", SURENESS, "80", "For the latest order day.")
    members = _pick_members(case, sight, notices) if package == OWN else case.packages[package].members
    starts = _pick_details(case, members, notices)
    blocks.show_notices(notices)
    event = state.get_view().selections.get("event", "")[:LONGEST_EVENT]
    return PlanChoice(members, starts, by, event, int(sure) / 100)


def pick_beside(case: Case, members: tuple[str, ...]) -> str | None:
    """Another named package to hold against the chosen one; None where the case has none."""
    names = {id_: package.name for id_, package in case.packages.items() if set(package.members) != set(members)}
    if not names:
        return None
    several = (id_ for id_ in names if len(case.packages[id_].members) > 1)
    return controls.pick("Beside it", "beside", names, next(several, next(iter(names))))


def _pick_package(case: Case) -> str:
    names = {id_: package.name for id_, package in case.packages.items()} | {OWN: "My own choice of options"}
    several = (id_ for id_, package in case.packages.items() if len(package.members) > 1)
    has_own = bool(state.get_view().selections.get("members"))
    return controls.pick("Package", "package", names, OWN if has_own else next(several, OWN))


def _pick_deadline(case: Case, notices: list[str]) -> float:
    text = state.get_view().selections.get("by", "")
    asked = read_day(text, LATEST_DAY) if text else None
    if text and asked is None:
        notices.append(f"The link sets the deadline to '{text[:40]}'; a day is a number from 0 to {LATEST_DAY:,.0f}.")
        state.select("by", "")
    by = float(case.horizon_days // 8) if asked is None else asked
    st.session_state["day_by"] = int(by)
    st.number_input(
        f"Deadline, day ({format_date(case, by) or 'beyond the calendar'})",
        0,
        int(LATEST_DAY),
        step=10,
        key="day_by",
        help=f"Days from the decision on {case.as_of}; the case looks up to {format_day(case, case.horizon_days)}.",
        on_change=lambda: state.select("by", str(st.session_state["day_by"])),
    )
    return float(int(by))


def _pick_members(case: Case, sight: Sight, notices: list[str]) -> tuple[str, ...]:
    free = {id_: option.label for id_, option in case.options.items() if id_ != case.baseline}
    listed, unknown = read_ids(state.get_view().selections.get("members", ""), case.options)
    notices += unknown
    chosen = [id_ for id_ in listed if id_ in free] or _first_members(case, sight, tuple(free))
    if not free:
        return (case.baseline,)
    st.session_state["pick_members"] = chosen
    st.multiselect(
        "Options taken together",
        list(free),
        format_func=lambda id_: free[id_],
        key="pick_members",
        help="Without a choice the option with the best score is shown.",
        on_change=lambda: state.select("members", ",".join(st.session_state["pick_members"])),
    )
    return tuple(chosen)


def _first_members(case: Case, sight: Sight, free: tuple[str, ...]) -> list[str]:
    order = sight.ranking.order if sight.ranking is not None else range(len(case.options))
    ids = [sight.table.option_ids[i] for i in order]
    return [next(id_ for id_ in ids if id_ in free)] if free else []


def _pick_details(case: Case, members: tuple[str, ...], notices: list[str]) -> dict[str, float]:
    starts, unread = read_days(state.get_view().selections.get("start", ""), members, LATEST_DAY)
    notices += unread
    part = st.expander("Stage it: start days, and what the deadline is", key="stage_open", on_change="rerun")
    if part.open:
        with part:
            _pick_event()
            _pick_starts(case, members, starts)
    return starts


def _pick_event() -> None:
    st.session_state["event"] = state.get_view().selections.get("event", "")[:LONGEST_EVENT]
    st.text_input(
        "What happens on the deadline",
        key="event",
        max_chars=LONGEST_EVENT,
        placeholder="for example: review by the Security Council",
        on_change=lambda: state.select("event", st.session_state["event"].strip()),
    )


def _pick_starts(case: Case, members: tuple[str, ...], starts: dict[str, float]) -> None:
    columns = st.columns(min(len(members), 4))
    for k, id_ in enumerate(members):
        widget = f"start_{id_}"
        st.session_state[widget] = int(starts.get(id_, 0))
        with columns[k % len(columns)]:
            st.number_input(
                f"{blocks.escape_markdown(case.options[id_].label)}, from day",
                0,
                int(LATEST_DAY),
                step=5,
                key=widget,
                help=f"Pursued from {format_day(case, starts.get(id_, 0.0))}: none of its milestones starts earlier.",
                on_change=_take_start,
                args=(id_, widget, members, starts),
            )


def _take_start(id_: str, widget: str, members: tuple[str, ...], starts: dict[str, float]) -> None:
    changed = {**starts, id_: float(st.session_state[widget])}
    state.select("start", write_days({member: changed.get(member, 0.0) for member in members}))
