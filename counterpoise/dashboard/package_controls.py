"""What a reader asks of packages: members, limits, stacking; each a setting of the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ..model import SHARES, Case, Limit, Share, Stacking
from ..model.number_text import write_number
from ..report.sentences.packages import limit_text
from ..report.sentences.stacking import STACKING_LABELS, stacking_text
from ..report.tables import interactions_table, stacking_table
from ..study.packages.limits import QUANTITIES, read_limits, read_stacking, write_limits
from ..study.questions.packages import Packages
from ..study.settings import IDS, TEXTS
from . import blocks, state
from .blocks import escape_markdown
from .number_field import Range, number_field
from .parts import show_part

HALF_BOUND = "level of a limit whose criterion is not chosen yet"


def pick_settings(case: Case, question: Packages) -> None:
    """The controls for packages; a change is in the question of the next run."""
    names = {id_: option.label for id_, option in case.options.items() if id_ != case.baseline}
    limits = read_limits(case, question.limits)

    def draw() -> None:
        left, right = st.columns(2)
        with left:
            pick_options("Include", "must", question.must, names)
            _pick_number("Minimum number of measures", "least", question.min_members, len(names))
            _pick_limit(limits, f"Committed cost at most ({case.money.label})", "cost")
        with right:
            pick_options("Exclude", "not", question.must_not, names)
            _pick_number("Maximum number of measures", "most", question.max_members, len(names))
            _pick_limit(limits, "Latest ready day", "ready_day")
        _pick_criterion_limit(case, limits)
        _pick_sureness(question)

    show_part("Rules and limits", "rules", draw, icon=":material/rule:")
    if limits:
        texts = "; ".join(limit_text(case, limit) for limit in limits)
        st.caption(escape_markdown(f"Your limits, in addition to the case's own: {texts}."))
    _pick_stacking(case, question)


def pick_options(
    label: str, link: str, chosen: Sequence[str], names: Mapping[str, str], help_text: str | None = None
) -> None:
    """Several options."""
    widget = f"options_{link}"
    state.show_in_widget(widget, list(chosen))
    st.multiselect(
        label,
        list(names),
        format_func=lambda id_: names[id_],
        key=widget,
        help=help_text,
        on_change=lambda: state.select(link, IDS.write(tuple(state.widget_value(widget)))),
    )


def _pick_number(label: str, link: str, value: int | None, high: int) -> None:
    number_field(
        label,
        f"number_{link}",
        value,
        lambda chosen: state.select(link, "" if chosen is None else str(int(chosen))),
        Range(0, max(high, value or 0), is_whole=True),
    )


def _pick_sureness(question: Packages) -> None:
    """In how many simulations all limits and red lines must hold together."""
    number_field(
        "Required sureness: all limits and red lines hold, % of simulations",
        "number_held",
        question.sure or None,
        lambda chosen: state.select("held", write_number(chosen) if chosen else ""),
        Range(0, 100, is_percent=True),
    )


def _keep_limits(limits: Sequence[Limit]) -> None:
    state.select("limits", TEXTS.write(write_limits(limits)))


def _pick_limit(limits: Sequence[Limit], label: str, on: str) -> None:
    """An upper bound on one quantity."""
    mine = [limit for limit in limits if limit.on == on and limit.year is None and limit.at_most is not None]
    others = [limit for limit in limits if limit not in mine]
    number_field(
        label,
        f"limit_{on}",
        mine[0].at_most if mine else None,
        lambda bound: _keep_limits(others if bound is None else [*others, Limit(on, at_most=bound)]),
    )


def _pick_criterion_limit(case: Case, limits: Sequence[Limit]) -> None:
    """A bound on the level of any criterion; the link may hold more than this one."""
    names = {c.id: f"{c.name} ({c.unit})" for c in case.criteria.values() if c.id not in QUANTITIES}
    mine = [limit for limit in limits if limit.on in names][:1]
    current = mine[0] if mine else None
    which, side, number = st.columns([3, 2, 2], vertical_alignment="top")
    bound = None if current is None else (current.at_least if current.at_most is None else current.at_most)

    def keep(bound: float | None) -> None:
        """Take the bound; without a criterion it waits for one."""
        on, is_upper = state.widget_value("bound_on"), state.widget_value("bound_side") == "at most"
        others = [limit for limit in limits if limit not in mine]
        state.keep(HALF_BOUND, bound if on is None else None)
        if on is None or bound is None:
            _keep_limits(others)
        else:
            _keep_limits([*others, Limit(on, at_most=bound) if is_upper else Limit(on, at_least=bound)])

    typed: float | None = bound if current is not None else state.kept(HALF_BOUND)
    _show_bound(current, names)
    which.selectbox(
        "Limit on a criterion",
        list(names),
        index=None,
        format_func=lambda id_: names[id_],
        key="bound_on",
        on_change=lambda: keep(typed),
    )
    side.selectbox("Side", ("at most", "at least"), key="bound_side", on_change=lambda: keep(typed))
    with number:
        number_field("Level", "bound_number", typed, keep)


def _show_bound(current: Limit | None, names: Mapping[str, str]) -> None:
    """Make the pickers say what the link says; half a bound, still being set, is left alone."""
    if current is not None:
        state.show_in_widget("bound_on", current.on)
        state.show_in_widget("bound_side", "at least" if current.at_most is None else "at most")
    elif state.widget_value("bound_on") not in (None, *names):
        state.show_in_widget("bound_on", None)


def _pick_stacking(case: Case, question: Packages) -> None:
    """How much of further gains and losses counts, criterion by criterion."""
    stacking = read_stacking(case, question.stacking)
    names = {c.id: c.name for c in case.criteria.values() if not c.is_derived}
    first = case.balance.pressure if case.balance and case.balance.pressure in names else next(iter(names), None)
    if first is None:
        return

    def draw() -> None:
        st.markdown(
            "The largest gain and the largest loss count in full; every further one counts at this share. "
            "1: effects add up. 0: only the largest counts. Where measures gain and lose on the same criterion, the "
            "third share is how much of the losses, up to the size of the gains, still counts. 1: all of it."
        )
        criterion = case.criteria[
            st.selectbox(
                "Criterion", list(names), list(names).index(first), format_func=lambda id_: names[id_], key="stack_on"
            )
        ]
        now = stacking.get(criterion.id, criterion.stacking)
        for column, share in zip(st.columns(len(SHARES)), SHARES, strict=True):
            with column:
                _stack_slider(question, criterion.id, share, now.share(share), criterion.stacking)

        blocks.show_table_on_demand("How the case adds up effects", "stacking_case", lambda: stacking_table(case))
        if case.interactions:
            blocks.show_table_on_demand("Joint effects of pairs", "interactions", lambda: interactions_table(case))

    show_part("How effects add up in a package", "stacking", draw, icon=":material/stacked_bar_chart:")


def _stack_slider(question: Packages, criterion_id: str, share: Share, value: float, in_case: Stacking) -> None:
    """A share under the reader's hand; one that the case estimates is drawn until it is moved."""
    widget, own = f"stack_{criterion_id}_{share}", f"{criterion_id}.{share}="
    state.show_in_widget(widget, value)

    def keep() -> None:
        moved = state.widget_value(widget)
        others = [text for text in question.stacking if not text.startswith(own)]
        mine = [] if moved == in_case.share(share) else [f"{own}{write_number(moved)}"]
        state.select("stack", TEXTS.write((*others, *mine)))

    st.slider(
        f"{STACKING_LABELS[share]} (in the case: {stacking_text(in_case, share)})",
        0.0,
        1.0,
        step=0.05,
        format="%g",
        key=widget,
        on_change=keep,
    )
