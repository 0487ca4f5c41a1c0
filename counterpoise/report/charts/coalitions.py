"""Who stands together, and at what distance groups merge: a dendrogram."""

from __future__ import annotations

from ...analysis.perspectives.coalitions import Coalitions, Group
from ...model import Case
from ...study.perspectives import Disagreement
from ..names import join_names
from ..numbers import format_number
from ..sentences.perspectives import groups_clause
from . import lazy_altair as alt
from .canvas import Row, Spec, finish, keep_room, read_aloud, row_keys, rows_axis, rows_chart, ticks
from .palette import GREY, OKABE_ITO

ID = "coalitions"
NAME = "who stands together, and at what distance groups merge"


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(180)
    x_axis = alt.Axis(title="Distance, points", tickCount=ticks())
    x = alt.X("start:Q", axis=x_axis, scale=alt.Scale(zero=True, nice=False))
    color = alt.Color("color:N", scale=None)
    tooltip = [alt.Tooltip("spoken:N", title="Group")]
    branches = (
        rows_chart()
        .transform_filter("datum.kind === 'branch'")
        .mark_rule(strokeWidth=3, strokeCap="round", tooltip=None)
        .encode(x=x, x2="end:Q", y=y, color=color, tooltip=tooltip, description="spoken:N")
    )
    joints = (
        rows_chart()
        .transform_filter("datum.kind === 'joint'")
        .mark_line(strokeWidth=3, strokeCap="round", aria=False)
        .encode(x=x, y=y, color=color, detail="merge:N", order="order:Q")
    )
    cut = (
        rows_chart()
        .transform_filter("datum.kind === 'cut'")
        .mark_rule(strokeDash=[5, 4], strokeWidth=1.5, color=GREY, aria=False)
        .encode(x="start:Q")
    )
    return finish(cut, joints, branches, keep_room(), row_height=40)


def leaf_order(found: Coalitions, n: int) -> list[int]:
    """Perspectives in the order of the tree, so that no two branches cross."""
    order_by: dict[Group, list[int]] = {(a,): [a] for a in range(n)}
    for merge in found.merges:
        order_by[tuple(sorted(merge.one + merge.other))] = order_by.pop(merge.one) + order_by.pop(merge.other)
    return [a for group in order_by.values() for a in group]


def rows(case: Case, found: Disagreement) -> list[Row]:
    """One row per branch, from where its group came about to where it merges; per merge; and for the cut."""
    of, n = found.coalitions, len(found.ids)
    order = leaf_order(of, n)
    names = {found.ids[a]: case.profiles[found.ids[a]].name for a in order}
    keys = row_keys(names, 24, 2)
    key_of = {a: keys[found.ids[a]] for a in order}
    reach = 1.04 * max((merge.at for merge in of.merges), default=1.0) or 1.0
    born: dict[Group, float] = {(a,): 0.0 for a in range(n)}
    listed: list[Row] = []
    for k, merge in enumerate(of.merges):
        first, second = sorted((merge.one, merge.other), key=lambda group: _top(group, order))
        for group in (first, second):
            listed.append(_branch(case, found, group, key_of, order, born[group], merge.at))
        both = tuple(sorted(first + second))
        listed += [
            _row("joint", key_of, order, end, merge.at, merge.at, _color(found, both))
            | {"merge": k, "spoken": _spoken(case, found, both)}
            for end in (first, second)
        ]
        born[both] = merge.at
    everyone = tuple(range(n))
    listed.append(_branch(case, found, everyone, key_of, order, born[everyone], reach))
    if (cut := _cut(found)) is not None:
        listed.append(
            _row("cut", key_of, order, everyone, cut, cut, GREY)
            | {"spoken": f"Groups are cut at {format_number(cut, 1)} points"}
        )
    return [row | {"room": reach} for row in listed]


def _branch(
    case: Case,
    found: Disagreement,
    group: Group,
    key_of: dict[int, str],
    order: list[int],
    start: float,
    end: float,
) -> Row:
    color = _color(found, group)
    return _row("branch", key_of, order, group, start, end, color) | {"spoken": _spoken(case, found, group, end)}


def _row(
    kind: str, key_of: dict[int, str], order: list[int], group: Group, start: float, end: float, color: str
) -> Row:
    leaf = _leaf(group, order)
    return {
        "kind": kind,
        "key": key_of[leaf],
        "order": order.index(leaf),
        "start": start,
        "end": end,
        "color": color,
        "merge": -1,
    }


def _top(group: Group, order: list[int]) -> int:
    return min(order.index(a) for a in group)


def _leaf(group: Group, order: list[int]) -> int:
    """The perspective on whose row the branch of a group runs: its first."""
    return order[_top(group, order)]


def _color(found: Disagreement, group: Group) -> str:
    """One color for all within a group that stands together, grey above the cut."""
    for k, whole in enumerate(found.coalitions.groups):
        if set(group) <= set(whole):
            return OKABE_ITO[k % len(OKABE_ITO)]
    return GREY


def _cut(found: Disagreement) -> float | None:
    """Halfway between the last merge within a group and the first beyond; None where all stand together or apart."""
    groups = [set(group) for group in found.coalitions.groups]
    merges = found.coalitions.merges
    beyond = [merge.at for merge in merges if not any(set(merge.one + merge.other) <= group for group in groups)]
    if not beyond:
        return None
    within = [merge.at for merge in merges if any(set(merge.one + merge.other) <= group for group in groups)]
    return (max(within, default=0.0) + min(beyond)) / 2


def _spoken(case: Case, found: Disagreement, group: Group, end: float | None = None) -> str:
    who = join_names([case.profiles[found.ids[a]].name for a in group])
    if end is None or len(group) == len(found.ids):
        return f"{who} together"
    return f"{who}: joins others at {format_number(end, 1)} points"


def title(case: Case, found: Disagreement) -> str:
    """The finding: who stands together."""
    return groups_clause(case, found)


def alt_text(case: Case, found: Disagreement) -> str:
    """The chart in words."""
    return f"{title(case, found)}. " + read_aloud(row for row in rows(case, found) if row["kind"] != "joint") + "."
