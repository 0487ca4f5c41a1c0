"""Bars to the right for one option, to the left for the other: why A before B."""

from __future__ import annotations

import math

from ...analysis.score import Ranking, compare_pair
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.pair import pair_head
from ..sentences.phrases import largest_first
from . import lazy_altair as alt
from .canvas import TEXT, Row, Side, Spec, finish, keep_room, row_key, rows_axis, rows_chart, ticks
from .palette import BLUE, ORANGE

ID = "pair_difference"
NAME = "differences between two options, criterion by criterion"

SMALLEST = 0.05
"""Differences that would read 0.0 are not drawn."""


def spec(case: Case) -> Spec:
    """The specification; the same for every pair and every case."""
    y = rows_axis(170)
    bars = (
        rows_chart()
        .mark_bar(height=16)
        .encode(
            x=alt.X("points:Q", axis=alt.Axis(title="Score points", tickCount=ticks())),
            y=y,
            color=alt.Color("side:N", scale=alt.Scale(domain=["first", "second"], range=[BLUE, ORANGE]), legend=None),
            tooltip=[
                alt.Tooltip("criterion:N", title="Criterion"),
                alt.Tooltip("speaks_for:N", title="Favors"),
                alt.Tooltip("text:N", title="Points"),
            ],
            description="spoken:N",
        )
    )
    zero = rows_chart().mark_rule(color=TEXT, aria=False).encode(x=alt.datum(0))
    return finish(bars, zero, _labels(y, ">= 0", "left", 4), _labels(y, "< 0", "right", -4), keep_room(), row_height=28)


def _labels(y: alt.Y, side: str, align: Side, shift: int) -> alt.Chart:
    chosen = rows_chart().transform_filter(f"datum.points {side}")
    text: alt.Chart = chosen.mark_text(align=align, dx=shift, color=TEXT, aria=False)
    return text.encode(x="points:Q", y=y, text="text:N")


def rows(case: Case, ranking: Ranking, first: str, second: str) -> list[Row]:
    """One row per criterion that separates the two, most for the first on top."""
    pair = compare_pair(ranking, ranking.option_ids.index(first), ranking.option_ids.index(second))
    told = [
        (float(pair.difference_j[j]), ranking.criterion_ids[j])
        for j in largest_first(pair.difference_j)
        if abs(pair.difference_j[j]) >= SMALLEST  # not so for NaN
    ]
    widest = max((abs(points) for points, _ in told), default=0.0)
    label = distinct_labels({id_: criterion.name for id_, criterion in case.criteria.items()}, 26, 2)
    return [
        _row(case, points, id_, first if points > 0 else second, widest) | {"key": row_key(id_, label[id_]), "order": k}
        for k, (points, id_) in enumerate(told)
    ]


def _row(case: Case, points: float, criterion_id: str, winner: str, widest: float) -> Row:
    name, text = case.criteria[criterion_id].name, format_number(points, 1, sign=True)
    return {
        "criterion": name,
        "points": points,
        "room": points + math.copysign(0.18 * widest, points),
        "side": "first" if points > 0 else "second",
        "speaks_for": case.options[winner].label,
        "text": text,
        "spoken": f"{name}: {text} points, favors {case.options[winner].label}",
    }


def title(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """The finding: who stands above whom, and by how much."""
    return pair_head(case, ranking, first, second).rstrip(".")


def alt_text(case: Case, ranking: Ranking, first: str, second: str) -> str:
    """The chart in words."""
    parts = "; ".join(f"{row['criterion']} {row['text']}" for row in rows(case, ranking, first, second))
    label = case.options[first].label
    return f"{title(case, ranking, first, second)}." + (f" Points for {label}: {parts}." if parts else "")
