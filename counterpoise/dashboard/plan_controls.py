"""What a reader moves on the timeline: what is chosen, the deadline, start days, the chance asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from ..model import Case
from ..model.number_text import write_number
from ..report.dates import decision_date, format_date, format_day
from ..study.questions.timeline import LATEST_DAY, LONGEST_EVENT, Timeline
from ..study.settings import DAYS, IDS
from . import controls, state
from .number_field import Range, number_field
from .parts import show_part
from .sight import Sight

OWN = "own"
"""The entry for members that the reader lists."""


def pick_plan(sight: Sight) -> Timeline:
    """The question that the selection spells; start days and the deadline's name behind one click."""
    case = sight.case
    package = state.get_view().selections.get("package", "")
    spelled = sight.question(Timeline, package=package if package in case.packages else "", weights=sight.weights)
    left, middle, right = st.columns([5, 3, 3], vertical_alignment="bottom")
    with left:
        package = _pick_package(case)
    with middle:
        by = _pick_deadline(case, spelled.by)
    with right:
        sure = controls.pick("Required chance", "sure", _sureness(spelled.sure), "80", "For the latest order day.")
    members = _pick_members(sight, spelled.members) if package == OWN else ()
    chosen = case.packages[package].members if package != OWN else members
    start = tuple((id_, day) for id_, day in spelled.start if id_ in chosen)
    _pick_details(case, chosen, spelled.event, dict(start))
    package = "" if package == OWN else package
    return replace(spelled, package=package, members=members, by=by, sure=float(sure), start=start)


def _sureness(asked: float) -> dict[str, str]:
    """The chances on offer, with the one asked for."""
    chances = sorted({50.0, 80.0, 90.0, 95.0, asked})
    return {write_number(chance): f"{chance:g} % sure" for chance in chances}


def pick_beside(case: Case, members: tuple[str, ...]) -> str | None:
    """Another named package to hold against the chosen one; None where the case has none."""
    names = {id_: package.name for id_, package in case.packages.items() if set(package.members) != set(members)}
    if not names:
        return None
    several = (id_ for id_ in names if len(case.packages[id_].members) > 1)
    return controls.pick("Compare with", "beside", names, next(several, next(iter(names))))


def _pick_package(case: Case) -> str:
    names = {id_: package.name for id_, package in case.packages.items()} | {OWN: "My own package"}
    several = (id_ for id_, package in case.packages.items() if len(package.members) > 1)
    has_own = bool(state.get_view().selections.get("members"))
    return controls.pick("Package", "package", names, OWN if has_own else next(several, OWN))


def _pick_deadline(case: Case, asked: float | str | None) -> float:
    by = asked if isinstance(asked, float) else case.opening_deadline
    number_field(
        f"Deadline, day ({format_date(case, by) or 'beyond the calendar'})",
        "day_by",
        by,
        lambda day: state.select("by", write_number(day or 0.0)),
        Range(0, LATEST_DAY),
        help_text=(
            f"Days from the decision on {decision_date(case)}; "
            f"the case's horizon is {format_day(case, case.horizon_days)}."
        ),
        is_needed=True,
    )
    return by


def _pick_members(sight: Sight, asked: tuple[str, ...]) -> tuple[str, ...]:
    case = sight.case
    free = {id_: option.label for id_, option in case.options.items() if id_ != case.baseline}
    if not free:
        return (case.baseline,)
    chosen = [id_ for id_ in asked if id_ in free] or _first_members(sight, tuple(free))
    state.show_in_widget("pick_members", chosen)
    st.multiselect(
        "Options in the package",
        list(free),
        format_func=lambda id_: free[id_],
        key="pick_members",
        help="If you choose none, the option with the best score is shown.",
        on_change=lambda: state.select("members", IDS.write(tuple(state.widget_value("pick_members")))),
    )
    return tuple(chosen)


def _first_members(sight: Sight, free: tuple[str, ...]) -> list[str]:
    """The best option that can be adopted."""
    ids = list(sight.case.options)
    if sight.comparison is not None:
        ranking = sight.comparison.ranking
        ids = [ranking.option_ids[i] for i in ranking.order]
    return [next(id_ for id_ in ids if id_ in free)]


def _pick_details(case: Case, members: tuple[str, ...], event: str, starts: dict[str, float]) -> None:
    def draw() -> None:
        _pick_event(event)
        _pick_starts(case, members, starts)

    show_part("Start dates and deadline", "stage", draw)


def _pick_event(event: str) -> None:
    state.show_in_widget("event", event[:LONGEST_EVENT])
    st.text_input(
        "Name of the deadline",
        key="event",
        max_chars=LONGEST_EVENT,
        placeholder="for example: committee hearing",
        on_change=lambda: state.select("event", state.widget_value("event").strip()),
    )


def _pick_starts(case: Case, members: tuple[str, ...], starts: dict[str, float]) -> None:
    columns = st.columns(min(len(members), 4))
    for k, id_ in enumerate(members):
        with columns[k % len(columns)]:
            number_field(
                f"{case.options[id_].label}: start day",
                f"start_{id_}",
                starts.get(id_, 0.0),
                partial(_take_start, id_, members, starts),
                Range(0, LATEST_DAY),
                help_text=f"Work starts on {format_day(case, starts.get(id_, 0.0))}; no milestone starts earlier.",
                placeholder="0",
            )


def _take_start(id_: str, members: tuple[str, ...], starts: dict[str, float], day: float | None) -> None:
    changed = {**starts, id_: day or 0.0}
    days = tuple((member, changed[member]) for member in members if changed.get(member))
    state.select("start", DAYS.write(days))
