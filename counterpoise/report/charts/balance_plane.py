"""Options and packages on the plane of the two levers that the case wants in balance."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.packages.balance import BalancePlane, BalanceVerdict
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..present import present
from ..sentences.packages import balance_clause, balance_sentence
from . import lazy_altair as alt
from .canvas import TEXT, Row, Side, Spec, finish_sized, number_in, read_aloud, rows_chart, ticks
from .palette import BLUE, GREEN, GREY, ORANGE

ID = "balance_plane"
NAME = "options and packages by the two levers to balance"

SIDES: tuple[Side, ...] = ("left", "right")

HEIGHT = 460

LOW, NARROW = 330.0, 250.0
"""Pixels of the smallest plane, inside the axes and under the legend: its height, and its width on a phone."""

LETTER = 6.6
"""Pixels of a letter, on average."""

SHIFTS = (0.0, -12.0, 12.0, -20.0, 20.0, -30.0, 30.0)
"""Heights that are tried for a name, in pixels from its point."""

KINDS = ("option", "predefined package", "best package", "chosen package")


def spec(case: Case) -> Spec:
    """The specification; it depends on the names of the two levers."""
    balance = present(case.balance, "the case's balance")
    pressure, service = (case.criteria[id_].name for id_ in (balance.pressure, balance.service))
    unit = alt.Scale(domain=[0, 1])
    x = alt.X("pressure:Q", scale=unit, axis=alt.Axis(title=f"{pressure}, 0 worst to 1 best", tickCount=ticks()))
    y = alt.Y("service:Q", scale=unit, axis=alt.Axis(title=f"{service}, 0 worst to 1 best", tickCount=5))
    points = rows_chart().transform_filter("datum.mark == 'point'")
    line = rows_chart().transform_filter("datum.mark == 'diagonal'")
    kinds = alt.Legend(title=None, columns=2)
    return finish_sized(
        line.mark_line(color=GREY, strokeDash=[5, 4], aria=False).encode(x=x, y=y),
        points.mark_point(filled=True, size=110, opacity=0.95).encode(
            x=x,
            y=y,
            color=alt.Color(
                "kind:N", scale=alt.Scale(domain=list(KINDS), range=[GREY, BLUE, GREEN, ORANGE]), legend=kinds
            ),
            shape=alt.Shape(
                "kind:N",
                scale=alt.Scale(domain=list(KINDS), range=["circle", "square", "diamond", "triangle-up"]),
                legend=kinds,
            ),
            tooltip=[
                alt.Tooltip("name:N", title="What"),
                alt.Tooltip("spoken:N", title="Where"),
            ],
            description="spoken:N",
        ),
        *(_names(points, x, y, side) for side in SIDES),
        height=HEIGHT,
    )


def _names(points: alt.Chart, x: alt.X, y: alt.Y, side: Side) -> alt.Chart:
    """Names beside their points, at the height that `_place_labels` found free."""
    chosen = points.transform_filter(f"datum.side === '{side}' && datum.label !== ''")
    text: alt.Chart = chosen.mark_text(
        align=side, dx=9 if side == "left" else -9, dy=alt.ExprRef("datum.shift"), color=TEXT, aria=False
    )
    return text.encode(x=x, y=y, text="label:N")


def rows(case: Case, verdict: BalanceVerdict, planes: Sequence[tuple[str, Sequence[str], BalancePlane]]) -> list[Row]:
    """One row per point: kind, name and place; and the two ends of the diagonal."""
    points = _place_labels([point for kind, names, plane in planes for point in _points(kind, names, plane)])
    diagonal: list[Row] = [{"mark": "diagonal", "pressure": end, "service": end} for end in (0.0, 1.0)]
    return [*points, *diagonal]


def _place_labels(points: list[Row]) -> list[Row]:
    """Each name on the inner side of its point, at the nearest height where no other name or point lies.

    Reckoned on the narrowest plane; on a wider one names only move apart. Where no place is free, the name is
    left to the tooltip and the table.
    """
    taken = [
        (x - 6.0, y - 6.0, x + 6.0, y + 6.0)
        for point in points
        for x, y in [(number_in(point, "pressure") * NARROW, (1 - number_in(point, "service")) * LOW)]
    ]
    placed = []
    for point in points:
        x, y = number_in(point, "pressure") * NARROW, (1 - number_in(point, "service")) * LOW
        side: Side = "left" if x < NARROW / 2 else "right"
        width = LETTER * len(str(point["label"]))
        start = x + 9 if side == "left" else x - 9 - width
        free = (
            shift
            for shift in SHIFTS
            if start >= 0
            and start + width <= NARROW
            and not any(
                start < right and left < start + width and y + shift - 8 < bottom and top < y + shift + 8
                for left, top, right, bottom in taken
            )
        )
        shift = next(free, None) if point["label"] else None
        if shift is not None:
            taken.append((start, y + shift - 8, start + width, y + shift + 8))
        label = point["label"] if shift is not None else ""
        placed.append(point | {"label": label, "side": side, "shift": shift or 0.0})
    return placed


def _points(kind: str, names: Sequence[str], plane: BalancePlane) -> list[Row]:
    label = distinct_labels({str(p): name for p, name in enumerate(names)}, 28, 1)
    return [
        _point(plane, p, name) | {"kind": kind, "label": "" if kind == KINDS[1] else label[str(p)]}
        for p, name in enumerate(names)
        if plane.index_p[p] == plane.index_p[p]  # not so for NaN
    ]


def _point(plane: BalancePlane, p: int, name: str) -> Row:
    pressure, service, index = (float(x_p[p]) for x_p in (plane.pressure_p, plane.service_p, plane.index_p))
    place = f"{format_number(pressure, 2)} and {format_number(service, 2)}"
    return {
        "mark": "point",
        "name": name,
        "pressure": pressure,
        "service": service,
        "spoken": f"{name}: {place}, balance index {format_number(index, 2)}",
    }


def title(case: Case, verdict: BalanceVerdict, planes: Sequence[tuple[str, Sequence[str], BalancePlane]]) -> str:
    """The finding: whether the package is in balance."""
    return balance_clause(case, verdict)


def alt_text(case: Case, verdict: BalanceVerdict, planes: Sequence[tuple[str, Sequence[str], BalancePlane]]) -> str:
    """The chart in words."""
    spoken = read_aloud(row for row in rows(case, verdict, planes) if row["mark"] == "point")
    return f"{balance_sentence(case, verdict)} {spoken}."
