"""Forms that ask about one criterion at a time: swing points, an order, ranges of shares."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ...report.numbers import format_number
from .. import state
from .form import Form
from .groups import Groups, put_order, read_groups
from .order import show_order

FORMULAS = {
    "centroid": "Mean of all weights that keep the order",
    "sum": "Rank sum: n, n - 1, ..., 1",
    "reciprocal": "Reciprocal: 1, 1/2, ..., 1/n",
}

WHOLE = (0.0, 100.0)


def show_swing(form: Form) -> None:
    """Which move first, which next; then the points of each beside the first."""
    st.markdown("Imagine that every criterion stands at its worst level, and that you may move one to its best.")
    show_order(form, "Which would you move", lambda groups: _put_first(form, groups))
    order = [id_ for group in read_groups(form) for id_ in group]
    if len(order) < len(form.case.criteria):
        return
    points = form.group("points")
    first = order[0]
    st.markdown(f"**If moving {form.name(first)} is worth 100 points, how many is each of the others worth?**")
    for id_ in order[1:]:
        _show_points(form, id_, points.get(id_))


def _put_first(form: Form, groups: Groups) -> None:
    """The first of the order has 100 points; one that was first has none until it is asked again."""
    before, now = (found[0][0] if found else "" for found in (read_groups(form), groups))
    put_order(form, groups)
    points = {id_: said for id_, said in form.group("points").items() if id_ != before}
    form.put("points", points | ({now: 100} if now else {}))


def _show_points(form: Form, id_: str, points: object) -> None:
    """A slider, which begins where nothing is said, and says so."""
    is_said = isinstance(points, int | float)
    form.slide(
        form.move(id_) + ("" if is_said else " (not answered)"),
        f"points_{id_}",
        min(max(float(points), 0.0), 100.0) if isinstance(points, int | float) else 0.0,
        lambda said: form.put_in("points", id_, said),
        help_text=form.explain(id_),
    )
    if not is_said:
        form.button("Worth nothing", f"nothing_{id_}", lambda: form.put_in("points", id_, 0), type="tertiary")


def show_rank(form: Form) -> None:
    """An order, and how weights follow from it."""
    st.markdown("Imagine that every criterion stands at its worst level, and that you may move one to its best.")
    show_order(form, "Which would you move", lambda groups: put_order(form, groups))
    formula = form.part("formula")
    widget = f"{form.key}_formula"
    state.show_in_widget(widget, formula if formula in FORMULAS else "centroid")
    st.radio(
        "Weights from the order",
        list(FORMULAS),
        format_func=lambda name: FORMULAS[name],
        key=widget,
        disabled=form.is_locked,
        on_change=lambda: form.put("formula", state.widget_value(widget)),
    )


def show_ranges(form: Form) -> None:
    """The lowest and the highest share of each criterion that the person wants to bound."""
    st.markdown("Which share of all weight should each move have, at least and at most? From 0 to 100 % is no limit.")
    for id_ in form.case.criteria:
        found = form.group("ranges").get(id_)
        ends = WHOLE
        if isinstance(found, dict) and all(isinstance(found.get(end), int | float) for end in ("low", "high")):
            ends = (float(found["low"]), float(found["high"]))
        form.slide(
            f"{form.move(id_)}: {format_number(ends[0], 0)} to {format_number(ends[1], 0)} %",
            f"range_{id_}",
            ends,
            partial(_put_range, form, id_),
            help_text=form.explain(id_),
            unit=" %%",
        )


def _put_range(form: Form, id_: str, ends: tuple[float, float]) -> None:
    form.put_in("ranges", id_, None if tuple(ends) == WHOLE else {"low": ends[0], "high": ends[1]})
