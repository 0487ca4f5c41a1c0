"""Weight profiles: points and reasons in a table, the rest as a form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from ...casefile.cells import read_entry, write_entry
from ...casefile.editing import DELETE, Change
from ...casefile.records import WeightsRecord
from ...casefile.wording import Path
from .desk import CASE, Desk, commit, put, show_problems
from .form import show_form
from .grid import show_grid

HOW = (
    "Points say how much going from the worst level to the best is worth on each criterion, on any common scale. "
    "An empty cell, or 0, gives the criterion no weight."
)
POINTS: Path = ("points",)


def show_profile(desk: Desk, file: str) -> None:
    """The form of a profile, with its points as a table where it has some."""
    has_points = desk.value(file, POINTS) is not None
    if has_points:
        _show_points(desk, file)
    show_form(desk, file, (), WeightsRecord, without=("points", "reasons"))
    if not has_points:
        equal = dict.fromkeys(desk.group(CASE, ("criteria",)), 10)
        st.button("Give points", key="give_points", on_click=partial(put, file, POINTS, equal, "Points"))


def _show_points(desk: Desk, file: str) -> None:
    criteria = desk.names["criterion"]
    ids = list(dict.fromkeys([*criteria, *desk.group(file, POINTS)]))
    rows = [
        {
            "Criterion": criteria.get(id_, id_),
            "Swing": _swing(desk, id_),
            "points": write_entry(desk.value(file, ("points", id_))),
            "reason": write_entry(desk.value(file, ("reasons", id_))),
        }
        for id_ in ids
    ]

    def take(edits: Mapping[int, Mapping[str, str]]) -> None:
        changes = [
            _change(desk, file, "points" if column == "points" else "reasons", ids[row], text)
            for row, cells in edits.items()
            for column, text in cells.items()
        ]
        names = ", ".join(criteria.get(ids[row], ids[row]) for row in edits)
        commit(f"Weight of {names}", *(change for change in changes if change is not None))

    config = {
        "Criterion": st.column_config.TextColumn(disabled=True, pinned=True),
        "Swing": st.column_config.TextColumn("Worst to best", disabled=True),
        "points": st.column_config.TextColumn("Points"),
        "reason": st.column_config.TextColumn("Reason", width="large"),
    }
    st.caption(HOW)
    show_grid(f"points {file} {' '.join(ids)}", desk, rows, config, take, "Points")
    for key in ("points", "reasons"):
        show_problems(desk.problems_at(file, (key,), within=True))


def _change(desk: Desk, file: str, key: str, id_: str, text: str) -> Change | None:
    value = read_entry(text) if key == "points" else text.strip() or None
    if value is not None:
        return Change(file, (key, id_), value)
    return Change(file, (key, id_), DELETE) if desk.value(file, (key, id_)) is not None else None


def _swing(desk: Desk, id_: str) -> str:
    worst, best, unit = (
        write_entry(desk.value(CASE, ("criteria", id_, *path)))
        for path in (("scale", "worst"), ("scale", "best"), ("unit",))
    )
    return f"{worst} to {best} {unit}"
