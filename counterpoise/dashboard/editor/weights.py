"""Weight profiles: points and reasons in a table, the rest as a form."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ...casefile.cells import read_entry, write_entry
from ...casefile.editing import DELETE, Change
from ...casefile.records import WeightsRecord
from ...casefile.wording import Path
from .desk import CASE, Desk, commit, put, show_problems
from .form import show_form
from .levels import fault_at
from .sheet import Edits, SheetColumn, SheetRow, show_sheet

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
    columns = (
        SheetColumn("Criterion", "Criterion", fixed=True),
        SheetColumn("Swing", "Worst to best", fixed=True),
        SheetColumn("points", "Points"),
        SheetColumn("reasons", "Reason", wide=True),
    )
    rows = [
        SheetRow(
            id_,
            {
                "Criterion": criteria.get(id_, id_),
                "Swing": _swing(desk, id_),
                **{key: write_entry(desk.value(file, (key, id_))) for key in ("points", "reasons")},
            },
            {key: fault_at(desk, file, (key, id_)) for key in ("points", "reasons")},
        )
        for id_ in ids
    ]

    def take(now: Desk, edits: Edits) -> None:
        changes = [_change(now, file, key, id_, text) for id_, cells in edits.items() for key, text in cells.items()]
        names = ", ".join(criteria.get(id_, id_) for id_ in edits)
        commit(f"Weight of {names}", *(change for change in changes if change is not None))

    st.caption(HOW)
    show_sheet(f"Points of {desk.value(file, ('name',)) or file}", desk, columns, rows, take)
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
