"""What a reader asks of packages: members, limits, stacking; kept in the link as short texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ..analysis.packages.settings import QUANTITIES, PackageSettings, read_limit, read_stacking, write_limit
from ..model import Case, Limit, Stacking
from ..report.sentences.packages import limit_text
from . import state
from .blocks import escape_markdown
from .link import read_ids
from .sight import Sight

JOIN = ";"
"""Between settings of one kind in the link."""

KEYS = ("must", "not", "least", "most", "limits", "stack")
"""Selections of the link that say what packages are allowed."""


def pick_settings(sight: Sight) -> PackageSettings:
    """The controls for packages, and what they say."""
    case = sight.case
    names = {id_: option.label for id_, option in case.options.items() if id_ != case.baseline}
    limits = _limits(case)
    with st.expander("Rules and limits", icon=":material/rule:"):
        left, right = st.columns(2)
        with left:
            must = pick_options("Must be in", "must", names)
            least = _pick_number("At least this many members", "least", 0, len(names))
            _pick_limit(limits, f"Committed cost at most ({escape_markdown(case.money.label)})", "cost")
        with right:
            must_not = pick_options("Must not be in", "not", names)
            most = _pick_number("At most this many members", "most", 0, len(names))
            _pick_limit(limits, "Ready by day", "ready_day")
        _pick_criterion_limit(case, limits)
        if limits:
            texts = "; ".join(limit_text(case, limit) for limit in limits)
            st.caption(escape_markdown(f"Limits in force besides the case's own: {texts}."))
    stacking = _pick_stacking(sight)
    return PackageSettings(must, must_not, least, most, tuple(limits), stacking)


def pick_options(label: str, key: str, names: dict[str, str], help_text: str | None = None) -> tuple[str, ...]:
    """Several options; unknown ones in the link are said and dropped."""
    chosen, notices = read_ids(_text(key), names)
    if notices:
        for notice in notices:
            state.note(notice)
        state.select(key, ",".join(chosen))
    widget = f"options_{key}"
    st.session_state[widget] = list(chosen)
    st.multiselect(
        label,
        list(names),
        format_func=lambda id_: names[id_],
        key=widget,
        help=help_text,
        on_change=lambda: state.select(key, ",".join(st.session_state[widget])),
    )
    return chosen


def _pick_number(label: str, key: str, low: int, high: int) -> int | None:
    text = _text(key)
    value = int(text) if text.isdecimal() and low <= int(text) <= high else None
    if text and value is None:
        state.note(f"The link's number of members '{text[:40]}' is not a whole number from {low} to {high}.")
        state.select(key, "")
    widget = f"number_{key}"
    st.session_state[widget] = value
    st.number_input(
        label,
        low,
        high,
        value=None,
        key=widget,
        placeholder="no limit",
        on_change=lambda: state.select(key, "" if st.session_state[widget] is None else str(st.session_state[widget])),
    )
    return value


def _limits(case: Case) -> list[Limit]:
    """The limits in the link; what cannot be read is said and dropped."""
    limits, dropped = [], False
    for text in filter(None, _text("limits").split(JOIN)):
        try:
            limits.append(read_limit(case, text))
        except ValueError as fault:
            state.note(f"The link's limit cannot be used: {fault}")
            dropped = True
    if dropped:
        _keep_limits(limits)
    return limits


def _keep_limits(limits: Sequence[Limit]) -> None:
    state.select("limits", JOIN.join(write_limit(limit) for limit in limits))


def _pick_limit(limits: Sequence[Limit], label: str, on: str) -> None:
    """An upper bound on one quantity."""
    mine = [limit for limit in limits if limit.on == on and limit.year is None and limit.at_most is not None]
    widget = f"limit_{on}"
    st.session_state[widget] = mine[0].at_most if mine else None

    def keep() -> None:
        others = [limit for limit in limits if limit not in mine]
        bound = st.session_state[widget]
        _keep_limits(others if bound is None else [*others, Limit(on, at_most=float(bound))])

    st.number_input(label, value=None, key=widget, placeholder="no limit", on_change=keep)


def _pick_criterion_limit(case: Case, limits: Sequence[Limit]) -> None:
    """A bound on the level of any criterion; the link may hold more than this one."""
    names = {c.id: f"{c.name} ({c.unit})" for c in case.criteria.values() if c.id not in QUANTITIES}
    mine = [limit for limit in limits if limit.on in names][:1]
    current = mine[0] if mine else None
    which, side, number = st.columns([3, 2, 2], vertical_alignment="bottom")

    def keep() -> None:
        on, bound = st.session_state["bound_on"], st.session_state["bound_number"]
        is_upper = st.session_state["bound_side"] == "at most"
        others = [limit for limit in limits if limit not in mine]
        if on is None or bound is None:
            _keep_limits(others)
        else:
            new = Limit(on, at_most=float(bound)) if is_upper else Limit(on, at_least=float(bound))
            _keep_limits([*others, new])

    _show_bound(current)
    which.selectbox(
        "Limit on a criterion",
        list(names),
        index=None,
        format_func=lambda id_: names[id_],
        key="bound_on",
        on_change=keep,
    )
    side.selectbox("Side", ("at most", "at least"), key="bound_side", on_change=keep)
    number.number_input("Level", value=None, key="bound_number", placeholder="no limit", on_change=keep)


def _show_bound(current: Limit | None) -> None:
    """Make the three widgets say what the link says; half a bound, still being set, is left alone."""
    if current is not None:
        st.session_state["bound_on"] = current.on
        st.session_state["bound_side"] = "at least" if current.at_most is None else "at most"
        st.session_state["bound_number"] = current.at_least if current.at_most is None else current.at_most
    elif st.session_state.get("bound_on") is not None and st.session_state.get("bound_number") is not None:
        st.session_state["bound_number"] = None


def _pick_stacking(sight: Sight) -> dict[str, Stacking]:
    """How much of further gains and losses counts, criterion by criterion."""
    case = sight.case
    stacking = _stacking(case)
    names = {c.id: c.name for c in case.criteria.values() if not c.is_derived}
    first = case.balance.pressure if case.balance and case.balance.pressure in names else next(iter(names), None)
    if first is None:
        return stacking
    with st.expander("How effects add up in a package", icon=":material/stacked_bar_chart:"):
        st.markdown(
            "The largest gain and the largest loss of the members count in full; of every further one, this share. "
            "1: they add up. 0: only the largest counts."
        )
        criterion = case.criteria[
            st.selectbox(
                "Criterion", list(names), list(names).index(first), format_func=lambda id_: names[id_], key="stack_on"
            )
        ]
        now = stacking.get(criterion.id, criterion.stacking)
        left, right = st.columns(2)
        with left:
            _stack_slider(case, criterion.id, "gains", now.gains, criterion.stacking.gains)
        with right:
            _stack_slider(case, criterion.id, "losses", now.losses, criterion.stacking.losses)
    return stacking


def _stack_slider(case: Case, criterion_id: str, side: str, value: float, in_case: float) -> None:
    widget = f"stack_{criterion_id}_{side}"
    st.session_state[widget] = value

    def keep() -> None:
        moved = st.session_state[widget]
        texts = [t for t in _text("stack").split(JOIN) if t and not t.startswith(f"{criterion_id}.{side}=")]
        state.select("stack", JOIN.join(texts if moved == in_case else [*texts, f"{criterion_id}.{side}={moved:g}"]))

    st.slider(
        f"Share of further {side} that counts (the case says {in_case:g})",
        0.0,
        1.0,
        step=0.05,
        key=widget,
        on_change=keep,
    )


def _stacking(case: Case) -> dict[str, Stacking]:
    texts = list(filter(None, _text("stack").split(JOIN)))
    return _tolerant(lambda: read_stacking(case, texts), "stack", {})


def _tolerant(read: Callable[[], dict], key: str, default: dict) -> dict:
    """What a text of the link says; if it cannot be read, that is said and the default holds."""
    try:
        return read()
    except ValueError as fault:
        state.note(f"The link's setting cannot be used: {fault}")
        state.select(key, "")
        return default


def _text(key: str) -> str:
    return state.get_view().selections.get(key, "")
