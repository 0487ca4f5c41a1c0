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
from .levels import fault_at
from .sheet import Edits, SheetColumn, SheetRow, show_sheet

HOW = (
    "Points say how much going from the worst level to the best is worth on each criterion, on any common scale. "
    "An empty cell, or 0, gives the criterion no weight."
)
HOW_RANKED = (
    "1 stands before the criterion whose way from worst to best is worth most; criteria with the same number are worth "
    "the same. One without a number has no place."
)
POINTS: Path = ("points",)
RANK: Path = ("rank",)


def show_profile(desk: Desk, file: str) -> None:
    """The form of a profile, with its points as a table where it has some."""
    has_points, has_rank = (desk.value(file, path) is not None for path in (POINTS, RANK))
    if has_points:
        _show_points(desk, file)
    if has_rank:
        _show_ranking(desk, file)
    show_form(desk, file, (), WeightsRecord, without=("points", "reasons", "rank"))
    criteria = list(desk.group(CASE, ("criteria",)))
    if not has_points:
        equal = dict.fromkeys(criteria, 10)
        st.button("Give points", key="give_points", on_click=partial(put, file, POINTS, equal, "Points"))
    if not has_rank and not has_points:
        alike = [criteria] if len(criteria) > 1 else criteria
        st.button("Rank the criteria", key="give_rank", on_click=partial(put, file, RANK, alike, "Ranking"))


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


def _show_ranking(desk: Desk, file: str) -> None:
    criteria, place = desk.names["criterion"], places_of(desk.value(file, RANK))
    columns = (
        SheetColumn("Criterion", "Criterion", fixed=True),
        SheetColumn("Swing", "Worst to best", fixed=True),
        SheetColumn("place", "Place"),
    )
    rows = [
        SheetRow(
            id_,
            {"Criterion": criteria.get(id_, id_), "Swing": _swing(desk, id_), "place": write_entry(place.get(id_))},
            {},
        )
        for id_ in dict.fromkeys([*criteria, *place])
    ]

    def take(now: Desk, edits: Edits) -> None:
        typed = {id_: read_entry(cells["place"]) for id_, cells in edits.items() if "place" in cells}
        commit("Ranking", Change(file, RANK, ranking_of({**places_of(now.value(file, RANK)), **typed})))

    st.caption(HOW_RANKED)
    show_sheet(f"Ranking of {desk.value(file, ('name',)) or file}", desk, columns, rows, take)
    show_problems(desk.problems_at(file, RANK, within=True))


def places_of(ranking: object) -> dict[str, int]:
    """The place of every criterion in a ranking of a file; what is no ranking has none.

    >>> places_of(["a", ["b", "c"], "d"])
    {'a': 1, 'b': 2, 'c': 2, 'd': 3}
    """
    groups = ranking if isinstance(ranking, list) else []
    return {
        str(id_): place
        for place, group in enumerate(groups, start=1)
        for id_ in (group if isinstance(group, list) else [group])
    }


def ranking_of(place: Mapping[str, object]) -> list[str | list[str]]:
    """The ranking that places make, the smallest number first; what is no number has no place.

    >>> ranking_of({"a": 2, "b": 1, "c": 2, "d": None, "e": "first"})
    ['b', ['a', 'c']]
    """
    groups: dict[float, list[str]] = {}
    for id_, number in place.items():
        if isinstance(number, int | float):
            groups.setdefault(number, []).append(id_)
    return [ids if len(ids) > 1 else ids[0] for _, ids in sorted(groups.items())]


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
